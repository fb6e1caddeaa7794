-- Money that is put right: one of the purchaser's desks says what was wrong, another person of them confirms it, and only then it counts.
-- Nothing of what was entered is rewritten: what is taken back is an entry of its own beside the entry it takes back.
create table payment_corrections (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  claim_id text collate "C" not null,
  purchase_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  kind text not null check (kind in ('returned', 'never-left', 'wrong-payee', 'wrong-entry', 'wrong-claim', 'paid-back', 'set-off')),
  -- The entry it is about; null of a claim as a whole, and of what the institution gives back.
  payment_id text collate "C",
  -- What would have been right, or what is given back.
  amount_minor bigint check (amount_minor >= 0),
  interest_minor bigint check (interest_minor >= 0),
  -- The day it came back, the right day of the payment, or the day it was found out.
  happened_on date not null,
  reference text,
  -- The claim against which it is set off.
  against_id text collate "C",
  reason text not null,
  state text not null check (state in ('waits', 'confirmed', 'declined', 'taken-back')),
  recorded_at timestamptz not null,
  recorded_by text collate "C",
  decided_at timestamptz,
  decided_by text collate "C",
  decided_why text,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((kind in ('returned', 'never-left', 'wrong-payee', 'wrong-entry')) = (payment_id is not null)),
  check ((kind = 'set-off') = (against_id is not null)),
  check ((state = 'waits') = (decided_at is null)),
  -- Two pairs of eyes, whatever the program says.
  check (state <> 'confirmed' or decided_by is distinct from recorded_by)
);
create unique index payment_corrections_one_waits on payment_corrections (jurisdiction, claim_id) where state = 'waits';
create index payment_corrections_claim on payment_corrections (jurisdiction, claim_id, id);
create index payment_corrections_waiting on payment_corrections (jurisdiction, purchaser_id) where state = 'waits';
revoke update, delete, truncate on payment_corrections from tandem_app;
-- `reason` is free text, from which the data officer may erase what is about a person.
grant update (state, decided_at, decided_by, decided_why, reason, version) on payment_corrections to tandem_app;

-- What takes an entry back has its amounts below zero and names the entry; it counts from that entry's day, as if it had not been, and
-- happened on the day on which the money came back. What stands in its place names the same correction.
alter table payments
  add column undoes text collate "C",
  add column correction_id text collate "C",
  add column happened_on date,
  drop constraint payments_amount_minor_check,
  drop constraint payments_interest_minor_check,
  drop constraint payments_check,
  add constraint payments_below_zero check (correction_id is not null or (amount_minor >= 0 and interest_minor >= 0)),
  add constraint payments_something check (amount_minor <> 0 or interest_minor <> 0);
-- A number stands once among what was paid. A correction may keep it.
drop index payments_reference;
create unique index payments_reference on payments (jurisdiction, claim_id, reference) where correction_id is null;

-- A claim that was wrongly made is withdrawn: nothing is owed for it, and what it took can be claimed again. What was paid for it already
-- stays its own until it is given back or set off.
alter table claims drop constraint claims_state_check;
alter table claims add constraint claims_state_check
  check (state in ('with-officer', 'with-head', 'with-treasurer', 'asked-back', 'paid', 'withdrawn'));
alter table claims drop constraint claims_check2;
alter table claims add constraint claims_paid_up check (state = 'withdrawn' or (state = 'paid') = (paid_minor = amount_minor));
drop index claims_open;
create index claims_open on claims (jurisdiction, due_on) where state not in ('paid', 'withdrawn');
