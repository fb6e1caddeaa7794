-- The demonstration district and real data never share a database, whatever program brings one of them in and however many do at once:
-- each waits for those before it, and looks after that.
create function jurisdictions_of_one_kind() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7307);
  if exists (select 1 from jurisdictions where demo <> new.demo and code <> new.code) then
    raise exception 'the demonstration district and real data never share a database' using errcode = 'raise_exception';
  end if;
  return new;
end $$;
create trigger jurisdictions_of_one_kind before insert or update of demo on jurisdictions
  for each row execute function jurisdictions_of_one_kind();
