-- What an institution says of a line of its contract in the public directory, in its own words. That there is such a service, for whom it was
-- bought, where and until when is read from the contract; an entry is shown while the contract runs and no longer.
create table directory_entries (
  jurisdiction text collate "C" not null references jurisdictions (code),
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  says text not null,
  for_whom text[] not null,
  address text,
  -- Days of the week, 1 Monday to 7 Sunday, with one time from and to; what else there is to say of the hours in words.
  weekdays integer[] not null,
  opens text,
  closes text,
  hours_note text,
  ways text[] not null,
  phone text,
  languages text[] not null,
  accessible text not null check (accessible in ('yes', 'no', 'not-said')),
  room text not null check (room in ('room', 'waiting', 'full', 'not-said')),
  room_on date,
  kept_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, contract_id, line_id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  check ((room = 'not-said') = (room_on is null)),
  check ((opens is null) = (closes is null))
);
