import { type Day, isAfter } from '#kernel'
import { type AgreedText, type Contract, type ContractLine, type ContractText, monthOf } from './contract.ts'

/**
 * The text that is in force on a day: the last one both agreed to whose day has come. Before that day everything is by the text it will
 * take the place of. Before all of them, and where none names a day, the first.
 */
export const textOn = <T extends AgreedText>(texts: readonly T[], on: Day): T | undefined =>
  inOrder(texts).findLast((v) => v.text.effectiveOn === null || !isAfter(v.text.effectiveOn, on)) ?? beforeAll(texts)

/** The text before every day that one names. */
export const beforeAll = <T extends AgreedText>(texts: readonly T[]): T | undefined =>
  inOrder(texts).findLast((v) => v.text.effectiveOn === null) ?? inOrder(texts)[0]

const inOrder = <T extends AgreedText>(texts: readonly T[]): T[] => texts.toSorted((a, b) => a.number - b.number)
const newestOf = (texts: readonly AgreedText[]): AgreedText | undefined => inOrder(texts).at(-1)

/**
 * A contract by the text in force on a day: its terms, its clauses, when its stages are due, what a unit must be, what is to be achieved,
 * by whom and where it is served.
 * What is bought in all, and for how much, is what both have agreed to by now, the months and units to come included: money adds up over
 * the whole term, and each month keeps the amount and the posts it has in it.
 */
export function inForceOn<C extends Contract>(c: C, on: Day): C {
  const [then, newest] = [textOn(c.texts ?? [], on), newestOf(c.texts ?? [])]
  if (!then || !newest) return c
  const { terms, clauseEdits, lines, endsOn } = then.text
  return { ...c, terms, clauseEdits, lines: newest.text.lines.map((l) => asIn(l, lines)), inForce: then.number, stagesEndOn: endsOn }
}
function asIn(line: ContractLine, then: readonly ContractLine[]): ContractLine {
  const was = then.find((l) => l.id === line.id)
  if (!was) return line
  const { communityIds, unitTerms, milestones, goals, noGoalReason, promised, team } = was
  return { ...line, communityIds, unitTerms, milestones, goals, noGoalReason, promised, ...((team ?? line.team) && { team: team ?? null }) }
}

/** The same, with the lines only that are bought by then: nothing is recorded for one that begins later. */
export function workedOn<C extends Contract>(c: C, on: Day): C {
  const then = textOn(c.texts ?? [], on)
  const by = inForceOn(c, on)
  return then ? { ...by, lines: by.lines.filter((l) => then.text.lines.some((t) => t.id === l.id)) } : by
}

/** How many units of a line are bought by the text in force on a day; nothing of a line that begins later. */
export function boughtOn(c: Contract, lineId: string, on: Day): number {
  const line = (textOn(c.texts ?? [], on)?.text ?? c).lines.find((l) => l.id === lineId)
  return line?.kind === 'project' ? line.quantity : 0
}

/** How many posts there are by the text in force on a day. */
export const postsOn = (c: Contract, on: Day): number =>
  (textOn(c.texts ?? [], on)?.text ?? c).lines.reduce((n, l) => n + (l.kind === 'post' ? l.posts : 0), 0)

/** A contract by the last text both agreed to, whether or not its day has come: what a further change is made from. */
export const asAgreed = <C extends Contract>(c: C): C => ({ ...c, ...newestOf(c.texts ?? [])?.text })

/** The lines both signed first. */
export const firstLines = (c: Contract): readonly ContractLine[] => c.texts?.[0]?.text.lines ?? c.lines

/** What both were bound by when a text was proposed: the last they had agreed to before it; undefined for the first. */
export function agreedBefore(c: Contract, number: number): ContractText | undefined {
  if (c.signedOn === null) return undefined
  // Where only one was agreed, it is the contract itself.
  const texts: readonly AgreedText[] = c.texts?.length ? c.texts : [{ number: c.versionNumber, text: c }]
  return newestOf(texts.filter((v) => v.number < number))?.text
}

/** A contract by the text in force alone, with the amounts of that text: how it reads today. */
export const asItReads = <C extends Contract>(c: C): C => ({ ...c, ...c.texts?.find((v) => v.number === c.inForce)?.text })

/** The texts both agreed to that are still to begin, the nearest first. */
export const toCome = (c: Contract, today: Day): AgreedText[] =>
  (c.texts ?? [])
    .filter((v) => v.text.effectiveOn && isAfter(v.text.effectiveOn, today))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.text.effectiveOn!, b.text.effectiveOn!))

/** A contract once both have signed a further text. */
export function withText<C extends Contract>(c: C, next: AgreedText, today: Day): C {
  const texts = [...(c.texts?.length ? c.texts : [{ number: c.versionNumber, text: textOf(c) }]), next]
  return inForceOn({ ...c, ...next.text, versionNumber: next.number, texts }, today)
}
const textOf = ({
  title,
  titleEn,
  lang,
  startsOn,
  endsOn,
  lines,
  terms,
  clauseEdits,
  effectiveOn,
  annex = null,
  precedence,
}: ContractText): ContractText => ({
  ...{ title, titleEn, lang, startsOn, endsOn, lines, terms, clauseEdits, effectiveOn, annex, precedence },
})

/** Texts in which the months that a change left as they were have no number of posts, as they were stored once: those of the texts before. */
export function withPosts<T extends AgreedText>(texts: readonly T[]): T[] {
  const all: T[] = []
  for (const v of inOrder(texts)) {
    const lines = v.text.lines.map((l): ContractLine => {
      if (l.kind !== 'post' || l.settled.length === 0 || l.settledPosts) return l
      const posts = l.settled.map((_, i) => {
        const month = monthOf(v.text, l.fromMonth + i).from
        const was = textOn(all, month)?.text.lines.find((o) => o.id === l.id)
        return was?.kind === 'post' ? (was.settledPosts?.[i] ?? was.posts) : l.posts
      })
      return { ...l, settledPosts: posts }
    })
    all.push({ ...v, text: { ...v.text, lines } })
  }
  return all
}
