create table organisations (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  kind text not null check (kind in ('purchaser', 'bureau', 'institution', 'evaluator', 'finance', 'community', 'platform')),
  name text not null,
  name_en text,
  -- Unified social credit code.
  credit_code text,
  -- Legal form of a provider: only enterprises fall under the payment regulation.
  legal_form text check (legal_form in ('enterprise', 'social-organisation', 'institution', 'rural-collective', 'self-governing', 'individual')),
  about text,
  parent_id text collate "C",
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id)
);
create unique index organisations_credit_code on organisations (jurisdiction, credit_code) where credit_code is not null;

create table communities (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  name_en text,
  -- The purchaser office whose area it lies in.
  organisation_id text collate "C" not null,
  residents integer check (residents >= 0),
  households integer check (households >= 0),
  primary key (jurisdiction, id)
);
create index communities_organisation on communities (jurisdiction, organisation_id);

create table users (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  email text not null,
  name text not null,
  password_hash text,
  totp_secret text,
  -- The last time step a one-time code was used in, so that a code works once.
  totp_used_step bigint,
  failed_tries integer not null default 0,
  blocked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id)
);
create unique index users_email on users (jurisdiction, email);

create table memberships (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  organisation_id text collate "C" not null,
  role text not null,
  since date not null,
  ended_on date,
  primary key (jurisdiction, id)
);
create unique index memberships_one on memberships (jurisdiction, user_id, organisation_id, role) where ended_on is null;
create index memberships_organisation on memberships (jurisdiction, organisation_id);

create table sessions (
  jurisdiction text collate "C" not null,
  -- SHA-256 of the secret in the cookie.
  id text collate "C" not null,
  user_id text collate "C" not null,
  organisation_id text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Signed in by one click in the demonstration district.
  demonstration boolean not null default false,
  device text,
  primary key (jurisdiction, id)
);
create index sessions_user on sessions (jurisdiction, user_id);

create table invitations (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  -- SHA-256 of the secret in the link.
  secret_hash text not null,
  organisation_id text collate "C" not null,
  role text not null,
  email text not null,
  invited_by text collate "C",
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (jurisdiction, id)
);
create unique index invitations_secret on invitations (jurisdiction, secret_hash);
create index invitations_organisation on invitations (jurisdiction, organisation_id);

create table api_tokens (
  jurisdiction text collate "C" not null,
  -- SHA-256 of the secret.
  id text collate "C" not null,
  token_id text collate "C" not null,
  name text not null,
  user_id text collate "C" not null,
  organisation_id text collate "C" not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (jurisdiction, id)
);
create index api_tokens_user on api_tokens (jurisdiction, user_id);

-- Dated verdicts on an organisation, left by evaluations and read by the next tender.
create table standings (
  jurisdiction text collate "C" not null,
  organisation_id text collate "C" not null,
  source_kind text not null,
  source_id text collate "C" not null,
  dimension text not null,
  score numeric(6, 3) not null,
  says text,
  stated_on date not null,
  primary key (jurisdiction, organisation_id, source_kind, source_id, dimension)
);
