-- Heads of the record log and the key they are signed with are put in by a function of the owner as well. Written freely, a head that
-- was signed long ago could be shown as the newest for ever, and a foreign key beside the true one.
revoke insert on record_log_heads, record_log_keys from tandem_app;

-- Puts in a head that goes further than all before it and no further than the log, under the one key this log has.
-- False where another process was quicker.
create function add_log_head(p_jurisdiction text, p_size bigint, p_note text, p_key text, p_at timestamptz)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
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
revoke execute on function add_log_head(text, bigint, text, text, timestamptz) from public;
grant execute on function add_log_head(text, bigint, text, text, timestamptz) to tandem_app;
