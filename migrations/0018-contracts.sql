-- Why a contract was made without a tender, and who approved that. A contract made before there was this table has no row.
create table contract_grounds (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  -- Null where the contract was made before its ground was asked for.
  plan_id text collate "C",
  kind text not null check (kind in ('only-supplier', 'unforeseeable-emergency', 'follow-on', 'renewal', 'below-limit', 'unstated')),
  -- The contract that is renewed or added to, and where its tender announced the renewal.
  earlier_id text collate "C",
  announced text,
  state text not null check (state in ('asked', 'approved', 'refused')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  note text,
  -- What was approved: a text that costs more asks again.
  approved_minor bigint check (approved_minor > 0),
  version integer not null default 1,
  primary key (jurisdiction, contract_id),
  check (kind not in ('follow-on', 'renewal') or earlier_id is not null),
  check (kind = 'unstated' or plan_id is not null),
  check ((state = 'asked') = (decided_at is null)),
  check ((state = 'approved') = (approved_minor is not null))
);
create index contract_grounds_open on contract_grounds (jurisdiction, asked_at) where state <> 'approved';

-- A plan is bought either by its tender or by contracts without one, never by both: whoever takes it first has it.
alter table plans add column taken_by text check (taken_by in ('tender', 'contract'));
update plans set taken_by = 'tender' where taken_method is not null;
update plans set taken_by = 'contract'
  where taken_by is null
    and exists (
      select 1 from contracts c
      where c.jurisdiction = plans.jurisdiction and c.purchase_id = plans.purchase_id and c.tender_id is null and c.state <> 'terminated'
    );

-- For those who look at contracts without a tender.
create index contracts_direct on contracts (jurisdiction, created_at) where tender_id is null;
