import { fraction, isRefusal, type Money, minor, roundToWhole } from '#kernel'
import { hideInTree } from '#measures'
import { kept, type VoteResult } from './count-vote.ts'

/** A community as it is told: how many voted and what each got of what was chosen; null where so few would be known by it. */
export interface ShownCommunity {
  readonly id: string
  readonly voters: number | null
  readonly perVoter: Money | null
}

/** Communities of a counted vote; small ones are hidden, with as many others as it takes, since how many voted in all is known. */
export function shownCommunities(r: VoteResult, k: number): ShownCommunity[] {
  const parts = r.communities.map((c) => ({ key: c.id, count: c.voters }))
  const shown = hideInTree({ key: 'all', count: r.voters, known: true, parts }, { k })
  return r.communities.map((c) => {
    const voters = isRefusal(shown) ? null : (shown.get(c.id) ?? null)
    const perVoter = voters ? minor(roundToWhole(fraction(kept(c.spent), BigInt(voters)), 'half-even')) : null
    return { id: c.id, voters, perVoter }
  })
}
