import type { Words } from '#kernel'
import { z } from 'zod'
import { optional } from './input.ts'

type Fields = Readonly<Record<string, z.ZodType>>
type Row<F extends Fields> = { [K in keyof F]: z.output<F[K]> }

/**
 * Rows of a form, each the same few fields: `source-0`, `amount-0`, `source-1`, … Rows left empty are no rows; a row half filled in is
 * told field by field, together with all else that is wrong in the form.
 * @param most how many rows the form offers
 * @param fields what a row must have, by name
 * @param missing what is said at a field that its row lacks
 */
export function rows<const F extends Fields>(most: number, fields: F, missing: Words) {
  const names = Object.keys(fields) as (keyof F & string)[]
  const numbers = Array.from({ length: most }, (_, n) => n)
  const isEmpty = (v: unknown): boolean => v === undefined || String(v).trim() === ''
  return {
    most,
    /** For `z.object({ …rows.fields })`. */
    fields: Object.fromEntries(numbers.flatMap((n) => names.map((k) => [`${k}-${n}`, optional(fields[k]!)]))) as Record<string, z.ZodType>,
    /** For `also` of a form's POST: the fields that half a row lacks. */
    halves(typed: Readonly<Record<string, unknown>>): Record<string, Words> {
      const half = numbers.filter((n) => new Set(names.map((k) => isEmpty(typed[`${k}-${n}`]))).size === 2)
      return Object.fromEntries(half.flatMap((n) => names.filter((k) => isEmpty(typed[`${k}-${n}`])).map((k) => [`${k}-${n}`, missing])))
    },
    /** The rows that are whole, in their order. */
    read(input: Readonly<Record<string, unknown>>): Row<F>[] {
      return numbers
        .map((n) => Object.fromEntries(names.map((k) => [k, input[`${k}-${n}`]])))
        .filter((row) => names.every((k) => row[k] !== undefined)) as Row<F>[]
    },
    /** What stands in the fields of the form before anybody types. */
    values(of: readonly { readonly [K in keyof F]: string }[]): Record<string, string> {
      return Object.fromEntries(of.slice(0, most).flatMap((row, n) => names.map((k) => [`${k}-${n}`, row[k]])))
    },
  }
}
