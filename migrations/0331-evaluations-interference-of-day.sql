-- How many reports of interference came on a day of which the record log does not know it yet. An entry for each, with its moment, would tell who was
-- signed in then.
create table interference_of_day (
  jurisdiction text collate "C" not null references jurisdictions (code),
  day date not null,
  reports integer not null default 0,
  primary key (jurisdiction, day)
);
