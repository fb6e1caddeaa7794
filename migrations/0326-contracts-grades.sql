-- The last grade a contract was given by an evaluator, and whether it may be renewed with it: asked by the contract that renews it.
create table contract_grades (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  source_id text collate "C" not null,
  grade text not null check (grade in ('poor', 'medium', 'good', 'excellent')),
  renews boolean not null,
  -- An appeal against it is not decided, or can still be made.
  is_open boolean not null,
  open_until date,
  stated_on date not null,
  primary key (jurisdiction, contract_id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id)
);
revoke delete on contract_grades from tandem_app;
