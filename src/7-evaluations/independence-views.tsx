import { contract, contracts } from '#contracts'
import { isRefusal } from '#kernel'
import { mayAtAll, mayNot, nameOf, organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { refuseIndependence as refuse } from './independence-words.ts'
import { ControlPage } from './pages/control.tsx'
import { AnswerPage, IndependencePage, ReceiptPage, ReportPage } from './pages/independence.tsx'
import { reportUnder } from './report-interference.ts'
import { yearlyDependence } from './rules/yearly-dependence.ts'
import { readControl, readInterference } from './store/index.ts'

/** Contracts of which this person may see who decides. */
async function seenContracts(ctx: Ctx) {
  const own = ctx.asker.organisationId
  const all = !mayNot(ctx.asker, 'evaluations.read')
  return await contracts(ctx, { states: ['active'], ...(!all && { organisationId: own! }) })
}
const named = async (ctx: Ctx, ids: readonly string[]) => {
  const found = new Map((await organisations(ctx, { ids })).map((o) => [o.id as string, nameOf(o, ctx.lang)]))
  return (id: string) => found.get(id) ?? ''
}

/** Who decides at posts, how far an institution hangs on one purchaser, and reports of interference for who reads them. */
export async function independencePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'evaluations.read', { purchaserId: own, providerId: own })
  if (no) return no
  const mine = await seenContracts(ctx)
  const reads = mayAtAll(ctx.asker, 'evaluations.read-interference')
  const reports = reads ? await readInterference(ctx) : []
  const isProvider = ctx.asker.organisationKind === 'institution' || mine.some((x) => x.providerId === own)
  const years = isProvider
    ? yearlyDependence((await contracts(ctx, { providerId: own! })).filter((x) => x.signedOn !== null && x.state !== 'terminated'))
    : []
  const typed = c.req.query('receipt')?.slice(0, 40)
  const under = typed === undefined ? undefined : await reportUnder(ctx, typed)
  const name = await named(ctx, [
    ...mine.flatMap((x) => [x.purchaserId, x.providerId]),
    ...reports.flatMap((r) => [r.purchaserId, r.providerId]),
    ...years.map((y) => y.most),
  ])
  return (
    <IndependencePage
      ctx={ctx}
      frame={frame}
      facts={{
        // Where no post is bought, nobody decides at one.
        contracts: mine.filter((x) => x.lines.some((l) => l.kind === 'post')),
        ...{ reads, reports, years, name, mayReport: mayAtAll(ctx.asker, 'evaluations.report-interference') },
        under: isRefusal(under) ? undefined : under,
        wrong: isRefusal(under) ? under : undefined,
        typed: typed ?? '',
      }}
    />
  )
}

/** The form of a report, for people of an institution. */
export async function reportPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'evaluations.report-interference', { providerId: own })
  if (no) return no
  const of = await contracts(ctx, { providerId: own!, states: ['active', 'ended', 'terminated'] })
  return <ReportPage ctx={ctx} frame={frame} form={form ?? freshForm({ contractId: c.req.query('contract') ?? '' })} contracts={of} />
}
export const receiptPage = (ctx: Ctx, frame: FrameFacts, receipt: string): View => <ReceiptPage ctx={ctx} frame={frame} receipt={receipt} />

/** One report, for the bureau that answers and for evaluators. */
export async function answerReportPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'evaluations.read-interference')
  if (no) return no
  const [report] = await readInterference(ctx, { id: param(c, 'id') })
  if (!report) return refuse('no-report')
  const name = await named(ctx, [report.purchaserId, report.providerId])
  return <AnswerPage ctx={ctx} frame={frame} report={report} name={name} form={form ?? freshForm()} />
}

/** Who decides at the posts of one contract, as each side says it. */
export async function controlPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const of = await contract(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'evaluations.read', of ?? {})
  if (no?.status === 401) return no
  if (!of || no) return refuse('no-contract-here')
  const side = ctx.asker.organisationId === of.purchaserId ? ('purchaser' as const) : ('provider' as const)
  const name = await named(ctx, [of.purchaserId, of.providerId])
  return (
    <ControlPage
      ctx={ctx}
      frame={frame}
      of={of}
      said={await readControl(ctx, of.id)}
      side={mayNot(ctx.asker, 'evaluations.say-control', of) ? undefined : side}
      name={{ purchaser: name(of.purchaserId), provider: name(of.providerId) }}
      sent={form && { lineId: param(c, 'line'), form }}
    />
  )
}
