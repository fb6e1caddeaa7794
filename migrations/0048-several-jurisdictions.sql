-- Hosts that no jurisdiction names are answered by one of them, the one that was there first; another set up beside it is reached by its own
-- host alone, whatever its code. True of that one, null of the others, so that the database keeps it one.
alter table jurisdictions add column answers_others boolean unique check (answers_others);
update jurisdictions set answers_others = true where code = (select min(code) from jurisdictions);
