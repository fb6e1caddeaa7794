-- Money that went to a wrong payee and came back from them: what a confirmed correction of that kind leaves to be recovered. Nothing of the claim
-- changes by it, for that counts as unpaid until the right payee has its money.
create table payment_recoveries (
  jurisdiction text collate "C" not null,
  correction_id text collate "C" not null,
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  came_on date not null,
  entered_at timestamptz not null,
  entered_by text collate "C",
  primary key (jurisdiction, correction_id, reference),
  foreign key (jurisdiction, correction_id) references payment_corrections
);
revoke update, delete, truncate on payment_recoveries from tandem_app;
