-- Numbers of invoices and transfers that hold one long run of digits are compared by that run, whatever words stand beside it: a voucher of the
-- treasury is the transfer it names. Those that become one stay two uses, the later of them with the reason why.
with gone as (delete from paper_uses returning *),
keyed as (
  select jurisdiction, kind, organisation_id,
    case when array_length(regexp_split_to_array(number, '[0-9]{8,}'), 1) = 2
      then regexp_replace(substring(number from '[0-9]{8,}'), '^0+(?=[0-9])', '') else number end as number,
    claim_id, min(reason) as reason, min(used_on) as used_on
  from gone group by 1, 2, 3, 4, 5)
insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
select jurisdiction, kind, organisation_id, number, claim_id,
  coalesce(reason, case when row_number() over (partition by jurisdiction, kind, organisation_id, number order by reason nulls first, used_on, claim_id) > 1
    then 'entered before numbers were compared by their long run of digits' end),
  used_on
from keyed;
