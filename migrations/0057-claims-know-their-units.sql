-- What the share of a claim is a share of: the units of its instalment when it was claimed, since a change of the contract may buy more of
-- them. Null of a month and of a stage, whose amount no change may touch any more. A claim that was made before is of the units that were
-- handed in, whatever was bought when it was made: where its amount was reckoned from more, the next one takes that much less.
alter table claim_lines add column out_of text;
update claim_lines l set out_of = a.out_of
from acceptance_lines a
where a.jurisdiction = l.jurisdiction and a.acceptance_id = l.acceptance_id and a.instalment_key = l.instalment_key
  and l.instalment_key like '%:units';
alter table claim_lines add constraint claim_lines_units check (out_of is not null or instalment_key not like '%:units');
