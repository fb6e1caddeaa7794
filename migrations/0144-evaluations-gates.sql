-- What each side says at the gate of a yearly contract: whether it wants another year, and why. It may say otherwise until the last day.
create table gate_wills (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  side text not null check (side in ('purchaser', 'provider')),
  goes_on boolean not null,
  reason text not null,
  said_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, contract_id, side)
);
revoke delete on gate_wills from tandem_app;
