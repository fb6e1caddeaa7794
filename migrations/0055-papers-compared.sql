-- Numbers of invoices and transfers are compared by letters and digits alone, without words that only say that a number follows, without
-- leading zeros, with signs that look alike as one. Those entered before become the same that are the same; the first use stands for
-- itself, the others say why they are there.
with gone as (delete from paper_uses returning *),
said as (
  select *, regexp_replace(number,
    '^((NO|NR|NUMBER|INV|INVOICE|REF|REFERENCE)(?=[0-9])|发票号码|发票代码|发票号|发票|凭证号码|凭证号|凭证|流水号|票号|编号|号码|号)+(?=.)', '') as bare
  from gone),
folded as (
  select *, translate(bare, 'АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧOIL' || '-‐‑‒–—―−_/.·ー,;:!?~@#$%^&*+=|()[]{}<>"''`\、。《》「」【】“”‘’…',
    'ABES1JKMH0PCTYXABEZH1KMN0PTYX011') as letters
  from said),
keyed as (
  select jurisdiction, kind, organisation_id,
    -- One without a letter or digit, which is taken no more, stays what it was.
    coalesce(nullif(regexp_replace(letters, '(^|[^0-9])0+(?=[0-9])', '\1', 'g'), ''), number) as number,
    claim_id, min(reason) as reason, min(used_on) as used_on
  from folded group by 1, 2, 3, 4, 5)
insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
select jurisdiction, kind, organisation_id, number, claim_id,
  coalesce(reason, case when row_number() over (partition by jurisdiction, kind, organisation_id, number order by reason nulls first, used_on, claim_id) > 1
    then 'entered before numbers were compared by letters and digits' end),
  used_on
from keyed;
