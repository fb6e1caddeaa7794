import {
  both,
  type Day,
  type IndexTerms,
  isAfter,
  isBefore,
  later,
  sayDay,
  sayUnitTerms,
  type SetAsideTerms,
  shareText,
  termEnd,
  type Words,
} from '#kernel'
import type { Annex, ContractLine, ContractText } from './contract.ts'
import { lineSays, saidKeys } from './line-said.ts'
import { sayTerm, sayWon } from './differences.ts'
import { lineWords, placeWords, sayLineWords, termWords } from './words.ts'

/** The term as it was tendered. */
export interface TermWon {
  readonly startsOn: Day
  readonly months: number
  /** Last day on which it may begin. */
  readonly startBy: Day
}

/**
 * What was won: what the documents fix and the bid promised. What is not here the documents say in no field: the acceptance, the payment and
 * the approach are held word for word as the annex; the conditions were for taking part; names of the contract and its stages, when a stage
 * is due, what a unit must be and the other terms are settled by both before signing.
 */
export interface Awarded {
  readonly term: TermWon
  readonly lines: readonly ContractLine[]
  readonly annex: Annex
  /** Days to pay, where the documents name one term that cannot mean another thing. */
  readonly paymentDays: number | null
  /** Shares of the stages as exact text, where the documents name them surely. */
  readonly shares: readonly string[] | null
  /** What the documents announce of an advance and of a part kept back; null where they announce neither in their fields. */
  readonly aside: SetAsideTerms | null
  /** The price series they announce; null where they announce none, and then the contract follows none. */
  readonly index: IndexTerms | null
}

export interface Compared {
  /** Field of the form: `lines.0`, `paymentDays`, `annex`. */
  readonly at: string
  readonly what: Words
  readonly awarded: Words
  readonly proposed: Words | null
  readonly same: boolean
}

/** What of a first text is held against the award. */
export type Fixed = Pick<ContractText, 'startsOn' | 'endsOn' | 'lines' | 'terms' | 'annex'>

/** Every place in which a first text has to be what was awarded, side by side. Words decide, so nothing compared can differ unseen. */
export function compareWithAward(t: Fixed, a: Awarded, names: ReadonlyMap<string, string> = new Map()): Compared[] {
  const rows: Compared[] = []
  const put = (at: string, what: Words, awarded: Words, proposed: Words | null) =>
    rows.push({ at, what, awarded, proposed, same: proposed !== null && awarded.zh === proposed.zh && awarded.en === proposed.en })
  const { startsOn, months, startBy } = a.term
  const begins = !isBefore(t.startsOn, startsOn) && !isAfter(t.startsOn, startBy)
  const until = startBy.equals(startsOn) ? dayWords(startsOn) : placeWords.both('between', startsOn, startBy)
  put('startsOn', placeWords.both('starts'), begins ? dayWords(t.startsOn) : until, dayWords(t.startsOn))
  // It may begin later where signing took its time; it is as long as it was tendered in any case.
  put('endsOn', placeWords.both('ends'), dayWords(termEnd(t.startsOn, months)), dayWords(t.endsOn))
  for (const won of a.lines) {
    const i = t.lines.findIndex((l) => l.id === won.id)
    const at = i < 0 ? 'lines' : `lines.${i}`
    const now = t.lines[i]
    put(at, same(won.title), sayWon(won, a.lines, names), now ? sayWon(now, t.lines, names) : null)
    for (const key of saidKeys) {
      const [asWon, asNow] = [lineSays(won, key), lineSays(now, key)]
      if (asWon || asNow)
        put(at, placeWords.both('ofLine', won.title, lineWords[key]), asWon ?? same('–'), now ? (asNow ?? same('–')) : null)
    }
    // What a unit must be is held against what was announced; words alone are read out before signing, and both settle them.
    if (won.kind === 'project' && won.unitTerms)
      put(
        at,
        placeWords.both('ofLine', won.title, placeWords.both('conditions')),
        sayUnitTerms(won.unitTerms),
        now?.kind === 'project' && now.unitTerms ? sayUnitTerms(now.unitTerms) : null,
      )
    if (a.shares && now?.paidBy === 'milestones')
      put(
        at,
        placeWords.both('ofLine', won.title, placeWords.both('shares')),
        same(sayShares(a.shares)),
        same(sayShares(now.milestones.map((m) => m.share))),
      )
  }
  for (const [i, now] of t.lines.entries())
    if (!a.lines.some((l) => l.id === now.id)) put(`lines.${i}`, same(now.title), placeWords.both('none'), sayWon(now, t.lines, names))
  // Stages that the documents share out are what the project lines are paid by: for one of them at least.
  const projects = t.lines.flatMap((l, i) => (l.kind === 'project' ? [i] : []))
  if (a.shares && projects.length > 0 && !t.lines.some((l) => l.paidBy === 'milestones'))
    put(`lines.${projects[0]}`, placeWords.both('shares'), same(sayShares(a.shares)), sayLineWords.both('units'))
  // Whoever bid counted the taxes in.
  put('taxIncluded', termWords.taxIncluded, sayTerm('taxIncluded', { ...t.terms, taxIncluded: true }), sayTerm('taxIncluded', t.terms))
  if (a.paymentDays !== null) put('paymentDays', termWords.paymentDays, same(String(a.paymentDays)), same(String(t.terms.paymentDays)))
  if (a.aside)
    for (const key of Object.keys(a.aside) as (keyof SetAsideTerms)[])
      put(key, termWords[key], sayTerm(key, { ...t.terms, ...a.aside }), sayTerm(key, t.terms))
  if (a.index || t.terms.index) put('index', termWords.index, sayTerm('index', { ...t.terms, index: a.index }), sayTerm('index', t.terms))
  for (const key of ['approach', 'acceptance', 'payment'] as const)
    if (a.annex[key]) put('annex', lineWords[key], same(a.annex[key]), t.annex?.[key] ? same(t.annex[key]) : null)
  return rows
}

/** What a first text changes of what was won, by the names of the fields. Texts from before there were annexes are not held to them. */
export function rewritten(t: Fixed, a: Awarded): Record<string, Words> {
  const held = compareWithAward(
    t,
    t.annex ? a : { ...a, annex: { approach: '', acceptance: null, payment: null }, lines: a.lines.map(bare) },
  )
  return Object.fromEntries(
    held.filter((r) => !r.same).map((r) => [r.at, placeWords.both('rewritten', r.what, r.awarded, r.proposed ?? placeWords.both('none'))]),
  )
}
const bare = (l: ContractLine): ContractLine => ({ ...l, scope: null, promise: null, team: null, contribution: null, goals: [] })

/**
 * Last day on which what was tendered may begin: the day of the documents, or, where that comes before the contract could be signed, the
 * first day of the month after it. It moves by the delay of signing and by no more, since others bid, or did not, for the day that was named.
 * @param signed last day to sign, or the day on which it is signed where that is later
 */
export const latestStart = (startsOn: Day, signed: Day): Day =>
  isAfter(signed, startsOn) ? later(startsOn, signed.add({ months: 1 }).with({ day: 1 })) : startsOn

const dayWords = (d: Day): Words => both(sayDay(d, 'zh'), sayDay(d, 'en'))
const same = (s: string): Words => both(s, s)
const sayShares = (shares: readonly string[]): string => shares.map(shareText).join(' + ')
