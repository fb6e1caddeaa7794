import { contract, fulfilDuty, voidDuty } from '#contracts'
import { fractionOf, isBelow, type Refusal, whyNot, type Words, compare, fractionText, zero, type Fraction } from '#kernel'
import { cite, civilLastDay, isCivilTermOver } from '#law'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, type Db, type DueWork, recordRefusal } from '#platform'
import { raiseHandInAgain } from './hand-in.ts'
import { type Acceptance, acceptanceProcess } from './rules/acceptance.ts'
import { moveAcceptance, readAcceptances, readOpinions, tables } from './store.ts'
import { whyNotPayable } from './stage-due.ts'
import { refuse } from './words.ts'

export interface LineDecision {
  instalmentKey: string
  /** Accepted share of the instalment, exact; all that was claimed when left out. */
  accepted?: string | undefined
  reason?: string | undefined
}
export interface Decision {
  acceptanceId: string
  lines?: readonly LineDecision[] | undefined
  remark?: string | undefined
  /** Why no resident was heard; needed when there are no opinions, and published. */
  noOpinionReason?: string | undefined
  version: number
}

/** The purchaser accepts a period, whole or line by line with reasons for what it disputes. */
export async function acceptPeriod(ctx: Ctx, i: Decision): Promise<{ id: string; state: 'accepted' | 'partly-accepted' } | Refusal> {
  return await decide(ctx, 'delivery.accept', i, async (tx, a, entry) => {
    const fields: Record<string, Words> = {}
    const lines = a.lines.map((l, n) => {
      const given = i.lines?.find((d) => d.instalmentKey === l.instalmentKey)
      const [claimed, accepted] = [fractionOf(l.claimed), readShare(given?.accepted ?? l.claimed)]
      if (!accepted) fields[`accepted-${n}`] = refuse('not-a-number').words
      else if (compare(accepted, claimed) > 0) fields[`accepted-${n}`] = refuse('too-much').words
      else if (isBelow(accepted, claimed) && !given?.reason?.trim()) fields[`reason-${n}`] = refuse('reason-missing').words
      return { key: l.instalmentKey, claimed, accepted: accepted ?? zero, reason: given?.reason?.trim() ?? null }
    })
    const heard = await readOpinions(tx, ctx, a.id)
    if (heard.length === 0 && !i.noOpinionReason?.trim()) fields.noOpinionReason = refuse('no-opinion').words
    if (Object.keys(fields).length > 0)
      return refuse('accept-wrong').with({ fields, ...(fields.noOpinionReason && { cites: [cite('R-10')] }) })
    if (lines.some((l) => l.claimed.n > 0n) && lines.every((l) => l.accepted.n === 0n)) return refuse('nothing-accepted')
    const partly = lines.some((l) => isBelow(l.accepted, l.claimed))
    const no = whyNot(acceptanceProcess, partly ? 'acceptPart' : 'accept', a)
    if (no) return no
    const state = partly ? ('partly-accepted' as const) : ('accepted' as const)
    const noOpinionReason = heard.length === 0 ? (i.noOpinionReason ?? null) : null
    if (
      !(await moveAcceptance(
        tx,
        ctx,
        { ...a, version: i.version },
        { state, accepted_on: ctx.today, decided_by: 'purchaser', remark: i.remark ?? null, no_opinion_reason: noOpinionReason },
      ))
    )
      return refuse('stale')
    for (const l of lines)
      await tables(tx)
        .updateTable('acceptance_lines')
        .set({ accepted: fractionText(l.accepted), disputed_reason: isBelow(l.accepted, l.claimed) ? l.reason : null })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('acceptance_id', '=', a.id)
        .where('instalment_key', '=', l.key)
        .execute()
    await endDuties(ctx, tx, a, noOpinionReason ?? undefined)
    entry.facts = { ...entry.facts, state, disputed: lines.filter((l) => isBelow(l.accepted, l.claimed)).length, opinions: heard.length }
    entry.after = lines.map((l) => ({ key: l.key, accepted: fractionText(l.accepted) }))
    return { id: a.id, state }
  })
}

/** The purchaser returns a period with its reasons; its records open again until it is handed in anew. */
export async function returnPeriod(
  ctx: Ctx,
  i: { acceptanceId: string; reason: string; version: number },
): Promise<{ id: string } | Refusal> {
  return await decide(ctx, 'delivery.return', i, async (tx, a, entry) => {
    const no = whyNot(acceptanceProcess, 'return', a)
    if (no) return no
    if (
      !(await moveAcceptance(
        tx,
        ctx,
        { ...a, version: i.version },
        { state: 'returned', returned_on: ctx.today, returned_reason: i.reason },
      ))
    )
      return refuse('stale')
    await fulfilDuty(ctx, tx, {
      contractId: a.contractId,
      kind: 'accept',
      subjectId: `${a.id}:${a.times}`,
      on: ctx.today,
      evidence: i.reason,
    })
    await voidDuty(ctx, tx, { contractId: a.contractId, kind: 'invite-residents', subjectId: `${a.id}:${a.times}` })
    const c = (await contract({ ...ctx, db: tx }, a.contractId))!
    await raiseHandInAgain(ctx, tx, c, a)
    entry.facts = { ...entry.facts, reason: i.reason }
    return { id: a.id }
  })
}

/** Exact text of a share, or undefined when it cannot be read. */
export function readShare(text: string): Fraction | undefined {
  try {
    const f = fractionOf(text)
    return f.n < 0n ? undefined : f
  } catch {
    return undefined
  }
}

type Entry = { facts?: Record<string, string | number | boolean | null>; after?: unknown }
async function decide<T>(
  ctx: Ctx,
  action: string,
  i: { acceptanceId: string; version: number },
  work: (tx: Db, a: Acceptance, entry: Entry) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const [seen] = await readAcceptances(ctx.db, ctx, { ids: [i.acceptanceId] })
  const no = mayNot(ctx.asker, 'delivery.accept', { purchaserId: seen?.purchaserId ?? null })
  if (no) return await recordRefusal(ctx, action, no)
  if (!seen) return refuse('no-acceptance')
  return await change(
    ctx,
    {
      action,
      subject: { kind: 'acceptance', id: seen.id },
      purchaseId: seen.purchaseId,
      facts: { period: seen.period },
      before: { state: seen.state },
    },
    async (tx, entry) => {
      const [a] = await readAcceptances(tx, ctx, { ids: [i.acceptanceId] })
      // The day counts, not the job that writes it down.
      if (
        a!.state === 'handed-in' &&
        a!.silenceAccepts &&
        isCivilTermOver(a!.dueOn, ctx.today, await calendarOf(ctx, tx)) &&
        !(await early(ctx, tx, a!))
      )
        return refuse('silence-accepted', a!.dueOn)
      return await work(tx, a!, entry)
    },
  )
}

/** Whether a stage was handed in before it was due, as could happen before stages had days: no silence accepts it. */
async function early(ctx: Ctx, tx: Db, a: Acceptance): Promise<boolean> {
  const c = a.kind === 'milestone' ? await contract({ ...ctx, db: tx }, a.contractId) : undefined
  return c !== undefined && (await whyNotPayable(ctx, c, a, a.handedInOn, tx)) !== undefined
}

async function endDuties(ctx: Ctx, tx: Db, a: Acceptance, noOpinionReason: string | undefined): Promise<void> {
  const subjectId = `${a.id}:${a.times}`
  await fulfilDuty(ctx, tx, { contractId: a.contractId, kind: 'accept', subjectId, on: ctx.today })
  await fulfilDuty(ctx, tx, {
    contractId: a.contractId,
    kind: 'invite-residents',
    subjectId,
    on: ctx.today,
    ...(noOpinionReason && { evidence: noOpinionReason }),
  })
}

/** How many acceptances are looked at together. */
const together = 100

/** Accepts by silence what the purchaser did not answer in time, as of the last day it had. */
export async function acceptSilently(ctx: Ctx, work: DueWork): Promise<void> {
  const calendar = await calendarOf(ctx)
  const due = await tables(ctx.db)
    .selectFrom('acceptances')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'handed-in')
    .where('silence_accepts', '=', true)
    .where('due_on', '<', ctx.today)
    .orderBy('due_on')
    .execute()
  // All of them, some at a time: those that wait for a word keep none behind them from being taken.
  const all: Acceptance[] = []
  for (let i = 0; i < due.length; i += together)
    all.push(...(await readAcceptances(ctx.db, ctx, { ids: due.slice(i, i + together).map((d) => d.id) })))
  // A last day that is a day off, or whose year is not known yet, is not over: silence means nothing before the term is.
  const over = all.filter((a) => isCivilTermOver(a.dueOn, ctx.today, calendar))
  await work.each('delivery.fall-silent', over, recordOf, async (a) => {
    // Silence says nothing to a stage that was not due when it was handed in: it waits for the purchaser's word.
    const c = a.kind === 'milestone' ? await contract(ctx, a.contractId) : undefined
    if (c && (await whyNotPayable(ctx, c, a, a.handedInOn))) return false
    await change(
      ctx,
      { action: 'delivery.fall-silent', ...recordOf(a), facts: { period: a.period, dueOn: a.dueOn.toString() } },
      async (tx) => {
        const on = civilLastDay(a.dueOn, calendar).on
        if (!(await moveAcceptance(tx, ctx, a, { state: 'accepted', accepted_on: on, decided_by: 'silence' }))) return { taken: false }
        await tables(tx)
          .updateTable('acceptance_lines')
          .set((e) => ({ accepted: e.ref('claimed') }))
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('acceptance_id', '=', a.id)
          .execute()
        const subjectId = `${a.id}:${a.times}`
        // Not done and no longer to be done: the silence itself is kept with the acceptance.
        await voidDuty(ctx, tx, { contractId: a.contractId, kind: 'accept', subjectId })
        await voidDuty(ctx, tx, { contractId: a.contractId, kind: 'invite-residents', subjectId })
        return { taken: true }
      },
    )
    return true
  })
}
const recordOf = (a: Acceptance) => ({ subject: { kind: 'acceptance' as const, id: a.id }, purchaseId: a.purchaseId })
