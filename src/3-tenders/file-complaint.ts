import { isAfter, isRefusal, newId, type Refusal } from '#kernel'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import type { Challenge, standings } from './rules/challenge.ts'
import type { Complaint } from './rules/complaint.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { challenge, holdTender, insertComplaint, nextOf, tender as tenderNow } from './store/index.ts'

/** The letter of a complaint: the same items as a challenge's, none of which may be missing. */
export type ComplaintLetter = Pick<
  Complaint,
  | 'sender'
  | 'address'
  | 'postcode'
  | 'contact'
  | 'phone'
  | 'agent'
  | 'members'
  | 'matters'
  | 'arises'
  | 'requests'
  | 'facts'
  | 'basis'
  | 'signedBy'
  | 'datedOn'
>
interface NewComplaint {
  challengeId: string
  standing: (typeof standings)[number]
  letter: ComplaintLetter
}

/**
 * Who challenged and is not satisfied, or got no answer in time, complains to finance. Whether it is in time is for finance to say, by the
 * two days that are kept with it; part of a consortium may not.
 */
export async function fileComplaint(ctx: Ctx, i: NewComplaint): Promise<{ id: string } | Refusal> {
  const first = await challenge(ctx, i.challengeId)
  const subject = { kind: 'challenge', id: i.challengeId } as const
  if (!first) return await recordRefusal(ctx, 'complaints.file', refuseRedress('no-challenge'), { subject })
  const no = mayNot(ctx.asker, 'complaints.file', { providerId: first.providerId })
  if (no) return await recordRefusal(ctx, 'complaints.file', no, { subject, purchaseId: first.purchaseId })
  return await change(ctx, { action: 'complaints.file', subject, purchaseId: first.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdTender(inside, tx, first.tenderId)
    const now = (await challenge(inside, first.id))!
    const time = await whenToComplain(inside, now)
    if (isRefusal(time)) return time
    if (isAfter(i.letter.datedOn, ctx.today)) return refuseRedress('dated-ahead').at('datedOn')
    const standing = i.standing === 'supplier' ? (now.standing === 'documents-holder' ? now.standing : 'supplier') : i.standing
    if (i.standing !== 'supplier' && !i.letter.members) return refuseRedress('name-members').at('members')
    const may = ctx.law.complaints.mayComplain(standing)
    if (!may.value) return refuseRedress('may-not-complain', may.steps.at(-1)!.says).at('standing')
    const id = newId('complaint', ctx.now)
    const number = await nextOf(inside, tx, 'TS')
    const made = await insertComplaint(inside, tx, {
      ...nothingYet,
      ...i.letter,
      id,
      number,
      standing,
      tenderId: now.tenderId,
      challengeId: now.id,
      purchaseId: now.purchaseId,
      purchaserId: now.purchaserId,
      providerId: now.providerId,
      receivedOn: ctx.today,
      safeUntilOn: time.safeUntilOn,
      lastOn: time.lastOn,
    })
    if (!made) return refuseRedress('complained-already')
    entry.subject = { kind: 'complaint', id }
    entry.facts = { number }
    entry.after = { state: 'received', version: 1 }
    return { id }
  })
}

const nothingYet = {
  state: 'received' as const,
  ...{ correctionAsked: null, correctionAskedOn: null, correctionByOn: null, correctedOn: null, refusedReason: null, acceptedOn: null },
  ...{ answer: null, answeredOn: null, answeredByName: null },
  ...{ suspendedOn: null, suspendedUntilOn: null, suspensionReason: null, resumedOn: null },
  ...{ result: null, dismissal: null, decision: null, outcome: null, decidedByName: null, closedOn: null },
}

/** Until when a complaint may follow a challenge on both readings; refused while its answer is still awaited, or where there is none to follow. */
export async function whenToComplain(
  ctx: Ctx,
  c: Challenge,
): Promise<{ safeUntilOn: Temporal.PlainDate; lastOn: Temporal.PlainDate } | Refusal> {
  if (c.about === 'inquiry' || c.state === 'withdrawn') return refuseRedress('challenge-first')
  const lawDay = (await tenderNow(ctx, c.tenderId))!.lawDay
  const calendar = await calendarOf(ctx)
  const answer = ctx.law.complaints.challenge({ about: c.about, challengeReceivedOn: c.receivedOn }, lawDay, calendar)
  const clocks = ctx.law.complaints.complaint(
    { challengeReceivedOn: c.receivedOn, ...(c.answeredOn && { repliedOn: c.answeredOn }) },
    lawDay,
    calendar,
  )
  if (isRefusal(answer)) return answer
  if (isRefusal(clocks)) return clocks
  const [by, time] = [answer.find((k) => k.clock === 'answer')?.time, clocks.find((k) => k.clock === 'complaint')?.time]
  if (!by || !time) return refuseRedress('challenge-first')
  if (isRefusal(by)) return by
  if (isRefusal(time)) return time
  const awaited = c.state === 'received' && !isAfter(ctx.today, by.value.lastOn)
  return awaited ? refuseRedress('answer-awaited', by.value.lastOn) : time.value
}
