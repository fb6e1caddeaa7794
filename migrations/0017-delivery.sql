-- Why a record counts nowhere for its contract; null for one that counts. Struck records count nowhere either.
alter table service_records add column not_counted text check (not_counted in ('outside-contract', 'other-community', 'not-appointed'));
create index service_records_uncounted on service_records (jurisdiction, contract_id) where not_counted is not null and not struck;

-- Records from before this was asked: work in a community the contract does not serve, and of people without a post in it.
with lines as (
  select c.jurisdiction, c.id as contract_id, c.purchase_id, l.line
  from contracts c
  join contract_versions v on v.jurisdiction = c.jurisdiction and v.contract_id = c.id and v.number = c.version_number
  cross join lateral jsonb_array_elements(v.content -> 'lines') as l(line)),
places as (
  select jurisdiction, contract_id, p.place from lines cross join lateral jsonb_array_elements_text(line -> 'communityIds') as p(place)
  union
  -- A line that names no community serves all of the purchase.
  select l.jurisdiction, l.contract_id, unnest(p.community_ids)
  from lines l join purchases p on p.jurisdiction = l.jurisdiction and p.id = l.purchase_id
  where jsonb_array_length(coalesce(l.line -> 'communityIds', '[]')) = 0)
update service_records r set not_counted = 'other-community'
where r.community_id is not null
  and exists (select 1 from places p where p.jurisdiction = r.jurisdiction and p.contract_id = r.contract_id)
  and not exists (
    select 1 from places p where p.jurisdiction = r.jurisdiction and p.contract_id = r.contract_id and p.place = r.community_id);

with posts as (
  select distinct c.jurisdiction, c.id as contract_id
  from contracts c
  join contract_versions v on v.jurisdiction = c.jurisdiction and v.contract_id = c.id and v.number = c.version_number
  cross join lateral jsonb_array_elements(v.content -> 'lines') as l(line)
  where l.line ->> 'kind' = 'post')
update service_records r set not_counted = 'not-appointed'
from posts p
where p.jurisdiction = r.jurisdiction and p.contract_id = r.contract_id and r.not_counted is null
  and not exists (
    select 1 from appointments a left join users u on u.jurisdiction = r.jurisdiction and u.id = r.worker_id
    where a.jurisdiction = r.jurisdiction and a.contract_id = r.contract_id
      and a.from_on <= r.served_on and (a.to_on is null or a.to_on >= r.served_on)
      and (a.worker_id = r.worker_id or (a.worker_id is null and regexp_replace(lower(normalize(a.worker_name, nfkc)), '\s', '', 'g')
        = regexp_replace(lower(normalize(u.name, nfkc)), '\s', '', 'g'))));

-- The totals of the contracts that hold such records, counted anew.
create temporary table recounted on commit drop as
  select distinct jurisdiction, contract_id from service_records where not_counted is not null;
delete from hours_totals t using recounted x where x.jurisdiction = t.jurisdiction and x.contract_id = t.contract_id;
delete from unit_totals t using recounted x where x.jurisdiction = t.jurisdiction and x.contract_id = t.contract_id;
insert into hours_totals (jurisdiction, contract_id, month_on, category, asked_by, purchaser_id, provider_id, records, minutes, people)
select r.jurisdiction, r.contract_id, r.month_on, r.category, r.asked_by, min(r.purchaser_id), min(r.provider_id), count(*), sum(r.minutes), sum(r.people)
from service_records r join recounted x using (jurisdiction, contract_id)
where not r.struck and r.not_counted is null
group by 1, 2, 3, 4, 5;
insert into unit_totals (jurisdiction, contract_id, line_id, month_on, community_id, records, units, people, minutes)
select r.jurisdiction, r.contract_id, r.line_id, r.month_on, coalesce(r.community_id, ''), count(*), sum(r.units), sum(r.people), sum(r.minutes)
from service_records r join recounted x using (jurisdiction, contract_id)
where not r.struck and r.not_counted is null
group by 1, 2, 3, 4, 5;
-- A month whose share of errands changed is held against the cap again by the clock.
update service_months m set records = s.records, minutes = s.minutes, errand_minutes = s.errands, people = s.people, judged_on = null
from (
  select m2.jurisdiction, m2.contract_id, m2.month_on, count(r.id) as records, coalesce(sum(r.minutes), 0) as minutes,
    coalesce(sum(r.minutes) filter (where r.category = 'errand'), 0) as errands, coalesce(sum(r.people), 0) as people
  from service_months m2 join recounted x using (jurisdiction, contract_id)
  left join service_records r on r.jurisdiction = m2.jurisdiction and r.contract_id = m2.contract_id and r.month_on = m2.month_on
    and not r.struck and r.not_counted is null
  group by 1, 2, 3) s
where s.jurisdiction = m.jurisdiction and s.contract_id = m.contract_id and s.month_on = m.month_on;
