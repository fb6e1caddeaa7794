import { type Attached, chosen } from '#files'
import { contributionKinds, indicatorsOf, type Money, subsidyOf, type Team, typedTeam, type Words } from '#kernel'
import type { Law } from '#law'
import { amount, choice, decimalText, longText, optional, text } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import { type BidInput, ownField, readBid } from './rules/bid.ts'
import { costKinds, type QualityPart, type Tender } from './rules/tender.ts'
import { team } from './team-form.ts'

const someIds = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.string().max(60, 'id')).max(50, 'more:50'),
)

/** What the form of a bid takes: a promise and a price for each line of its tender. */
export function bidForm(t: Pick<Tender, 'lines'> | undefined) {
  const fields: Record<string, z.ZodType> = { approach: longText(20_000), file: z.unknown().optional(), documentIds: someIds }
  for (const l of t?.lines ?? []) {
    fields[`promise-${l.id}`] = longText(10_000)
    fields[`team-${l.id}`] = optional(team())
    for (const i of indicatorsOf(l)) fields[`value-${i.id}`] = optional(decimalText({ min: 0, max: 1_000_000_000 }))
    fields[`price-${l.id}`] = optional(amount())
    fields[ownField('kind', l.id)] = optional(choice(contributionKinds))
    fields[ownField('worth', l.id)] = optional(amount())
    for (const name of ['what', 'from']) fields[ownField(name, l.id)] = optional(text(500))
    if (!subsidyOf(l)) continue
    fields[`whole-${l.id}`] = optional(amount())
    for (const name of ['restFrom', 'restMoney']) fields[`${name}-${l.id}`] = optional(text(200))
  }
  for (const k of costKinds) fields[`cost-${k}`] = optional(amount())
  return z.object(fields)
}

/** A new bid begins with promising what is asked for, and with the documents that are valid then. */
export const newBidValues = (t: Pick<Tender, 'lines'>, documentIds: readonly string[]): FormState['values'] => ({
  documentIds: [...documentIds],
  ...Object.fromEntries([
    ...t.lines.flatMap(indicatorsOf).map((i) => [`value-${i.id}`, i.target] as const),
    ...t.lines.flatMap((l) => {
      const asked = subsidyOf(l)
      return asked ? (['whole', 'restFrom', 'restMoney'] as const).map((name) => [`${name}-${l.id}`, asked[name]] as const) : []
    }),
  ]),
})

/** What stands in the form of a last offer: the proposal of the first one. Its price lies sealed, for the bidder too. */
export const offeredValues = (q: QualityPart): FormState['values'] =>
  Object.fromEntries([
    ['approach', q.approach],
    ...q.promises.map((p) => [`promise-${p.lineId}`, p.says] as const),
    ...Object.entries(q.values ?? {}).map(([id, v]) => [`value-${id}`, v] as const),
    ...Object.entries(q.teams ?? {}).map(([id, team]) => [`team-${id}`, typedTeam(team)] as const),
  ])

/** A bid as it is handed in, with the documents of the bidder that go with it by their ids. */
export type TypedBid = Omit<BidInput, 'documents'> & {
  readonly documentIds?: readonly string[] | undefined
  readonly files?: readonly Attached[] | undefined
}

/** What was typed of a bid, but for its files. What is no price of a line or part of the cost is left out. */
const typedBid = (t: Pick<Tender, 'lines'>, typed: Readonly<Record<string, unknown>>): TypedBid => ({
  documentIds: (typed.documentIds as readonly string[] | undefined) ?? [],
  approach: String(typed.approach ?? ''),
  promises: t.lines.map((l) => ({ lineId: l.id, says: String(typed[`promise-${l.id}`] ?? '') })),
  values: given(
    t.lines.flatMap(indicatorsOf).map((i) => i.id),
    (id) => typed[`value-${id}`] as string | undefined,
  ),
  teams: given(
    t.lines.map((l) => l.id),
    (id) => typed[`team-${id}`] as Team | undefined,
  ),
  prices: given(
    t.lines.map((l) => l.id),
    (id) => typed[`price-${id}`] as Money | undefined,
  ),
  subsidies: Object.fromEntries(
    t.lines.filter(subsidyOf).map((l) => [
      l.id,
      {
        whole: typed[`whole-${l.id}`] as Money | undefined,
        restFrom: typed[`restFrom-${l.id}`] as string | undefined,
        restMoney: typed[`restMoney-${l.id}`] as string | undefined,
      },
    ]),
  ),
  contributions: Object.fromEntries(
    t.lines.map((l) => {
      const of = <T>(name: string) => typed[ownField(name, l.id)] as T | undefined
      return [l.id, { kind: of<'money'>('kind'), worth: of<Money>('worth'), what: of<string>('what'), from: of<string>('from') }]
    }),
  ),
  costs: given(costKinds, (k) => typed[`cost-${k}`] as Money | undefined),
})

/** A bid as it was typed, with its files. */
export const readBidForm = (t: Pick<Tender, 'lines'>, typed: Readonly<Record<string, unknown>>): TypedBid => ({
  ...typedBid(t, typed),
  files: chosen(typed.file),
})

/** What of a bid is wrong beside single fields, as a price that lacks or a promise that falls short: told together with those. */
export function wrongInBid(
  t: Tender | undefined,
  typed: Readonly<Record<string, unknown>>,
  settled: Law['tenders']['settledPrice'],
): Record<string, Words> {
  if (!t) return {}
  const readable = Object.entries(bidForm(t).shape).map(([name, field]) => [name, field.safeParse(typed[name]).data] as const)
  const read = readBid(t, typedBid(t, Object.fromEntries(readable)), settled)
  return 'fields' in read ? read.fields : {}
}

const given = <K extends string, T = Money>(keys: readonly K[], of: (key: K) => T | undefined) =>
  Object.fromEntries(keys.map((k) => [k, of(k)]).filter(([, m]) => m !== undefined)) as Record<K, T>
