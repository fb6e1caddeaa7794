import { type Contract, contract, contractHeld, fulfilDuty } from '#contracts'
import { type Day, fractionText, isRefusal, newId, type Refusal, shareThen } from '#kernel'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, type Db, type Entry, recordRefusal } from '#platform'
import { acceptanceDuties } from './acceptance-duties.ts'
import { changeAcceptance } from './change-acceptance.ts'
import { claimFor } from './claim-for.ts'
import { drawRecords } from './draw-records.ts'
import { type ClaimedLine, type Period, periodOf, recordsOf } from './period-of.ts'
import { subsidiesOf } from './subsidies-asked.ts'
import { isSaid, type Said, saidFacts, type SubsidyTold, toWrite, writeTold } from './tell-subsidy.ts'
import { isForAPerson } from './why-not-due.ts'
import { insertAcceptance, lockHandIn, readAcceptances, readOpinions, replaceLines } from './store/index.ts'
import { unitTotals } from './unit-totals.ts'
import { whyNotHandIn } from './why-not-hand-in.ts'
import { refuse } from './words.ts'

export interface HandIn {
  contractId: string
  /** `m03`, or the key of a milestone. */
  period: string
  /** Needed for a milestone: what was completed and where it can be seen. */
  says?: string | undefined
  /** What is said of its subsidised posts; what is left open may be said until the purchaser answers. */
  told?: readonly SubsidyTold[] | undefined
  /** Version of the returned hand-in, when it is handed in again. */
  version?: number | undefined
}

/** Hands in a month or a milestone. What is claimed is counted from units and presence, never typed. */
export async function handInPeriod(ctx: Ctx, i: HandIn): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.hand-in', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.hand-in', no)
  if (!c) return refuse('no-contract')
  const before = (await readAcceptances(ctx, { contractIds: [c.id] })).find((a) => a.period === i.period)
  return before ? await handInAgain(ctx, c, before.id, i) : await handInFirst(ctx, c, i)
}

async function handInFirst(ctx: Ctx, c: Contract, i: HandIn): Promise<{ id: string } | Refusal> {
  const facts = { contract: c.number, period: i.period }
  return await change(ctx, { action: 'delivery.hand-in', purchaseId: c.purchaseId, facts }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const counted = await count(inside, tx, c, i)
    if (isRefusal(counted)) return counted
    const id = newId('acceptance', ctx.now)
    if (!(await insertAcceptance(inside, tx, c, { ...columnsOf(counted), id, kind: counted.period.kind, period: i.period })))
      return refuse('already-handed-in')
    entry.subject = { kind: 'acceptance', id }
    return await handedIn(inside, tx, c, { ...counted, id, times: 1, heard: false }, entry)
  })
}

/** A returned period once more: whoever saw an older version of it is told so. */
async function handInAgain(ctx: Ctx, c: Contract, id: string, i: HandIn): Promise<{ id: string } | Refusal> {
  const seen = i.version === undefined ? ctx : { ...ctx, version: i.version }
  return await changeAcceptance(seen, { action: 'delivery.hand-in', id, verb: 'handInAgain' }, async ({ tx, inside, now, entry, set }) => {
    entry.facts = { contract: c.number, ...entry.facts }
    const counted = await count(inside, tx, c, i)
    if (isRefusal(counted)) return counted
    const times = now.times + 1
    const moved = await set({ ...columnsOf(counted), times })
    if (isRefusal(moved)) return moved
    const heard = (await readOpinions(inside, id)).length > 0
    return await handedIn(inside, tx, c, { ...counted, id, times, heard }, entry)
  })
}

interface Counted {
  readonly period: Period
  readonly lines: readonly ClaimedLine[]
  readonly dueOn: Day
  readonly says: string | null
  readonly silenceAccepts: boolean
  readonly on: Day
  readonly told: readonly Said[]
}

/** What the period claims and until when it is answered, or why it cannot be handed in now. */
async function count(inside: Ctx, tx: Db, known: Contract, i: HandIn): Promise<Counted | Refusal> {
  // Two periods of a contract are handed in one after the other: each claims what the others did not. What they sum stands still meanwhile.
  await lockHandIn(inside, tx, known.id)
  const c = (await contractHeld(inside, tx, known.id))!
  const before = await readAcceptances(inside, { contractIds: [c.id] })
  const why = whyNotHandIn(inside, c, i.period, before, await unitTotals(inside, { contractIds: [c.id] }))
  if (why) return why
  const period = periodOf(c, i.period, inside.today)!
  if (period.kind === 'milestone' && !i.says?.trim()) return refuse('say-what').at('says')
  const told = await toldOfAll(inside, c, period, i.told ?? [])
  if (isRefusal(told)) return told
  const { terms } = c
  return {
    period,
    told,
    lines: await claimFor(inside, c, period, before),
    dueOn: inside.law.lastDays.lastOfDays('civil', inside.today, terms.acceptanceDays, await calendarOf(inside)).on,
    says: i.says ?? null,
    silenceAccepts: terms.silenceMeansAcceptance && !isForAPerson(c, i.period),
    on: inside.today,
  }
}

/** What is said of subsidised posts with the hand-in, or all that is wrong with it, by field. */
async function toldOfAll(inside: Ctx, c: Contract, period: Period, told: readonly SubsidyTold[]): Promise<readonly Said[] | Refusal> {
  const begun = told.filter(isSaid)
  if (begun.length === 0) return []
  const asked = await subsidiesOf(inside, c, period)
  const all = begun.map((t) => toWrite(asked, t))
  const wrong = all.filter(isRefusal)
  if (wrong[0]) return { ...wrong[0], fields: Object.assign({}, ...wrong.map((r) => r.fields)) }
  return all.filter((s): s is Said => !isRefusal(s))
}

const columnsOf = (n: Counted) => ({
  period_from: n.period.from,
  period_to: n.period.to,
  handed_in_on: n.on,
  due_on: n.dueOn,
  silence_accepts: n.silenceAccepts,
  says: n.says,
})

/** What a hand-in leaves beside the acceptance: its lines, the duty it fulfils, and the answer that is owed for it now. */
async function handedIn(
  inside: Ctx,
  tx: Db,
  c: Contract,
  n: Counted & { id: string; times: number; heard: boolean },
  entry: Entry,
): Promise<{ id: string }> {
  await replaceLines(inside, tx, c.id, n.id, n.lines)
  for (const said of n.told) await writeTold(inside, tx, n, said)
  const subjectId = n.times === 1 ? n.period.key : `${n.period.key}:${n.times}`
  await fulfilDuty(inside, tx, { contractId: c.id, kind: 'hand-in', subjectId, on: n.on })
  await acceptanceDuties.raise(inside, tx, c, n)
  const draw = await drawRecords(inside, tx, {
    contractId: c.id,
    ...recordsOf({ kind: n.period.kind, period: n.period.key, periodFrom: n.period.from, periodTo: n.period.to }),
    acceptanceId: n.id,
    times: n.times,
  })
  entry.facts = { contract: c.number, period: n.period.key, dueOn: n.dueOn.toString(), times: n.times, drawn: draw.drawn, of: draw.of }
  entry.after = {
    ...(entry.after as object | undefined),
    ...(n.told.length > 0 && { told: n.told.map(saidFacts) }),
    lines: n.lines.map((l) => ({ key: l.instalment.key, claimed: fractionText(shareThen(l.claimed)), outOf: fractionText(l.claimed.of) })),
  }
  return { id: n.id }
}
