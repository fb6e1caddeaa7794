-- What a post inside a project costs in all, who carries what the purchaser does not pay, from what money and until when. Lines planned
-- before this have none, and keep what they mean.
alter table plan_lines add column subsidy jsonb, add constraint subsidy_of_a_post check (subsidy is null or kind = 'post');
