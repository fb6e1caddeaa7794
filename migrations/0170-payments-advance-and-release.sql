-- A claim may be made from an advance on the price, and from what was kept back of what was accepted.
alter table claims drop constraint claims_source_check;
alter table claims add constraint claims_source_check check (source in ('acceptance', 'signing', 'advance', 'release'));
