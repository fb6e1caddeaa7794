import type { Words } from '#kernel'
import { type Fences, fencesOf } from './fences.ts'
import type { ProcessFacts } from './process-facts.ts'

export type SubjectKind = 'process' | 'buyer' | 'procuringEntity' | 'tenderer'

/** Something worth a look, with what it was seen by. It says nothing of why. */
export interface Flag {
  readonly kind: SubjectKind
  readonly id: string
  /** What was reckoned, in the unit of the indicator, and the line it lies at or beyond. */
  readonly value: number
  readonly line: number
  /** The processes it was seen in, by ocid; of a process itself alone. */
  readonly seenIn: readonly string[]
  /** Organisations that it is about besides. */
  readonly with: readonly string[]
}

/** What an indicator found, and of how many it could tell anything. */
export interface Outcome {
  readonly flags: readonly Flag[]
  /** How many had everything that it needs. */
  readonly looked: number
  /** The sets it took its lines from, one for each kind of subject; none where the line is fixed. */
  readonly sets: readonly (Fences & { readonly of: SubjectKind })[]
  /** Why no line could be drawn: there were fewer than have quarters, or most of them have nothing of it. */
  readonly noLine: 'few' | 'nothing' | null
}

export interface Setting {
  readonly says: Words
  readonly value: number
}

export interface Indicator {
  readonly code: string
  readonly says: Words
  readonly formula: Words
  /** Fields it reads, as paths of a compiled release; `*` for one of another release. */
  readonly needs: readonly string[]
  readonly source: string
  /** What somebody who sees it must not conclude from it. */
  readonly cannotTell: Words
  readonly settings: Readonly<Record<string, Setting>>
  /** How its value is read. */
  readonly unit: 'share' | 'days' | 'count' | 'yes'
  readonly find: (all: readonly ProcessFacts[], setting: (name: string) => number) => Outcome
}

/** An indicator that looks at each process alone. `undefined` where it lacks what is needed, `null` where there is nothing to see. */
export const perProcess =
  (
    look: (
      p: ProcessFacts,
      setting: (name: string) => number,
    ) => { value: number; line: number; with?: readonly string[] } | null | undefined,
  ) =>
  (all: readonly ProcessFacts[], setting: (name: string) => number): Outcome => {
    let looked = 0
    const flags: Flag[] = []
    for (const p of all) {
      const seen = look(p, setting)
      if (seen === undefined) continue
      looked++
      if (seen) flags.push({ kind: 'process', id: p.ocid, value: seen.value, line: seen.line, seenIn: [p.ocid], with: seen.with ?? [] })
    }
    return { flags, looked, sets: [], noLine: null }
  }

/** Of one subject: what was counted of it, and where. */
export interface Tally {
  readonly id: string
  readonly value: number
  readonly seenIn: readonly string[]
  readonly with?: readonly string[]
}

/**
 * Those of a set that stand apart from the rest of it.
 * @param side above the upper fence, or below the lower one
 */
export function apart(
  kind: SubjectKind,
  tallies: readonly Tally[],
  side: 'above' | 'below',
  isToo: (t: Tally) => boolean = () => true,
): Outcome {
  const fences = fencesOf(tallies.map((t) => t.value))
  const none = { flags: [], looked: tallies.length }
  if (!fences) return { ...none, sets: [], noLine: tallies.length > 0 ? 'few' : null }
  const sets = [{ ...fences, of: kind }]
  const line = side === 'above' ? fences.upper : fences.lower
  // A line at nothing would flag whoever has anything, or has nothing.
  if (line <= 0) return { ...none, sets, noLine: 'nothing' }
  // Where most are equal the line runs through them: then only what lies beyond them stands apart.
  const isBeyond = (x: number) => (side === 'above' ? x >= line && x > fences.q3 : x <= line && x < fences.q1)
  const flags = tallies
    .filter((t) => isBeyond(t.value) && isToo(t))
    .map((t): Flag => ({ kind, id: t.id, value: t.value, line, seenIn: t.seenIn, with: t.with ?? [] }))
  return { flags, looked: tallies.length, sets, noLine: null }
}

/** Several outcomes of one indicator, for different kinds of subject. */
export const together = (outcomes: readonly Outcome[]): Outcome => ({
  flags: outcomes.flatMap((o) => o.flags),
  looked: outcomes.reduce((sum, o) => sum + o.looked, 0),
  sets: outcomes.flatMap((o) => o.sets),
  noLine: outcomes.find((o) => o.noLine !== null)?.noLine ?? null,
})
