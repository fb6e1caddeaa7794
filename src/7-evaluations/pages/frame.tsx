import { mayAtAll } from '#people'
import type { Ctx } from '#platform'
import { type FrameFacts, Page } from '#ui'
import type { ReactNode } from 'react'
import { words } from '../words.ts'

type Tab = 'rounds' | 'appraisals' | 'instruments' | 'independence' | 'purchasers' | 'institutions'
const tabs: readonly { tab: Tab; href: string }[] = [
  { tab: 'rounds', href: '/evaluations' },
  { tab: 'appraisals', href: '/evaluations/appraisals' },
  { tab: 'instruments', href: '/evaluations/instruments' },
  { tab: 'independence', href: '/evaluations/independence' },
  { tab: 'institutions', href: '/evaluations/institutions' },
  { tab: 'purchasers', href: '/evaluations/purchasers' },
]

/** The frame of this step's pages. What is public has its tab for everybody. */
export function EvaluationsPage(p: {
  ctx: Ctx
  frame: FrameFacts
  title: string
  tab: Tab
  lead?: ReactNode
  trail?: readonly { label: string; href?: string }[]
  actions?: ReactNode
  children: ReactNode
}) {
  const t = words[p.ctx.lang]
  const reads = mayAtAll(p.ctx.asker, 'evaluations.read')
  const inside: readonly Tab[] = reads
    ? ['rounds', 'appraisals', 'instruments', 'independence']
    : mayAtAll(p.ctx.asker, 'evaluations.mark-blind')
      ? ['appraisals']
      : []
  const shown = tabs.filter((x) => ['purchasers', 'institutions'].includes(x.tab) || inside.includes(x.tab))
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      title={p.title}
      section="evaluations"
      lead={p.lead}
      {...(p.trail && { trail: p.trail })}
      {...(p.actions && { actions: p.actions })}
    >
      <nav className="subnav" aria-label={t.evaluations}>
        {shown.map((x) => (
          <a key={x.tab} href={x.href} aria-current={x.tab === p.tab ? 'page' : undefined}>
            {t[x.tab]}
          </a>
        ))}
      </nav>
      {p.children}
    </Page>
  )
}
