-- The day on which the late rate of a claim was agreed, by whose loan prime rate the law judges it: signing, or the change that first said
-- the rate the claim was made by. Of a claim whose contract is gone it stays unknown.
alter table claims add column rate_agreed_on date;
update claims c set rate_agreed_on = coalesce(
  (select greatest(v.purchaser_signed_at, v.provider_signed_at) at time zone 'Asia/Shanghai'
    from contract_versions v
    where v.jurisdiction = c.jurisdiction and v.contract_id = c.contract_id and v.state = 'agreed'
      and v.number <= (c.snapshot -> 'contract' ->> 'versionNumber')::integer
      and v.number > (select max(w.number) from contract_versions w
        where w.jurisdiction = v.jurisdiction and w.contract_id = v.contract_id and w.state = 'agreed'
          and w.number <= (c.snapshot -> 'contract' ->> 'versionNumber')::integer
          and w.content -> 'terms' ->> 'dailyLateRate' is distinct from c.daily_late_rate)
    order by v.number limit 1)::date,
  (select k.signed_on from contracts k where k.jurisdiction = c.jurisdiction and k.id = c.contract_id));
