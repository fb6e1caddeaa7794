-- Words that anybody says without an account about a service, an institution, a purchase or an office, and what was answered. Nothing of who
-- said it is kept: no name, no address, no time of day. Who holds the number of the receipt reads the answer; of the number stands here a
-- keyed mark.
create table voices (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  kind text not null check (kind in ('thanks', 'question', 'trouble', 'idea')),
  about text not null check (about in ('line', 'institution', 'purchase', 'office')),
  office_id text collate "C" not null,
  provider_id text collate "C",
  purchase_id text collate "C",
  contract_id text collate "C",
  line_id text collate "C",
  -- The organisation that answers: the institution, the office, or of the conduct of an office the bureau.
  answerer_id text collate "C" not null,
  -- Empty once their time is over.
  words text not null,
  receipt text collate "C",
  said_on date not null,
  -- The day by which it is to be answered; thanks ask for nothing.
  due_on date,
  answer text,
  answered_on date,
  answered_by text collate "C",
  state text not null default 'said' check (state in ('said', 'answered', 'forgotten')),
  version integer not null default 1,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, office_id) references organisations (jurisdiction, id),
  foreign key (jurisdiction, provider_id) references organisations (jurisdiction, id),
  foreign key (jurisdiction, answerer_id) references organisations (jurisdiction, id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  check ((about in ('line', 'institution')) = (provider_id is not null)),
  check ((about = 'line') = (line_id is not null)),
  check ((line_id is null) = (contract_id is null)),
  check (state <> 'answered' or (answer is not null and answered_on is not null)),
  check (state <> 'forgotten' or (words = '' and answer is null and receipt is null))
);
create unique index voices_receipt on voices (jurisdiction, receipt) where receipt is not null;
create index voices_answerer on voices (jurisdiction, answerer_id, state, due_on);
create index voices_office on voices (jurisdiction, office_id, state, due_on);
create index voices_provider on voices (jurisdiction, provider_id, state) where provider_id is not null;
create index voices_over on voices (jurisdiction, answered_on) where state = 'answered';

-- Whether an answer helped, as whoever asked says it once.
create table voice_helped (
  jurisdiction text collate "C" not null,
  voice_id text collate "C" not null,
  helped text not null check (helped in ('yes', 'part', 'no')),
  said_on date not null,
  primary key (jurisdiction, voice_id),
  foreign key (jurisdiction, voice_id) references voices (jurisdiction, id)
);
revoke update, delete on voice_helped from tandem_app;
