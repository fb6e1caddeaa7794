-- How many proposals residents sent for a vote on a day of which the record log does not know it yet. An entry for each, with its moment, would tell
-- who proposed.
create table proposals_of_day (
  jurisdiction text collate "C" not null references jurisdictions (code),
  vote_id text collate "C" not null,
  day date not null,
  proposed integer not null default 0,
  primary key (jurisdiction, vote_id, day),
  foreign key (jurisdiction, vote_id) references votes (jurisdiction, id)
);
