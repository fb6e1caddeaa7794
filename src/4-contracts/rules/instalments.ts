import { allocate, allocateEvenly, type Day, fractionOf, type Money, minor, sum, treeOf, type Words } from '#kernel'
import { type ContractLine, type ContractText, monthOf, monthsOf } from './contract.ts'
import { instalmentWords } from './words.ts'

/** One amount that falls due once: a month of a post line, all units of a project line together, or a milestone. */
export interface Instalment {
  /** Stable within the contract: `lin_…:m01`, `lin_…:units`, `lin_…:s1`. */
  readonly key: string
  readonly lineId: string
  readonly kind: 'month' | 'units' | 'milestone'
  /** From 1 within its line. For a month: the month of the contract. */
  readonly index: number
  readonly title: Words
  readonly periodFrom: Day
  readonly periodTo: Day
  readonly amount: Money
  /** How many units share the amount; 1 for a month or a milestone. */
  readonly quantity: number
  /** Paid on signing, without acceptance. */
  readonly onSigning: boolean
  /** First day of a line that a change added for later; nothing of it is due before. */
  readonly notBefore?: Day | undefined
}

type Spread = Pick<ContractText, 'startsOn' | 'endsOn' | 'lines'>

/**
 * What each line pays and for which period. Months of a post line differ by at most one cent and the larger come first;
 * milestones follow their shares; whatever the shares, the parts of a line add up to its amount exactly.
 */
export const instalments = (c: Spread): Instalment[] => treeOf(c.lines).placed.flatMap(({ line }) => instalmentsOf(c, line))

/** The instalments of one line. */
export function instalmentsOf(c: Spread, line: ContractLine): Instalment[] {
  if (line.paidBy === 'month') return months(c, line)
  if (line.paidBy === 'milestones') return milestones(c, line)
  const quantity = line.kind === 'project' ? line.quantity : 1
  return [
    {
      key: `${line.id}:units`,
      lineId: line.id,
      kind: 'units',
      index: 1,
      title: { zh: line.title, en: line.title },
      periodFrom: monthOf(c, line.fromMonth).from,
      periodTo: c.endsOn,
      amount: line.amount,
      quantity,
      onSigning: false,
    },
  ]
}

function months(c: Spread, line: ContractLine): Instalment[] {
  const count = line.kind === 'post' ? line.months : monthsOf(c)
  const settled = line.settled.slice(0, count)
  const rest = minor(line.amount - sum(settled))
  const amounts = [...settled, ...(count > settled.length ? allocateEvenly(rest, count - settled.length) : [])]
  return amounts.map((amount, i) => {
    const index = line.fromMonth + i
    const { from, to } = monthOf(c, index)
    return {
      key: `${line.id}:m${String(index).padStart(2, '0')}`,
      lineId: line.id,
      kind: 'month',
      index,
      periodFrom: from,
      periodTo: to,
      amount,
      quantity: 1,
      onSigning: false,
      title: instalmentWords.both('month', index),
    }
  })
}

function milestones(c: Spread, line: ContractLine): Instalment[] {
  const amounts = allocate(
    line.amount,
    line.milestones.map((m) => fractionOf(m.share)),
  )
  return line.milestones.map((m, i) => ({
    key: `${line.id}:s${i + 1}`,
    lineId: line.id,
    kind: 'milestone',
    index: i + 1,
    title: { zh: m.title, en: m.title },
    periodFrom: monthOf(c, line.fromMonth).from,
    periodTo: c.endsOn,
    amount: amounts[i]!,
    quantity: 1,
    onSigning: m.when === 'signing',
    ...(line.fromMonth > 1 && { notBefore: monthOf(c, line.fromMonth).from }),
  }))
}
