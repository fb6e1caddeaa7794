import { contract } from '#contracts'
import { add, compare, type Fraction, fractionText, isRefusal, isSame, type Refusal, shareThen, subtract } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { followRuns } from './follow-runs.ts'
import { changeAcceptance } from './change-acceptance.ts'
import { type AcceptanceLine, isDisputed } from './rules/acceptance.ts'
import { readShare } from './rules/read-share.ts'
import { setLine } from './store/index.ts'
import { refuse } from './words.ts'

export interface Settlement {
  acceptanceId: string
  instalmentKey: string
  /** For the purchaser: the share it accepts in all, of the instalment as it was handed in; all that was claimed when left out. */
  accepted?: string | undefined
  note: string
  version: number
}

/**
 * Settles what is in dispute of one instalment. Each side may give way by itself: the purchaser accepts more, or the
 * institution gives up the rest of its claim. Nobody can settle at the other's cost.
 */
export async function settleDispute(ctx: Ctx, i: Settlement): Promise<{ id: string; settled: boolean } | Refusal> {
  const seen = { ...ctx, version: i.version }
  return await changeAcceptance(seen, { id: i.acceptanceId, verb: 'settle', facts: () => i }, async ({ tx, inside, now, entry, set }) => {
    const by = may(ctx.asker, 'delivery.accept', now) ? 'purchaser' : 'provider'
    entry.facts = { ...entry.facts, by }
    const line = now.lines.find((l) => l.instalmentKey === i.instalmentKey)!
    const given = by === 'purchaser' ? acceptMore(line, i.accepted) : giveUp(line)
    if (isRefusal(given)) return given
    const others = now.lines.some((l) => l !== line && isDisputed(l))
    const settled = !others && isSame(given.accepted, given.claimed)
    const moved = await set({}, { to: settled ? 'accepted' : 'partly-accepted' })
    if (isRefusal(moved)) return moved
    const columns = {
      accepted: fractionText(given.accepted),
      claimed: fractionText(given.claimed),
      given_up: fractionText(add(shareThen(line.givenUp), subtract(shareThen(line.claimed), given.claimed))),
      settled_on: ctx.today,
      settled_note: i.note,
    }
    await setLine(inside, tx, now.id, line.instalmentKey, columns)
    await followRuns(inside, tx, (await contract(inside, now.contractId))!)
    entry.facts = { ...entry.facts, instalment: i.instalmentKey, accepted: columns.accepted, note: i.note }
    return { id: now.id, settled }
  })
}

/** Shares of the instalment as it was handed in. */
interface Given {
  readonly claimed: Fraction
  readonly accepted: Fraction
}

/** The institution claims no more than was accepted. */
const giveUp = (line: AcceptanceLine): Given => ({ claimed: shareThen(line.accepted!), accepted: shareThen(line.accepted!) })

/** The purchaser accepts more than before, and no more than was claimed. */
function acceptMore(line: AcceptanceLine, share: string | undefined): Given | Refusal {
  const claimed = shareThen(line.claimed)
  const accepted = readShare(share ?? fractionText(claimed))
  if (accepted && compare(accepted, shareThen(line.accepted!)) > 0 && compare(accepted, claimed) <= 0) return { claimed, accepted }
  return refuse('settle-between').at('accepted')
}
