-- Handing somebody over to another worker is asked and confirmed: to whom, why, by whom, and whether the person could not be asked.
alter table clients
  add column handed_to text collate "C",
  add column handed_why text,
  add column handed_by text collate "C",
  add column handed_on date,
  add column handed_unasked boolean not null default false,
  add constraint clients_handed_whole check ((handed_to is null) = (handed_why is null) and (handed_to is null) = (handed_by is null)
    and (handed_to is null) = (handed_on is null));
create index clients_handed_to on clients (jurisdiction, handed_to) where handed_to is not null;
