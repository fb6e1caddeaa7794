-- The functions the application may call with the owner's rights refuse what is null: a comparison with it is neither true nor false, and
-- a check that is not true lets through. And whatever takes something out of an entry has its erasure in the log, said or not.

create function refuse_nulls(p_of text, variadic p_given boolean[]) returns void language plpgsql immutable as $$
begin
  if false = any (p_given) then raise exception 'what % is given may not be null', p_of; end if;
end $$;

drop trigger erased_by_an_entry on record_log;
create constraint trigger erased_by_an_entry after update on record_log deferrable initially deferred
  for each row when (new.facts is distinct from old.facts or new.changes is distinct from old.changes
    or new.actor_name is distinct from old.actor_name or new.erased_by is distinct from old.erased_by
    -- Entries of earlier versions get their salts when the tree takes them in.
    or (old.salts is not null and new.salts is distinct from old.salts)) execute function erased_by_an_entry();

create or replace function erase_log_name(p_jurisdiction text, p_actor text, p_by text)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  perform refuse_nulls('erase_log_name', p_jurisdiction is not null, p_actor is not null, p_by is not null);
  update record_log l set actor_name = null, erased_by = p_by,
      salts[3] = case when exists (select from record_log_order o where o.jurisdiction = l.jurisdiction and o.entry_id = l.id) then null else salts[3] end
    where l.jurisdiction = p_jurisdiction and l.actor_id = p_actor and l.actor_name is not null;
  get diagnostics n = row_count;
  return n;
end $$;

create or replace function erase_log_facts(p_jurisdiction text, p_entries text[], p_by text)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  perform refuse_nulls('erase_log_facts', p_jurisdiction is not null, p_entries is not null, p_by is not null);
  update record_log l set facts = '{}', changes = null, erased_by = p_by,
      salts[4] = case when exists (select from record_log_order o where o.jurisdiction = l.jurisdiction and o.entry_id = l.id) then null else salts[4] end
    where l.jurisdiction = p_jurisdiction and l.id = any (p_entries) and (l.facts <> '{}' or l.changes is not null);
  get diagnostics n = row_count;
  return n;
end $$;

create or replace function place_log_entries(p_jurisdiction text, p_after bigint, p_entries text[], p_leaves text[], p_levels int[], p_numbers bigint[], p_hashes text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  perform refuse_nulls('place_log_entries', p_jurisdiction is not null, p_after is not null, p_entries is not null, p_leaves is not null,
    p_levels is not null, p_numbers is not null, p_hashes is not null, array_position(p_leaves, null) is null);
  if cardinality(p_leaves) <> cardinality(p_entries) then raise exception 'an entry needs its leaf'; end if;
  if p_after <> (select coalesce(max(seq), 0) from record_log_order where jurisdiction = p_jurisdiction) then
    raise exception 'the order of the record log has moved on';
  end if;
  delete from record_log_pending where jurisdiction = p_jurisdiction and entry_id = any (p_entries);
  get diagnostics n = row_count;
  if n <> cardinality(p_entries) then raise exception 'an entry does not wait for a place'; end if;
  insert into record_log_order (jurisdiction, seq, entry_id, leaf)
    select p_jurisdiction, p_after + o, e, l from unnest(p_entries, p_leaves) with ordinality as x (e, l, o);
  perform grow_log_tiles(p_jurisdiction, p_levels, p_numbers, p_hashes);
end $$;

create or replace function carry_log_entries(p_jurisdiction text, p_after bigint, p_entries text[], p_leaves text[], p_salts jsonb, p_levels int[], p_numbers bigint[], p_hashes text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  perform refuse_nulls('carry_log_entries', p_jurisdiction is not null, p_after is not null, p_entries is not null, p_leaves is not null,
    p_salts is not null, p_levels is not null, p_numbers is not null, p_hashes is not null, array_position(p_leaves, null) is null);
  if cardinality(p_leaves) <> cardinality(p_entries) then raise exception 'an entry needs its leaf'; end if;
  update record_log_order t set leaf = x.l from unnest(p_entries, p_leaves) with ordinality as x (e, l, o)
    where t.jurisdiction = p_jurisdiction and t.seq = p_after + x.o and t.entry_id = x.e and t.leaf is null;
  get diagnostics n = row_count;
  if n <> cardinality(p_entries) then raise exception 'the order of the record log has moved on'; end if;
  -- Salts for the entries that are carried over and no others, four for each and none of them empty.
  if exists (select from jsonb_each(p_salts) s where not s.key = any (p_entries) or jsonb_typeof(s.value) <> 'array'
      or jsonb_array_length(s.value) <> 4 or s.value @> '[null]' or s.value @> '[""]') then
    raise exception 'an entry of the record log needs four salts';
  end if;
  update record_log l set salts = array(select jsonb_array_elements_text(s.value)) from jsonb_each(p_salts) s
    where l.jurisdiction = p_jurisdiction and l.id = s.key and l.salts is null;
  perform grow_log_tiles(p_jurisdiction, p_levels, p_numbers, p_hashes);
end $$;

create or replace function add_log_head(p_jurisdiction text, p_size bigint, p_note text, p_key text, p_at timestamptz)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  perform refuse_nulls('add_log_head', p_jurisdiction is not null, p_size is not null, p_note is not null, p_key is not null, p_at is not null);
  if split_part(p_note, E'\n', 2) <> p_size::text or split_part(p_note, E'\n', 1) <> split_part(p_key, '+', 1) then
    raise exception 'the head is of another log or of another size';
  end if;
  if p_size > (select coalesce(max(seq), 0) from record_log_order where jurisdiction = p_jurisdiction) then
    raise exception 'the head goes further than the log';
  end if;
  insert into record_log_keys (jurisdiction, key, since)
    select p_jurisdiction, p_key, p_at where not exists (select from record_log_keys where jurisdiction = p_jurisdiction)
    on conflict do nothing;
  if not exists (select from record_log_keys where jurisdiction = p_jurisdiction and key = p_key) then
    raise exception 'the record log is signed with another key';
  end if;
  insert into record_log_heads (jurisdiction, size, signed_at, note)
    select p_jurisdiction, p_size, p_at, p_note
    where p_size > (select coalesce(max(size), 0) from record_log_heads where jurisdiction = p_jurisdiction)
    on conflict do nothing;
  get diagnostics n = row_count;
  return n = 1;
end $$;

-- With a null mark the lines of a claim would have become null.
create or replace function erase_claimed_reason(p_jurisdiction text, p_key jsonb, p_mark text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refuse_nulls('erase_claimed_reason', p_jurisdiction is not null, p_key is not null, p_mark is not null);
  if p_mark !~ ('^' || chr(65529) || 'erased [0-9]{4}-[0-9]{2}-[0-9]{2} [a-z]+' || chr(65531) || '$') then
    raise exception 'only a mark of erasure may stand in a claim';
  end if;
  update claims set snapshot = jsonb_set(snapshot, '{lines}', (
      select jsonb_agg(case when l.line ->> 'instalmentKey' = p_key ->> 1 and l.line ->> 'disputedReason' is not null
          then jsonb_set(l.line, '{disputedReason}', to_jsonb(p_mark)) else l.line end order by l.n)
      from jsonb_array_elements(snapshot -> 'lines') with ordinality as l (line, n)))
    where jurisdiction = p_jurisdiction and acceptance_id = p_key ->> 0 and jsonb_array_length(snapshot -> 'lines') > 0;
end $$;

-- A claim is not rewritten beside the log either: an erasure of this transaction says it.
create function claim_erased_by_an_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from record_log l where l.jurisdiction = new.jurisdiction and l.action ~ 'eras(e|ure)' and l.outcome = 'done'
      and l.xmin::text = (pg_current_xact_id()::xid)::text) then
    raise exception 'no entry of this transaction says who took something out of a claim';
  end if;
  return null;
end $$;
create constraint trigger claim_erased_by_an_entry after update on claims deferrable initially deferred
  for each row when (new.snapshot is distinct from old.snapshot) execute function claim_erased_by_an_entry();
revoke execute on function claim_erased_by_an_entry() from public;
