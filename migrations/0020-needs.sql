alter table campaigns
  -- The evaluator that drew the sample: the survey is run by it alone, not by the office it is about. Null for an office's own survey.
  add column drawn_by text collate "C",
  -- The day its answers were counted. Nothing comes in any more, and only from then on are there results.
  add column counted_on date;
update campaigns set counted_on = closes_on + 15 where closes_on + 14 < current_date;
update campaigns c set drawn_by = l.organisation_id
  from resident_samples s, record_log l
  where s.jurisdiction = c.jurisdiction and s.campaign_id = c.id
    and l.jurisdiction = s.jurisdiction and l.action = 'evaluations.sample' and l.subject_id = s.round_id and l.outcome = 'done';
create index campaigns_uncounted on campaigns (jurisdiction, closes_on) where counted_on is null;

-- The key under which the answers of a survey wait, itself encrypted under the master secret. Destroyed when they are counted.
create table answer_keys (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  locked_key text not null,
  sealed bytea not null,
  primary key (jurisdiction, campaign_id)
);

-- Answers that have come and are not mixed among others yet. Neither the code nor the words can be read here without the key above
-- and the master secret, which lies outside the database.
create table waiting_answers (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  -- Keyed fingerprint of the household code (or, without one, of the submission): a code counts once.
  token text collate "C" not null,
  -- Keyed fingerprint of the random number the form carried: the same form sent twice is one answer.
  submission text collate "C" not null,
  box bytea not null,
  primary key (jurisdiction, campaign_id, token)
);
create unique index waiting_answers_once on waiting_answers (jurisdiction, campaign_id, submission);

-- How many answers of a survey were mixed on a day, until the day is over and they are entered in the record log as one number.
create table answers_of_day (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  day date not null,
  answers integer not null check (answers > 0),
  primary key (jurisdiction, campaign_id, day)
);

-- What someone has filled in so far, encrypted under a key that needs their short code. Drafts begun before stay readable as they were.
alter table answer_drafts add column box bytea;

-- What was stored before is written anew in the order of its fingerprints and in this one transaction, so that neither the
-- transaction nor the place of a row joins an answer to the code it came with.
with gone as (delete from answers returning *)
  insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content, shuffled)
  select jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content, true from gone
  order by jurisdiction, campaign_id, submission_hash;
with gone as (delete from household_codes returning *)
  insert into household_codes (jurisdiction, code_hash, campaign_id, community_id, used)
  select jurisdiction, code_hash, campaign_id, community_id, used from gone order by jurisdiction, code_hash;
-- Of a survey that is over nobody needs to know any more who took part.
update household_codes h set used = true
  from campaigns c where c.jurisdiction = h.jurisdiction and c.id = h.campaign_id and c.counted_on is not null and not h.used;
