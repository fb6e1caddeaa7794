-- What is told of how many different people a line reached: one state at a time, in tens while the contract runs and by age and sex once it is
-- over. Two states side by side then say nothing of one person, and nothing entered or corrected later moves what was told.
create table reach_told (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  -- First day of the month in which it was last looked.
  looked_on date not null,
  until date,
  people integer check (people >= 0),
  -- Of each group its number, null where it is small; told once.
  by_age jsonb,
  by_sex jsonb,
  primary key (jurisdiction, contract_id, line_id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  check ((by_age is null) = (by_sex is null)),
  check (until is not null or (people is null and by_age is null))
);
