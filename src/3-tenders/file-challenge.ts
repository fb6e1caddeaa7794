import { dayAt, isAfter, isRefusal, newId, type Refusal } from '#kernel'
import type { Challenger, ChallengeSubject } from '#law'
import { calendarOf, mayNot, organisation } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import type { Challenge, challengeSteps, ChallengeAbout, Letter, standings } from './rules/challenge.ts'
import { refuseRedress } from './rules/redress-words.ts'
import type { Tender } from './rules/tender.ts'
import { stored } from './rules/words.ts'
import { awardsOf, holdTender, insertChallenge, nextOf, openedBids, publicStates, tender as tenderNow } from './store/index.ts'

interface NewChallenge {
  tenderId: string
  about: ChallengeAbout
  step?: (typeof challengeSteps)[number] | undefined
  standing: (typeof standings)[number]
  /** The day the documents were received, where it is another than that of the notice. */
  documentsOn?: Temporal.PlainDate | undefined
  letter: Letter
}

/**
 * A supplier puts a question or challenges: the letter is kept as it came, and the law says at once whether it is in time and from whom it
 * may come. One that is late on every reading, or from nobody who may, is kept as returned with the reason; none is thrown away.
 */
export async function fileChallenge(ctx: Ctx, i: NewChallenge): Promise<{ id: string; state: 'received' | 'returned' } | Refusal> {
  const tender = await tenderNow(ctx, i.tenderId)
  const subject = { kind: 'tender', id: i.tenderId } as const
  const action = i.about === 'inquiry' ? 'challenges.inquire' : 'challenges.file'
  if (!tender || !publicStates.includes(tender.state)) return await recordRefusal(ctx, action, notThere(), { subject })
  const providerId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'challenges.file', { providerId })
  if (no) return await recordRefusal(ctx, action, no, { subject, purchaseId: tender.purchaseId })
  return await change(ctx, { action, subject, purchaseId: tender.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdTender(inside, tx, tender.id)
    const now = (await tenderNow(inside, tender.id))!
    const who = await organisation(inside, providerId ?? '')
    if (who?.kind !== 'institution') return refuseRedress('only-suppliers')
    const wrong = letterWrong(ctx, i)
    if (wrong) return wrong
    const judged = await judge(inside, now, i, who.id)
    if (isRefusal(judged)) return judged
    const id = newId('challenge', ctx.now)
    const number = await nextOf(inside, tx, i.about === 'inquiry' ? 'XW' : 'ZY')
    await insertChallenge(inside, tx, {
      ...nothingYet,
      ...i.letter,
      ...judged,
      ...ofTender(now),
      id,
      number,
      providerId: who.id,
      about: i.about,
      step: i.step ?? null,
      receivedOn: ctx.today,
    })
    entry.subject = { kind: 'challenge', id }
    entry.facts = { about: i.about, number, returned: judged.state === 'returned' }
    entry.after = { state: judged.state, version: 1 }
    return { id, state: judged.state }
  })
}

const ofTender = (t: Tender) => ({ tenderId: t.id, purchaseId: t.purchaseId, purchaserId: t.purchaserId })
const nothingYet = {
  panelAskedAt: null,
  finding: null,
  answer: null,
  answeredOn: null,
  answeredBy: null,
  answeredByName: null,
  outcome: null,
  outcomeReason: null,
  carriedOutOn: null,
  closedOn: null,
}

function letterWrong(ctx: Ctx, { letter, standing }: NewChallenge): Refusal | undefined {
  if (isAfter(letter.datedOn, ctx.today)) return refuseRedress('dated-ahead').at('datedOn')
  return standing !== 'supplier' && !letter.members ? refuseRedress('name-members').at('members') : undefined
}

type Judged = Pick<Challenge, 'safeUntilOn' | 'lastOn' | 'judged' | 'standing'> & { state: 'received' | 'returned' }

/** What the law says to it as it comes in. */
async function judge(inside: Ctx, t: Tender, i: NewChallenge, providerId: string): Promise<Judged | Refusal> {
  if (i.about === 'inquiry') return { state: 'received', safeUntilOn: null, lastOn: null, judged: '', standing: i.standing }
  const subject = await subjectOf(inside, t, { about: i.about, step: i.step, documentsOn: i.documentsOn })
  if (isRefusal(subject)) return subject
  const by = await standingOf(inside, t, i, providerId)
  const answer = inside.law.complaints.receive({ subject, by, challengedOn: inside.today, lawDay: t.lawDay }, await calendarOf(inside))
  if (isRefusal(answer)) return answer
  return {
    state: answer.value.is === 'accept' ? 'received' : 'returned',
    safeUntilOn: answer.value.safeUntilOn as Temporal.PlainDate,
    lastOn: answer.value.lastOn as Temporal.PlainDate,
    judged: stored(answer.steps.at(-1)!.says),
    standing: by,
  }
}

/**
 * As whom somebody challenges. Of the documents anybody who has them may, and whether they also bid is asked of nobody; of process and
 * result only who took part, which is known once bids are open.
 */
async function standingOf(inside: Ctx, t: Tender, i: NewChallenge, providerId: string): Promise<Challenger> {
  if (i.standing !== 'supplier') return i.standing
  if (i.about === 'documents') return 'documents-holder'
  return (await openedBids(inside, t.id)).some((b) => b.providerId === providerId) ? 'supplier' : 'documents-holder'
}

/** From which days the time to challenge runs, or that the purchase has not come to it. */
export async function subjectOf(
  ctx: Ctx,
  t: Tender,
  i: { about: ChallengeAbout; step?: (typeof challengeSteps)[number] | undefined; documentsOn?: Temporal.PlainDate | undefined },
): Promise<ChallengeSubject | Refusal> {
  const calendar = await calendarOf(ctx)
  if (i.about === 'documents') {
    const rows = ctx.law.tenders.timetable({ method: t.method, issuedOn: t.issuedOn!, lawDay: t.lawDay, calendar })
    const ends = rows.find((r) => r.step === 'notice-ends')
    return {
      about: 'documents',
      noticeEndedOn: ends?.earliestOn ?? ends?.latestOn ?? t.issuedOn!,
      ...(i.documentsOn && { receivedOn: i.documentsOn }),
    }
  }
  if (i.about === 'process') {
    const at = i.step === 'scoring' ? t.scoredAt : t.openedAt
    return at ? { about: 'process', stepEndedOn: dayAt(at, ctx.zone) } : refuseRedress('not-now-challengeable').at('about')
  }
  const award = (await awardsOf(ctx, [t.purchaseId])).findLast((a) => a.tenderId === t.id)
  const publishedOn = t.state === 'void' ? t.endedOn : award?.noticeOn
  if (!publishedOn) return refuseRedress('not-now-challengeable').at('about')
  const time = ctx.law.tenders.standstill(publishedOn, t.lawDay, calendar)
  return isRefusal(time) ? time : { about: 'result', resultNoticeEndedOn: time.value.noticeEndsOn }
}
