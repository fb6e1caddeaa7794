-- What people ask about their own data, and what became of it.
create table data_requests (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  kind text not null check (kind in ('erasure', 'correction')),
  -- Null where the officer entered it for somebody without an account.
  user_id text collate "C",
  entered_by text collate "C",
  -- What should go or be put right, and where; and how the person is told, until they are.
  what text not null,
  reach text,
  asked_on date not null,
  due_on date not null check (due_on >= asked_on),
  state text not null check (state in ('open', 'done', 'refused')),
  answered_on date,
  answered_by text collate "C",
  refused_for text check (refused_for in ('must-keep', 'not-theirs', 'not-found', 'not-wrong')),
  answer text,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((state = 'open') = (answered_on is null)),
  check ((state = 'refused') = (refused_for is not null)),
  check (state = 'open' or reach is null)
);
create index data_requests_open on data_requests (jurisdiction, due_on) where state = 'open';
create index data_requests_user on data_requests (jurisdiction, user_id) where user_id is not null;

-- Every text that was erased: where it stood, when and why, and nothing of what it said. It is applied again after a restore.
create table erasures (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  -- The key of the record, the column and, in json, the way to the text: {"key": [...], "column": "note", "path": []}
  place jsonb not null,
  ground text not null check (ground in ('asked', 'consent', 'purpose', 'unlawful', 'over')),
  erased_on date not null,
  erased_by text collate "C",
  request_id text collate "C",
  primary key (jurisdiction, id)
);
revoke update, delete, truncate on erasures from tandem_app;

-- The facts a claim froze hold the reason why a share is disputed. Claims may not be rewritten; this takes that text out and nothing else.
create function erase_claimed_reason(p_jurisdiction text, p_key jsonb, p_mark text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_mark !~ ('^' || chr(65529) || 'erased [0-9]{4}-[0-9]{2}-[0-9]{2} [a-z]+' || chr(65531) || '$') then
    raise exception 'only a mark of erasure may stand in a claim';
  end if;
  update claims set snapshot = jsonb_set(snapshot, '{lines}', (
      select jsonb_agg(case when l.line ->> 'instalmentKey' = p_key ->> 1 and l.line ->> 'disputedReason' is not null
          then jsonb_set(l.line, '{disputedReason}', to_jsonb(p_mark)) else l.line end order by l.n)
      from jsonb_array_elements(snapshot -> 'lines') with ordinality as l (line, n)))
    where jurisdiction = p_jurisdiction and acceptance_id = p_key ->> 0 and jsonb_array_length(snapshot -> 'lines') > 0;
end $$;
revoke execute on function erase_claimed_reason(text, jsonb, text) from public;
grant execute on function erase_claimed_reason(text, jsonb, text) to tandem_app;
