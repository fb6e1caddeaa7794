-- What was put into a file for a bank, as the file has it: each claim in one batch at most that still waits for the bank's answer. The batch pays
-- nothing; what the bank answers is kept beside each transfer, and a payment is entered as every other.
create table payment_batches (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  -- Stands in the file and comes back with every answer.
  message_id text collate "C" not null,
  made_at timestamptz not null,
  made_by text collate "C",
  initiator text not null,
  pay_on date not null,
  state text not null check (state in ('made', 'withdrawn', 'answered')),
  withdrawn_why text,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((state = 'withdrawn') = (withdrawn_why is not null))
);
create unique index payment_batches_message on payment_batches (jurisdiction, message_id);
create index payment_batches_made on payment_batches (jurisdiction, made_at);

create table batch_transfers (
  jurisdiction text collate "C" not null,
  batch_id text collate "C" not null,
  -- The number that the bank gives back; no two transfers have the same.
  end_to_end_id text collate "C" not null,
  claim_id text collate "C" not null,
  amount_minor bigint not null check (amount_minor >= 0),
  interest_minor bigint not null check (interest_minor >= 0),
  payer_name text not null,
  payer_bank text not null,
  payer_account text not null,
  payee_name text not null,
  payee_bank text not null,
  payee_account text not null,
  remittance text not null,
  -- Nothing was answered yet, and the batch was not withdrawn.
  live boolean not null,
  answer text check (answer in ('paid', 'rejected', 'returned')),
  answered_on date,
  bank_says text,
  payment_id text collate "C",
  primary key (jurisdiction, batch_id, end_to_end_id),
  foreign key (jurisdiction, batch_id) references payment_batches,
  check (amount_minor + interest_minor > 0),
  check (not live or answer is null),
  check ((answer is null) = (answered_on is null)),
  check (coalesce(answer in ('paid', 'returned'), false) = (payment_id is not null))
);
create unique index batch_transfers_number on batch_transfers (jurisdiction, end_to_end_id);
create unique index batch_transfers_once on batch_transfers (jurisdiction, claim_id) where live;
create index batch_transfers_claim on batch_transfers (jurisdiction, claim_id);

-- What the file says stays as the bank was given it.
revoke update, delete, truncate on payment_batches, batch_transfers from tandem_app;
-- `withdrawn_why` and `bank_says` are free text, from which the data officer may erase what is about a person.
grant update (state, withdrawn_why, version) on payment_batches to tandem_app;
grant update (live, answer, answered_on, bank_says, payment_id) on batch_transfers to tandem_app;
