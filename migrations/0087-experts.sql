-- The pool from which panels are drawn: what each expert knows, as what they are qualified and until when, when they are away, and with
-- whom they have ties. Whoever was an expert before stands in it, with nothing more known of them.
create table specialties (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  name_en text,
  state text not null default 'open' check (state in ('open', 'closed')),
  version integer not null default 1,
  primary key (jurisdiction, id)
);

create table experts (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  -- Null until there is an account with this address that has the role.
  user_id text collate "C",
  name text not null,
  -- Where the invitation goes; an account has its own.
  email text,
  specialty_ids text[] not null default '{}',
  title text,
  title_until date,
  employer text,
  away_from date,
  away_to date,
  state text not null default 'in' check (state in ('in', 'out')),
  left_on date,
  entered_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((away_from is null) = (away_to is null) and away_to >= away_from),
  check ((state = 'out') = (left_on is not null)),
  check (user_id is not null or email is not null)
);
create unique index experts_user on experts (jurisdiction, user_id) where user_id is not null;
create unique index experts_email on experts (jurisdiction, email) where user_id is null;

-- With whom an expert has ties. What exactly they are is nobody's business here: the kind is enough to leave them out of a draw.
create table expert_ties (
  jurisdiction text collate "C" not null,
  expert_id text collate "C" not null,
  organisation_id text collate "C" not null,
  kind text not null check (kind in ('works', 'controls', 'kin', 'other')),
  stated_on date not null,
  primary key (jurisdiction, expert_id, organisation_id),
  foreign key (jurisdiction, expert_id) references experts (jurisdiction, id),
  foreign key (jurisdiction, organisation_id) references organisations (jurisdiction, id)
);

insert into experts (jurisdiction, id, user_id, name, entered_on)
select m.jurisdiction, 'exp' || substr(u.id, 4), u.id, u.name, min(m.since)
from memberships m join users u on u.jurisdiction = m.jurisdiction and u.id = m.user_id
where m.role = 'expert'
group by m.jurisdiction, u.id, u.name;
