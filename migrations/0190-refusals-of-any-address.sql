-- A refusal is counted as it is entered: whatever jurisdiction whoever asked believed to be in.
alter table refused_of_day drop constraint refused_of_day_jurisdiction_fkey;
