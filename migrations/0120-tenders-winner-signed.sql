-- Whether the winner of an award has signed the contract that is on the table: then it is not the winner who does not sign.
alter table awards add column winner_signed_on date;
update awards a
   set winner_signed_on = (v.provider_signed_at at time zone j.zone)::date
  from contracts c
  join jurisdictions j on j.code = c.jurisdiction
  join contract_versions v on v.jurisdiction = c.jurisdiction and v.contract_id = c.id
 where c.jurisdiction = a.jurisdiction and c.tender_id = a.tender_id and c.provider_id = a.provider_id and a.ended_on is null
   and c.state in ('draft', 'negotiating') and v.state = 'open' and v.provider_signed_at is not null;
