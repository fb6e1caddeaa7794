import { fraction, toNumber, type Words } from '#kernel'
import type { ContractFacts } from './contract-facts.ts'
import { type Counted, indicatorWords } from './indicator-words.ts'

export type Unit = 'percent' | 'days' | 'yuan' | 'number' | 'mark' | 'index' | 'months'

/** A figure with what it rests on. Null when there is nothing to count. */
export interface Reading {
  readonly value: number | null
  /** The 95 % interval; only for what is estimated, never for what is counted whole. */
  readonly low?: number
  readonly high?: number
  readonly n: number
  /** Why there is no figure although there is something: said instead of it. */
  readonly instead?: Words
}

export interface Indicator {
  readonly key: string
  /** Number of the finding of the thesis, as in `T9`. */
  readonly finding: string
  readonly title: Words
  readonly unit: Unit
  /** What n counts. */
  readonly of: Counted
  /** Where one contract's figure was counted. */
  readonly from: (c: ContractFacts) => string
  readonly read: (all: readonly ContractFacts[]) => Reading
  /** One contract's own figure, for telling groups apart; left out where it means nothing for one. */
  readonly alone?: false
}

/** An indicator under its key, with its words. */
export const indicator = (key: keyof typeof indicatorWords, of: Omit<Indicator, 'key' | 'title' | 'of'>): Indicator => ({
  key,
  ...indicatorWords[key],
  ...of,
})

export const none: Reading = { value: null, n: 0 }
export const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
export const ratio = (top: number, bottom: number, n = bottom): Reading => (bottom === 0 ? none : { value: top / bottom, n })
export const share = (amount: bigint, of: bigint): number => toNumber(fraction(amount, of))
/** A plain mean of what each contract has to say, leaving out those that say nothing. */
export function meanOf(all: readonly ContractFacts[], of: (c: ContractFacts) => number | null): Reading {
  const known = all.map(of).filter((x) => x !== null)
  return known.length === 0 ? none : { value: sum(known) / known.length, n: known.length }
}
export const list = <T>(all: readonly ContractFacts[], of: (c: ContractFacts) => readonly T[]): T[] => all.flatMap(of)

export const to = {
  contract: (c: ContractFacts) => `/contracts/${c.id}`,
  clock: (c: ContractFacts) => `/contracts/${c.id}#clock`,
  duties: (c: ContractFacts) => `/contracts/${c.id}/duties`,
  delivery: (c: ContractFacts) => `/delivery/${c.id}`,
  pay: (c: ContractFacts) => `/delivery/${c.id}/pay`,
  payments: (c: ContractFacts) => `/payments/contracts/${c.id}`,
  tender: (c: ContractFacts) => (c.tenderId ? `/tenders/${c.tenderId}` : `/contracts/${c.id}`),
  plan: (c: ContractFacts) => (c.planId ? `/plans/${c.planId}` : `/contracts/${c.id}`),
  survey: (c: ContractFacts) => (c.campaignIds[0] ? `/surveys/${c.campaignIds[0]}/results` : `/purchases/${c.purchaseId}`),
  verdicts: () => '/evaluations',
  goals: (c: ContractFacts) => `/delivery/${c.id}/indicators`,
  institution: (c: ContractFacts) => `/open/institutions/${c.providerId}`,
}
/** The people who live where any of these contracts serve, each community once. */
export const residentsOf = (all: readonly ContractFacts[]): number =>
  sum([...new Map(all.flatMap((c) => c.communities).map((x) => [x.id, x.residents ?? 0])).values()])
