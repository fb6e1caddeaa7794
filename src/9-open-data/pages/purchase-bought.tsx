import { colonIn, indexWords, listIn, sayDay, sayIndex, sayMoment, sayMoney, saySetAside } from '#kernel'
import type { Ctx } from '#platform'
import { SummaryList } from '#ui'
import type { PublicPlan, PublicPurchase, PublicTender } from '../rules/public-facts.ts'
import { words } from '../words.ts'
import { Lines } from './purchase-lines.tsx'

/** What was planned, and where the money comes from. */
export function PlanPart({ plan, p, ctx }: { plan: PublicPlan; p: PublicPurchase; ctx: Ctx }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <section id="plan">
      <h3>
        {t.plan} <span className="soft small">{t.planPublished(sayDay(plan.publishedOn, lang))}</span>
      </h3>
      <Lines lines={plan.lines} p={p} ctx={ctx} />
      <p className="small soft">
        {t.sources}
        {colonIn(lang)}
        {listIn(
          plan.sources.map((s) => `${s.source} ${sayMoney(s.amount, lang)}`),
          lang,
        )}
      </p>
    </section>
  )
}

/** A call for bids, and how it ended where it came to nothing. */
export function CallPart({ x, ctx: { lang, zone } }: { x: PublicTender; ctx: Ctx }) {
  const t = words[lang]
  return (
    <section id="tender">
      <h3>{t.call}</h3>
      <SummaryList
        rows={[
          { label: t.method, value: x.methodSays[lang] },
          { label: t.issued, value: sayDay(x.issuedOn, lang) },
          ...(x.deadlineAt ? [{ label: t.deadline, value: sayMoment(x.deadlineAt, lang, zone) }] : []),
          { label: t.budget, value: sayMoney(x.budget, lang) },
          { label: t.price, value: x.fixedPrice ? t.fixed : t.priceWeight(x.priceWeight ?? '0') },
          {
            label: t.criteria,
            value: listIn(
              x.criteria.map((c) => `${c.title} ${c.weight}`),
              lang,
            ),
          },
          ...(x.conditions ? [{ label: t.conditions, value: x.conditions }] : []),
          ...(x.aside ? [{ label: t.aside, value: saySetAside(x.aside)[lang] }] : []),
          ...(x.priceIndex ? [{ label: indexWords.index[lang], value: sayIndex(x.priceIndex)[lang] }] : []),
          { label: t.bidders, value: x.bidders === null ? t.notOpened : String(x.bidders) },
          ...(x.ended ? [{ label: t.ended, value: `${sayDay(x.ended.on, lang)} ${x.ended.reason ?? ''}` }] : []),
        ]}
      />
    </section>
  )
}
