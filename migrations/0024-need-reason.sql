-- A need whose evidence does not speak for it by itself may still be accepted, with the reason residents will read.
alter table needs add column accepted_reason text;
alter table needs add check (accepted_reason is null or state = 'accepted');
