-- Residents are asked the same once more, ninety days after the end of a contract or later.
create table asked_again (
  jurisdiction text collate "C" not null,
  -- The round whose sample was asked first.
  round_id text collate "C" not null,
  campaign_id text collate "C" not null,
  -- Whether the households of the first time are asked, or others drawn anew.
  who text not null check (who in ('same', 'anew')),
  seed text not null,
  drawn jsonb not null,
  ended_on date not null,
  drawn_on date not null,
  closes_on date not null,
  drawn_by text collate "C",
  primary key (jurisdiction, round_id),
  foreign key (jurisdiction, round_id) references resident_samples (jurisdiction, round_id)
);
revoke update, delete on asked_again from tandem_app;
