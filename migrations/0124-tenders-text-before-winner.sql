-- When a contract of an award lay before its winner to sign, as [{from, until}]; until is null while it does. Of awards from before nobody wrote
-- it down: a text that was drafted counts from the notice, and up to the day the winner signed it.
alter table awards add column before_winner jsonb not null default '[]';
update awards a
   set before_winner = jsonb_build_array(jsonb_build_object('from', a.notice_on::text, 'until', a.winner_signed_on::text))
 where a.ended_on is null and a.signed_on is null and exists (
  select 1 from contracts c join contract_versions v on v.jurisdiction = c.jurisdiction and v.contract_id = c.id
   where c.jurisdiction = a.jurisdiction and c.tender_id = a.tender_id and c.provider_id = a.provider_id and c.state in ('draft', 'negotiating')
     and v.state = 'open');
