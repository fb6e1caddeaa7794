-- What an institution or one of its workers reports of a purchaser that meddles with its work. Of who reported it nothing is kept but whether it was
-- whoever leads the institution or a worker; who holds the number of the receipt reads the answer. The bureau and evaluators read it, the
-- purchaser does not.
create table interference_reports (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  kind text not null check (kind in ('hire', 'instruct', 'errand', 'money', 'favour', 'pressure', 'other')),
  by_whom text not null check (by_whom in ('institution', 'worker')),
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  says text not null,
  -- A keyed mark of the number of the receipt.
  receipt text collate "C" not null,
  said_on date not null,
  due_on date not null,
  outcome text check (outcome in ('stopped', 'part', 'not-found', 'passed-on')),
  answer text,
  answered_on date,
  state text not null default 'said' check (state in ('said', 'answered')),
  version integer not null default 1,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, purchaser_id) references organisations (jurisdiction, id),
  foreign key (jurisdiction, provider_id) references organisations (jurisdiction, id),
  check ((state = 'answered') = (answer is not null and outcome is not null and answered_on is not null))
);
revoke delete on interference_reports from tandem_app;
create unique index interference_receipt on interference_reports (jurisdiction, receipt);
create index interference_open on interference_reports (jurisdiction, state, due_on);
