-- How many words were said, and of how many answers it was said whether they helped, on a day of which the record log does not know it yet. An
-- entry for each, with its moment, would tell who spoke.
create table voices_of_day (
  jurisdiction text collate "C" not null references jurisdictions (code),
  day date not null,
  said integer not null default 0,
  helped integer not null default 0,
  primary key (jurisdiction, day)
);
