import { colonIn, type Lang, minor, sayMoney, sum, worthOfContribution } from '#kernel'
import { type FormState, MoneyField, Select, TextField } from '#ui'
import { words } from '../page-words.ts'
import { ownField } from '../rules/bid.ts'
import { contributionsOf, countsOwn, type OpenedBid, type Tender } from '../rules/tender.ts'

/** What the bidder adds of its own, line by line: folded away, since most add nothing. */
export function OwnContributions({ tender: x, ...f }: { tender: Pick<Tender, 'lines' | 'criteria'>; form: FormState; lang: Lang }) {
  const t = words[f.lang]
  const names = x.lines.flatMap((l) => ['kind', 'worth', 'what', 'from'].map((n) => ownField(n, l.id)))
  return (
    <details open={names.some((n) => f.form.values[n] || f.form.errors[n])}>
      <summary>{t.own}</summary>
      <p className="soft">{countsOwn(x) ? t.ownHere : t.ownNowhere}</p>
      {x.lines.map((l, n) => (
        <fieldset key={l.id} className="field">
          <legend>{t.ownOf(l.title)}</legend>
          <div className="row">
            <Select
              {...f}
              name={ownField('kind', l.id)}
              label={t.ownKind}
              empty="—"
              optional
              options={[
                { value: 'money', label: t.ownMoney },
                { value: 'in-kind', label: t.ownInKind },
              ]}
            />
            <MoneyField {...f} name={ownField('worth', l.id)} label={t.ownWorth} hint={n === 0 ? t.ownWorthHint : undefined} optional />
          </div>
          <TextField {...f} name={ownField('what', l.id)} label={t.ownWhat} optional />
          <TextField {...f} name={ownField('from', l.id)} label={t.ownFrom} optional />
        </fieldset>
      ))}
    </details>
  )
}

/** What an opened bid adds of its own in all, beside its rank: it is no part of the price. */
export function OwnOfBid({ bid, lang }: { bid: OpenedBid; lang: Lang }) {
  const all = Object.values(contributionsOf(bid))
  if (all.length === 0) return null
  return (
    <div className="small">
      {words[lang].own}
      {colonIn(lang)}
      {sayMoney(minor(sum(all.map(worthOfContribution))), lang)}
    </div>
  )
}
