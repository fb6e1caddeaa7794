-- An office keeps one unit and one series of a name. Where two at once had made more, the first keeps it and the others say which they are.
with doubles as (
  select jurisdiction, id, row_number() over (partition by jurisdiction, purchaser_id, name order by created_at, id) as nth from price_series)
update price_series s set name = left(s.name, 180) || '（' || right(s.id, 8) || '）', version = s.version + 1
from doubles d where d.jurisdiction = s.jurisdiction and d.id = s.id and d.nth > 1;
create unique index price_series_by_name on price_series (jurisdiction, purchaser_id, name);

with newest as (
  select distinct on (w.jurisdiction, w.kind_id) w.*, k.purchaser_id, k.created_at
  from unit_kind_wordings w join unit_kinds k on k.jurisdiction = w.jurisdiction and k.id = w.kind_id
  order by w.jurisdiction, w.kind_id, w.number desc),
doubles as (select *, row_number() over (partition by jurisdiction, purchaser_id, name order by created_at, kind_id) as nth from newest),
worded as (
  insert into unit_kind_wordings (jurisdiction, kind_id, number, name, name_en, unit, unit_en, terms, written_at)
  select jurisdiction, kind_id, number + 1, left(name, 80) || '（' || right(kind_id, 8) || '）', name_en, unit, unit_en, terms, now()
  from doubles where nth > 1 returning jurisdiction, kind_id)
update unit_kinds k set version = k.version + 1 from worded w where w.jurisdiction = k.jurisdiction and w.kind_id = k.id;
