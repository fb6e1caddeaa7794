-- Which institution has which mail address, by the register of the place: fingerprints of the two together, from which neither can be read. The
-- rule confirms nobody else, for names and credit codes are public and whoever is first to ask with them would become their manager here.
alter table supplier_rules add column known jsonb not null default '[]';
