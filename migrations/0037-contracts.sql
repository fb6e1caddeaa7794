-- Which text the bureau approved: what is changed afterwards is held against it, not only against its total.
alter table contract_grounds add column approved_number integer;

-- What was approved before: the text that was on the table at that moment.
update contract_grounds g
set approved_number = (
  select max(v.number)
  from contract_versions v
  where v.jurisdiction = g.jurisdiction
    and v.contract_id = g.contract_id
    and v.proposed_at <= g.decided_at
    and (v.answered_at is null or v.answered_at >= g.decided_at)
)
where g.state = 'approved';

-- Which side gave notice to end early, and what a side offered about it since: another last day, or without one to take it back. Who
-- gave the notices of before is not known here; nobody can take one of those back alone.
alter table contracts
  add column notice_by text check (notice_by in ('purchaser', 'provider')),
  add column offer_by text check (offer_by in ('purchaser', 'provider')),
  add column offer_on date,
  add column offer_reason text;
