-- What one unit of a project line must be, in conditions that are held against records; lines written before have words only.
alter table plan_lines add column unit_terms jsonb;
