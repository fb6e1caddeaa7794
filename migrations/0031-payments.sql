-- Numbers of invoices and transfers are compared without the dashes, strokes and points people put between their parts. Those entered
-- before become the same that are the same; the first use stands for itself, the others say why they are there.
with gone as (delete from paper_uses returning *),
bare as (
  select jurisdiction, kind, organisation_id,
    coalesce(nullif(translate(number, '-‐‑‒–—―−_/.·', ''), ''), number) as number,
    claim_id, min(reason) as reason, min(used_on) as used_on
  from gone group by 1, 2, 3, 4, 5)
insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
select jurisdiction, kind, organisation_id, number, claim_id,
  coalesce(reason, case when row_number() over (partition by jurisdiction, kind, organisation_id, number order by reason nulls first, used_on, claim_id) > 1
    then 'entered before numbers were compared without dashes' end),
  used_on
from bare;
