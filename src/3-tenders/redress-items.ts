import { type Day, isRefusal, titles, type Words } from '#kernel'
import { type Action, calendarOf, may } from '#people'
import type { Ctx, DueItem } from '#platform'
import { toCarryOut } from './carry-out.ts'
import { complaintItems } from './complaint-items.ts'
import type { Challenge } from './rules/challenge.ts'
import { redressDue } from './rules/redress-words.ts'
import { seatOf } from './rules/panel.ts'
import type { Tender } from './rules/tender.ts'
import { challenges, helpOf, panelsOf, seatsByTender, tenders } from './store/index.ts'

/** What inquiries and challenges give an office, and the person asking as a member of a panel, to do. */
export async function redressItems(ctx: Ctx, organisationId: string, kind: string | undefined): Promise<DueItem[]> {
  return [
    ...(await complaintItems(ctx, organisationId, kind)),
    ...(kind === 'purchaser' ? await ofPurchaser(ctx, organisationId) : []),
    ...(ctx.asker.userId ? await ofMember(ctx, ctx.asker.userId) : []),
  ]
}

/** Of inquiries and challenges what is theirs alone have those who were asked how they came to their scores, and whoever answered. */
export async function redressOwnWork(ctx: Ctx): Promise<{ userId: string }[]> {
  const open = await challenges(ctx, { states: ['received', 'answered'] })
  const panels = await seatsByTender(
    ctx,
    open.filter((c) => c.panelAskedAt).map((c) => c.tenderId),
  )
  const answered = open.flatMap((c) => (c.answeredBy === null ? [] : [{ userId: c.answeredBy }]))
  return [...[...panels.values()].flat(), ...answered]
}

/** By when it is answered, by the law; undefined where that cannot be told. */
export async function answerBy(ctx: Ctx, t: Tender, c: Challenge): Promise<{ on: Day; cites: DueItem['cites']; rule: Words } | undefined> {
  const facts = c.about === 'inquiry' ? { inquiryReceivedOn: c.receivedOn } : { challengeReceivedOn: c.receivedOn }
  const found = ctx.law.complaints.challenge(
    { about: c.about === 'inquiry' ? 'process' : c.about, ...facts },
    t.lawDay,
    await calendarOf(ctx),
  )
  const clock = isRefusal(found) ? undefined : found.find((k) => k.clock === (c.about === 'inquiry' ? 'inquiry' : 'answer'))
  if (!clock || isRefusal(clock.time)) return undefined
  return { on: clock.time.value.lastOn, cites: clock.time.cites, rule: clock.time.steps[0]!.says }
}

async function ofPurchaser(ctx: Ctx, purchaserId: string): Promise<DueItem[]> {
  const open = await challenges(ctx, { purchaserId, states: ['received', 'answered'] })
  const known = new Map((await tenders(ctx, { ids: open.map((c) => c.tenderId) })).map((t) => [t.id, t]))
  const items: DueItem[] = []
  for (const c of open) {
    const t = known.get(c.tenderId)!
    if (c.state === 'received') {
      const by = await answerBy(ctx, t, c)
      items.push(
        itemOf(t, c, { verb: 'answer', why: 'answer-why', may: 'challenges.answer', dueOn: by?.on ?? null, cites: by?.cites ?? [] }),
      )
    } else if ((await toCarryOut(ctx, t, c)).length > 0) items.push(itemOf(t, c, carryOutOf(ctx, c)))
  }
  return items
}

/** Whoever answered reads that it waits: it is for another head. */
function carryOutOf(ctx: Ctx, c: Challenge): What {
  const what = { why: 'carryOut-why', dueOn: null, cites: ctx.law.cites('challenge') } as const
  const isAnswerer = c.answeredBy !== null && c.answeredBy === ctx.asker.userId && may(ctx.asker, 'awards.decide', c)
  return isAnswerer
    ? { ...what, verb: 'carryOutWaits', may: 'challenges.read', reads: true }
    : { ...what, verb: 'carryOut', may: 'awards.decide' }
}

/** Panels that were asked how they came to their scores. */
async function ofMember(ctx: Ctx, userId: string): Promise<DueItem[]> {
  const asked = (await challenges(ctx, { states: ['received'] })).filter((c) => c.panelAskedAt)
  if (asked.length === 0) return []
  const seated = await panelsOf(ctx, userId, ['opened', 'scored', 'awarded', 'lapsed', 'void'])
  const panels = await seatsByTender(
    ctx,
    seated.map((t) => t.id),
  )
  const items: DueItem[] = []
  for (const c of asked) {
    const t = seated.find((x) => x.id === c.tenderId)
    if (!t || !seatOf(panels.get(t.id) ?? [], userId) || (await helpOf(ctx, c.id)).some((h) => h.userId === userId)) continue
    items.push(itemOf(t, c, { verb: 'help', why: 'help-why', may: 'panel.agree', dueOn: null, cites: ctx.law.cites('challenge') }))
  }
  return items
}

interface What {
  verb: 'answer' | 'carryOut' | 'carryOutWaits' | 'help'
  why: 'answer-why' | 'carryOut-why' | 'help-why'
  may: Action
  reads?: true
  dueOn: Day | null
  cites: DueItem['cites']
}
const itemOf = (t: Tender, c: Challenge, i: What): DueItem => ({
  id: `challenge-${c.id}-${i.verb}`,
  purchaseId: t.purchaseId,
  side: 'ours',
  title: redressDue.both(i.verb, titles(t), c.number),
  why: redressDue.both(i.why),
  href: `/challenges/${c.id}`,
  dueOn: i.dueOn,
  cites: i.cites,
  may: i.may,
  ...(i.reads && { reads: true }),
})
