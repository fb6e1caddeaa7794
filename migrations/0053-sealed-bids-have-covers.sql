-- Whose a sealed bid is stands in its cover, which only the program can close. A bid of an earlier version without one gets its cover at
-- the first start; from here on the application can put in none that says in plain columns whose it is. A restore, which is the owner's,
-- may bring back what was there.
create function bids_need_covers() returns trigger language plpgsql as $$
begin
  if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
    raise exception 'a sealed bid needs its cover';
  end if;
  return new;
end $$;
create trigger bids_need_covers before insert or update on bids
  for each row when (new.cover is null and new.state in ('sealed', 'withdrawn')) execute function bids_need_covers();
