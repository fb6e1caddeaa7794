-- Several complaints may have one procurement stand still: until when is counted from them, and kept with none but them.
alter table tenders drop column suspended_until_on;
