-- What each side says at the gate of a yearly contract is asked by the contract that renews it: it belongs to the contracts.
create table renewal_wills (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  side text not null check (side in ('purchaser', 'provider')),
  goes_on boolean not null,
  reason text not null,
  said_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, contract_id, side)
);
revoke delete on renewal_wills from tandem_app;
insert into renewal_wills (jurisdiction, contract_id, side, goes_on, reason, said_on, version)
  select jurisdiction, contract_id, side, goes_on, reason, said_on, version from gate_wills;
drop table gate_wills;
