-- Whether anybody holds a role is asked on the first page of an administrator; of ten thousand people one is looked up.
create index memberships_role on memberships (jurisdiction, role) where ended_on is null;
