-- What a plan says of a need of an earlier round in the same communities that none of its lines takes on.
create table plan_need_answers (
  jurisdiction text collate "C" not null,
  plan_id text collate "C" not null,
  need_id text collate "C" not null,
  answer text not null check (answer in ('done', 'dropped')),
  -- Published with the plan.
  reason text not null,
  said_on date not null,
  primary key (jurisdiction, plan_id, need_id)
);
revoke delete on plan_need_answers from tandem_app;
