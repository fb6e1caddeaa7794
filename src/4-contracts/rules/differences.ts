import {
  advanceWhenWords,
  both,
  type Day,
  perCent,
  sayIndex,
  sayIndexStep,
  retentionUntilWords,
  sayDay,
  sayMoney,
  sayPlace,
  sayUnitTerms,
  shareText,
  statements,
  totalOf,
  treeOf,
  type Words,
} from '#kernel'
import { lineSays, saidKeys } from './line-said.ts'
import { clausesOf } from './clauses.ts'
import type { ContractLine, ContractTerms, ContractText } from './contract.ts'
import { goalDifferences } from './goal-differences.ts'
import { sayStage } from './stage-words.ts'
import { stagesOf } from './stages.ts'
import {
  basisWords,
  earlyWords,
  languageWords,
  lineWords,
  placeWords,
  sayBought,
  sayLineWords,
  termValueWords,
  termWords,
} from './words.ts'

export interface Difference {
  readonly what: Words
  readonly before: Words | null
  readonly after: Words | null
}

/**
 * What differs between two texts, place by place, for the two columns of the comparison.
 * @param names names of communities by id; without them their ids stand there, so that no change can hide
 */
export const differences = (a: ContractText, b: ContractText, names: ReadonlyMap<string, string> = new Map()): Difference[] =>
  [...aboutWhole(a, b), ...aboutLines(a, b, names), ...aboutTerms(a, b)].filter(
    (d) => d.before?.zh !== d.after?.zh || d.before?.en !== d.after?.en,
  )

const same = (s: string): Words => both(s, s)
const written = (s: string | null | undefined): Words | null => (s ? same(s) : null)
const dayWords = (d: Day): Words => both(sayDay(d, 'zh'), sayDay(d, 'en'))

function aboutWhole(a: ContractText, b: ContractText): Difference[] {
  return [
    { what: placeWords.both('title'), before: same(a.title), after: same(b.title) },
    { what: placeWords.both('titleEn'), before: written(a.titleEn), after: written(b.titleEn) },
    { what: placeWords.both('language'), before: languageWords[a.lang], after: languageWords[b.lang] },
    ...(b.effectiveOn ? [{ what: placeWords.both('effective'), before: null, after: dayWords(b.effectiveOn) }] : []),
    { what: placeWords.both('starts'), before: dayWords(a.startsOn), after: dayWords(b.startsOn) },
    { what: placeWords.both('ends'), before: dayWords(a.endsOn), after: dayWords(b.endsOn) },
  ]
}

function aboutLines(a: ContractText, b: ContractText, names: ReadonlyMap<string, string>): Difference[] {
  const before = (line: ContractLine) => a.lines.find((l) => l.id === line.id)
  const gone = a.lines.filter((old) => !b.lines.some((l) => l.id === old.id))
  return [
    ...b.lines.map((line) => {
      const old = before(line)
      return { what: placeWords.both('line', line.title), before: old ? sayLine(old, a, names) : null, after: sayLine(line, b, names) }
    }),
    ...gone.map((old) => ({ what: placeWords.both('line', old.title), before: sayLine(old, a, names), after: null })),
    ...b.lines.flatMap((line) => [
      ...saidKeys
        .filter((key) => key !== 'goals')
        .map((key) => ({
          what: placeWords.both('ofLine', line.title, lineWords[key]),
          before: lineSays(before(line), key),
          after: lineSays(line, key),
        })),
      ...goalDifferences(before(line), line),
    ]),
    ...(['approach', 'acceptance', 'payment'] as const).map((key) => ({
      what: lineWords[key],
      before: written(a.annex?.[key]),
      after: written(b.annex?.[key]),
    })),
  ]
}

function aboutTerms(a: ContractText, b: ContractText): Difference[] {
  const [before, after] = [clausesOf(a), clausesOf(b)]
  const edited = new Set([...Object.keys(a.clauseEdits), ...Object.keys(b.clauseEdits)])
  return [
    { what: placeWords.both('total'), before: sayTotal(a), after: sayTotal(b) },
    ...(Object.keys(termWords) as (keyof ContractTerms)[]).map((key) => ({
      what: termWords[key],
      before: sayTerm(key, a.terms),
      after: sayTerm(key, b.terms),
    })),
    ...[...edited].map((number) => ({
      what: placeWords.both('clause', number),
      before: before.find((c) => c.number === number)?.text ?? null,
      after: after.find((c) => c.number === number)?.text ?? null,
    })),
  ]
}

const sayTotal = (t: ContractText): Words => both(sayMoney(totalOf(t.lines), 'zh'), sayMoney(totalOf(t.lines), 'en'))

/** Everything of a line that somebody signs for: what this leaves out could be changed unseen. */
function sayLine(l: ContractLine, t: ContractText, names: ReadonlyMap<string, string>): Words {
  const more = [
    ...sayWhere(l, t.lines, names),
    ...(l.settled.length > 0 ? [sayLineWords.both('settled', l.settled.length)] : []),
    ...(l.indexed ? [sayIndexStep(l.indexed)] : []),
    ...(l.fromMonth > 1 ? [sayLineWords.both('from', l.fromMonth)] : []),
  ]
  if (l.kind === 'post') return statements([sayLineWords.both('posts', l), ...more])
  const titleOf = (id: string): string => t.lines.find((o) => o.id === id)?.title ?? id
  const due = stagesOf(t, l).map((s) => sayStage(s, titleOf))
  const paid =
    l.paidBy === 'units'
      ? sayLineWords.both('units')
      : sayLineWords.both(
          'stages',
          l.milestones.map((m, i) => sayLineWords.both('stage', m.title, shareText(m.share), due[i]!)),
        )
  return statements([placeWords.both('ofLine', l.title, sayBought(l, sayUnitTerms(l.unitTerms), l.amount)), paid, ...more])
}

/** Where a line stands: what it hangs on, and the communities it serves. */
const sayWhere = (l: ContractLine, lines: readonly ContractLine[], names: ReadonlyMap<string, string>): Words[] => {
  const at = treeOf(lines).at(l.id)
  const [zh, en] = at ? (['zh', 'en'] as const).map((lang) => sayPlace(at, lang)) : []
  const places = l.communityIds.map((id) => names.get(id) ?? id)
  return [...(zh && en ? [both(zh, en)] : []), ...(places.length > 0 ? [sayLineWords.both('places', places)] : [])]
}

/** What one side pays and the other does, in one line: kind, posts or units, grade, price, places, what it hangs on. */
export function sayWon(l: ContractLine, lines: readonly ContractLine[], names: ReadonlyMap<string, string>): Words {
  const named = { ...l, communityIds: l.communityIds.map((id) => names.get(id) ?? id).toSorted() }
  return statements([
    l.kind === 'post' ? sayLineWords.both('postsWon', l) : placeWords.both('ofLine', l.title, sayBought(l)),
    ...sayWhere(named, lines, new Map()),
  ])
}

const isShare = (key: keyof ContractTerms): boolean => key === 'dailyLateRate' || key === 'advanceShare' || key === 'retentionShare'

/** A term as a person reads it. */
export function sayTerm(key: keyof ContractTerms, t: ContractTerms): Words {
  if (key === 'basis') return basisWords[t.basis]
  if (key === 'mayEndEarly') return earlyWords[t.mayEndEarly]
  if (key === 'advanceWhen') return advanceWhenWords[t.advanceWhen]
  if (key === 'retentionUntil') return retentionUntilWords[t.retentionUntil]
  if (key === 'index') return t.index ? sayIndex(t.index) : termValueWords.both('notAgreed')
  const value = t[key]
  if (value !== null && isShare(key)) return same(perCent(String(value)))
  if (typeof value === 'boolean') return termValueWords.both(value ? 'yes' : 'no')
  return value === null ? termValueWords.both('notAgreed') : same(String(value))
}
