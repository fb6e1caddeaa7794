-- The stages a tender goes through, in their order, as the law of its day has them. What ran before ran in one order.
alter table tenders add column stages jsonb not null default
  '[{"kind":"offer","from":"all"},{"kind":"opening","opens":["quality"]},{"kind":"score"},{"kind":"opening","opens":["price"]},{"kind":"award"},{"kind":"contract"}]';
alter table tenders alter column stages drop default;
