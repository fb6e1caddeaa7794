import { challenges, complaints } from '#tenders'
import type { Ctx } from '#platform'
import type { PublicReview } from './rules/public-review.ts'

/** Challenges and complaints of a tender that everybody may know of, the oldest first. An inquiry is nobody's but of who asked. */
export async function publicReviews(ctx: Ctx, tenderId: string): Promise<PublicReview[]> {
  const [asked, complained] = await Promise.all([challenges(ctx, { tenderIds: [tenderId] }), complaints(ctx, { tenderIds: [tenderId] })])
  const nothing = { returned: false, suspended: null, answered: null, carriedOut: null, decided: null }
  return [
    ...asked.flatMap((c): PublicReview[] =>
      c.about === 'inquiry'
        ? []
        : [
            {
              ...nothing,
              ...{ id: c.id, kind: 'challenge', number: c.number, subject: c.about, challengeId: null, receivedOn: c.receivedOn },
              returned: c.state === 'returned',
              answered: c.answeredOn && c.finding && { on: c.answeredOn, finding: c.finding },
              carriedOut: c.carriedOutOn && c.outcome && { on: c.carriedOutOn, outcome: c.outcome, why: c.outcomeReason },
              ended: c.state === 'withdrawn' && c.closedOn ? { as: 'withdrawn', on: c.closedOn } : null,
            },
          ],
    ),
    ...complained.map((c): PublicReview => {
      const ended = c.state === 'withdrawn' ? 'withdrawn' : c.state === 'not-accepted' ? 'notAccepted' : null
      return {
        ...nothing,
        ...{ id: c.id, kind: 'complaint', number: c.number, subject: null, challengeId: c.challengeId, receivedOn: c.receivedOn },
        suspended: c.suspendedOn && { on: c.suspendedOn, until: c.suspendedUntilOn, resumedOn: c.resumedOn },
        decided: c.closedOn && c.result && { on: c.closedOn, finding: c.result, outcome: c.outcome, why: c.decision },
        ended: ended && c.closedOn ? { as: ended, on: c.closedOn } : null,
      }
    }),
  ]
}
