import { contract } from '#contracts'
import { mayNot, nameOf, organisations } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, formatAsked, type FrameFacts, param, tableFile, type View } from '#ui'
import { choiceOf, chosen } from './chosen.ts'
import { factsOf } from './facts-of.ts'
import { ComparePage } from './pages/compare-page.tsx'
import { ContractFiguresPage } from './pages/contract-page.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { readingColumns, rowsOf } from './pages/readings.tsx'

/** Every figure of the contracts that fit the filters, as a page or as CSV. */
export async function overviewPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'modes.read')
  if (no) return no
  const here = new URL(c.req.url)
  const choice = choiceOf(here.searchParams)
  const found = await chosen(ctx, choice)
  const format = formatAsked(here.searchParams)
  if (format) return await tableFile({ rows: rowsOf(found.facts), columns: readingColumns(ctx), name: 'indicators', format })
  return <OverviewPage ctx={ctx} frame={frame} choice={choice} found={found} here={here} />
}

/** Posts, projects and both, side by side. */
export async function comparePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'modes.read')
  if (no) return no
  const { searchParams } = new URL(c.req.url)
  const choice = choiceOf(searchParams)
  return <ComparePage ctx={ctx} frame={frame} choice={choice} found={await chosen(ctx, choice)} params={searchParams} />
}

/** One contract by every figure there is, for whoever may see it alone. */
export async function contractPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'modes.read')
  if (no) return no
  const found = await contract(ctx, param(c, 'id'))
  if (found && mayNot(ctx.asker, 'modes.read-contract', found)) return notThere()
  const [facts] = found ? await factsOf(ctx, [found]) : []
  if (!facts) return notThere()
  const parties = await organisations(ctx, { ids: [facts.purchaserId, facts.providerId] })
  const names = new Map(parties.map((o) => [o.id as string, nameOf(o, ctx.lang)]))
  const named = { purchaser: names.get(facts.purchaserId) ?? '', provider: names.get(facts.providerId) ?? '' }
  return <ContractFiguresPage ctx={ctx} frame={frame} c={facts} names={named} />
}
