-- The price series that part of the price of posts follows, as the documents of a tender announce it; null where they announce none.
alter table tenders add column price_index jsonb;
