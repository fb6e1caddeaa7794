import { type Lang, sayDay, sayMoment } from '#kernel'
import type { Reason } from '#law'
import { type Action, mayAtAll } from '#people'
import type { Ctx } from '#platform'
import { Cites, type FrameFacts, Page } from '#ui'
import type { ReactNode } from 'react'
import { batchText } from '../batch-words.ts'
import { budgetText } from '../budget-words.ts'
import { words } from '../words.ts'
import { yearText } from '../year-words.ts'

type Tab = 'claims' | 'schedules' | 'arrears' | 'statement' | 'cash' | 'batch' | 'year' | 'budget'
const tabs: readonly { tab: Tab; href: string }[] = [
  { tab: 'claims', href: '/payments' },
  { tab: 'schedules', href: '/payments/contracts' },
  { tab: 'arrears', href: '/payments/arrears' },
  { tab: 'statement', href: '/payments/statement' },
  { tab: 'year', href: '/payments/year' },
  { tab: 'budget', href: '/payments/budget' },
  { tab: 'batch', href: '/payments/batch' },
  { tab: 'cash', href: '/payments/cash' },
]

/** The frame of this step's pages: its parts as tabs, those a person cannot open left out. */
export function PaymentsPage(p: {
  ctx: Ctx
  frame: FrameFacts
  title: string
  tab: Tab
  lead?: ReactNode
  trail?: readonly { label: string; href?: string }[]
  children: ReactNode
}) {
  const t = words[p.ctx.lang]
  const shown = tabs.filter((x) => (x.tab === 'statement' ? true : mayAtAll(p.ctx.asker, opens[x.tab] ?? 'payments.read')))
  return (
    <Page ctx={p.ctx} frame={p.frame} title={p.title} section="payments" lead={p.lead} {...(p.trail && { trail: p.trail })}>
      {shown.length > 1 && (
        <nav className="subnav" aria-label={t.payments}>
          {shown.map((x) => (
            <a key={x.tab} href={x.href} aria-current={x.tab === p.tab ? 'page' : undefined}>
              {tabName(x.tab, p.ctx.lang)}
            </a>
          ))}
        </nav>
      )}
      {p.children}
    </Page>
  )
}

/** What opening a part takes, where it is more than reading payments. */
const opens: Partial<Record<Tab, Action>> = { cash: 'payments.cash', batch: 'payments.pay', budget: 'plans.read' }
const tabName = (tab: Tab, lang: Lang): string =>
  tab === 'batch' ? batchText[lang].tab : tab === 'year' ? yearText[lang].tab : tab === 'budget' ? budgetText[lang].tab : words[lang][tab]

/** How the law came to an answer, step by step, each with its article. */
export const Steps = ({ steps, lang }: { steps: readonly Reason[]; lang: Lang }) => (
  <ol>
    {steps.map((s, i) => (
      <li key={i}>
        {s.says[lang]} {s.cites.length > 0 && <Cites cites={s.cites} lang={lang} />}
      </li>
    ))}
  </ol>
)
export const day = (ctx: Ctx, text: string | null): string => (text ? sayDay(Temporal.PlainDate.from(text), ctx.lang) : '–')
export const moment = (ctx: Ctx, at: Temporal.Instant): string => sayMoment(at, ctx.lang, ctx.zone)
/** Whole days between a moment and now, as people say how long a thing lies there. */
export const daysSince = (ctx: Ctx, at: Temporal.Instant, until: Temporal.Instant = ctx.now): number => {
  const on = (m: Temporal.Instant) => m.toZonedDateTimeISO(ctx.zone).toPlainDate()
  return on(at).until(on(until), { largestUnit: 'days' }).days
}
