import { type Holder, refuseFiles } from '#files'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { type C, param } from '#ui'
import { theComplaint } from './complaint-views.tsx'
import type { Sees } from './pages/challenge.tsx'
import { readable } from './redress-views.tsx'
import type { Challenge } from './rules/challenge.ts'
import type { Complaint } from './rules/complaint.ts'

/** The evidence of a challenge: for those who read all of its letter, and from the answer on as it was. */
export const heldByChallenge = (one: Challenge, purchaseId: string, sees: Sees): Holder => ({
  kind: 'challenge',
  id: one.id,
  purchaseId,
  href: `/challenges/${one.id}`,
  title: one.number,
  on: one,
  see: 'challenges.read',
  add: ['challenges.file', 'challenges.answer'],
  ownOnly: sees !== 'all',
  frozen: one.state === 'received' ? undefined : refuseFiles('files-closed'),
})

export async function challengeHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const found = await readable(ctx, param(c, 'id'))
  return isRefusal(found) ? found : heldByChallenge(found.one, found.x.purchaseId, found.sees)
}

/** The evidence of both sides of a complaint, and papers of the desk; what was put to it stays. */
export const heldByComplaint = (one: Complaint, purchaseId: string): Holder => ({
  kind: 'complaint',
  id: one.id,
  purchaseId,
  href: `/complaints/${one.id}`,
  title: one.number,
  on: one,
  see: 'complaints.read',
  add: ['complaints.file', 'complaints.answer', 'complaints.review'],
  frozen: ['received', 'correcting', 'accepted'].includes(one.state) ? undefined : refuseFiles('files-closed'),
  stays: one.state === 'accepted' ? refuseFiles('files-stay') : undefined,
})

export async function complaintHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const found = await theComplaint(ctx, param(c, 'id'))
  return isRefusal(found) ? found : heldByComplaint(found.one, found.purchaseId)
}
