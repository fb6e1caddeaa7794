import {
  type Contribution,
  contributionWords,
  indicatorsOf,
  isAsGood,
  isPossible,
  type Money,
  minor,
  moneyText,
  projectAmount,
  promisedTooMuch,
  sameName,
  sayContribution,
  saidTwiceNotAlike,
  type PromisedValues,
  type Subsidy,
  subsidyOf,
  sum,
  type Team,
  teamWords,
  type Words,
  wrongSubsidyWords,
  yuan,
} from '#kernel'
import type { Law } from '#law'
import type { DocumentJson } from '#people'
import { refuse } from '../words.ts'
import { type PriceJson, priceFromJson, priceJson } from './line-json.ts'
import { lateWords } from './words.ts'
import {
  type CostKind,
  costKinds,
  countsOwn,
  type LinePromise,
  type PricePart,
  type QualityPart,
  type Tender,
  type TenderLine,
} from './tender.ts'

/** What a bidder hands in. Prices are left out when the price is fixed. */
export interface BidInput {
  readonly approach: string
  readonly promises: readonly LinePromise[]
  readonly documents?: readonly DocumentJson[] | undefined
  /** What is promised by indicator; what is left out is promised as it is asked for. */
  readonly values?: PromisedValues | undefined
  /** Who would work at a line, by its id. */
  readonly teams?: Readonly<Record<string, Team>> | undefined
  /** Unit price of a project line, amount of a post line. */
  readonly prices?: Readonly<Record<string, Money>> | undefined
  readonly costs?: Readonly<Partial<Record<CostKind, Money>>> | undefined
  /** Of a subsidised post, by its line; what is left out is as it was asked for. */
  readonly subsidies?: Readonly<Record<string, OwnSubsidy>> | undefined
  /** What is added of one’s own, by line, as far as it was typed. */
  readonly contributions?: Readonly<Record<string, OwnContribution>> | undefined
}

interface OwnContribution {
  readonly kind?: Contribution['kind'] | undefined
  readonly worth?: Money | undefined
  readonly what?: string | undefined
  readonly from?: string | undefined
}

/** What the bidder has the rest of a subsidised post from. */
interface OwnSubsidy {
  readonly whole?: Money | undefined
  readonly restFrom?: string | undefined
  readonly restMoney?: string | undefined
}

/** Every field of a bid that is wrong, by the name the form gives it; and the two parts when nothing is. */
export function readBid(
  t: Pick<Tender, 'lines' | 'fixedPrice' | 'budget' | 'ceiling'> & Partial<Pick<Tender, 'criteria'>>,
  input: BidInput,
  settled?: Law['tenders']['settledPrice'],
): { fields: Record<string, Words> } | { quality: QualityPart; price: PricePart } {
  const fields: Record<string, Words> = {}
  for (const l of t.lines)
    if (!input.promises.some((p) => p.lineId === l.id && p.says.trim() !== '')) fields[`promise-${l.id}`] = refuse('promise-missing').words
  Object.assign(fields, saidTwice(input, settled))
  const values = promisedValues(t.lines, input.values ?? {}, fields)
  const teams = promisedTeams(t.lines, input.teams ?? {}, fields)
  const contributions = ownContributions(t.lines, input.contributions ?? {}, fields)
  const lines = t.lines.map((l) => {
    if (t.fixedPrice) return { lineId: l.id, unitPrice: l.kind === 'project' ? l.unitPrice : null, ...paidOf(l, l.amount, input, fields) }
    const given = input.prices?.[l.id]
    if (given === undefined || given <= 0n) {
      fields[`price-${l.id}`] = refuse('price-missing').words
      return { lineId: l.id, unitPrice: null, amount: minor(0) }
    }
    return l.kind === 'project'
      ? { lineId: l.id, unitPrice: given, amount: projectAmount(l.quantity, given) }
      : { lineId: l.id, unitPrice: null, ...paidOf(l, given, input, fields) }
  })
  const total = sum(lines.map((l) => l.amount))
  const most = t.ceiling ?? t.budget
  const costs = Object.fromEntries(costKinds.map((k) => [k, input.costs?.[k] ?? minor(0)]).filter(([, m]) => (m as Money) > 0n)) as Partial<
    Record<CostKind, Money>
  >
  const spelled = sum(Object.values(costs))
  if (Object.keys(fields).some((k) => k.startsWith('price-'))) return { fields }
  if (total > most) fields[`price-${t.lines[0]!.id}`] = refuse('price-over-ceiling', most).words
  else if (spelled > 0n && spelled !== total)
    fields['cost-wages'] = refuse('costs-differ', minor(spelled > total ? spelled - total : total - spelled)).words
  if (Object.keys(fields).length > 0) return { fields }
  const counts = countsOwn(t)
  const own = Object.keys(contributions).length > 0 && { contributions }
  return {
    quality: {
      approach: input.approach,
      ...(input.documents && { documents: input.documents }),
      promises: t.lines.map((l) => ({ lineId: l.id, says: input.promises.find((p) => p.lineId === l.id)!.says })),
      values,
      ...(Object.keys(teams).length > 0 && { teams }),
      ...(counts && own),
    },
    price: { lines, total, costs, ...(!counts && own) },
  }
}

/** What is paid of a line, and of a subsidised post what it costs in all and who carries the rest. Until when it is paid is as it was asked for. */
function paidOf(l: TenderLine, amount: Money, input: BidInput, fields: Record<string, Words>): { amount: Money; subsidy?: Subsidy } {
  const asked = subsidyOf(l)
  if (!asked) return { amount }
  const own = input.subsidies?.[l.id] ?? {}
  const whole = own.whole ?? yuan(asked.whole)
  if (whole < amount) fields[`whole-${l.id}`] = wrongSubsidyWords.both('lessThanPaid', amount)
  const [restFrom, restMoney] = [own.restFrom?.trim() || asked.restFrom, own.restMoney?.trim() || asked.restMoney]
  return { amount, subsidy: { whole: moneyText(whole), restFrom, restMoney, until: asked.until } }
}

/** An amount that the words of a bid give twice, in words and in figures, and not alike. Which of them counts is the law's; here it can still be mended. */
function saidTwice(input: BidInput, settled: Law['tenders']['settledPrice'] | undefined): Record<string, Words> {
  const texts = [['approach', input.approach], ...input.promises.map((p) => [`promise-${p.lineId}`, p.says])] as const
  return Object.fromEntries(
    texts.flatMap(([field, text]) => {
      const [twice] = saidTwiceNotAlike(text!)
      if (!twice) return []
      const law = settled?.({ openingSheet: twice.inFigures, openingSheetInWords: twice.inWords })
      return [[field!, refuse('said-twice', twice.inWords, twice.inFigures, law?.value.price ?? twice.inWords).words] as const]
    }),
  )
}

/** What is promised by each indicator of the lines: what was typed, else what is asked for. Less than is asked for is no offer. */
function promisedValues(lines: Tender['lines'], typed: PromisedValues, fields: Record<string, Words>): PromisedValues {
  const all = lines.flatMap(indicatorsOf)
  for (const i of all) {
    const value = typed[i.id]
    if (value === undefined) continue
    if (!isAsGood(i, value, i.target)) fields[`value-${i.id}`] = refuse('promised-less', i.target, i.unit).words
    else if (!isPossible(i, value)) fields[`value-${i.id}`] = refuse('promised-more-than-all').words
  }
  return Object.fromEntries(all.map((i) => [i.id, typed[i.id] ?? i.target]))
}

/** Who would work at which line. Nobody is promised with more than all of a working time, over all lines. */
function promisedTeams(lines: Tender['lines'], typed: Readonly<Record<string, Team>>, fields: Record<string, Words>): Record<string, Team> {
  const teams = Object.fromEntries(lines.flatMap((l) => (typed[l.id]?.length ? [[l.id, typed[l.id]!] as const] : [])))
  const tooMuch = promisedTooMuch(Object.values(teams))
  for (const [id, team] of Object.entries(teams)) {
    const names = tooMuch.filter((name) => team.some((m) => sameName(m.name, name)))
    if (names.length > 0) fields[`team-${id}`] = teamWords.both('tooMuch', names)
  }
  return teams
}

/** What is added of one's own, by line: all of its four fields or none of them. It takes nothing off the price. */
function ownContributions(
  lines: Tender['lines'],
  typed: Readonly<Record<string, OwnContribution>>,
  fields: Record<string, Words>,
): Record<string, Contribution> {
  return Object.fromEntries(
    lines.flatMap((l) => {
      const of = typed[l.id]
      if (!of || Object.values(of).every((v) => v === undefined || v === '')) return []
      const { kind, worth, what, from } = of
      for (const [name, v] of Object.entries({ kind, worth, what, from }))
        if (!v) fields[ownField(name, l.id)] = contributionWords.both('missing')
      return kind && worth && what && from ? [[l.id, { kind, worth: moneyText(worth), what, from }] as const] : []
    }),
  )
}
/** The name the form gives a field of what is added of one's own. */
export const ownField = (name: string, lineId: string): string => `own-${name}-${lineId}`

/** The length of a sealed part must not tell how much was written: it is filled up to whole blocks. */
const block = 4096
const padded = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(text)
  const full = new Uint8Array(Math.ceil((bytes.length + 1) / block) * block).fill(0x20)
  full.set(bytes)
  return full
}
const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

export const packQuality = (q: QualityPart): Uint8Array => padded(JSON.stringify(q))
export const unpackQuality = (bytes: Uint8Array): QualityPart => parsed(bytes) as QualityPart
export const packPrice = (p: PricePart): Uint8Array => padded(JSON.stringify(priceJson(p)))
export const unpackPrice = (bytes: Uint8Array): PricePart => priceFromJson(parsed(bytes) as PriceJson)

/** What the winner promised, as one text the contract is drawn from. */
export const promisesText = (t: Pick<Tender, 'lines'>, q: QualityPart): string =>
  [
    q.approach,
    ...t.lines.flatMap((l) => [
      `${l.title}：${q.promises.find((p) => p.lineId === l.id)?.says ?? ''}`,
      ...(q.contributions?.[l.id] ? [`${l.title} · ${sayContribution(q.contributions[l.id]!, 'zh')}`] : []),
      ...indicatorsOf(l).map((i) => `${l.title} · ${i.name}：${q.values?.[i.id] ?? i.target} ${i.unit}`),
    ]),
  ]
    .filter(Boolean)
    .join('\n\n')

/** Whether a bid that arrived at a moment is late. At the deadline itself it is in time. */
export const isLate = (deadlineAt: Temporal.Instant, arrivedAt: Temporal.Instant): boolean =>
  Temporal.Instant.compare(arrivedAt, deadlineAt) > 0

/** How much too late, as people say it: under a minute in seconds, else in minutes, always rounded up. */
export function lateBy(deadlineAt: Temporal.Instant, now: Temporal.Instant): { minutes: number; words: Words } {
  const ms = now.epochMilliseconds - deadlineAt.epochMilliseconds
  const minutes = Math.ceil(ms / 60_000)
  const seconds = Math.ceil(ms / 1000)
  return { minutes, words: seconds < 60 ? lateWords.both('seconds', seconds) : lateWords.both('minutes', minutes) }
}
