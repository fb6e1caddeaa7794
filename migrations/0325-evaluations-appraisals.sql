-- An appraisal: an evaluator of its own organisation judges how a contract is carried out. Two of its raters mark alone what an instrument of
-- the place asks; what they see differently they settle with reasons; both sides state what they think of the draft, and may appeal.
create table appraisal_instruments (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  title text not null,
  -- What is marked: dimension, indicator, points and evidence, in the order they are asked.
  indicators jsonb not null,
  -- Marks further apart than this are settled by both raters.
  apart integer not null check (apart between 1 and 3),
  -- The least grade with which a contract may be renewed.
  renews_from text not null check (renews_from in ('poor', 'medium', 'good', 'excellent')),
  kept_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, id)
);
revoke delete on appraisal_instruments from tandem_app;

create table appraisals (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  purchase_id text collate "C" not null,
  contract_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  -- Null while none is appointed.
  evaluator_id text collate "C",
  -- The side that proposed the evaluator; null where the lot decides.
  proposed_by text check (proposed_by in ('purchaser', 'provider')),
  -- Evaluators that said no, or to which a side did not agree.
  aside jsonb not null,
  -- The draw by lot: its pool and seed, so that anybody can repeat it.
  pool jsonb,
  seed text,
  -- The instrument as it was when the appraisal was opened.
  instrument jsonb not null,
  rater_one text collate "C",
  rater_two text collate "C",
  marks_until date,
  opened_on date not null,
  law_day date not null,
  findings text,
  advice text,
  statements_until date,
  -- What the evaluator answers to the statements of both sides.
  answer text,
  -- Points of a hundred, worked out from the marks.
  score text,
  grade text check (grade in ('poor', 'medium', 'good', 'excellent')),
  final_on date,
  appeal_until date,
  appealed_by text check (appealed_by in ('purchaser', 'provider')),
  appeal text,
  appealed_on date,
  decide_until date,
  decision text,
  decided_on date,
  decided_grade text check (decided_grade in ('poor', 'medium', 'good', 'excellent')),
  state text not null check (state in ('proposed', 'unfilled', 'appointed', 'marking', 'settling', 'joined', 'draft', 'final', 'appealed', 'decided')),
  version integer not null default 1,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  foreign key (jurisdiction, evaluator_id) references organisations (jurisdiction, id),
  check (rater_one is distinct from rater_two or rater_one is null),
  check (state in ('proposed', 'unfilled') or evaluator_id is not null)
);
revoke delete on appraisals from tandem_app;
-- One at a time of each contract.
create unique index appraisals_running on appraisals (jurisdiction, contract_id) where state not in ('final', 'appealed', 'decided');
create index appraisals_provider on appraisals (jurisdiction, provider_id, opened_on);
create index appraisals_purchaser on appraisals (jurisdiction, purchaser_id, opened_on);

-- What one rater marked, alone. Nobody else reads it before the other has marked too.
create table appraisal_marks (
  jurisdiction text collate "C" not null,
  appraisal_id text collate "C" not null,
  rater_id text collate "C" not null,
  marks jsonb not null,
  given_on date not null,
  primary key (jurisdiction, appraisal_id, rater_id),
  foreign key (jurisdiction, appraisal_id) references appraisals (jurisdiction, id)
);
revoke delete on appraisal_marks from tandem_app;

-- What each rater says of an indicator on which the two were far apart; settled where both say the same.
create table appraisal_settlements (
  jurisdiction text collate "C" not null,
  appraisal_id text collate "C" not null,
  indicator text not null,
  rater_id text collate "C" not null,
  mark integer not null check (mark between 1 and 5),
  reason text not null,
  said_on date not null,
  primary key (jurisdiction, appraisal_id, indicator, rater_id),
  foreign key (jurisdiction, appraisal_id) references appraisals (jurisdiction, id)
);
revoke delete on appraisal_settlements from tandem_app;

-- What a side says of the draft, once.
create table appraisal_statements (
  jurisdiction text collate "C" not null,
  appraisal_id text collate "C" not null,
  side text not null check (side in ('purchaser', 'provider')),
  says text not null,
  said_on date not null,
  primary key (jurisdiction, appraisal_id, side),
  foreign key (jurisdiction, appraisal_id) references appraisals (jurisdiction, id)
);
revoke delete on appraisal_statements from tandem_app;
