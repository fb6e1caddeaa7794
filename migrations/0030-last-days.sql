-- Last days that turn out to be days off are moved by the clock; it looks for them by their day.
create index duties_due on duties (jurisdiction, due_on) where state = 'open';
create index acceptances_due on acceptances (jurisdiction, due_on) where state = 'handed-in';
