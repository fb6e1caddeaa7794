-- Whether what bidders add of their own counts in a criterion. Without one that says so it counts nowhere, and the panel is not shown it.
alter table tender_criteria add column counts_own boolean not null default false;
