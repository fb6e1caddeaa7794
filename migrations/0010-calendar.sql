-- A year of working days that an administrator has declared entered whole, from the notice named. Its days are in holidays;
-- days of a year that is not declared here do not count.
create table calendar_years (
  jurisdiction text collate "C" not null,
  year integer not null check (year between 2000 and 2100),
  source text not null,
  address text,
  entered_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, year)
);
