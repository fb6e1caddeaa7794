-- What a line is to achieve, for whom, and by what that is told; or the published reason why nothing is said of it. Lines planned before
-- this have neither, and keep what they mean.
alter table plan_lines add column goals jsonb not null default '[]', add column no_goal_reason text;
