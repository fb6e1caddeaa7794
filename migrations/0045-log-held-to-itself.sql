-- The doors of the record log hold what comes through them to what the log is: four salts, tiles as long as the tree, an erasure that
-- stands in the log itself.

create or replace function write_log_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.salts is null or cardinality(new.salts) <> 4 or array_position(new.salts, null) is not null or '' = any (new.salts) then
    raise exception 'an entry of the record log needs four salts';
  end if;
  insert into record_log (jurisdiction, id, at, action, subject_kind, subject_id, purchase_id, actor_kind, actor_id, actor_name,
      organisation_id, outcome, facts, changes, before_hash, after_hash, request_id, salts)
    values (new.jurisdiction, new.id, new.at, new.action, new.subject_kind, new.subject_id, new.purchase_id, new.actor_kind, new.actor_id,
      new.actor_name, new.organisation_id, new.outcome, new.facts, new.changes, new.before_hash, new.after_hash, new.request_id, new.salts);
  insert into record_log_pending (jurisdiction, entry_id, held_by) values (new.jurisdiction, new.id, new.held_by);
  return new;
end $$;

-- A tile only grows: what it holds stays its beginning, and it holds what the tree has by now and no more.
create or replace function grow_log_tiles(p_jurisdiction text, p_levels int[], p_numbers bigint[], p_hashes text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n bigint;
  v_size bigint;
begin
  select coalesce(min(seq) - 1, (select coalesce(max(seq), 0) from record_log_order where jurisdiction = p_jurisdiction)) into v_size
    from record_log_order where jurisdiction = p_jurisdiction and leaf is null;
  if exists (select from unnest(p_levels, p_numbers, p_hashes) as x (l, u, h)
      where l < 0 or l > 7 or u < 0 or length(decode(h, 'base64')) is distinct from
        32 * least(256, (v_size / (256::numeric ^ l)::bigint) - u * 256)) then
    raise exception 'a tile of the record log would be longer or shorter than the log';
  end if;
  insert into record_log_tiles as t (jurisdiction, level, number, hashes)
    select p_jurisdiction, l, u, decode(h, 'base64') from unnest(p_levels, p_numbers, p_hashes) as x (l, u, h)
    on conflict (jurisdiction, level, number) do update set hashes = excluded.hashes
      where substr(excluded.hashes, 1, length(t.hashes)) = t.hashes;
  get diagnostics n = row_count;
  if n <> cardinality(p_levels) then raise exception 'a tile of the record log would be rewritten'; end if;
end $$;

-- By the end of the transaction that takes something out of an entry, the entry that says so stands in the log and was not there before.
create function erased_by_an_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from record_log l where l.jurisdiction = new.jurisdiction and l.id = new.erased_by and l.id <> new.id
      and l.action ~ 'eras(e|ure)' and l.outcome = 'done' and l.xmin::text = (pg_current_xact_id()::xid)::text) then
    raise exception 'no entry of this transaction says who took something out of the record log';
  end if;
  return null;
end $$;
create constraint trigger erased_by_an_entry after update of erased_by on record_log deferrable initially deferred
  for each row when (new.erased_by is not null) execute function erased_by_an_entry();
revoke execute on function erased_by_an_entry() from public;
