import { filesOf } from '#files'
import { heldByRound } from './held-by-round.ts'
import { contract, contracts, successOf } from '#contracts'
import { shownValues } from '#delivery'
import { isRefusal, titleIn } from '#kernel'
import { campaignResults } from '#needs'
import { calendarOf, communities, mayNot, nameOf, organisations } from '#people'
import { type Ctx, historyOf, type ListQuery } from '#platform'
import { type C, type FormState, type FrameFacts, listView, param, type View } from '#ui'
import { ratingSide } from './give-marks.ts'
import { whyNotOpen } from './open-round.ts'
import { InstitutionsPage, PurchasersPage } from './pages/public-pages.tsx'
import { listColumns, NewRoundPage, RoundList } from './pages/round-list.tsx'
import { RoundPage, type SentForm } from './pages/round-page.tsx'
import { isReplyOver, replyingSide, whyNotReply } from './reply.ts'
import { contractsOf } from './rated-lines.ts'
import { newRoundValues } from './round-form.ts'
import { listedFor, paymentFacts, pooledVerdicts, verdictsOnInstitutions, visibleRound } from './rounds.ts'
import type { Side } from './rules/dimensions.ts'
import { sampleValues } from './sample-form.ts'
import { findRounds, pageOfRounds, residentSample, type Round, roundSorts } from './store/index.ts'
import { words } from './words.ts'

/** The rounds a person may see, as a page or as a file. */
export async function listPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const params = new URL(c.req.url).searchParams
  const state = (['open', 'revealed'] as const).find((s) => s === params.get('state'))
  const list = {
    sorts: roundSorts,
    descending: true,
    name: `${words[ctx.lang].rounds}-${ctx.today}`,
    read: (query: ListQuery) => pageOfRounds(ctx, { ...mine, ...(state && { state }) }, query),
    columns: async (rows: readonly Round[]) => {
      const names = new Map((await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id, o]))
      const own = await contracts(ctx, { ids: [...new Set(rows.map((r) => r.contractId))] })
      return listColumns(ctx, names, new Map<string, string>(own.map((x) => [x.id, `${x.number} ${titleIn(x, ctx.lang)}`])))
    },
  }
  const mayOpen = !mayNot(ctx.asker, 'evaluations.open', { purchaserId: ctx.asker.organisationId })
  return await listView(c, list, (listed) => <RoundList ctx={ctx} frame={frame} {...listed} state={state} mayOpen={mayOpen} />)
}

/** Opening a round on a contract in force or over. */
export async function newPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'evaluations.open', { purchaserId: own })
  if (no) return no
  const all = mayNot(ctx.asker, 'evaluations.open', {}) === undefined
  const found = await contracts(ctx, { states: ['active', 'ended', 'terminated'], ...(!all && { purchaserId: own! }) })
  const open = new Set((await findRounds(ctx, { contractIds: found.map((x) => x.id), state: 'open' })).map((r) => r.contractId))
  const choosable = found.filter((x) => !open.has(x.id) && (!whyNotOpen(ctx, x, 'mid-term') || !whyNotOpen(ctx, x, 'final')))
  const state = form ?? newRoundValues(ctx, c.req.query('contract') ?? '')
  return <NewRoundPage ctx={ctx} frame={frame} form={state} choosable={choosable} isFresh={!form} />
}

/**
 * The side that gives marks at this address, and the lines it is asked about; which of the sides is said of a stranger makes no difference,
 * the verb refuses.
 */
export async function askedHere(ctx: Ctx, c: C): Promise<{ side: Side; lineIds: readonly string[] }> {
  const round = await visibleRound(ctx, param(c, 'id'))
  if (isRefusal(round)) return { side: 'purchaser', lineIds: [] }
  return { side: ratingSide(ctx, round) ?? 'purchaser', lineIds: round.lines ?? [] }
}

/** One round; `sent` is a form that came back with something wrong. */
export async function roundPage(ctx: Ctx, c: C, frame: FrameFacts, sent?: SentForm): Promise<View> {
  const round = await visibleRound(ctx, param(c, 'id'))
  if (isRefusal(round)) return round
  const [of, names, history, sample, paid, calendar] = await Promise.all([
    contract(ctx, round.contractId),
    organisations(ctx, { ids: [round.purchaserId, round.providerId] }),
    historyOf(ctx, { subjectId: round.id }),
    residentSample(ctx, round.id),
    paymentFacts(ctx, { contractId: round.contractId }),
    calendarOf(ctx),
  ])
  const name = (id: string) =>
    nameOf(
      names.find((o) => o.id === id),
      ctx.lang,
    )
  const replies = replyingSide(ctx, round)
  const asksLines = round.state === 'open' && of && (round.lines?.length ?? 0) > 0
  return (
    <RoundPage
      ctx={ctx}
      frame={frame}
      facts={{
        round,
        of,
        success: of ? await successOf(ctx, of) : undefined,
        shown: asksLines ? await shownValues(ctx, of) : [],
        name: { purchaser: name(round.purchaserId), provider: name(round.providerId) },
        gives: ratingSide(ctx, round),
        replies: replies && !whyNotReply(ctx, round, replies, calendar) ? replies : undefined,
        paid,
        history,
        files: await filesOf(ctx, heldByRound(round, await isReplyOver(ctx, round))),
        sample,
        results: sample && (await campaignResults(ctx, sample.campaignId)),
        places: sample ? await communities(ctx, { ids: sample.communities.map((x) => x.communityId) }) : [],
        sampleForm: sent?.which === 'sample' ? sent.form : sampleValues(ctx),
        sent,
      }}
    />
  )
}

/** How institutions see each purchaser, pooled, with the payment facts beside it. Anybody may read it. */
export async function purchasersPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const purchasers = await organisations(ctx, { kind: 'purchaser' })
  const pooled = await pooledVerdicts(
    ctx,
    purchasers.map((p) => p.id),
  )
  const seen = []
  for (const of of purchasers) seen.push({ of, pooled: pooled.get(of.id)!, paid: await paymentFacts(ctx, { purchaserId: of.id }) })
  return <PurchasersPage ctx={ctx} frame={frame} seen={seen} />
}

/** What purchasers said of institutions, each with its reply. Anybody may read it. */
export async function institutionsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const institutions = await organisations(ctx, { kind: 'institution' })
  const one = institutions.find((i) => i.id === c.req.query('institution'))
  const found = await verdictsOnInstitutions(ctx, one ? { providerId: one.id } : {})
  const [purchasers, agreed] = [await organisations(ctx, { ids: found.map((v) => v.purchaserId) }), await contractsOf(ctx, found)]
  const names = new Map([...institutions, ...purchasers].map((o) => [o.id as string, o]))
  return (
    <InstitutionsPage ctx={ctx} frame={frame} institutions={institutions} one={one} verdicts={found} contracts={agreed} names={names} />
  )
}
