-- What is carried over into a year says nothing of what finance gives for it: until somebody enters that, nothing is entered.
alter table budget_items alter column amount_minor drop not null;
-- Nobody enters that nothing is given where something was carried over: the program did.
update budget_items set amount_minor = null where amount_minor = 0 and carried_minor > 0;
