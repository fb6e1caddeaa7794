-- How often somebody was refused one kind of thing on a day. The first of them stand in the record log each for itself; those after them as one
-- number, when the day is over: whoever tries without end makes the log no longer and hides nothing in it.
create table refused_of_day (
  jurisdiction text collate "C" not null references jurisdictions (code),
  day date not null,
  -- Empty for whoever has not signed in, and for the clock.
  actor_id text collate "C" not null,
  actor_kind text not null,
  action text collate "C" not null,
  times integer not null check (times > 0),
  primary key (jurisdiction, day, actor_id, actor_kind, action)
);
