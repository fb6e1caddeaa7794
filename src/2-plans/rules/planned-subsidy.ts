import {
  type Day,
  type Money,
  moneyText,
  noMoney,
  type Refusal,
  type Subsidy,
  termEnd,
  type Words,
  wrongSubsidy,
  wrongSubsidyWords,
} from '#kernel'
import { refuse } from '../words.ts'
import type { Plan, PlanLine } from './plan.ts'

/** What is said of a subsidy; what is missing of it is asked for. */
export interface TypedSubsidy {
  readonly whole?: Money | undefined
  readonly restFrom?: string | undefined
  readonly restMoney?: string | undefined
  readonly until?: Day | undefined
}

export const subsidyFrom = (t: TypedSubsidy): Subsidy => ({
  whole: moneyText(t.whole ?? noMoney),
  restFrom: t.restFrom ?? '',
  restMoney: t.restMoney ?? '',
  until: t.until?.toString() ?? null,
})

type Term = Pick<Plan, 'startsOn' | 'months'>
const daysOf = (p: Term) => ({ startsOn: p.startsOn, endsOn: termEnd(p.startsOn, p.months) })

/** Every field of the form of a line in which its subsidy does not hang together. */
export function subsidyFields(line: PlanLine, lines: Plan['lines'], term: Term): Record<string, Words> {
  const fields: Record<string, Words> = { ...wrongSubsidy(line, lines, daysOf(term)) }
  if (line.kind === 'post' && line.subsidy && line.takesRest) {
    fields.takesRest = wrongSubsidyWords.both('takesRest')
    delete fields.whole
  }
  return fields
}

/** Lines of a plan whose subsidy does not hang together any more, as after another first day, with the first thing that is wrong. */
export const wrongSubsidies = (p: Pick<Plan, 'lines'> & Term): { line: PlanLine; why: Words }[] =>
  p.lines.flatMap((line) => {
    const [why] = Object.values(subsidyFields(line, p.lines, p))
    return why ? [{ line, why }] : []
  })

/** A project on which a subsidised post hangs stays a project, and stays: the post would be paid for the days of nothing. */
export function bearsSubsidy(lines: Plan['lines'], id: string): Refusal | undefined {
  const post = lines.find((l) => l.hangsOn === id && l.kind === 'post' && l.subsidy)
  return post ? refuse('subsidy-hangs-here', post.title) : undefined
}
