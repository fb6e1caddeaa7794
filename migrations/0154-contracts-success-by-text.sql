-- By which text of the contract a side said what counts as success: its words stay beside the goals it spoke of, whatever both change later.
-- Rows from before this have none; they are read by the text that was in force on their day.
alter table success_said add column by_text integer;
