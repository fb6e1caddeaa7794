-- How the scores of a tender were made. `agreed`: under an earlier version the panel agreed on common scores, which stand in
-- consensus_scores; the tender is finished and stays readable as it was. `own`: the members' own scores are averaged.
alter table tenders add column scoring text not null default 'own' check (scoring in ('own', 'agreed'));
update tenders set scoring = 'agreed' where consensus_locked_at is not null;
-- A panel that had not finished goes on from its own scores: what was agreed to before is not what is confirmed now.
update tenders set consensus_version = consensus_version + 1 where state = 'opened' and consensus_locked_at is null;

-- A member finds that somebody's score is abnormally high or low, or outside the grades of the standard. It is the panel's finding
-- when more than half of the panel found it.
create table score_findings (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  criterion_id text collate "C" not null,
  -- Whose score.
  user_id text collate "C" not null,
  found_by text collate "C" not null,
  ground text not null check (ground in ('abnormal', 'out-of-range')),
  reason text not null,
  found_at timestamptz not null,
  primary key (jurisdiction, tender_id, bid_id, criterion_id, user_id, found_by)
);

-- What became of a score after it was handed in: corrected by the member concerned, on a ground the law lists, or kept with the
-- reason in writing. The score as it was handed in stays in panel_scores.
create table score_corrections (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  -- In the order they were made.
  number integer not null,
  bid_id text collate "C" not null,
  criterion_id text collate "C" not null,
  user_id text collate "C" not null,
  ground text not null check (ground in ('objective-differs', 'abnormal', 'out-of-range')),
  was text not null,
  -- The same as before where the member kept the score.
  becomes text not null,
  kept boolean not null,
  reason text not null,
  corrected_at timestamptz not null,
  primary key (jurisdiction, tender_id, number),
  check (not kept or was = becomes)
);
