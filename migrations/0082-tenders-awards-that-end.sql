-- An award can come to an end before its contract: the winner declines or does not sign, a challenge or complaint is upheld, finance says
-- so. It stays as it was made, with the day, the ground, the reason, what proves it and who recorded it; another may then be named.
alter table awards
  add column signed_on date,
  add column ended_on date,
  add column ended_ground text check (ended_ground in ('declined', 'not-signed', 'challenge', 'complaint')),
  add column ended_reason text,
  add column evidence text,
  add column ended_by text collate "C",
  add check ((ended_on is null) = (ended_ground is null)),
  add check ((ended_on is null) = (ended_reason is null));
drop index awards_tender;
drop index awards_purchase;
create unique index awards_tender on awards (jurisdiction, tender_id) where ended_on is null;
create unique index awards_purchase on awards (jurisdiction, purchase_id) where ended_on is null;
create index awards_all on awards (jurisdiction, tender_id, id);
-- When a contract of it was signed: the award was kept, and nobody can say afterwards that it was declined.
update awards a
   set signed_on = c.signed_on
  from contracts c
 where c.jurisdiction = a.jurisdiction and c.tender_id = a.tender_id and c.provider_id = a.provider_id and c.signed_on is not null;
-- `lapsed`: awarded, and the award ended; what is next is for the head of the office to say.
alter table tenders drop constraint tenders_state_check;
alter table tenders add constraint tenders_state_check
  check (state in ('draft', 'published', 'opened', 'scored', 'awarded', 'lapsed', 'void', 'cancelled'));
