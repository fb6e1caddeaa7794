-- Numbers of invoices and transfers are compared without any word for what they are a number of, before or behind: an electronic invoice, a
-- fapiao, a transfer. What is stored is letters and digits alone, so a word in Latin letters counts as one only right before a digit. Those
-- that become one stay two uses, the later of them with the reason why.
with gone as (delete from paper_uses returning *),
said as (
  select *, regexp_replace(number,
    '^((E1NV01CE|EFAP1A0|FAP1A0|TRANSFER|RECE1PT)(N0|NUMBER|REF)?(?=[0-9])|(全面数字化的?|增值税|电子|数电|普通|专用|银行|付款|电汇)*(发票|票|凭证|转账|汇款|回单|流水|电汇|付款)?(代码|号码|编号|号)|(全面数字化的?|增值税|电子|数电|普通|专用|银行)*(发票|凭证|转账|汇款|回单|流水|数电票|电子票|电汇))+(?=.)',
    '') as bare
  from gone),
keyed as (
  select jurisdiction, kind, organisation_id,
    regexp_replace(regexp_replace(bare, '(?<=.)号$', ''), '^0+(?=[0-9])', '') as number,
    claim_id, min(reason) as reason, min(used_on) as used_on
  from said group by 1, 2, 3, 4, 5)
insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
select jurisdiction, kind, organisation_id, number, claim_id,
  coalesce(reason, case when row_number() over (partition by jurisdiction, kind, organisation_id, number order by reason nulls first, used_on, claim_id) > 1
    then 'entered before numbers were compared without the words for what they number' end),
  used_on
from keyed;
