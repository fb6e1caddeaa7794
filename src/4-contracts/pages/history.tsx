import { titleIn } from '#kernel'
import type { Ctx, HistoryEntry } from '#platform'
import { type FrameFacts, History, Page } from '#ui'
import type { Contract } from '../rules/contract.ts'
import { sayAction } from '../say-action.ts'
import { words } from '../words.ts'

/** All that happened to a contract, the newest first. */
export function HistoryPage(p: { ctx: Ctx; frame: FrameFacts; contract: Contract; entries: readonly HistoryEntry[] }) {
  const { ctx, contract: c } = p
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.history}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.history }]}
      lead={titleIn(c, ctx.lang)}
    >
      <History entries={p.entries} lang={ctx.lang} zone={ctx.zone} say={(action, f) => sayAction(action, f)?.[ctx.lang] ?? action} />
    </Page>
  )
}
