-- Communities that an administrator or an office keeps by screens: with the code of the national statistics, closed when they are
-- dissolved, merged into another, and never deleted, because records speak of them.
alter table communities
  add column code text collate "C" check (code ~ '^[0-9]{12}$'),
  add column state text not null default 'open' check (state in ('open', 'closed', 'merged')),
  add column closed_on date,
  add column merged_into text collate "C",
  add column version integer not null default 1,
  add constraint communities_merged_into foreign key (jurisdiction, merged_into) references communities (jurisdiction, id),
  add constraint communities_state_says check (
    (state = 'open') = (closed_on is null) and (state = 'merged') = (merged_into is not null) and merged_into <> id
  );
create unique index communities_code on communities (jurisdiction, code) where code is not null;
