import { notThere } from '#platform'
import { contract } from '#contracts'
import { mayNot, nameOf, organisations } from '#people'
import { type App, download, show } from '#ui'
import { choiceOf, chosen } from './choose.ts'
import { factsOf } from './facts.ts'
import { ComparePage } from './pages/compare-page.tsx'
import { ContractFiguresPage } from './pages/contract-page.tsx'
import { OverviewPage, readingsCsv, rowsOf } from './pages/overview.tsx'

export function routes(app: App): void {
  app.get(
    '/modes',
    show(async (ctx, c, frame) => {
      const no = mayNot(ctx.asker, 'modes.read')
      if (no) return no
      const here = new URL(c.req.url)
      const choice = choiceOf(here.searchParams)
      const found = await chosen(ctx, choice)
      if (here.searchParams.get('format') === 'csv')
        return download(readingsCsv(rowsOf(found.facts), ctx), 'indicators.csv', 'text/csv; charset=utf-8')
      return OverviewPage({ ctx, frame, choice, found, here })
    }),
  )
  app.get(
    '/modes/compare',
    show(async (ctx, c, frame) => {
      const no = mayNot(ctx.asker, 'modes.read')
      if (no) return no
      const { searchParams } = new URL(c.req.url)
      const choice = choiceOf(searchParams)
      return ComparePage({ ctx, frame, choice, found: await chosen(ctx, choice), params: searchParams })
    }),
  )
  app.get(
    '/modes/contracts/:id',
    show(async (ctx, c, frame) => {
      const no = mayNot(ctx.asker, 'modes.read')
      if (no) return no
      const found = await contract(ctx, c.req.param('id')!)
      if (found && mayNot(ctx.asker, 'modes.read-contract', found)) return notThere()
      const [facts] = found ? await factsOf(ctx, [found]) : []
      if (!facts) return notThere()
      const names = new Map(
        (await organisations(ctx, { ids: [facts.purchaserId, facts.providerId] })).map((o) => [o.id, nameOf(o, ctx.lang)]),
      )
      return ContractFiguresPage({
        ctx,
        frame,
        c: facts,
        names: { purchaser: names.get(facts.purchaserId) ?? '', provider: names.get(facts.providerId) ?? '' },
      })
    }),
  )
}
