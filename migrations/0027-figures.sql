-- What is owed of a claim that was paid in part was kept as it stood before the payment. From here on the register follows
-- each payment; this brings the duties of earlier versions to the same state.
update duties d
set amount_minor = c.amount_minor - c.paid_minor,
    title = case d.kind
      when 'pay' then jsonb_build_object(
        'zh', '付款 ' || to_char((c.amount_minor - c.paid_minor) / 100.0, 'FM999,999,999,999,990.00') || ' 元',
        'en', 'Pay ¥' || to_char((c.amount_minor - c.paid_minor) / 100.0, 'FM999,999,999,999,990.00'))
      else jsonb_build_object(
        'zh', '先付无争议的 ' || to_char((c.amount_minor - c.paid_minor) / 100.0, 'FM999,999,999,999,990.00') || ' 元',
        'en', 'Pay the undisputed ¥' || to_char((c.amount_minor - c.paid_minor) / 100.0, 'FM999,999,999,999,990.00'))
    end
from claims c
where c.jurisdiction = d.jurisdiction
  and c.id = d.subject_id
  and c.contract_id = d.contract_id
  and d.kind in ('pay', 'pay-undisputed')
  and d.state = 'open'
  and c.paid_minor > 0
  and c.paid_minor < c.amount_minor;
