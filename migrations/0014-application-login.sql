-- On PostgreSQL the application signs in as a role of its own, which owns nothing and so cannot step up to the owner. Its name and the
-- salt of its password are kept here, where only the owner reads. The embedded database has one session and makes no use of it.
create schema tandem_private;
create table tandem_private.application_login (
  only_row boolean primary key default true check (only_row),
  role_name text not null,
  salt text not null
);
insert into tandem_private.application_login (role_name, salt)
  values ('tandem_app_' || left(md5(gen_random_uuid()::text), 12), gen_random_uuid()::text || gen_random_uuid()::text);
