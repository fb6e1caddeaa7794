import type { Citation } from './citation.ts'
import { isRefusal, type Refusal, refusals } from './refusal.ts'
import type { Words } from './words.ts'

/**
 * One verb of a process: from which states, to which, who may do it, which law says so, and what must be true.
 * `decide` is pure: it gets the record and the facts, and answers with a refusal or nothing.
 */
export interface Verb<State extends string, Rec, Facts> {
  readonly says: Words
  readonly from: readonly State[]
  readonly to: State
  readonly by: readonly string[] | 'clock'
  readonly cites?: readonly Citation[]
  readonly decide?: (record: Rec, facts: Facts) => Refusal | undefined | void
}

export interface Process<State extends string, Name extends string> {
  readonly name: string
  readonly states: Readonly<Record<State, Words>>
  readonly first: State
  readonly verbs: Readonly<Record<Name, Verb<State, never, never>>>
}

const refuse = refusals({
  'wrong-state': {
    status: 409,
    zh: (verb: Words, state: Words) => `现在是「${state.zh}」，不能「${verb.zh}」。请刷新页面看最新情况。`,
    en: (verb: Words, state: Words) =>
      `This is “${state.en}” now, so “${verb.en}” is not possible. Reload the page to see where it stands.`,
  },
})

/**
 * A process is one list of verbs; state is one column. Buyers, auditors, pages and code read the same list,
 * and the drawings in the documentation are made from it.
 */
export function defineProcess<State extends string, Name extends string>(p: {
  name: string
  states: Record<State, Words>
  first: NoInfer<State>
  // The record and facts differ per verb; each is checked where it is written and where it is tried.
  verbs: Record<Name, Verb<NoInfer<State>, never, never>>
}): Process<State, Name> {
  return p
}

/** Writes a verb with its own record and facts, checked where it stands. */
export const verb = <State extends string, Rec, Facts = void>(v: Verb<State, Rec, Facts>): Verb<State, never, never> =>
  v as unknown as Verb<State, never, never>

/** Why this step is not possible now, or undefined when it is. Writes nothing, so a page can ask before it shows a button. */
export function whyNot<State extends string, Name extends string>(
  p: Process<State, Name>,
  name: NoInfer<Name>,
  record: { readonly state: State },
  facts?: unknown,
): Refusal | undefined {
  const v = p.verbs[name]
  if (!v.from.includes(record.state)) return refuse('wrong-state', v.says, p.states[record.state])
  const answer = v.decide?.(record as never, facts as never)
  return isRefusal(answer) ? answer : undefined
}

/** The process as a Mermaid state diagram, for the step's page. */
export function drawProcess<State extends string, Name extends string>(p: Process<State, Name>): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${id(p.first)}`]
  for (const [state, words] of Object.entries<Words>(p.states)) lines.push(`  state "${words.en} · ${words.zh}" as ${id(state)}`)
  for (const v of Object.values<Verb<State, never, never>>(p.verbs))
    for (const from of v.from) lines.push(`  ${id(from)} --> ${id(v.to)}: ${v.says.en}${v.by === 'clock' ? ' (clock)' : ''}`)
  return lines.join('\n')
}
const id = (state: string) => state.replaceAll('-', '_')
