create table plans (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchase_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  -- Number and title of the purchase, kept here so that a list needs no other step's tables.
  number text not null,
  title text not null,
  title_en text,
  fiscal_year integer not null check (fiscal_year between 2000 and 2199),
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'published')),
  starts_on date not null,
  months integer not null check (months between 1 and 60),
  method text,
  fixed_price boolean not null default false,
  -- A total given beforehand: one post line may take what the other lines leave of it.
  fixed_total_minor bigint check (fixed_total_minor > 0),
  -- Sum of what is planned, kept with every change of a line.
  total_minor bigint not null default 0 check (total_minor >= 0),
  -- Why residents were not asked first, where they were not. It is published.
  no_survey_reason text,
  returned_reason text,
  -- What the office declares about the plan where the law asks for it.
  confirms text[] not null default '{}',
  law_day date not null,
  submitted_on date,
  approved_on date,
  published_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check (state not in ('submitted', 'approved', 'published') or submitted_on is not null),
  check (state not in ('approved', 'published') or approved_on is not null),
  check (state <> 'published' or published_on is not null)
);
create unique index plans_purchase on plans (jurisdiction, purchase_id);
create index plans_purchaser on plans (jurisdiction, purchaser_id, created_at desc);
create index plans_state on plans (jurisdiction, state, created_at desc);

create table plan_lines (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  plan_id text collate "C" not null,
  position integer not null,
  kind text not null check (kind in ('post', 'project')),
  title text not null,
  hangs_on text collate "C",
  amount_minor bigint not null check (amount_minor >= 0),
  takes_rest boolean not null default false,
  need_ids text[] not null,
  -- Why the line is bought without an accepted need. It is published.
  reason text,
  -- What service it delivers, to what standard.
  scope text,
  community_ids text[] not null,
  grade text check (grade in ('assistant', 'social-worker', 'senior', 'any')),
  posts integer check (posts > 0),
  months integer check (months between 1 and 60),
  -- What one worker costs in a month, as the plan assumes it; for the cost floor.
  wage_minor bigint check (wage_minor > 0),
  contributions_minor bigint check (contributions_minor >= 0),
  quantity integer check (quantity > 0),
  unit text,
  unit_price_minor bigint check (unit_price_minor > 0),
  primary key (jurisdiction, id),
  check (hangs_on is null or hangs_on <> id),
  check (kind <> 'post' or (grade is not null and posts is not null and months is not null and quantity is null)),
  check (kind <> 'project' or (quantity is not null and unit is not null and unit_price_minor is not null and not takes_rest and posts is null)),
  check (cardinality(need_ids) > 0 or reason is not null)
);
create index plan_lines_plan on plan_lines (jurisdiction, plan_id, position);
create unique index plan_lines_rest on plan_lines (jurisdiction, plan_id) where takes_rest;

create table plan_sources (
  jurisdiction text collate "C" not null,
  plan_id text collate "C" not null,
  position integer not null,
  source text not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (jurisdiction, plan_id, position)
);
