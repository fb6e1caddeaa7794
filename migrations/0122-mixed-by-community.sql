-- Answers are mixed with others of their own community, and those of household codes apart from those without one: among ten of seven
-- communities the only code of one and the only answer of one would be a pair. Answers that wait from before are mixed when their survey is counted.
alter table waiting_answers add column community_id text collate "C";
create index waiting_answers_community on waiting_answers (jurisdiction, campaign_id, community_id);
-- How many answers had come when it was last looked whether some can be mixed: looked again after ten more, so that the moment tells of no single one.
alter table answer_keys add column looked_at integer not null default 0;
