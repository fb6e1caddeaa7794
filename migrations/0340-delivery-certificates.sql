-- What certificate the role card of a post asks of whoever stands there; null where it asks for none.
alter table role_cards add column certificate text;
-- The certificate with which somebody stands at a post whose card asks for one, and its last day.
create table appointment_certificates (
  jurisdiction text collate "C" not null,
  appointment_id text collate "C" not null,
  kind text not null,
  valid_until date not null,
  entered_at timestamptz not null,
  primary key (jurisdiction, appointment_id),
  foreign key (jurisdiction, appointment_id) references appointments (jurisdiction, id)
);
