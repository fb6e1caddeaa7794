import { type Day, type Lang, type Money, moneyText, type Words } from '#kernel'
import type { Law } from '#law'
import type { z } from 'zod'
import { aDay, amount, choice, choices, longText, optional, text, ticked, wholeNumber } from './input.ts'

/*
 * The fields of a form, each told once: what may be typed and what it means, how it is typed again, what it is while nothing is said.
 * A form is read and drawn by them, a page and a program are told of a record by them, and the words for them stand in the step's
 * words under their name: `startsOn`, `startsOnHint`.
 */

type FieldKind = 'day' | 'money' | 'number' | 'tick' | 'line' | 'text' | 'lines' | 'one' | 'several' | 'yes-no'

/** One of a list that may be chosen from. */
interface Choice {
  readonly value: string
  readonly says: Words
}

export interface Field<T> {
  readonly kind: FieldKind
  /** What may be typed, where this is the law, and what it means. */
  schema(law: Law): z.ZodType<T>
  /** What somebody would type to say this. */
  typed(value: T): string | string[]
  /** What may be chosen from. Where the law tells no such things apart there is nothing, and nobody is asked. */
  options(law: Law): readonly Choice[]
  /** Told beside its label as what need not be filled in. */
  readonly optional?: boolean
  /** What stands for nothing in a list to choose from. */
  readonly empty?: Words
  /** What a box that is ticked is called where it is told: its own sentence is the value then. */
  readonly called?: Words
  readonly rows?: number
}
/** A field that may be left open, and what its fact is then. */
interface OpenField<T> extends Field<T> {
  readonly unsaid: T
}

const nothingToChoose = () => []
const linesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

/** The kinds of field. */
export const ask = {
  day: (): Field<Day> => ({ kind: 'day', schema: () => aDay(), typed: (d) => d.toString(), options: nothingToChoose }),
  money: (): Field<Money> => ({ kind: 'money', schema: () => amount(), typed: moneyText, options: nothingToChoose }),
  number: (o: { min: number; max: number }): Field<number> => ({
    kind: 'number',
    schema: () => wholeNumber(o),
    typed: String,
    options: nothingToChoose,
  }),
  /** A box that is ticked or not. */
  tick: (called: Words): OpenField<boolean> => ({
    kind: 'tick',
    schema: () => ticked(),
    typed: (is) => (is ? 'yes' : ''),
    options: nothingToChoose,
    called,
    unsaid: false,
  }),
  /** One line of text that is never about a person: a number, a category, a name of an office. */
  line: (most: number): Field<string> => ({ kind: 'line', schema: () => text(most), typed: String, options: nothingToChoose }),
  /** What people write freely, of whatever and whomever: it can be erased (`freeTexts`). */
  text: (most: number, o: { rows: number }): Field<string> => ({
    kind: 'text',
    schema: () => longText(most),
    typed: String,
    options: nothingToChoose,
    rows: o.rows,
  }),
  /** Several things that are never persons, each in a line of its own. */
  lines: (most: number): OpenField<readonly string[]> => ({
    kind: 'lines',
    schema: () => optional(longText(most)).transform((all) => linesOf(all ?? '')),
    typed: (all) => all.join('\n'),
    options: nothingToChoose,
    optional: true,
    rows: 2,
    unsaid: [],
  }),
  /** One of a list. */
  one: <K extends string>(options: (law: Law) => readonly { value: K; says: Words }[]): Field<K> => ({
    kind: 'one',
    schema: (law) => choice(options(law).map((o) => o.value)),
    typed: String,
    options,
  }),
  /** None, one or several of a list. */
  several: <K extends string>(
    options: (law: Law) => readonly { value: K; says: Words }[],
    o: { optional?: boolean } = {},
  ): OpenField<readonly K[]> => ({
    kind: 'several',
    schema: (law) => choices(options(law).map((x) => x.value)),
    typed: (all) => [...all],
    options,
    unsaid: [],
    ...o,
  }),
  yesOrNo: (yes: Words, no: Words): Field<boolean> => ({
    kind: 'yes-no',
    schema: () => choice(['yes', 'no']).transform((v) => v === 'yes'),
    typed: (is) => (is ? 'yes' : 'no'),
    options: () => [
      { value: 'yes', says: yes },
      { value: 'no', says: no },
    ],
  }),
  /** Any of these that may be left open: it is null then. */
  open: <T>(of: Field<T>, empty?: Words): OpenField<T | null> => ({
    ...of,
    schema: (law) => optional(of.schema(law)).transform((v) => v ?? null),
    typed: (v) => (v === null ? '' : of.typed(v)),
    optional: true,
    unsaid: null,
    ...(empty && { empty }),
  }),
}

type EachField = Readonly<Record<string, Field<unknown>>>
/** Words for fields: a label for each, and a hint for whom a label does not say enough. */
type Labels<F> = { readonly [K in keyof F]: string } & { readonly [K in keyof F & string as `${K}Hint`]?: string }
export interface Fields<F extends EachField = EachField> {
  readonly each: F
  readonly words: { readonly zh: Readonly<Record<string, unknown>>; readonly en: Readonly<Record<string, unknown>> }
}
type ValueOf<F> = F extends { schema(law: Law): z.ZodType<infer T> } ? T : never
/** What the fields say of a record. */
export type ValuesOf<S> = S extends Fields<infer F> ? { readonly [K in keyof F]: ValueOf<F[K]> } : never
/** The same as it is given to a verb: what may be left open may be left out. */
export type GivenOf<S> =
  S extends Fields<infer F>
    ? { readonly [K in keyof F as F[K] extends OpenField<unknown> ? never : K]: ValueOf<F[K]> } & {
        readonly [K in keyof F as F[K] extends OpenField<unknown> ? K : never]?: ValueOf<F[K]> | undefined
      }
    : never

/** The fields of a form under their names, with the words for them. */
export const fields = <const F extends EachField>(
  words: { readonly zh: NoInfer<Labels<F>>; readonly en: NoInfer<Labels<F>> },
  each: F,
): Fields<F> => ({ each, words })

/** How a field is called, and what is said beside it where its name alone does not do. */
export const labelOf = (of: Fields, name: string, lang: Lang): string => String(of.words[lang][name])
export const hintOf = (of: Fields, name: string, lang: Lang): string | undefined => of.words[lang][`${name}Hint`] as string | undefined

/** The fields as a form reads them, where this is the law. */
export const fieldShape = <F extends EachField>(of: Fields<F>, law: Law) =>
  Object.fromEntries(Object.entries(of.each).map(([name, f]) => [name, f.schema(law)])) as {
    readonly [K in keyof F]: ReturnType<F[K]['schema']>
  }

/** What stands in the form of a record that is there. */
export const fieldsTyped = <F extends EachField>(of: Fields<F>, record: ValuesOf<Fields<F>>): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(of.each).map(([name, f]) => [name, f.typed((record as Record<string, unknown>)[name])]))

/** What was given, whole: what was left out is what it is while nothing is said. */
export const withUnsaid = <F extends EachField>(of: Fields<F>, given: GivenOf<Fields<F>>): ValuesOf<Fields<F>> =>
  Object.fromEntries(
    Object.entries(of.each).map(([name, f]) => [name, (given as Record<string, unknown>)[name] ?? (f as OpenField<unknown>).unsaid]),
  ) as ValuesOf<Fields<F>>

const labelIn = (of: Fields, name: string): Words => ({
  get zh() {
    return labelOf(of, name, 'zh')
  },
  get en() {
    return labelOf(of, name, 'en')
  },
})

/** The columns in which people write freely by these fields, for `erasable.ts`. */
export const freeTexts = (of: Fields): { readonly column: string; readonly says: Words }[] =>
  Object.entries(of.each).flatMap(([name, f]) =>
    f.kind === 'text' ? [{ column: name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), says: labelIn(of, name) }] : [],
  )
