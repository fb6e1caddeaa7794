-- How a procurement was prepared, as the law asks to have it recorded. A plan that says nothing of it stays as it is.
alter table plans
  -- The inquiry on the market: when, on what, among how many.
  add column inquiry_on date,
  add column inquiry_covers text[] not null default '{}'
    check (inquiry_covers <@ array['industry', 'supply', 'past-deals', 'follow-on']),
  add column market_subjects integer check (market_subjects between 0 and 10000),
  -- The reviews before the start: which, when, by which bodies, and which of those had helped to draft.
  add column reviews text[] not null default '{}' check (reviews <@ array['general', 'key']),
  add column reviewed_on date,
  add column reviewers text[] not null default '{}',
  add column drafting_reviewers text[] not null default '{}',
  add column pricing text check (pricing in ('fixed-total', 'fixed-unit', 'cost-reimbursement', 'performance-incentive')),
  add column service_kinds text[] not null default '{}',
  -- Null while nobody has judged it.
  add column suits_small_firms boolean,
  -- Item or category of the catalogue; for the purchases of a year that are counted together.
  add column category text,
  -- Number of the approval to buy by another method than open tendering.
  add column consent text,
  add column from_adjustment boolean not null default false,
  -- The method and approval of the tender made from the plan, while there is one; kept by the tenders with every change.
  add column taken_method text,
  add column taken_consent text,
  add check (cardinality(reviews) = 0 or reviewed_on is not null);
create index plans_year on plans (jurisdiction, purchaser_id, fiscal_year);
update plans set taken_method = t.method, taken_consent = t.consent
  from tenders t
  where t.jurisdiction = plans.jurisdiction and t.plan_id = plans.id and t.state not in ('void', 'cancelled');

-- Why the wage of a post is planned otherwise than the wage table of the place has it.
alter table plan_lines add column wage_reason text;

-- What tender documents say of small and medium enterprises. Null while they say nothing.
alter table tenders
  add column reserve text check (reserve in ('none', 'whole', 'part')),
  add column reserved_minor bigint check (reserved_minor > 0),
  add column reserved_small_minor bigint check (reserved_small_minor >= 0),
  add column why_not_reserved text,
  -- Per cent taken off the prices of small and micro enterprises in scoring.
  add column small_deduction text,
  add column deducts_for_social boolean not null default false,
  add check (reserve is not null or (reserved_minor is null and reserved_small_minor is null and small_deduction is null));
