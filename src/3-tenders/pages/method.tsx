import { type Day, fraction, type Fraction, isRefusal, type Lang, multiply, sayMoney, titleIn } from '#kernel'
import { type Finding, type Law, type Parameter, sayLength } from '#law'
import type { Plan } from '#plans'
import type { Ctx } from '#platform'
import { ActionButton, Cites, Empty, type FrameFacts, Notice, Page, Tag } from '#ui'
import { words } from '../page-words.ts'
import type { MethodChoice } from '../rules/method-choices.ts'
import { sayPoints } from '../rules/weights.ts'
import { FindingsList } from './law-check.tsx'
import { StageList } from './stage-list.tsx'

const percent = (f: Fraction) => `${sayPoints(multiply(f, fraction(100)))}%`

/** Every method with its row of the law, and whether it fits this purchase. */
export function MethodPage({
  ctx,
  frame,
  plan,
  choices,
  findings,
}: {
  ctx: Ctx
  frame: FrameFacts
  plan: Plan
  choices: readonly MethodChoice[]
  /** What speaks against other methods than open tendering, looking at the whole year. */
  findings: readonly Finding[]
}) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.newTender}
      section="tenders"
      lead={t.newLead}
      trail={[{ label: t.tenders, href: '/tenders' }, { label: plan.number, href: `/plans/${plan.id}` }, { label: t.newTender }]}
    >
      <p>
        <b>{titleIn(plan, lang)}</b> · {t.budget} {sayMoney(plan.total, lang)}
        {plan.fixedPrice && ` · ${t.fixedPrice}`}
      </p>
      {isRefusal(choices[0]!.answer) && (
        <Notice>
          <p>{choices[0]!.answer.words[lang]}</p>
        </Notice>
      )}
      {findings.length > 0 && <FindingsList findings={findings} lang={lang} />}
      {choices.map((c) => (
        <Method key={c.name} c={c} lang={lang} plan={plan} law={ctx.law} today={ctx.today} />
      ))}
    </Page>
  )
}

interface Shown {
  c: MethodChoice
  lang: Lang
  law: Law
  today: Day
}

/** One method: whether it fits and why, what the law says of it, and the button that begins. */
function Method({ c, lang, plan, law, today }: Shown & { plan: Plan }) {
  const t = words[lang]
  const verdict = !c.isCarried ? t.notCarried : isRefusal(c.answer) ? t.unknownThreshold : t[c.answer.value]
  return (
    <section>
      <h2>
        {c.says[lang]} <Tag quiet>{verdict}</Tag>
      </h2>
      {!isRefusal(c.answer) && (
        <ul>
          {c.answer.steps.map((s, i) => (
            <li key={i}>
              {s.says[lang]} <Cites cites={s.cites} lang={lang} />
            </li>
          ))}
        </ul>
      )}
      <StageList stages={c.stages} lang={lang} />
      <LawOfMethod c={c} lang={lang} law={law} today={today} />
      {c.mayBeChosen && (
        <div className="actions">
          <ActionButton
            action="/tenders/new"
            lang={lang}
            label={t.draftIt}
            values={{ purchase: plan.purchaseId, method: c.name }}
            primary={plan.method === c.name}
          />
        </div>
      )}
    </section>
  )
}

/** What the law says of a method: how long bids may come in, who judges them, how many there must be, what the price counts. */
function LawOfMethod({ c, lang, law, today }: Shown) {
  const t = words[lang]
  const cell = <T,>(p: Parameter<T>) => law.cell(p, today)
  const [period, panel, fewest, price] = [
    cell(c.method.shortestBidPeriod),
    cell(c.method.panelSize),
    cell(c.method.fewestForPurchasedServices),
    cell(c.method.priceWeightOfServices),
  ]
  const rows = [
    [t.bidPeriod, period.value ? sayLength(period.value)[lang] : t.noRule, period.cites],
    [t.panel, panel.value === null ? t.noRule : t.members(panel.value), panel.cites],
    [t.fewest, t.suppliers(fewest.value), fewest.cites],
    [
      t.priceShare,
      price.value ? `${percent(price.value.atLeast)}${price.value.atMost ? `–${percent(price.value.atMost)}` : ' +'}` : t.noRule,
      price.cites,
    ],
  ] as const
  return (
    <div className="table">
      <table>
        <tbody>
          {rows.map(([label, value, cites]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
              <td>
                <Cites cites={cites} lang={lang} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function ChoosePlanPage({ ctx, frame, plans }: { ctx: Ctx; frame: FrameFacts; plans: readonly Plan[] }) {
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.beginTender}
      section="tenders"
      trail={[{ label: t.tenders, href: '/tenders' }, { label: t.beginTender }]}
    >
      {plans.length === 0 ? (
        <Empty title={t.noApproved}>
          <p>{t.noneHelp}</p>
        </Empty>
      ) : (
        <ul>
          {plans.map((p) => (
            <li key={p.id}>
              <a href={`/tenders/new?purchase=${p.purchaseId}`}>
                {p.number} {titleIn(p, ctx.lang)}
              </a>{' '}
              <span className="soft">{sayMoney(p.total, ctx.lang)}</span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
