import { isRefusal } from '#kernel'
import type { RunningClock } from '#law'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import type { Challenge } from './rules/challenge.ts'
import { type Complaint, outsideOf, type Paper } from './rules/complaint.ts'
import type { Tender } from './rules/tender.ts'

/** Every clock of a complaint, by what happened: intake, service, answer, suspension, decision, and the ways on after it. */
export async function clocksOf(
  ctx: Ctx,
  t: Tender,
  first: Pick<Challenge, 'receivedOn' | 'answeredOn'>,
  c: Complaint,
  papers: readonly Paper[],
): Promise<readonly RunningClock[]> {
  const found = ctx.law.complaints.complaint(
    {
      challengeReceivedOn: first.receivedOn,
      ...(first.answeredOn && { repliedOn: first.answeredOn }),
      complaintReceivedOn: c.receivedOn,
      ...(c.acceptedOn && { copyReceivedOn: c.acceptedOn }),
      ...(c.suspendedOn && { suspendedOn: c.suspendedOn }),
      outside: outsideOf(c, papers),
      ...(c.state === 'decided' && c.closedOn && { decisionReceivedOn: c.closedOn }),
    },
    t.lawDay,
    await calendarOf(ctx),
  )
  return isRefusal(found) ? [] : found
}
