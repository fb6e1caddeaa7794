-- A day is no number: transfers that a bank numbers behind their day are compared whole. Those kept by the day alone become what was typed.
with dated as (
  select * from paper_uses where number ~ '^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$'),
typed as (
  select d.*, p.reference as typed from dated d
    join payments p on p.jurisdiction = d.jurisdiction and p.claim_id = d.claim_id where d.kind = 'transfer'
  union all
  select d.*, c.invoice_number from dated d
    join claims c on c.jurisdiction = d.jurisdiction and c.id = d.claim_id where d.kind = 'invoice' and c.invoice_number is not null),
folded as (
  select *, translate(regexp_replace(upper(normalize(typed, nfkc)), '\s', '', 'g'),
    'АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧOIL' || '-‐‑‒–—―−_/.·ー,;:!?~@#$%^&*+=|()[]{}<>"''`\、。《》「」【】“”‘’…',
    'ABES1JKMH0PCTYXABEZH1KMN0PTYX011') as letters
  from typed),
said as (
  select *, regexp_replace(regexp_replace(letters,
    '^((N0|NR|NUMBER|1NV|1NV01CE|E1NV01CE|EFAP1A0|FAP1A0|REF|REFERENCE|TRANSFER|RECE1PT)(N0|NUMBER|REF)?(?=[0-9])|(全面数字化的?|增值税|电子|数电|普通|专用|银行|付款|电汇)*(发票|票|凭证|转账|汇款|回单|流水|电汇|付款)?(代码|号码|编号|号)|(全面数字化的?|增值税|电子|数电|普通|专用|银行)*(发票|凭证|转账|汇款|回单|流水|数电票|电子票|电汇))+(?=.)',
    ''), '(?<=.)号$', '') as bare
  from folded),
named as (
  select jurisdiction, kind, organisation_id, number as was, regexp_replace(bare, '(^|[^0-9])0+(?=[0-9])', '\1', 'g') as number, claim_id,
    min(reason) as reason, min(used_on) as used_on
  from said where position(number in bare) > 0 and bare !~ '^[0-9]+$' group by 1, 2, 3, 4, 5, 6),
gone as (
  delete from paper_uses u using named n
  where u.jurisdiction = n.jurisdiction and u.kind = n.kind and u.organisation_id = n.organisation_id and u.claim_id = n.claim_id and u.number = n.was
    -- The day alone may have been typed too.
    and not exists (select from said s where s.jurisdiction = n.jurisdiction and s.kind = n.kind and s.claim_id = n.claim_id and s.bare = n.was))
insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
select jurisdiction, kind, organisation_id, number, claim_id,
  case when row_number() over (partition by jurisdiction, kind, organisation_id, number order by reason nulls first, used_on, claim_id) > 1
      or exists (select from paper_uses p where p.jurisdiction = named.jurisdiction and p.kind = named.kind
        and p.organisation_id = named.organisation_id and p.number = named.number and p.reason is null)
    then coalesce(reason, 'entered before a day was no number') else null end,
  used_on
from named
on conflict do nothing;

-- Each long run of digits in what was typed, neither days nor amounts, is held against every other: two invoices may stand in one field, or an
-- invoice and its amount. The program fills this for new ones.
alter table paper_uses add column numbers text[] not null default '{}';
update paper_uses u set numbers = case
  when u.number ~ '^[0-9]+$' then array[lpad(u.number, greatest(8, length(u.number)), '0')]
  else array(
    select distinct lpad(ltrim(m[1], '0'), greatest(8, length(ltrim(m[1], '0'))), '0')
    from regexp_matches(regexp_replace(u.number, '(金额|合计|共计|人民币|CNY|RMB)[0-9]+|[0-9]+(元|圆)', ' ', 'g'), '[0-9]{8,}', 'g') as m
    where m[1] !~ '^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$') end
where u.number ~ '[0-9]{8}' or u.number ~ '^[0-9]+$';
