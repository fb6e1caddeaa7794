import type { Citation } from './citation.ts'
import { spokenWords } from './overlay.ts'
import { personalNumbersIn } from './personal-numbers.ts'
import { general } from './refusal-words.ts'
import { both, type Sentence, tell, type Words } from './words.ts'

/**
 * An expected no: returned, told to the person, recorded. A bug or a broken machine is thrown instead.
 * `fields` names every field that is wrong, by the name the form gives it.
 */
export interface Refusal {
  readonly refused: true
  readonly code: string
  /** HTTP status that fits: 403 may not, 404 not there, 409 the record has moved on, 410 over, 413 too large, 422 wrong input. */
  readonly status: RefusalStatus
  readonly words: Words
  readonly cites?: readonly Citation[]
  readonly fields?: Readonly<Record<string, Words>>
}

type RefusalStatus = 400 | 401 | 403 | 404 | 408 | 409 | 410 | 413 | 414 | 415 | 417 | 422 | 429 | 431 | 503

interface RefusalText<Z extends Sentence = Sentence> {
  readonly status: RefusalStatus
  readonly zh: Z
  readonly en: Z
}
type FactsOf<T> = T extends { zh: (...facts: infer A) => string } ? A : []

/** What was registered under a code: what the whole house says by it, and what single lists do. */
const sentences = new Map<string, { house?: RefusalText; lists: RefusalText[] }>()
const alike = (a: RefusalText, b: RefusalText): boolean => String(a.zh) === String(b.zh) && String(a.en) === String(b.en)

/** Facts of a refusal that the record log may keep: plain numbers and days, as text; null in the place of every other. */
export type PlainFacts = readonly (number | string | null)[]
const factsOf = new WeakMap<Words, PlainFacts>()

/**
 * The numbers and days a refusal tells, in the order of its sentence: how many cells are wrong, in which row, until which day. Amounts,
 * names and texts are not among them, for they may be a secret, nor is anything of a sentence that holds a personal number.
 * @returns undefined where there is none
 */
export function plainFactsOf({ words }: Refusal): PlainFacts | undefined {
  const facts = factsOf.get(words)
  return facts?.some((f) => f !== null) && personalNumbersIn(`${words.zh}\n${words.en}`).size === 0 ? facts : undefined
}

const plainFact = (fact: unknown): number | string | null =>
  typeof fact === 'number' && Number.isFinite(fact)
    ? fact
    : typeof fact === 'string' && /^\d{1,3}$/.test(fact)
      ? Number(fact)
      : fact instanceof Temporal.PlainDate
        ? fact.toString()
        : null

/**
 * What a refusal said, by its code, as the record log keeps it, with the numbers and days that were kept; what else was particular about it
 * is left open. Undefined for no code of ours. Where several lists say different things by one code, what the whole house says by it
 * holds, or that a condition was not met: never the sentence of another record.
 */
export function sayRefusal(code: string, kept: PlainFacts = []): Words | undefined {
  const known = sentences.get(code)
  if (!known) return undefined
  const text = known.house ?? (known.lists.every((t) => alike(t, known.lists[0]!)) ? known.lists[0]! : undefined)
  if (!text) return general
  // Whatever a sentence asks of a fact, it is given an ellipsis.
  const open: unknown = new Proxy(() => '…', {
    get: (_, key) => (key === Symbol.toPrimitive || key === 'toString' ? () => '…' : open),
    apply: () => '…',
  })
  const facts = Array.from({ length: Math.max(8, kept.length) }, (_, i) => {
    const fact = kept[i] ?? null
    return fact === null ? open : typeof fact === 'number' ? fact : Temporal.PlainDate.from(fact)
  })
  const say = (s: Sentence) => (typeof s === 'string' ? s : tell(s, facts))
  try {
    const said = both(say(text.zh), say(text.en))
    // Where the whole sentence was a fact, nothing of it is left.
    return /\p{L}/u.test(said.zh) ? said : general
  } catch {
    return general
  }
}

/** A refusal that has just been made, and may still be completed. */
export type FreshRefusal = Refusal & {
  readonly with: (more: Pick<Refusal, 'cites' | 'fields'>) => Refusal
  /** The same, and it is this field that is wrong. */
  readonly at: (field: string) => Refusal
  /** What its sentence was told, so that it can be made again elsewhere from its code. */
  readonly facts: readonly unknown[]
}

/**
 * A step's list of refusals. `refuse('bid-late', …)` accepts only listed codes with the facts their sentence needs,
 * so no refusal can exist without words in both languages and a status.
 * @param o.house what it says holds for every record, and stands in the log wherever a code is used by several lists
 */
export function refusals<const T extends Record<string, RefusalText | RefusalText<(...facts: never[]) => string>>>(
  list: T,
  o: { readonly house?: true } = {},
): <K extends keyof T & string>(code: K, ...facts: FactsOf<T[K]>) => FreshRefusal {
  for (const [code, said] of Object.entries(list)) {
    const text = said as unknown as RefusalText
    const known = sentences.get(code) ?? { lists: [] }
    sentences.set(code, o.house ? { ...known, house: text } : { ...known, lists: [...known.lists, text] })
  }
  return (code, ...facts) => {
    const text = list[code] as unknown as RefusalText
    const key = `refusal.${code}`
    // Said at once in the languages it is kept in: what it was told may change.
    const [zh, en] = [tell(text.zh, facts), tell(text.en, facts)]
    const words = spokenWords(
      { zh: key, en: key },
      facts,
      () => zh,
      () => en,
    )
    if (facts.length > 0) factsOf.set(words, facts.map(plainFact))
    const refusal: Refusal = { refused: true, code, status: text.status, words }
    const later = {
      with: (more: Pick<Refusal, 'cites' | 'fields'>) => ({ ...refusal, ...more }),
      at: (field: string) => ({ ...refusal, fields: { [field]: refusal.words } }),
    }
    // Not enumerable: a refusal is plain data to whoever compares, keeps or sends it.
    return Object.defineProperties(
      { ...refusal },
      { with: { value: later.with }, at: { value: later.at }, facts: { value: facts } },
    ) as FreshRefusal
  }
}

export const isRefusal = (x: unknown): x is Refusal => typeof x === 'object' && x !== null && (x as { refused?: unknown }).refused === true

/**
 * One no for everything that is wrong: the first, with the fields of all of them.
 * @returns undefined where nothing is
 */
export function allWrong(found: readonly (Refusal | undefined)[]): Refusal | undefined {
  const wrong = found.filter((r) => r !== undefined)
  return wrong[0] && { ...wrong[0], fields: Object.assign({}, ...wrong.toReversed().map((r) => r.fields)) }
}
