-- Invoices with a code of ten or twelve digits and a number of eight, kept whole with the words between them, are compared by both as one.
-- Those that become one stay two uses, the later of them with the reason why.
with gone as (
  delete from paper_uses where kind = 'invoice' and number ~ '^[0-9]{9,12}[^0-9]+[0-9]{1,8}$' returning *),
keyed as (
  select jurisdiction, kind, organisation_id,
    substring(number from '^[0-9]+') || lpad(substring(number from '[0-9]+$'), 8, '0') as number,
    claim_id, min(reason) as reason, min(used_on) as used_on
  from gone group by 1, 2, 3, 4, 5)
insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
select jurisdiction, kind, organisation_id, number, claim_id,
  coalesce(reason, case when row_number() over (partition by jurisdiction, kind, organisation_id, number order by reason nulls first, used_on, claim_id) > 1
      or exists (select from paper_uses as p where p.jurisdiction = keyed.jurisdiction and p.kind = keyed.kind
        and p.organisation_id = keyed.organisation_id and p.number = keyed.number and p.reason is null)
    then 'entered before code and number were compared as one' end),
  used_on
from keyed
on conflict do nothing;
