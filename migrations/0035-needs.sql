-- How many paper sheets somebody keyed or settled on a day, until the day is over and it is entered in the record log as one number.
create table paper_of_day (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  day date not null,
  keyed_by text collate "C" not null,
  keyed_name text,
  organisation_id text collate "C",
  keyed integer not null default 0 check (keyed >= 0),
  settled integer not null default 0 check (settled >= 0),
  primary key (jurisdiction, campaign_id, day, keyed_by)
);
