import { filesOf } from '#files'
import { heldByChallenge } from './held-by-challenge.ts'
import { isRefusal, type Refusal } from '#kernel'
import { calendarOf, may, mayNot, organisation, organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { asked } from './asked.ts'
import { toCarryOut } from './carry-out.ts'
import { subjectOf } from './file-challenge.ts'
import { whenToComplain } from './file-complaint.ts'
import { type ChallengeForms, ChallengePage, type Sees } from './pages/challenge.tsx'
import { NewChallengePage } from './pages/new-challenge.tsx'
import { RedressPage } from './pages/redress.tsx'
import { answerBy } from './redress-items.ts'
import { type Challenge, challengeSteps, challengeSubjects } from './rules/challenge.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { seatOf } from './rules/panel.ts'
import type { Tender } from './rules/tender.ts'
import { challenge, challenges, complaints, helpOf, openedBids, seats, tender as tenderNow } from './store/index.ts'

/** What there is of a tender, for everybody: that it was challenged and what came of it, and how one asks and challenges. */
export async function redressPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const all = await challenges(ctx, { tenderIds: [x.id] })
  const sees = new Map<string, Sees | undefined>()
  for (const one of all) sees.set(one.id, await seesOf(ctx, x, one))
  // An inquiry concerns whoever put it and the office.
  const listed = all.filter((one) => one.about !== 'inquiry' || sees.get(one.id) !== undefined)
  return (
    <RedressPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        purchaser: await organisation(ctx, x.purchaserId),
        challenges: listed,
        complaints: await complaints(ctx, { tenderIds: [x.id] }),
        sees,
        times: await timesOf(ctx, x),
        form,
      }}
    />
  )
}

/** Until when each may be challenged, as far as the purchase has come. */
async function timesOf(ctx: Ctx, x: Tender) {
  if (!x.issuedOn) return []
  const calendar = await calendarOf(ctx)
  const asks = [
    ...challengeSubjects.filter((a) => a !== 'process').map((about) => ({ about, step: undefined })),
    ...challengeSteps.map((step) => ({ about: 'process' as const, step })),
  ]
  const found = []
  for (const { about, step } of asks) {
    const subject = await subjectOf(ctx, x, { about, step })
    if (isRefusal(subject)) continue
    const time = ctx.law.complaints.receive({ subject, by: 'supplier', challengedOn: ctx.today, lawDay: x.lawDay }, calendar)
    if (!isRefusal(time)) found.push({ about, step, time })
  }
  return found
}

export async function newChallengePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'challenges.file', { providerId: ctx.asker.organisationId })
  if (no) return no
  const who = await organisation(ctx, ctx.asker.organisationId ?? '')
  const known = {
    sender: who?.name ?? '',
    address: who?.address ?? '',
    phone: who?.phone ?? '',
    contact: ctx.asker.name ?? '',
    signedBy: who?.name ?? '',
    standing: 'supplier',
    datedOn: ctx.today.toString(),
  }
  return <NewChallengePage ctx={ctx} frame={frame} tender={x} times={await timesOf(ctx, x)} form={form ?? freshForm(known)} />
}

/**
 * How much of it somebody sees: `all` the parties, supervisors and auditors; `panel` who was asked to help: the letter without how to
 * reach its sender; `shared` the other suppliers concerned: what was challenged and answered.
 */
async function seesOf(ctx: Ctx, t: Tender, c: Challenge): Promise<Sees | undefined> {
  if (may(ctx.asker, 'challenges.read', { purchaserId: c.purchaserId, providerId: c.providerId })) return 'all'
  if (c.panelAskedAt && seatOf(await seats(ctx, t.id), ctx.asker.userId)) return 'panel'
  const own = ctx.asker.organisationId
  const answered = c.about !== 'inquiry' && c.finding !== null && t.openedAt !== null
  if (!answered || own === null || !may(ctx.asker, 'bids.read', { providerId: own })) return undefined
  return (await openedBids(ctx, t.id)).some((b) => b.providerId === own) ? 'shared' : undefined
}

export async function challengePage(ctx: Ctx, c: C, frame: FrameFacts, forms: ChallengeForms = {}): Promise<View> {
  const found = await readable(ctx, param(c, 'id'))
  if (isRefusal(found)) return found
  const { x, one, sees } = found
  const seat = seatOf(await seats(ctx, x.id), ctx.asker.userId)
  const help = sees === 'shared' ? [] : await helpOf(ctx, one.id)
  return (
    <ChallengePage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        one,
        sees,
        provider: (await organisations(ctx, { ids: [one.providerId] }))[0],
        help: sees === 'all' ? help : help.filter((h) => h.userId === ctx.asker.userId),
        mayHelp: seat !== undefined && !help.some((h) => h.userId === ctx.asker.userId),
        answerBy: one.state === 'received' ? await answerBy(ctx, x, one) : undefined,
        complained: sees === 'all' ? await complaints(ctx, { challengeId: one.id }) : [],
        whyNotComplain: may(ctx.asker, 'complaints.file', one) ? await whyNotComplain(ctx, one) : undefined,
        outcomes: await toCarryOut(ctx, x, one),
        files: await filesOf(ctx, heldByChallenge(one, x.purchaseId, sees)),
        forms,
      }}
    />
  )
}

/** A challenge with its tender, as far as this person may read it; whoever may not is told that there is none. */
export async function readable(ctx: Ctx, id: string): Promise<{ x: Tender; one: Challenge; sees: Sees } | Refusal> {
  const one = await challenge(ctx, id)
  const x = one && (await tenderNow(ctx, one.tenderId))
  const sees = one && x && (await seesOf(ctx, x, one))
  if (ctx.asker.kind === 'public') return mayNot(ctx.asker, 'challenges.read') ?? refuseRedress('no-challenge')
  return one && x && sees ? { x, one, sees } : refuseRedress('no-challenge')
}

/** Whether a complaint may follow now; `null` where it may. */
async function whyNotComplain(ctx: Ctx, one: Challenge): Promise<Refusal | null> {
  const time = await whenToComplain(ctx, one)
  return isRefusal(time) ? time : null
}
