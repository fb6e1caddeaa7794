import {
  add,
  compare,
  type Day,
  fraction,
  fractionOf,
  isAfter,
  type Money,
  mostLines,
  type Refusal,
  sum,
  termEnd,
  totalOf,
  type Tree,
  treeOf,
  wrongConditions,
  type Words,
  wrongAside,
  wrongSubsidy,
} from '#kernel'
import type { Law } from '#law'
import { refuse } from '../words.ts'
import { wrongBasis } from './basis.ts'
import { amountsSaidTwice, wordsBesideFields } from './clause-fit.ts'
import { type ContractLine, type ContractText, monthsOf } from './contract.ts'
import { unlawful } from './fairness.ts'
import { setsAside } from './payables.ts'
import { wrongStage } from './stages.ts'
import { wrongText } from './words.ts'

interface TextFacts {
  readonly providerIsEnterprise: boolean
  readonly lawDay: Day
  readonly law: Law
  /** What was awarded; undefined when there was no tender. */
  readonly awardTotal?: Money | undefined
  /** What both are bound by, where the text is a change of it. */
  readonly signed?: ContractText | undefined
}

/** Whether a text hangs together and is lawful: every wrong place at once, by the name of its field. */
export function checkText(t: ContractText, f: TextFacts): Refusal | undefined {
  const fields: Record<string, Words> = {}
  if (t.lines.length === 0) fields.lines = wrongText.both('noLines')
  if (t.lines.length > mostLines) fields.lines = wrongText.both('tooManyLines', mostLines)
  if (!isAfter(t.endsOn, t.startsOn)) fields.endsOn = wrongText.both('dates')
  else {
    const longest = f.law.number('longestTermYears', f.lawDay)?.value
    if (longest !== undefined && isAfter(t.endsOn, termEnd(t.startsOn, 12 * longest))) fields.endsOn = wrongText.both('tooLong', longest)
  }
  const tree = treeOf(t.lines)
  for (const [i, line] of t.lines.entries()) {
    const was = f.signed?.lines.find((l) => l.id === line.id)
    // What was signed and is not touched stays; a change of it is asked like a first text.
    const wrong = wrongLine(line, t) ?? (was && was.hangsOn === line.hangsOn ? undefined : hangsWrong(tree, line))
    if (wrong) fields[`lines.${i}`] = wrong
    for (const [name, why] of Object.entries(wrongSubsidy(line, t.lines, t))) fields[`lines.${i}.${name}`] = why
    const terms = line.kind === 'project' ? line.unitTerms : null
    if (was && JSON.stringify(was.unitTerms ?? null) === JSON.stringify(terms ?? null)) continue
    for (const [field, why] of Object.entries(wrongConditions(terms, t))) fields[`lines.${i}.${field}`] = why
  }
  const cap = readOr(t.terms.errandCapPercent)
  if (!cap || compare(cap, fraction(0)) < 0 || compare(cap, fraction(100)) > 0) fields.errandCapPercent = wrongText.both('cap')
  if (t.terms.dailyLateRate !== null && !readOr(t.terms.dailyLateRate)) fields.dailyLateRate = wrongText.both('rate')
  Object.assign(fields, wrongAside(t.terms))
  const basis = wrongBasis(t.terms, f.providerIsEnterprise, f.signed)
  if (basis) fields.basis = basis
  const longestDays = f.law.number('longestPaymentDays', f.lawDay)
  if (
    longestDays &&
    f.providerIsEnterprise &&
    t.terms.paymentDays > longestDays.value &&
    t.terms.paymentDays !== f.signed?.terms.paymentDays
  )
    fields.paymentDays = wrongText.both('paymentDays', longestDays.value)
  Object.assign(fields, amountsSaidTwice(t, f.signed), wordsBesideFields(t, f.law, f.signed), unlawful(t, f.lawDay, f.law, f.signed))
  if (Object.keys(fields).length > 0)
    return refuse('contract-wrong').with({ fields, ...(fields.paymentDays && longestDays && { cites: longestDays.cites }) })
  const total = totalOf(t.lines)
  if (f.awardTotal !== undefined && total !== f.awardTotal)
    return { ...refuse('award-total', f.awardTotal, total), cites: f.law.cites('award-and-contract') }
  return undefined
}

function wrongLine(line: ContractLine, t: ContractText): Words | undefined {
  if (line.amount <= 0n) return wrongText.both('amount')
  if ((line.kind === 'post') !== (line.paidBy === 'month')) return wrongText.both('paidBy')
  if (line.kind === 'post') {
    if (!(line.posts > 0) || Number(line.posts.toFixed(4)) !== line.posts) return wrongText.both('posts')
    if (line.months < 1 || line.fromMonth < 1 || line.fromMonth + line.months - 1 > monthsOf(t)) return wrongText.both('months')
    return sum(line.settled) > line.amount ? wrongText.both('settledMonths') : undefined
  }
  if (line.paidBy === 'units' && line.unitPrice * BigInt(line.quantity) !== line.amount) return wrongText.both('product')
  if (line.paidBy === 'milestones') {
    const shares = line.milestones.map((m) => readOr(m.share))
    if (shares.length === 0 || shares.some((s) => !s || s.n <= 0n)) return wrongText.both('shares')
    if (compare(shares.reduce((a, b) => add(a!, b!), fraction(0))!, fraction(1)) !== 0) return wrongText.both('shares')
    const wrong = line.milestones.map((m) => wrongStage(t, m)).find((w) => w !== undefined)
    if (wrong) return wrong
    if (setsAside(t.terms) && line.milestones.some((m) => m.when === 'signing')) return wrongText.both('asideBeside')
  }
  return undefined
}

/** A line hangs on another of the same text, never, over however many knots, on itself, and it does not begin before that one. */
function hangsWrong(tree: Tree<ContractLine>, line: ContractLine): Words | undefined {
  const at = tree.placed.find((p) => p.line === line)
  if (at?.broken === 'missing') return wrongText.both('hangsOn')
  if (at?.broken === 'twice') return wrongText.both('twice')
  if (at?.broken) return wrongText.both('hangsRound')
  const on = at?.parent
  return line.kind === 'post' && on?.kind === 'post' && line.fromMonth < on.fromMonth ? wrongText.both('hangsLater', on.title) : undefined
}

const readOr = (text: string) => {
  try {
    return fractionOf(text)
  } catch {
    return undefined
  }
}
