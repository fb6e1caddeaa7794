-- What counts for a contract, by day, worker, line and community, kept in the transaction of the record it counts. A day is the smallest piece
-- that a period, an appointment or a month is made of, so that pages add up days and no longer read the records themselves.
create table day_totals (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  served_on date not null,
  worker_id text collate "C" not null,
  line_id text collate "C" not null,
  -- Empty where the record names no community.
  community_id text collate "C" not null default '',
  records integer not null default 0,
  units bigint not null default 0,
  people bigint not null default 0,
  minutes bigint not null default 0,
  primary key (jurisdiction, contract_id, served_on, worker_id, line_id, community_id)
)
-- A day's row changes with each record of the day: room beside it keeps the new one on the same page.
with (fillfactor = 70);
insert into day_totals (jurisdiction, contract_id, served_on, worker_id, line_id, community_id, records, units, people, minutes)
select jurisdiction, contract_id, served_on, worker_id, line_id, coalesce(community_id, ''), count(*), sum(units), sum(people), sum(minutes)
from service_records
where not struck and not_counted is null
group by jurisdiction, contract_id, served_on, worker_id, line_id, coalesce(community_id, '');

-- How many records a draw was made from: the list itself may be long, and is read only to draw again. Null is counted from the list.
alter table acceptance_draws add column pool_size integer;
update acceptance_draws set pool_size = cardinality(pool);

-- The purchase a file belongs to, so that what hangs on the records of a period is found without reading all of these. Null where there is none.
alter table files add column purchase_id text collate "C";
update files f set purchase_id = c.purchase_id
from service_records r join contracts c on c.jurisdiction = r.jurisdiction and c.id = r.contract_id
where f.record_kind = 'record' and r.jurisdiction = f.jurisdiction and r.id = f.record_id;
update files f set purchase_id = c.purchase_id
from deliverables d join contracts c on c.jurisdiction = d.jurisdiction and c.id = d.contract_id
where f.record_kind = 'deliverable' and d.jurisdiction = f.jurisdiction and d.id = f.record_id;
create index files_purchase on files (jurisdiction, purchase_id, record_kind) where state = 'kept';
