-- Which lines of its contract a round asks about: those that had goals when it was opened. Null for a round opened before lines were rated,
-- which asks for the marks it asked for then and nothing else.
alter table rounds add column lines jsonb;
