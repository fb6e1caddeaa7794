-- Why a payment was entered on a later day than the one on which it is said to have gone out, where that decides whether it was in time,
-- lies more than a week back, or leaves less interest owed than was paid. Null of any other, and of all that were entered before. It is
-- free text, from which the data officer may erase what is about a person; nothing else of a payment can be rewritten.
alter table payments add column entered_reason text;
grant update (entered_reason) on payments to tandem_app;
