-- Who hires, instructs, approves and pays at a post of a contract, as each side says it.
create table post_control (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  side text not null check (side in ('purchaser', 'provider')),
  hires text not null check (hires in ('provider', 'purchaser', 'both', 'other')),
  instructs text not null check (instructs in ('provider', 'purchaser', 'both', 'other')),
  approves text not null check (approves in ('provider', 'purchaser', 'both', 'other')),
  pays text not null check (pays in ('provider', 'purchaser', 'both', 'other')),
  said_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, contract_id, line_id, side),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id)
);
revoke delete on post_control from tandem_app;
