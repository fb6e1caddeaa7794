import { type Contract, type ContractLine, type Instalment, instalments, monthOf, monthsOf } from '#contracts'
import {
  add,
  allOfIt,
  type Day,
  earlier,
  type Fraction,
  fraction,
  isAfter,
  isBefore,
  type Portion,
  smaller,
  subtract,
  termMonths,
  zero,
} from '#kernel'
import type { Acceptance, AcceptanceLine } from './rules/acceptance.ts'

/** A month of a contract. */
export interface ContractMonth {
  readonly index: number
  /** `m03`. */
  readonly key: string
  readonly from: Day
  readonly to: Day
}
type Span = Pick<Contract, 'startsOn' | 'endsOn'>

export const monthKey = (index: number): string => `m${String(index).padStart(2, '0')}`
export const contractMonth = (c: Span, index: number): ContractMonth => ({ index, key: monthKey(index), ...monthOf(c, index) })
/** Every month of a contract; one that was closed early has none after its last day. */
export const contractMonths = (c: Span & { closedOn?: Day | null }): ContractMonth[] =>
  Array.from({ length: monthsOf(c) }, (_, i) => contractMonth(c, i + 1)).filter((m) => !c.closedOn || !isAfter(m.from, c.closedOn))

/** The month of the contract a day falls into, or undefined outside the contract. */
export function monthOn(c: Span, on: Day): ContractMonth | undefined {
  if (isBefore(on, c.startsOn) || isAfter(on, c.endsOn)) return undefined
  return contractMonth(c, termMonths(c.startsOn, on))
}

/** A period that can be handed in: a month, or a milestone with the time it covers. */
export interface Period {
  readonly kind: 'month' | 'milestone'
  readonly key: string
  readonly index: number
  readonly from: Day
  /** For a milestone the day of hand-in. */
  readonly to: Day
  readonly instalments: readonly Instalment[]
}

/** The period of that key, with the instalments it may claim; undefined when the contract has none such. */
export function periodOf(c: Contract, key: string, today: Day): Period | undefined {
  const all = instalments(c)
  const milestone = all.find((i) => i.kind === 'milestone' && i.key === key)
  if (milestone)
    return {
      kind: 'milestone',
      key,
      index: milestone.index,
      from: c.startsOn,
      to: earlier(today, c.closedOn ?? c.endsOn),
      instalments: [milestone],
    }
  const month = contractMonths(c).find((m) => m.key === key)
  if (!month) return undefined
  const mine = all.filter((i) => i.kind === 'units' || (i.kind === 'month' && i.index === month.index))
  return mine.length === 0
    ? undefined
    : {
        kind: 'month',
        key,
        index: month.index,
        from: month.from,
        to: c.closedOn ? earlier(month.to, c.closedOn) : month.to,
        instalments: mine,
      }
}

/** Which records a period that was handed in is about: all of its days, of one line where it is a stage of that. */
export const recordsOf = (a: Pick<Acceptance, 'kind' | 'period' | 'periodFrom' | 'periodTo'>) => ({
  from: a.periodFrom,
  to: a.periodTo,
  lineId: a.kind === 'milestone' ? a.period.split(':')[0] : undefined,
})

/** Keys of everything a contract will hand in, months first. */
export function periodKeys(c: Contract): string[] {
  const all = instalments(c)
  const months = all.some((i) => i.kind !== 'milestone') ? contractMonths(c).map((m) => m.key) : []
  return [...months, ...all.filter((i) => i.kind === 'milestone' && !i.onSigning).map((i) => i.key)]
}

export interface ClaimedLine {
  readonly instalment: Instalment
  readonly line: ContractLine
  readonly claimed: Portion
  /** Whether it was counted, in units or post-days; else it is a whole month or stage. */
  readonly isCounted: boolean
}
export interface ClaimFacts {
  /** Occupied and agreed post-days of the period, by line. */
  readonly postDays: ReadonlyMap<string, { occupied: Fraction; total: Fraction }>
  /** Units made of a line in the months that stand, by line. */
  readonly units: ReadonlyMap<string, UnitsMade>
  /** Units bought by the text in force at the end of the last month that stands or is handed in, by line. */
  readonly bought: ReadonlyMap<string, number>
  /** What a stage is worth by the units done of it; null for all of it. */
  readonly stage?: { readonly done: number; readonly of: number } | null | undefined
  /** What other periods that stand claimed, and how much of that was given up since. */
  readonly before: readonly Before[]
}
/** Units made in the months before one, in all others that stand, and in all of them with it. */
interface UnitsMade {
  readonly earlier: number
  readonly others: number
  readonly all: number
}
type Before = Pick<AcceptanceLine, 'instalmentKey' | 'claimed' | 'givenUp'> & { readonly isEarlier: boolean }

/**
 * What a period claims: a month of a post its occupied share of post-days, a deliverable the units the month adds to those of the others
 * and what earlier months left, a milestone all of it. All months together never claim more than was made in them and bought; a unit given
 * up may be done again.
 */
export function claimOf(c: Contract, period: Period, f: ClaimFacts): ClaimedLine[] {
  return period.instalments.flatMap((instalment): ClaimedLine[] => {
    const line = c.lines.find((l) => l.id === instalment.lineId)!
    const claims = (of: Portion | null): ClaimedLine[] => [{ instalment, line, claimed: of ?? allOfIt, isCounted: of !== null }]
    if (instalment.kind === 'milestone') return claims(f.stage ? { count: fraction(f.stage.done), of: fraction(f.stage.of) } : null)
    if (instalment.kind === 'month') {
      const days = f.postDays.get(line.id)
      return claims(days && days.total.n > 0n ? { count: days.occupied, of: days.total } : null)
    }
    const before = f.before.filter((b) => b.instalmentKey === instalment.key)
    const sumOf = (all: readonly Before[], of: (b: Before) => Portion) => all.reduce((t, b) => add(t, of(b).count), zero)
    const taken = (all: readonly Before[]) =>
      add(
        sumOf(all, (b) => b.claimed),
        sumOf(all, (b) => b.givenUp),
      )
    const made = f.units.get(line.id) ?? { earlier: 0, others: 0, all: 0 }
    const most = add(
      fraction(f.bought.get(line.id) ?? instalment.quantity),
      sumOf(before, (b) => b.givenUp),
    )
    const own = subtract(fraction(made.earlier + made.all - made.others), taken(before.filter((b) => b.isEarlier)))
    const room = subtract(smaller(fraction(made.all), most), taken(before))
    const now = smaller(own, room)
    return now.n <= 0n ? [] : claims({ count: now, of: fraction(instalment.quantity) })
  })
}
