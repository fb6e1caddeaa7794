import { type Lang, sayMoney } from '#kernel'
import { type FormState, MoneyField, NumberField, Select, TextArea, Tick } from '#ui'
import { words } from '../page-words.ts'
import { type Promotion, reserves } from '../rules/promotion.ts'
import { reserveWords } from '../rules/words.ts'

const names = ['reserve', 'reserved', 'reservedSmall', 'whyNotReserved', 'deduction', 'deductsForSocial']

/** What the documents say of small and medium enterprises; folded until something stands in it or is wrong. */
export function PromotionFields({ form, lang }: { form: FormState; lang: Lang }) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <h2>{t.promotion}</h2>
      <p className="soft">{t.promotionLead}</p>
      <details open={names.some((n) => Boolean(form.values[n]) || form.errors[n] !== undefined)}>
        <summary>{t.promotionFill}</summary>
        <Select
          {...f}
          name="reserve"
          label={t.reserve}
          empty={t.notStated}
          optional
          options={reserves.map((value) => ({ value, label: reserveWords[value][lang] }))}
        />
        <TextArea {...f} name="whyNotReserved" label={t.whyNotReserved} hint={t.whyNotReservedHint} optional rows={2} />
        <div className="row">
          <MoneyField {...f} name="reserved" label={t.reserved} optional />
          <MoneyField {...f} name="reservedSmall" label={t.reservedSmall} optional />
        </div>
        <NumberField {...f} name="deduction" label={t.deduction} hint={t.deductionHint} decimal unit="%" optional />
        <Tick {...f} name="deductsForSocial" label={t.deductsForSocial} />
      </details>
    </>
  )
}

/** The same for a summary list. */
export function promotionRows(p: Promotion | null, lang: Lang): { label: string; value: string }[] {
  if (!p) return []
  const t = words[lang]
  const row = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  return [
    { label: t.reserve, value: reserveWords[p.reserve][lang] },
    ...row(t.whyNotReserved, p.whyNotReserved),
    ...row(t.reserved, p.reserved && sayMoney(p.reserved, lang)),
    ...row(t.reservedSmall, p.reservedSmall && sayMoney(p.reservedSmall, lang)),
    ...row(t.deduction, p.deduction && t.deductionSays(p.deduction)),
    ...row(t.deductsForSocial, p.deductsForSocial ? t.yes : null),
  ]
}
