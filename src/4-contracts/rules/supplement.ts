import {
  type Day,
  divide,
  type Fraction,
  fraction,
  fractionOf,
  type IndexTerms,
  isAfter,
  isBefore,
  isBelow,
  minor,
  type Money,
  moneyText,
  multiply,
  perCent,
  postMonthsOf,
  postsOf,
  type Refusal,
  sayUnitTerms,
  share,
  subtract,
  sum,
  totalOf,
  type Words,
  zero,
} from '#kernel'
import type { Law } from '#law'
import { refuse } from '../words.ts'
import { type Contract, type ContractLine, type ContractText, monthOf, monthsOf } from './contract.ts'
import { goalsWrong } from './goals-changed.ts'
import { asAgreed } from './in-force.ts'
import { indexText } from './index-words.ts'
import { instalmentsOf } from './instalments.ts'
import { carriesNoMore } from './plan-fit.ts'
import { atFirstPrice, followed, passedBefore, whyNotFollow } from './price-by-series.ts'
import { stageSaid } from './stages.ts'
import { weakerThan } from './weakened.ts'
import { wrongText } from './words.ts'

/**
 * Whether a signed contract may be changed so: what was done stays, more may be bought within the law's limit.
 * Gives the text as it will hold, with the months before `effectiveOn` fixed at what they were.
 * @param first the lines both signed first, against which all supplements together are counted
 */
export function checkSupplement(
  signed: Contract,
  next: ContractText,
  { today, law }: { readonly today: Day; readonly law: Law },
  first: readonly ContractLine[] = signed.lines,
): ContractText | Refusal {
  // A change is made from all that is signed, also from what is still to begin.
  const now = asAgreed(signed)
  const fields: Record<string, Words> = {}
  const effectiveOn = next.effectiveOn
  const isMonthStart =
    effectiveOn !== null && Array.from({ length: monthsOf(next) }, (_, i) => monthOf(next, i + 1).from).some((d) => d.equals(effectiveOn))
  if (!effectiveOn || !isMonthStart || isBefore(effectiveOn, today)) fields.effectiveOn = wrongText.both('effective')
  // What was signed for a later day would begin with it: each change begins with all that was signed before.
  else if (now.effectiveOn && isBefore(effectiveOn, now.effectiveOn)) fields.effectiveOn = wrongText.both('afterLast', now.effectiveOn)
  if (!next.startsOn.equals(now.startsOn)) fields.startsOn = wrongText.both('startFixed')
  // What was given notice of ends on its day: nothing is agreed for the time after it.
  if (now.closedOn && effectiveOn && isAfter(effectiveOn, now.closedOn)) fields.effectiveOn = wrongText.both('afterNotice', now.closedOn)
  if (now.closedOn && !next.endsOn.equals(now.endsOn)) fields.endsOn = wrongText.both('afterNotice', now.closedOn)
  const lines = next.lines.map((line, i): ContractLine => {
    const old = now.lines.find((l) => l.id === line.id)
    if (now.closedOn && line.kind === 'post' && (old?.kind !== 'post' || line.months > old.months))
      fields[`lines.${i}`] = wrongText.both('afterNotice', now.closedOn)
    if (!old) {
      const like = now.lines.find((l) => isMoreOf(l, line))
      const less = like && weakerThan(like, line)
      if (!like || less) fields[`lines.${i}`] = less ?? wrongText.both('onlyTheSame')
      // More of it is what it is: its content and its promise are not typed anew, and not left out.
      const same = { scope: like?.scope ?? line.scope ?? null, promise: like?.promise ?? line.promise ?? null }
      return { ...line, ...same, settled: [], fromMonth: effectiveOn ? monthIndexOf(next, effectiveOn) : 1 }
    }
    for (const [name, why] of Object.entries(goalsWrong(old, line, now.tenderId !== null))) fields[`lines.${i}.${name}`] = why
    const kept = stepsOn(old, line) ? movesBySeries(now, old, line, first, effectiveOn) : settle(now, old, line, effectiveOn ?? today)
    if ('zh' in kept) {
      fields[`lines.${i}`] = kept
      return line
    }
    return kept
  })
  if (now.lines.some((l) => !next.lines.some((n) => n.id === l.id))) fields.lines = wrongText.both('removed')
  if (new Set(next.lines.map((l) => l.id)).size < next.lines.length) fields.lines = wrongText.both('twice')
  Object.assign(fields, paidLater(now, next))
  for (const key of ['approach', 'acceptance', 'payment'] as const)
    if ((now.annex?.[key] ?? null) !== (next.annex?.[key] ?? null)) fields.annex = wrongText.both('annexFixed')
  if (Object.keys(fields).length > 0) return refuse('contract-wrong').with({ fields })
  const original = now.originalTotal ?? now.total
  const supplement = law.contracts.largestSupplement(original, now.lawDay)
  const limit = minor(original + supplement.value)
  const total = boughtBy(lines, first, original)
  if (total > limit) return { ...refuse('supplement-too-large', limit, total), cites: supplement.cites }
  return { ...next, lines }
}

/**
 * What lines buy, as the tenth counts it. What is added is worth what the same cost first: a lower price does not make room for more than a
 * tenth. A price that follows its series buys nothing more.
 * @param first the lines both signed first, and their total
 */
export function boughtBy(lines: readonly ContractLine[], first: readonly ContractLine[], original: Money = totalOf(first)): Money {
  const added = minor(original + addedAtFirstPrice(lines, first))
  const bought = totalOf(lines.map((l) => ({ amount: atFirstPrice(l, first) })))
  return added > bought ? added : bought
}

/** What of a change puts off the day of payment, makes lateness cheaper or the price higher, by the names of the fields. */
function paidLater(now: Contract, next: ContractText): Record<string, Words> {
  const fields: Record<string, Words> = {}
  // The days to pay were part of what was tendered; without a tender they may become fewer.
  const [days, signedDays] = [next.terms.paymentDays, now.terms.paymentDays]
  if (days > signedDays || (now.tenderId && days !== signedDays)) fields.paymentDays = wrongText.both('daysFixed', signedDays)
  // What puts off the day of payment, or takes away what waiting for it costs, is worth as much as more days to pay.
  const [untilPaid, signedUntil] = [next.terms.acceptanceDays + days, now.terms.acceptanceDays + signedDays]
  if (untilPaid > signedUntil && days <= signedDays) fields.acceptanceDays = wrongText.both('paidLater', signedUntil)
  if (now.terms.silenceMeansAcceptance && !next.terms.silenceMeansAcceptance) fields.silenceMeansAcceptance = wrongText.both('silenceFixed')
  if (costsLess(next.terms.dailyLateRate, now.terms.dailyLateRate))
    fields.dailyLateRate = wrongText.both('rateFixed', perCent(now.terms.dailyLateRate!))
  // When the money comes is part of the price: neither side has it moved by a change.
  for (const key of ['advanceShare', 'advanceWhen', 'retentionShare', 'retentionUntil', 'retentionDays'] as const)
    if (next.terms[key] !== now.terms[key]) fields[key] = wrongText.both('asideFixed')
  if (canonical(next.terms.index) !== canonical(now.terms.index)) fields.index = indexText.both('fixed')
  // A price that tax comes on top of is a higher one.
  if (now.terms.taxIncluded && !next.terms.taxIncluded) fields.taxIncluded = wrongText.both('taxFixed')
  return fields
}

/** Whether being late costs less than it did. */
const costsLess = (rate: string | null, signed: string | null): boolean =>
  signed !== null && (rate === null || isBelow(fractionOf(rate), fractionOf(signed)))

// What was stored has its parts in another order than what was made.
const canonical = (t: IndexTerms | null): string => JSON.stringify(t && Object.entries(t).toSorted())

/** Whether a change has a line stand by another value of the series. */
const stepsOn = (old: ContractLine, next: ContractLine): boolean =>
  next.indexed !== undefined && (next.indexed.on !== old.indexed?.on || next.indexed.value !== old.indexed.value)

/** A line whose price follows the series from a day on: by the terms, to what they make it, and with nothing else changed. */
function movesBySeries(
  now: Contract,
  old: ContractLine,
  next: ContractLine,
  first: readonly ContractLine[],
  on: Day | null,
): ContractLine | Words {
  const [t, step] = [now.terms.index, next.indexed]
  if (!t || !step || !on || step.on !== on.toString()) return indexText.both('notSo')
  const why = whyNotFollow(t, now, step, on)
  if (why) return why
  const made = followed(now, first, step, on).lines.find((l) => l.id === next.id)
  if (old.kind !== 'post' || !made || !sameLine(made, next)) return indexText.both('notSo')
  const settled = passedBefore(now, old, on)
  return { ...next, fromMonth: old.fromMonth, settled, settledPosts: postsBefore(old, settled.length) }
}

const measureOf = (l: ContractLine): Fraction => (l.kind === 'post' ? postMonthsOf(l) : fractionOf(String(l.quantity)))

/**
 * What more units and post-months would have cost at the prices both signed first. Posts are added for the months from the day of their
 * change on, and for no other.
 */
function addedAtFirstPrice(lines: readonly ContractLine[], first: readonly ContractLine[]): bigint {
  return lines.reduce((n, line) => {
    const own = first.find((l) => l.id === line.id)
    const like = own ?? first.find((l) => l.kind === line.kind && l.title === line.title)
    const more = subtract(measureOf(line), own ? measureOf(own) : zero)
    return like && more.n > 0n && measureOf(like).n > 0n ? n + share(like.amount, divide(more, measureOf(like)), 'down') : n
  }, 0n)
}

const monthIndexOf = (t: ContractText, on: Day): number =>
  Array.from({ length: monthsOf(t) }, (_, i) => i + 1).find((i) => monthOf(t, i).from.equals(on)) ?? 1

/**
 * A signed line with a change: its elapsed months keep their amounts, and it stays what was signed. More of it may be bought at no higher
 * price; fewer posts, another grade, another unit or less of what was promised is another purchase (Government Procurement Law, arts 49, 50).
 */
function settle(now: Contract, old: ContractLine, next: ContractLine, effectiveOn: Day): ContractLine | Words {
  if (next.kind !== old.kind || next.paidBy !== old.paidBy) return wrongText.both('fixedPrice')
  const said = (l: ContractLine) => [
    l.title,
    l.hangsOn,
    l.scope ?? null,
    l.promise ?? null,
    l.contribution ?? null,
    l.kind === 'post' ? l.grade : l.unit,
  ]
  if (JSON.stringify(said(old)) !== JSON.stringify(said(next)) || servesLess(old, next)) return wrongText.both('fixedContent')
  if (!carriesNoMore(next, old)) return wrongText.both('subsidyFixed')
  if (sameLine(old, next)) return asSettled(next, old)
  // What was tendered and won as so much work stays so much; without a tender asking less of it is a point both must read.
  const less = now.tenderId ? weakerThan(old, next) : undefined
  if (less) return less
  // What a stage is worth stays as signed; when it is due, and of what a unit is made, both may agree anew.
  if (old.paidBy === 'milestones')
    return sameLine(withoutConditions(old), withoutConditions(next)) ? asSettled(next, old) : wrongText.both('fixedStages')
  if (old.kind === 'project' && next.kind === 'project') {
    if (old.unitPrice !== next.unitPrice) return wrongText.both('fixedPrice')
    return next.quantity < old.quantity ? wrongText.both('fewerUnits') : { ...next, fromMonth: old.fromMonth, settled: [] }
  }
  const settled = instalmentsOf(now, old)
    .filter((i) => isBefore(i.periodFrom, effectiveOn))
    .map((i) => i.amount)
  if (next.kind !== 'post' || old.kind !== 'post') return wrongText.both('fixedPrice')
  if (sum(settled) > next.amount) return wrongText.both('settledMonths')
  if (next.posts < old.posts || next.months < old.months) return wrongText.both('fewerPosts')
  if (isDearer(old, next, settled)) return wrongText.both('dearerPosts')
  return { ...next, fromMonth: old.fromMonth, settled, settledPosts: postsBefore(old, settled.length) }
}

/** The months that passed before an earlier change stay as that left them. */
const asSettled = (next: ContractLine, old: ContractLine): ContractLine => ({
  ...next,
  settled: old.settled,
  fromMonth: old.fromMonth,
  ...(old.settledPosts && { settledPosts: old.settledPosts }),
})

/** Whether a line serves fewer communities than it did. One that names none serves all of the purchase. */
function servesLess(old: ContractLine, next: ContractLine): boolean {
  if (next.communityIds.length === 0) return false
  return old.communityIds.length === 0 || old.communityIds.some((c) => !next.communityIds.includes(c))
}

/**
 * Whether a new line buys more of what is bought: a contract grows by the same goods, works or services and by nothing else
 * (Government Procurement Law art. 49), at no higher price and paid in the same way. Something else is a purchase of its own.
 */
function isMoreOf(l: ContractLine, line: ContractLine): boolean {
  if (l.paidBy !== line.paidBy || l.title !== line.title) return false
  if (l.kind === 'post' && line.kind === 'post')
    return l.grade === line.grade && carriesNoMore(line, l) && !isBelow(perPostMonth(l), perPostMonth(line))
  return l.kind === 'project' && line.kind === 'project' && l.unit === line.unit && line.unitPrice <= l.unitPrice
}
type PostLine = Extract<ContractLine, { kind: 'post' }>
const perPostMonth = (l: PostLine): Fraction => divide(fraction(l.amount), postMonthsOf(l))

/** Posts of a line in each of its first months, as they were bought until now. */
const postsBefore = (l: PostLine, months: number): number[] =>
  Array.from({ length: Math.min(months, l.months) }, (_, i) => l.settledPosts?.[i] ?? l.posts)

/**
 * Whether the months to come cost more per post than they did, each with the posts it was to have; a fen a month may go to rounding.
 * @param settled what the months that have passed are worth
 */
function isDearer(old: PostLine, next: PostLine, settled: readonly Money[]): boolean {
  const months = next.months - settled.length
  const rest = next.amount - sum(settled) - BigInt(Math.max(0, months))
  if (months <= 0) return rest > 0n
  const gone = postMonthsOf({ ...old, months: Math.min(old.months, settled.length) })
  const ahead = subtract(postMonthsOf(old), gone)
  const was = ahead.n > 0n ? divide(fraction(old.amount - sum(settled)), ahead) : perPostMonth(old)
  return isBelow(multiply(was, multiply(postsOf(next), fraction(months))), fraction(rest))
}

const sameLine = (a: ContractLine, b: ContractLine): boolean => JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
const withoutConditions = (l: ContractLine): ContractLine => ({
  ...l,
  unitTerms: null,
  milestones: l.milestones.map((m) => ({ title: m.title, share: m.share, when: m.when })),
})
// What was stored and what was typed name their parts in different orders, and a share as 2/5 and as 40/100.
const comparable = (l: ContractLine): unknown[] => [
  ...[l.id, l.kind, l.title, l.hangsOn, moneyText(l.amount), l.paidBy, l.communityIds, l.needIds],
  ...(l.kind === 'post' ? [l.grade, l.posts, l.months] : [l.quantity, l.unit, moneyText(l.unitPrice)]),
  l.milestones.map(stageSaid),
  sayUnitTerms(l.unitTerms).en,
]
