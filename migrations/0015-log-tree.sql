-- The record log as a hash tree whose signed head is published, and written by nobody but through the doors made here.

alter table record_log
  -- Plain fields that are no secret, as they were and as they became.
  add column changes jsonb,
  -- One salt for each of: what, actor, name, facts. One that is null here has been erased together with what it salted.
  add column salts text[],
  -- The entry that says who erased a part of this one and when.
  add column erased_by text collate "C";
-- Entries that wait for their place at this moment get it in the tree, for which they need salts like every new one.
update record_log set salts = array(select replace(gen_random_uuid()::text, '-', '') from generate_series(1, 4) where record_log.id is not null)
where (jurisdiction, id) in (select jurisdiction, entry_id from record_log_pending);
create index record_log_actor on record_log (jurisdiction, actor_id, id desc) where actor_id is not null;
create index record_log_action on record_log (jurisdiction, action, id desc);
create index record_log_refused on record_log (jurisdiction, id desc) where outcome <> 'done';

-- What waits for something, as a bid for its opening, gets its place only afterwards: until then nobody can count it.
alter table record_log_pending add column held_by text collate "C";

alter table record_log_order
  -- What is published of the entry: fingerprints with salts. Null only for places of earlier versions that have none yet.
  add column leaf text,
  -- The chain of earlier versions, which the tree takes in once.
  alter column hash drop not null;
create index record_log_order_bare on record_log_order (jurisdiction, seq) where leaf is null;

create table record_log_tiles (
  jurisdiction text collate "C" not null,
  level smallint not null,
  number bigint not null,
  hashes bytea not null,
  primary key (jurisdiction, level, number)
);

create table record_log_heads (
  jurisdiction text collate "C" not null,
  size bigint not null,
  signed_at timestamptz not null,
  note text not null,
  primary key (jurisdiction, size)
);

create table record_log_keys (
  jurisdiction text collate "C" not null,
  key text not null,
  since timestamptz not null,
  primary key (jurisdiction, key)
);

revoke insert, update, delete, truncate on record_log, record_log_pending, record_log_order, record_log_tiles from tandem_app;
revoke update, delete, truncate on record_log_heads, record_log_keys from tandem_app;

-- An entry is written through this view, and so it always waits for its place as well: none stands outside.
create view record_log_writing as
  select jurisdiction, id, at, action, subject_kind, subject_id, purchase_id, actor_kind, actor_id, actor_name, organisation_id, outcome,
    facts, changes, before_hash, after_hash, request_id, salts, null::text as held_by
  from record_log;
revoke update, delete, truncate on record_log_writing from tandem_app;

create function write_log_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into record_log (jurisdiction, id, at, action, subject_kind, subject_id, purchase_id, actor_kind, actor_id, actor_name,
      organisation_id, outcome, facts, changes, before_hash, after_hash, request_id, salts)
    values (new.jurisdiction, new.id, new.at, new.action, new.subject_kind, new.subject_id, new.purchase_id, new.actor_kind, new.actor_id,
      new.actor_name, new.organisation_id, new.outcome, new.facts, new.changes, new.before_hash, new.after_hash, new.request_id, new.salts);
  insert into record_log_pending (jurisdiction, entry_id, held_by) values (new.jurisdiction, new.id, new.held_by);
  return new;
end $$;
create trigger write_log_entry instead of insert on record_log_writing for each row execute function write_log_entry();

-- A tile only grows: what it holds stays its beginning.
create function grow_log_tiles(p_jurisdiction text, p_levels int[], p_numbers bigint[], p_hashes text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  insert into record_log_tiles as t (jurisdiction, level, number, hashes)
    select p_jurisdiction, l, u, decode(h, 'base64') from unnest(p_levels, p_numbers, p_hashes) as x (l, u, h)
    on conflict (jurisdiction, level, number) do update set hashes = excluded.hashes
      where substr(excluded.hashes, 1, length(t.hashes)) = t.hashes;
  get diagnostics n = row_count;
  if n <> cardinality(p_levels) then raise exception 'a tile of the record log would be rewritten'; end if;
end $$;

-- Gives waiting entries the next places.
create function place_log_entries(p_jurisdiction text, p_after bigint, p_entries text[], p_leaves text[], p_levels int[], p_numbers bigint[], p_hashes text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
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

-- Takes the next places of the chain of earlier versions into the tree.
create function carry_log_entries(p_jurisdiction text, p_after bigint, p_entries text[], p_leaves text[], p_salts jsonb, p_levels int[], p_numbers bigint[], p_hashes text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  update record_log_order t set leaf = x.l from unnest(p_entries, p_leaves) with ordinality as x (e, l, o)
    where t.jurisdiction = p_jurisdiction and t.seq = p_after + x.o and t.entry_id = x.e and t.leaf is null;
  get diagnostics n = row_count;
  if n <> cardinality(p_entries) then raise exception 'the order of the record log has moved on'; end if;
  update record_log l set salts = array(select jsonb_array_elements_text(s.value)) from jsonb_each(p_salts) s
    where l.jurisdiction = p_jurisdiction and l.id = s.key and l.salts is null;
  perform grow_log_tiles(p_jurisdiction, p_levels, p_numbers, p_hashes);
end $$;

-- Takes somebody's name out of all entries, with its salt where the entry has its leaf already; the leaf keeps the fingerprint.
create function erase_log_name(p_jurisdiction text, p_actor text, p_by text)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  update record_log l set actor_name = null, erased_by = p_by,
      salts[3] = case when exists (select from record_log_order o where o.jurisdiction = l.jurisdiction and o.entry_id = l.id) then null else salts[3] end
    where l.jurisdiction = p_jurisdiction and l.actor_id = p_actor and l.actor_name is not null;
  get diagnostics n = row_count;
  return n;
end $$;

-- The same for the facts of some entries.
create function erase_log_facts(p_jurisdiction text, p_entries text[], p_by text)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  update record_log l set facts = '{}', changes = null, erased_by = p_by,
      salts[4] = case when exists (select from record_log_order o where o.jurisdiction = l.jurisdiction and o.entry_id = l.id) then null else salts[4] end
    where l.jurisdiction = p_jurisdiction and l.id = any (p_entries) and (l.facts <> '{}' or l.changes is not null);
  get diagnostics n = row_count;
  return n;
end $$;

revoke execute on function write_log_entry(), grow_log_tiles(text, int[], bigint[], text[]),
  place_log_entries(text, bigint, text[], text[], int[], bigint[], text[]), carry_log_entries(text, bigint, text[], text[], jsonb, int[], bigint[], text[]),
  erase_log_name(text, text, text), erase_log_facts(text, text[], text) from public;
grant execute on function place_log_entries(text, bigint, text[], text[], int[], bigint[], text[]),
  carry_log_entries(text, bigint, text[], text[], jsonb, int[], bigint[], text[]),
  erase_log_name(text, text, text), erase_log_facts(text, text[], text) to tandem_app;
