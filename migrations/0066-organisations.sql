-- Organisations that an administrator keeps by screens: with what a contract and a payment need of them, closed when they are dissolved,
-- merged into another, and never deleted, because records speak of them.
alter table organisations
  add column address text,
  -- Legal representative, or who is responsible where there is none.
  add column represented_by text,
  add column phone text,
  add column bank text,
  -- Digits only.
  add column account text collate "C" check (account ~ '^[0-9]{6,30}$'),
  add column state text not null default 'open' check (state in ('open', 'closed', 'merged')),
  add column closed_on date,
  add column merged_into text collate "C",
  add constraint organisations_merged_into foreign key (jurisdiction, merged_into) references organisations (jurisdiction, id),
  add constraint organisations_state_says check (
    (state = 'open') = (closed_on is null) and (state = 'merged') = (merged_into is not null) and merged_into <> id
  );

-- Both sides as they were called when the text was agreed. Until today no organisation could be renamed: what is there is what was agreed.
alter table contract_versions add column parties jsonb;
create function pg_temp.as_party(j text, o text) returns jsonb language sql stable as $$
  select jsonb_build_object('name', name, 'nameEn', name_en, 'creditCode', credit_code,
    'address', null, 'representedBy', null, 'phone', null, 'bank', null, 'account', null)
  from organisations where jurisdiction = j and id = o
$$;
update contract_versions v
  set parties = jsonb_build_object('purchaser', pg_temp.as_party(c.jurisdiction, c.purchaser_id), 'provider', pg_temp.as_party(c.jurisdiction, c.provider_id))
  from contracts c
  where c.jurisdiction = v.jurisdiction and c.id = v.contract_id and v.state = 'agreed';
