-- How many of the refusals of a day have an entry each: the first at each record has one too.
alter table refused_of_day add column entered integer not null default 0 check (entered >= 0);
update refused_of_day set entered = least(times, 20);
