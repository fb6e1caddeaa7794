-- With the last role somebody has at an institution their lock on its key of names ends, and what they have open under it, in whatever way
-- the role ended: a later role there brings neither back. Whoever takes the key at this moment comes before or after, not beside.
create function names_end_with_the_role() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('names ' || new.jurisdiction || ' ' || new.organisation_id, 0));
  if not exists (
    select from memberships m
    where m.jurisdiction = new.jurisdiction and m.user_id = new.user_id and m.organisation_id = new.organisation_id and m.ended_on is null
  ) then
    delete from name_key_locks
    where jurisdiction = new.jurisdiction and organisation_id = new.organisation_id and user_id = new.user_id;
    delete from open_names
    where jurisdiction = new.jurisdiction and organisation_id = new.organisation_id
      and session_id in (select s.id from sessions s where s.jurisdiction = new.jurisdiction and s.user_id = new.user_id);
  end if;
  return null;
end $$;
create trigger names_end_with_the_role after update of ended_on on memberships
  for each row when (old.ended_on is null and new.ended_on is not null) execute function names_end_with_the_role();
delete from name_key_locks l where l.user_id is not null and not exists (
  select from memberships m
  where m.jurisdiction = l.jurisdiction and m.user_id = l.user_id and m.organisation_id = l.organisation_id and m.ended_on is null
);
