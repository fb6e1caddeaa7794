import { dayAt, isRefusal, type Refusal } from '#kernel'
import type { RedressOutcome } from '#law'
import { calendarOf } from '#people'
import type { Ctx, Db, Entry } from '#platform'
import { advanceTender, standsStill } from './change-tender.ts'
import { changeChallenge } from './change-challenge.ts'
import { awardTo } from './decide-award.ts'
import { couldBeNamed, endedAwards, nextInRank } from './next-in-rank.ts'
import { type CarriedOut, carriedOuts, type Challenge, type ChallengeAbout } from './rules/challenge.ts'
import { refuseRedress } from './rules/redress-words.ts'
import type { Tender } from './rules/tender.ts'
import { awardOf, challenge, endAward, tender as tenderNow, type TenderColumns } from './store/index.ts'

/** What a founded challenge leads to is done: the documents are corrected, another is named, or the purchase begins anew. */
export async function carryOut(
  ctx: Ctx,
  i: { challengeId: string; outcome: CarriedOut; reason: string },
): Promise<{ id: string } | Refusal> {
  const facts = async (inside: Ctx) => {
    const now = (await challenge(inside, i.challengeId))!
    const t = (await tenderNow(inside, now.tenderId))!
    return {
      outcome: i.outcome,
      may: await lawfulOutcomes(inside, t, now.about),
      byAnswerer: now.answeredBy !== null && now.answeredBy === ctx.asker.userId,
    }
  }
  return await changeChallenge(
    ctx,
    { id: i.challengeId, verb: 'carryOut', action: 'challenges.carry-out', facts },
    async ({ inside, tx, now, entry, set }) => {
      const t = (await tenderNow(inside, now.tenderId))!
      const done = await effect(inside, tx, t, { outcome: i.outcome, reason: i.reason, by: 'challenge' }, entry)
      if (isRefusal(done)) return done
      entry.facts = { ...entry.facts, number: now.number, outcome: i.outcome, reason: i.reason.slice(0, 500) }
      return await set({ outcome: i.outcome, outcome_reason: i.reason, carried_out_on: ctx.today })
    },
  )
}

/** What the law lets follow now, by what it is about and how far the purchase has come. */
export async function lawfulOutcomes(ctx: Ctx, t: Tender, about: ChallengeAbout | 'cancellation'): Promise<readonly RedressOutcome[]> {
  if (about === 'inquiry') return []
  return ctx.law.complaints.outcomes({ about, stage: await stageOf(ctx, t), affectsResult: true, enoughLeft: await enoughLeft(ctx, t) })
    .value
}

/** What is to be carried out of a challenge now; nothing while finance has it stand still, or where a contract that is performed stands all the same. */
export async function toCarryOut(ctx: Ctx, t: Tender, c: Challenge): Promise<readonly CarriedOut[]> {
  if (c.state !== 'answered' || c.finding !== 'affects' || standsStill(t, ctx.today)) return []
  const lawful = await lawfulOutcomes(ctx, t, c.about)
  return carriedOuts.filter((o) => lawful.includes(o))
}

async function stageOf(ctx: Ctx, t: Tender): Promise<'bidding' | 'evaluating' | 'awarded' | 'signed' | 'performed'> {
  if (t.state === 'announced' || t.state === 'published') return 'bidding'
  if (['opened', 'talking', 'last-offers', 'scored'].includes(t.state)) return 'evaluating'
  const award = await awardOf(ctx, t.purchaseId)
  return award?.begunOn ? 'performed' : award?.signedOn ? 'signed' : 'awarded'
}

/** Whether as many qualified suppliers are left as the law needs once the winner is out, and one of them can be named. */
async function enoughLeft(ctx: Ctx, t: Tender): Promise<boolean> {
  const out = [...(await endedAwards(ctx, t)), ...[await awardOf(ctx, t.purchaseId)].filter((a) => a !== undefined)]
  const left = (await couldBeNamed(ctx, t, out)).length
  // The number of the method was met when bids were opened; a single candidate can be named where the method lets one go on.
  const enough = ctx.law.tenders.mayContinue({ method: t.method, conforming: left, isPurchasedService: true, lawDay: t.lawDay })
  return left > 0 && enough.value
}

/** Does to the tender what was decided, in the transaction that is open. */
export async function effect(
  inside: Ctx,
  tx: Db,
  t: Tender,
  what: { outcome: CarriedOut; reason: string; by: 'challenge' | 'complaint' },
  entry: Entry,
): Promise<unknown | Refusal> {
  if (what.outcome === 'cure') return await cure(inside, t, entry)
  const award = await awardOf(inside, t.purchaseId)
  if (award?.tenderId === t.id)
    await endAward(inside, tx, t.id, { on: inside.today, ground: what.by, reason: what.reason, evidence: null, by: inside.asker.userId })
  if (what.outcome === 'restart')
    return await advanceTender(inside, t, 'overturn', { ended_on: inside.today, ended_reason: what.reason }, entry)
  const { next } = await nextInRank(inside, t)
  if (!next) return refuseRedress('no-next')
  const set = (columns: TenderColumns) => advanceTender(inside, t, 'replaceAward', columns, entry)
  return await awardTo({ inside, tx, now: t, entry, set }, next, what.reason)
}

/** The documents are corrected for everybody, and the deadline moves where too little time is left. */
async function cure(inside: Ctx, t: Tender, entry: Entry): Promise<unknown | Refusal> {
  if (!t.deadlineAt) return await advanceTender(inside, t, 'cure', {}, entry)
  const was = t.deadlineAt!.toZonedDateTimeISO(inside.zone)
  const after = inside.law.tenders.deadlineAfterClarification(
    { clarifiedOn: inside.today, deadlineOn: dayAt(t.deadlineAt!, inside.zone), method: t.method, lawDay: t.lawDay },
    await calendarOf(inside),
  )
  if (isRefusal(after)) return after
  const deadlineAt = after.value.toZonedDateTime({ timeZone: inside.zone, plainTime: was.toPlainTime() }).toInstant()
  return await advanceTender(inside, t, 'cure', { deadline_at: deadlineAt }, entry)
}
