-- By how much the clock of a synthetic district is ahead of the database's: a trainer moves it on, and never back. One row for the whole
-- database, as there is one clock; a database with real data takes none, whatever program brings it.
-- reference table
create table rehearsal (
  single boolean primary key default true check (single),
  ahead_seconds bigint not null check (ahead_seconds between 0 and 94608000),
  moved_at timestamptz not null
);
create function rehearsal_only_synthetic() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7307);
  if not exists (select 1 from jurisdictions where demo) or exists (select 1 from jurisdictions where not demo) then
    raise exception 'the clock of real data is never moved' using errcode = 'raise_exception';
  end if;
  if tg_op = 'UPDATE' and new.ahead_seconds < old.ahead_seconds then
    raise exception 'the clock of a rehearsal is never moved back' using errcode = 'raise_exception';
  end if;
  return new;
end $$;
create trigger rehearsal_only_synthetic before insert or update on rehearsal
  for each row execute function rehearsal_only_synthetic();

-- A synthetic district never becomes a real one, nor the reverse, whoever asks.
create function jurisdictions_stay_what_they_are() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.demo <> new.demo then
    raise exception 'a synthetic district stays one, and so does a real one' using errcode = 'raise_exception';
  end if;
  return new;
end $$;
create trigger jurisdictions_stay_what_they_are before update of demo on jurisdictions
  for each row execute function jurisdictions_stay_what_they_are();
revoke delete, truncate on rehearsal from tandem_app;
