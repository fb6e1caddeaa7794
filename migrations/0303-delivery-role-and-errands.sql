-- What an errand was about and who asked for it, said by whoever did it; records of before say neither.
alter table service_records add column errand_about text;
alter table service_records add column errand_by text;

-- What of the time of a post goes where, by its role card: shares of a hundred, each with its tasks.
create table role_card_shares (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  category text not null check (category in ('direct', 'indirect', 'planning', 'supervision', 'administration')),
  percent integer not null check (percent between 1 and 100),
  tasks text not null,
  primary key (jurisdiction, contract_id, line_id, category),
  foreign key (jurisdiction, contract_id, line_id) references role_cards (jurisdiction, contract_id, line_id)
);

-- The purchaser says of an errand that it was none; the institution answers. Both stay, and no hour is taken out by it.
create table errand_contests (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  record_id text collate "C" not null,
  contract_id text collate "C" not null,
  purchase_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  state text not null default 'contested',
  version integer not null default 1,
  reason text not null,
  contested_on date not null,
  answer text,
  answered_on date,
  withdrawn_on date,
  primary key (jurisdiction, id),
  unique (jurisdiction, record_id),
  foreign key (jurisdiction, record_id) references service_records (jurisdiction, id),
  check ((answer is null) = (answered_on is null)),
  check (state <> 'upheld' or answer is not null)
);
create index errand_contests_contract on errand_contests (jurisdiction, contract_id);
create index errand_contests_open on errand_contests (jurisdiction, provider_id) where state = 'contested';
