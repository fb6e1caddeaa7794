import type { LawTopic } from './law-topic.ts'
import { refuseProcess as refuse } from './process-words.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { Words } from './words.ts'

/**
 * One verb of a process: from which states, to which, which permission lets somebody do it, which law says so, and what must be true.
 * What runs is this table: a record changes its state through it and no other way.
 * `decide` is pure: it gets the record and the facts, and answers with a refusal or nothing.
 */
export interface Verb<State extends string, Rec = never, Facts = never, May extends string = string> {
  readonly says: Words
  readonly from: readonly State[]
  /** The state afterwards; where the record decides, those it can be; left out where the record stays in the state it is in. */
  readonly to?: State | readonly State[]
  /** The permission this needs, or one of several. `clock`: nobody does it, it comes about by time or by what others did. */
  readonly may: May | readonly May[] | 'clock'
  /** What is said to somebody who may not, where more can be said than that their role or organisation does not. */
  readonly strangers?: () => Refusal
  /** What the law is asked about it. Which text that is, the law of the place says. */
  readonly about?: readonly LawTopic[]
  /**
   * Several do it beside each other, each with what is theirs: a member's scores, a side's marks. What one of them does makes nobody
   * else's page old, so the version that was seen is not asked for; the verb's own work finds what was done already.
   */
  readonly beside?: true
  /** What is said of a record in another state, where more can be said than that. The facts are those of `decide`, where they were worked out. */
  readonly elsewhere?: (state: State, facts?: Facts) => Refusal | undefined
  readonly decide?: (record: Rec, facts: Facts) => Refusal | undefined | void
}

export type Verbs<State extends string> = Readonly<Record<string, Verb<State>>>

/** Who is party to a record: what permission asks for. */
type PartiesOf<Rec> = (record: Rec) => Readonly<Record<string, string | null | undefined>>

export interface Process<State extends string = string, V extends Verbs<State> = Verbs<State>, Rec = never> {
  readonly name: string
  readonly parties: PartiesOf<Rec>
  readonly states: Readonly<Record<State, Words>>
  readonly first: State
  readonly verbs: V
}

/** The record a verb decides on. */
export type RecordOf<V> = V extends { decide?: (record: infer R, facts: never) => unknown } ? R : unknown
/** The facts a verb decides on, worked out before it is tried; `void` where it needs none. */
export type FactsOf<V> = V extends { decide?: (record: never, facts: infer F) => unknown } ? F : void
/** No argument where there are no facts, so that nobody can leave them out where there are. */
export type GivenFacts<V> = [FactsOf<V>] extends [void] ? [] : [facts: FactsOf<V>]

/**
 * A process is one list of verbs; state is one column. Buyers, auditors, pages and code read the same list,
 * and the drawings in the documentation are made from it.
 */
export const defineProcess = <State extends string, const V extends Verbs<NoInfer<State>>, Rec>(p: {
  name: string
  states: Record<State, Words>
  first: NoInfer<State>
  /** Whose record it is, as far as a permission that reaches only one's own asks. */
  parties: PartiesOf<Rec>
  verbs: V
}): Process<State, V, Rec> => p

/**
 * The verbs of one process, each checked where it stands: its states, its permission, and the record and facts of its `decide`.
 * `const verb = verbsOf<PlanState, Plan, Action>()`.
 */
export const verbsOf =
  <State extends string, Rec, May extends string>() =>
  <Facts = void>(v: Verb<State, Rec, Facts, May>): Verb<State, Rec, Facts, May> =>
    v

/** Why this step is not possible now, or undefined when it is. Writes nothing, so a page can ask before it shows a button. */
export function whyNot<State extends string, V extends Verbs<State>, N extends keyof V & string>(
  p: Pick<Process<State, V>, 'states' | 'verbs'>,
  name: N,
  record: RecordOf<V[N]> & { readonly state: NoInfer<State> },
  ...facts: GivenFacts<V[N]>
): Refusal | undefined {
  const v: Verb<State> = p.verbs[name]!
  if (!v.from.includes(record.state))
    return v.elsewhere?.(record.state, facts[0] as never) ?? refuse('wrong-state', v.says, p.states[record.state])
  const answer = v.decide?.(record as never, facts[0] as never)
  return isRefusal(answer) ? answer : undefined
}

/** The states a verb can lead to from one it starts in. */
export const leadsTo = <State extends string>(v: Verb<State>, from: State): readonly State[] =>
  v.to === undefined ? [from] : typeof v.to === 'string' ? [v.to] : (v.to as readonly State[])

/** The process as a Mermaid state diagram, for the step's page. */
export function drawProcess(p: Process): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${id(p.first)}`]
  for (const [state, words] of Object.entries<Words>(p.states)) lines.push(`  state "${words.en} · ${words.zh}" as ${id(state)}`)
  for (const v of Object.values(p.verbs))
    for (const from of v.from)
      for (const to of leadsTo(v, from)) lines.push(`  ${id(from)} --> ${id(to)}: ${v.says.en}${v.may === 'clock' ? ' (clock)' : ''}`)
  return lines.join('\n')
}
const id = (state: string) => state.replaceAll('-', '_')
