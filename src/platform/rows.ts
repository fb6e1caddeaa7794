import type { Words } from '#kernel'
import { z } from 'zod'
import { optional } from './input.ts'

type Fields = Readonly<Record<string, z.ZodType>>
type Row<F extends Fields, O extends Fields> = { [K in keyof F]: z.output<F[K]> } & { [K in keyof O]: z.output<O[K]> | undefined }

/**
 * Rows of a form, each the same few fields: `source-0`, `amount-0`, `source-1`, … Rows left empty are no rows; a row half filled in is
 * told field by field, together with all else that is wrong in the form.
 * @param most how many rows the form offers
 * @param fields what a row must have, by name
 * @param missing what is said at a field that its row lacks
 * @param mayLack what a row may have besides; alone it makes no row, as a choice that is never empty does not
 */
export function rows<const F extends Fields, const O extends Fields = Record<never, never>>(
  most: number,
  fields: F,
  missing: Words,
  mayLack: O = {} as O,
) {
  const names = Object.keys(fields) as (keyof F & string)[]
  const all: Fields = { ...fields, ...mayLack }
  const numbers = Array.from({ length: most }, (_, n) => n)
  const isEmpty = (v: unknown): boolean => v === undefined || String(v).trim() === ''
  return {
    most,
    /** For `z.object({ …rows.fields })`. */
    fields: Object.fromEntries(numbers.flatMap((n) => Object.entries(all).map(([k, field]) => [`${k}-${n}`, optional(field)]))) as Record<
      string,
      z.ZodType
    >,
    /** For `also` of a form's POST: the fields that half a row lacks. */
    halves(typed: Readonly<Record<string, unknown>>): Record<string, Words> {
      const half = numbers.filter((n) => new Set(names.map((k) => isEmpty(typed[`${k}-${n}`]))).size === 2)
      return Object.fromEntries(half.flatMap((n) => names.filter((k) => isEmpty(typed[`${k}-${n}`])).map((k) => [`${k}-${n}`, missing])))
    },
    /** The rows that are whole, in their order. */
    read(input: Readonly<Record<string, unknown>>): Row<F, O>[] {
      return numbers
        .map((n) => Object.fromEntries(Object.keys(all).map((k) => [k, input[`${k}-${n}`]])))
        .filter((row) => names.every((k) => row[k] !== undefined)) as Row<F, O>[]
    },
    /** What stands in the fields of the form before anybody types. */
    values(of: readonly { readonly [K in keyof F | keyof O]: string }[]): Record<string, string> {
      return Object.fromEntries(
        of.slice(0, most).flatMap((row, n) => Object.keys(all).map((k) => [`${k}-${n}`, (row as Record<string, string>)[k]!])),
      )
    },
  }
}
