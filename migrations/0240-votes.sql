-- A residents' vote on projects. Its ballots are answers to one question, kept as those of a survey are: codes, paper, mixing, counting.
alter table questionnaires drop constraint questionnaires_purpose_check;
alter table questionnaires add constraint questionnaires_purpose_check check (purpose in ('needs', 'satisfaction', 'opinion', 'vote'));
alter table campaigns drop constraint campaigns_purpose_check;
alter table campaigns add constraint campaigns_purpose_check check (purpose in ('needs', 'satisfaction', 'opinion', 'vote'));
-- Of a vote: the choices that were withdrawn while it ran, by their value, with why in both languages.
alter table campaigns add column gone_options jsonb not null default '{}';

create table votes (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  purchaser_id text collate "C" not null,
  purchase_id text collate "C" not null,
  title text not null,
  title_en text,
  about text,
  state text not null default 'draft',
  version integer not null default 1,
  community_ids text[] not null check (cardinality(community_ids) > 0),
  budget_minor bigint not null check (budget_minor > 0),
  -- How many projects a ballot may name; null for as many as it likes.
  most integer check (most between 1 and 100),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  households integer not null check (households between 1 and 20000),
  keyed_twice boolean not null default false,
  contact_phone text,
  -- From the opening on: the survey that keeps the ballots, and the seed by which the projects got their numbers.
  campaign_id text collate "C",
  seed text,
  -- Law of the day the vote was begun.
  law_day date not null,
  closed_on date,
  counted_on date,
  result jsonb,
  ended_on date,
  ended_reason text,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, purchase_id) references purchases (jurisdiction, id),
  check ((campaign_id is null) = (seed is null)),
  check ((state = 'counted') = (result is not null)),
  check ((state = 'ended') = (ended_reason is not null))
);
create index votes_purchase on votes (jurisdiction, purchase_id);
create index votes_purchaser on votes (jurisdiction, purchaser_id, state);
create unique index votes_campaign on votes (jurisdiction, campaign_id) where campaign_id is not null;

create table vote_projects (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  vote_id text collate "C" not null,
  state text not null default 'proposed',
  version integer not null default 1,
  title text not null,
  title_en text,
  what text not null,
  -- A resident need not know what it costs, nor which need it answers: the office says both before it admits it.
  cost_minor bigint check (cost_minor > 0),
  need_id text collate "C",
  community_ids text[] not null,
  proposed_by text not null check (proposed_by in ('office', 'committee', 'resident')),
  proposed_on date not null,
  reason text,
  decided_on date,
  line_id text collate "C",
  primary key (jurisdiction, id),
  foreign key (jurisdiction, vote_id) references votes (jurisdiction, id)
);
create index vote_projects_vote on vote_projects (jurisdiction, vote_id);
