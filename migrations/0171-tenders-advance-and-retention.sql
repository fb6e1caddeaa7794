-- What the documents of a tender announce of an advance on the price and of a part kept back. Nothing of tenders that announce neither.
alter table tenders
  add column advance_share text,
  add column advance_when text check (advance_when in ('signing', 'start')),
  add column retention_share text,
  add column retention_until text check (retention_until in ('end', 'accepted')),
  add column retention_days integer check (retention_days >= 0);
