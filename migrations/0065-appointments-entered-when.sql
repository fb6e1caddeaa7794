-- When an appointment was entered, and why its first day lies further back than is ordinary or makes a vacancy one that was filled in time:
-- whoever types that day is judged by it. Null of all that were entered before. The reason is free text, from which the data officer may
-- erase what is about a person.
alter table appointments
  add column entered_on date,
  add column entered_reason text;
