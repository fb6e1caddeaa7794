-- How often something was tried, by whom it was tried against and from where. The key is a fingerprint under the master secret:
-- neither addresses nor e-mails stand here.
create table try_budgets (
  jurisdiction text collate "C" not null,
  key text collate "C" not null,
  tries integer not null,
  last_at timestamptz not null,
  -- Before this moment no further try is looked at.
  next_at timestamptz not null,
  primary key (jurisdiction, key)
);
create index try_budgets_age on try_budgets (jurisdiction, last_at);

-- Browsers a person has signed in from before. Each person of a shared computer has a row and a secret of their own.
create table known_devices (
  jurisdiction text collate "C" not null,
  user_id text collate "C" not null,
  -- SHA-256 of the secret in the cookie.
  id text collate "C" not null,
  device text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (jurisdiction, user_id, id)
);

-- Codes for whoever lost the phone with the authenticator: each works once.
create table recovery_codes (
  jurisdiction text collate "C" not null,
  user_id text collate "C" not null,
  -- Fingerprint under the master secret.
  id text collate "C" not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (jurisdiction, user_id, id)
);

-- Links by which a person sets a new password. The person and their roles stay as they are.
create table password_resets (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  -- SHA-256 of the secret in the link.
  secret_hash text collate "C" not null,
  user_id text collate "C" not null,
  -- Who made it; nobody where the person asked for it by mail, or at the command line.
  made_by text collate "C",
  -- Two-step sign-in ends with it: the phone is lost and the recovery codes too.
  ends_two_step boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (jurisdiction, id)
);
create unique index password_resets_secret on password_resets (jurisdiction, secret_hash);
create index password_resets_user on password_resets (jurisdiction, user_id);

-- failed_tries counts wrong tries from elsewhere since the last sign-in; how long to wait is kept in try_budgets.
alter table users add column last_failed_at timestamptz;
comment on column users.blocked_until is 'no longer used';
-- What the person is told: how many tries from elsewhere failed before this session was opened, and when the last one was.
alter table sessions add column failed_before integer not null default 0;
alter table sessions add column failed_before_at timestamptz;
update users set failed_tries = 0;
