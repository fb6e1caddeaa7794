-- What an institution says it paid for each post in a month of the contract: gross pay and the employer's contributions, by appointment and
-- so without a name. It is corrected by a further edition with its reason; what was said before stays.
create table pay_statements (
  jurisdiction text collate "C" not null,
  appointment_id text collate "C" not null,
  -- Month of the contract, as m03.
  period text collate "C" not null,
  edition integer not null check (edition >= 1),
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  -- The calendar month its last day lies in, as 2026-03: the answers of one month are counted together.
  pay_month text collate "C" not null check (pay_month ~ '^[0-9]{4}-[0-9]{2}$'),
  gross_minor bigint not null check (gross_minor >= 0),
  contributions_minor bigint not null check (contributions_minor >= 0),
  reason text,
  stated_on date not null,
  stated_by text not null,
  primary key (jurisdiction, appointment_id, period, edition),
  check (edition = 1 or reason is not null)
);
create index pay_statements_by_contract on pay_statements (jurisdiction, contract_id);
revoke update, delete on pay_statements from tandem_app;
grant update (reason, stated_by) on pay_statements to tandem_app;

-- What a worker answered of a month, sealed until the answers of the month are counted, and deleted with that. It bears no moment. Which
-- statement it is about stands beside it, so that a corrected one is asked of anew.
create table pay_answers (
  jurisdiction text collate "C" not null,
  pay_month text collate "C" not null,
  provider_id text collate "C" not null,
  user_id text collate "C" not null,
  about text not null,
  sealed text not null,
  primary key (jurisdiction, pay_month, provider_id, user_id)
);

-- What came of a month, counted once: of an institution with enough answers, of the others together under no name. Null where it was not enough.
create table pay_counts (
  jurisdiction text collate "C" not null,
  pay_month text collate "C" not null,
  provider_id text collate "C" not null,
  at_least integer check (at_least >= 5),
  differ text check (differ in ('few', 'some', 'half')),
  short_percent integer check (short_percent between 0 and 100),
  counted_on date not null,
  primary key (jurisdiction, pay_month, provider_id),
  check ((at_least is null) = (differ is null))
);
revoke update, delete on pay_counts from tandem_app;
