-- Which claim an invoice (by its payee) or a transfer (by its payer) was used for. One without a reason is the only one of its
-- number; every further use stands here with the reason somebody gave for it.
create table paper_uses (
  jurisdiction text collate "C" not null,
  kind text not null check (kind in ('invoice', 'transfer')),
  -- The payee of an invoice, the payer of a transfer.
  organisation_id text collate "C" not null,
  -- As it is compared: half-width, capitals, no spaces.
  number text collate "C" not null,
  claim_id text collate "C" not null,
  reason text,
  used_on date not null,
  primary key (jurisdiction, kind, organisation_id, number, claim_id)
);
create unique index paper_uses_once on paper_uses (jurisdiction, kind, organisation_id, number) where reason is null;

-- What was entered before it was checked: the first use stands for itself, the others say why they are there.
with used as (
  select jurisdiction, 'invoice' as kind, provider_id as organisation_id, invoice_number as typed, id as claim_id, coalesce(invoice_on, made_on) as used_on
  from claims where invoice_number is not null
  union all
  select p.jurisdiction, 'transfer', c.purchaser_id, p.reference, p.claim_id, p.paid_on
  from payments p join claims c on c.jurisdiction = p.jurisdiction and c.id = p.claim_id),
numbered as (
  select jurisdiction, kind, organisation_id, regexp_replace(upper(normalize(typed, nfkc)), '\s', '', 'g') as number, claim_id, min(used_on) as used_on
  from used group by 1, 2, 3, 4, 5)
insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
select jurisdiction, kind, organisation_id, number, claim_id,
  case when row_number() over (partition by jurisdiction, kind, organisation_id, number order by used_on, claim_id) > 1
    then 'entered before numbers were compared' end, used_on
from numbered;
