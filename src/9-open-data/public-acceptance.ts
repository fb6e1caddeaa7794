import { type Contract, inForceOn, instalments } from '#contracts'
import { type Acceptance, drawCounts, opinionsOf } from '#delivery'
import { zero } from '#kernel'
import type { Ctx } from '#platform'
import { type PublicAcceptance, smallest } from './rules/public-facts.ts'
import { factWords } from './words.ts'

/** An acceptance that was given, with how far each instalment was accepted and how many residents were heard. */
export async function publicAcceptance(ctx: Ctx, a: Acceptance, c: Contract): Promise<PublicAcceptance> {
  const heard = (await opinionsOf(ctx, a.id)).reduce((n, o) => n + o.satisfied + o.neutral + o.dissatisfied, 0)
  const month = /^m0*(\d+)$/.exec(a.period)?.[1]
  // As its stage was called then.
  const milestone = instalments(inForceOn(c, a.acceptedOn!)).find((i) => i.key === a.period)?.title
  return {
    id: a.id,
    title: month ? factWords.both('month', month) : (milestone ?? factWords.both('milestone')),
    handedInOn: a.handedInOn,
    dueOn: a.dueOn,
    acceptedOn: a.acceptedOn!,
    by: a.by!,
    drawn: (await drawCounts(ctx, [a.id])).get(a.id) ?? null,
    residents: heard > 0 && heard < smallest ? null : heard,
    parts: a.lines.map((l) => ({
      instalmentKey: l.instalmentKey,
      accepted: l.accepted ?? { ...l.claimed, count: zero },
      disputed: l.disputedReason !== null,
      settledOn: l.settledOn,
    })),
  }
}
