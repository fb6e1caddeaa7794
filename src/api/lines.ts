import { type Goal, indicatorKinds, type Line, type PromisedValues, shownBys, shownTimes, type Subsidy, subsidyOf, yuan } from '#kernel'
import { z } from 'zod'
import { id, money, moneyOf } from './fields.ts'

const indicator = z
  .object({
    id: id('Indicator.'),
    name: z.string(),
    kind: z.enum(indicatorKinds),
    unit: z.string(),
    baseline: z.string().nullable().meta({ description: 'As it stood before, as exact decimal text.' }),
    target: z.string().meta({ description: 'What is asked for, as exact decimal text.' }),
    better: z.enum(['more', 'less']).meta({ description: 'Whether more of it is better, or less.' }),
    how: z.string().meta({ description: 'How it is shown.' }),
    when: z.enum(shownTimes),
    by: z.enum(shownBys).meta({ description: 'Who shows it.' }),
    promised: z.string().nullable().meta({ description: 'What the winner promised; null before the award.' }),
  })
  .meta({ id: 'Indicator' })
const goal = z
  .object({ id: id('Goal.'), says: z.string(), forWhom: z.string(), needId: z.string().nullable(), indicators: z.array(indicator) })
  .meta({ id: 'Goal', description: 'What should be different, and for whom.' })

/** A line as every plan, tender and contract shows it. */
export const line = z
  .object({
    id: id('Line.'),
    kind: z.enum(['post', 'project']),
    title: z.string(),
    hangsOn: z.string().nullable(),
    amount: money('Amount of the whole line.'),
    grade: z.string().nullable(),
    posts: z.number().nullable(),
    months: z.number().nullable(),
    quantity: z.number().nullable(),
    unit: z.string().nullable(),
    unitPrice: money('Price of one unit.').nullable(),
    communityIds: z.array(z.string()),
    needIds: z.array(z.string()),
    goals: z.array(goal),
    noGoalReason: z.string().nullable().meta({ description: 'Why it has no goal.' }),
    subsidy: z
      .object({
        whole: money('What the post costs in all; its amount is what the purchaser pays of it.'),
        restFrom: z.string().meta({ description: 'Who carries the rest.' }),
        restMoney: z.string().meta({ description: 'From what money.' }),
        until: z.string().nullable().meta({ description: 'Last day on which it is paid; null for as long as its project runs.' }),
      })
      .nullable()
      .meta({ description: 'Of a post inside a project that is paid for in part; null of every other line.' }),
  })
  .meta({ id: 'Line', description: 'What is bought: a post line buys presence, a project line results.' })

const subsidyOut = (s: Subsidy | null) => s && { ...s, whole: moneyOf(yuan(s.whole)) }

export function lineOut(
  l: Line & {
    readonly communityIds: readonly string[]
    readonly needIds: readonly string[]
    readonly goals: readonly Goal[]
    readonly noGoalReason: string | null
    readonly promised?: PromisedValues
  },
): z.output<typeof line> {
  const of = {
    id: l.id,
    kind: l.kind,
    title: l.title,
    hangsOn: l.hangsOn,
    amount: moneyOf(l.amount),
    communityIds: [...l.communityIds],
    needIds: [...l.needIds],
    goals: l.goals.map((g) => ({ ...g, indicators: g.indicators.map((i) => ({ ...i, promised: l.promised?.[i.id] ?? null })) })),
    noGoalReason: l.noGoalReason,
    subsidy: subsidyOut(subsidyOf(l)),
  }
  return l.kind === 'post'
    ? { ...of, grade: l.grade, posts: l.posts, months: l.months, quantity: null, unit: null, unitPrice: null }
    : { ...of, grade: null, posts: null, months: null, quantity: l.quantity, unit: l.unit, unitPrice: moneyOf(l.unitPrice) }
}
