-- What the institution says with a month about a subsidised post: how much of the rest came and from whom, and why there was no record of
-- its project. What was not said is null and never zero; what was said is not rewritten.
create table subsidy_reports (
  jurisdiction text collate "C" not null,
  acceptance_id text collate "C" not null,
  times integer not null check (times >= 1),
  line_id text collate "C" not null,
  came_minor bigint check (came_minor >= 0),
  came_from text,
  quiet_answer text,
  said_on date not null,
  said_by text not null,
  primary key (jurisdiction, acceptance_id, times, line_id),
  check ((came_minor is null) = (came_from is null)),
  check (came_minor is not null or quiet_answer is not null)
);
revoke update, delete on subsidy_reports from tandem_app;
grant update (came_minor, came_from, quiet_answer, said_on, said_by) on subsidy_reports to tandem_app;
