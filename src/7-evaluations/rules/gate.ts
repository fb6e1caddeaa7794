import { type Day, isAfter, later, plusDays } from '#kernel'
import type { Will } from '#contracts'

/** Both have said by so many days before the end whether it goes on: a renewal is planned, approved and signed in them. */
const decideDays = 60
/** From so many days before the end it waits for both sides. */
const askDays = 90

/** What a gate asks for. */
export type Asked = 'evaluation' | 'appeal' | 'budget' | 'purchaser' | 'provider'
export interface GateFacts {
  /** Both have signed the contract of the next year. */
  readonly isRenewed: boolean
  /** Whether the law lets it be renewed at all. */
  readonly isOpen: boolean
  /** Both sides rated each other in this term, and it was revealed. */
  readonly isRated: boolean
  /** Finance entered the items of the next year, and the same again fits into what is free. */
  readonly hasMoney: boolean
  readonly wills: readonly Pick<Will, 'side' | 'goesOn'>[]
  /** What an evaluator's grade says of a renewal: `bars` once it holds, `may-change` while an appeal can undo it. */
  readonly graded?: 'renews' | 'bars' | 'may-change' | undefined
}
/** `barred`: graded too low to be renewed; `renewed`: the next year is signed; `waits`: something is missing; `goes-on`: nothing is; `ends`: a side does not want it; `buy-anew`: the law lets nothing follow it without a tender. */
export interface Gate {
  readonly outcome: 'renewed' | 'waits' | 'goes-on' | 'ends' | 'barred' | 'buy-anew'
  readonly missing: readonly Asked[]
}

/** Where a contract stands at its gate. A side that says no ends it whatever else is there: nobody is made to go on. */
export function gateOf(f: GateFacts): Gate {
  if (f.isRenewed) return { outcome: 'renewed', missing: [] }
  if (!f.isOpen) return { outcome: 'buy-anew', missing: [] }
  if (f.wills.some((w) => !w.goesOn)) return { outcome: 'ends', missing: [] }
  if (f.graded === 'bars') return { outcome: 'barred', missing: [] }
  const missing: Asked[] = [
    ...(f.isRated ? [] : (['evaluation'] as const)),
    ...(f.graded === 'may-change' ? (['appeal'] as const) : []),
    ...(f.hasMoney ? [] : (['budget'] as const)),
    ...(['purchaser', 'provider'] as const).filter((side) => !f.wills.some((w) => w.side === side)),
  ]
  return { outcome: missing.length > 0 ? 'waits' : 'goes-on', missing }
}

/** From when both are asked, and by when both have said it. */
export const gateDays = (lastOn: Day): { readonly asksFrom: Day; readonly decideBy: Day } => ({
  asksFrom: plusDays(lastOn, -askDays),
  decideBy: plusDays(lastOn, -decideDays),
})

/** By when a side that has not said it yet is to: nobody is late with what it is only told of now. */
export const dueOf = (lastOn: Day, today: Day): Day => later(gateDays(lastOn).decideBy, today)
export const asksNow = (lastOn: Day, today: Day): boolean => !isAfter(gateDays(lastOn).asksFrom, today) && !isAfter(today, lastOn)
