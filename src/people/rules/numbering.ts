import { type Day, day, isAfter } from '#kernel'
import type { Kept } from './own-setting.ts'

/** What gets a number by which people name it. */
export const numberedKinds = ['purchase', 'plan', 'tender', 'contract', 'claim'] as const
export type NumberedKind = (typeof numberedKinds)[number]

/** How an office numbers from a day on; null: as the jurisdiction does, and there as it comes. */
export type Numbering = Readonly<Record<NumberedKind, string | null>> & { readonly from: string }

/** How it is numbered where nobody has said otherwise. A plan has the number of its purchase, and a tender that of its plan. */
export const usualPatterns: Readonly<Record<NumberedKind, string>> = {
  purchase: '{year}-{n:3}',
  plan: '{purchase}',
  tender: '{purchase}',
  contract: 'HT-{year}-{n:3}',
  claim: '{contract}-P{n:2}',
}

/** What may stand in braces; the number of something else only where there is one already. */
const tokensOf: Readonly<Record<NumberedKind, readonly string[]>> = {
  purchase: ['year', 'month', 'n'],
  plan: ['year', 'month', 'purchase', 'n'],
  tender: ['year', 'month', 'purchase', 'n'],
  contract: ['year', 'month', 'purchase', 'n'],
  claim: ['year', 'month', 'contract', 'n'],
}
type NumberingFault = 'numbering-token' | 'numbering-no-n' | 'numbering-character' | 'numbering-alike'

const inBraces = /\{([^{}]*)\}/g
const tokenName = (inside: string): string => inside.replace(/^n:[1-8]$/, 'n')

/** What is wrong with a pattern. It begins with a letter or a digit: a table would take something else for a formula. */
export function wrongPattern(kind: NumberedKind, pattern: string): NumberingFault | undefined {
  const tokens = [...pattern.matchAll(inBraces)].map((m) => tokenName(m[1]!))
  const rest = pattern.replace(inBraces, '')
  if (/[{}]/.test(rest) || tokens.some((t) => !tokensOf[kind].includes(t))) return 'numbering-token'
  if (tokens.filter((t) => t === 'n').length !== 1) return 'numbering-no-n'
  return /^[\p{L}\p{N}\-_./()（）〔〕[\]【】]*$/u.test(rest) && /^[\p{L}\p{N}{〔【（]/u.test(pattern) ? undefined : 'numbering-character'
}

type Patterns = Pick<Numbering, NumberedKind>

/**
 * Everything that is wrong with patterns that are to hold together: no two kinds may get numbers that look the same.
 * @param below by what an office numbers where it says nothing itself: the patterns of the jurisdiction
 */
export function wrongNumbering(n: Patterns, below?: Patterns): Partial<Record<NumberedKind, NumberingFault>> {
  const bare = (k: NumberedKind) => (n[k] ?? below?.[k] ?? usualPatterns[k]).replace(/\{n(:[1-8])?\}/, '{n}')
  return Object.fromEntries(
    numberedKinds.flatMap((kind, i) => {
      const own = n[kind]
      if (own === null) return []
      const alike = numberedKinds.some((other, j) => other !== kind && bare(other) === bare(kind) && (n[other] === null || j < i))
      const wrong = wrongPattern(kind, own) ?? (alike ? 'numbering-alike' : undefined)
      return wrong ? [[kind, wrong]] : []
    }),
  )
}

/** The kinds of which an office would get numbers that look like another kind's, were these the patterns of its jurisdiction. */
export const alikeIn = (jurisdiction: Patterns, office: Patterns): NumberedKind[] => {
  const whole = Object.fromEntries(numberedKinds.map((k) => [k, office[k] ?? jurisdiction[k]])) as Patterns
  const wrong = wrongNumbering(whole)
  return numberedKinds.filter((k) => wrong[k] === 'numbering-alike')
}

/** Every numbering that holds at some time from a day on. */
export const numberingsFrom = (history: readonly Kept<'numbering'>[], from: Day): Numbering[] => {
  const now = numberingOn(history, from)
  return [...(now ? [now] : []), ...history.filter((k) => isAfter(day(k.value.from), from))].map((k) => k.value)
}

/** What a number is made of besides its place in the row. */
export interface NumberedIn {
  readonly on: Day
  readonly purchase?: string | undefined
  readonly contract?: string | undefined
}

/** The row in which numbers of a pattern are counted: all that is the same in them. A pattern with its year begins again each year. */
export const rowOf = (pattern: string, { on, purchase, contract }: NumberedIn): string =>
  pattern.replace(inBraces, (whole, inside: string) => {
    if (inside === 'year') return String(on.year)
    if (inside === 'month') return String(on.month).padStart(2, '0')
    if (inside === 'purchase') return purchase ?? ''
    return inside === 'contract' ? (contract ?? '') : whole
  })

/** The n-th number of a row. One that grows beyond its places becomes longer. */
export function numberIn(row: string, n: number): string {
  return row.replace(/\{n(?::([1-8]))?\}/, (_, places: string | undefined) => String(n).padStart(Number(places ?? 1), '0'))
}

/**
 * The numbering that holds on a day: of those that have begun the one that began last, and of several from one day the one that was set last.
 * What is to begin on a later day begins on it, whatever is set for the days before.
 */
export const numberingOn = (history: readonly Kept<'numbering'>[], on: Day): Kept<'numbering'> | undefined =>
  latest(history.filter((k) => !isAfter(day(k.value.from), on)))

/** What is still to begin, each on its day, the soonest first. */
export const numberingsToCome = (history: readonly Kept<'numbering'>[], on: Day): Kept<'numbering'>[] =>
  [...Map.groupBy(history, (k) => k.value.from)]
    .filter(([from]) => isAfter(day(from), on))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, of]) => latest(of)!)

const latest = (of: readonly Kept<'numbering'>[]): Kept<'numbering'> | undefined =>
  of.toSorted((a, b) => (a.value.from === b.value.from ? b.version - a.version : a.value.from < b.value.from ? 1 : -1))[0]
