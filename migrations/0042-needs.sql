-- The census a counted survey is held against: as it was when the survey was counted, and never again. Weighted to another one its shares
-- would be others, and a few of them together say what a single hidden cell holds.
create table counted_census (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  -- In the order in which groups are merged where they are too thin.
  communities jsonb not null,
  margins jsonb not null,
  primary key (jurisdiction, campaign_id),
  foreign key (jurisdiction, campaign_id) references campaigns (jurisdiction, id)
);
revoke update, delete, truncate on counted_census from tandem_app;
-- Surveys that were counted before: from now on held against the census of today.
insert into counted_census (jurisdiction, campaign_id, communities, margins)
select c.jurisdiction, c.id,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', p.id, 'residents', p.residents) order by p.name, p.id)
    from communities p where p.jurisdiction = c.jurisdiction and p.id = any(c.community_ids)), '[]'),
  coalesce((
    select jsonb_agg(jsonb_build_object('communityId', m.community_id, 'variable', m.variable, 'category', m.category, 'people', m.people)
      order by m.community_id, m.variable, m.category)
    from community_margins m where m.jurisdiction = c.jurisdiction and m.community_id = any(c.community_ids)), '[]')
from campaigns c
where c.counted_on is not null
on conflict do nothing;
