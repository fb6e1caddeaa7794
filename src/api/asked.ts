import { type Day, type Money, moneyText } from '#kernel'
import { type Field, type Fields, hintOf, labelOf, type ValuesOf } from '#platform'
import { z } from 'zod'
import { money, onDay } from './fields.ts'
import { offered } from './offered.ts'

/** How a value travels: money and days as text, everything else as it is. */
type Travels<T> = T extends Money ? string : T extends Day ? string : T extends readonly (infer E)[] ? E[] : T

/** What a program is told of the fields of a form: the same facts under the same names, described by the words of the form. */
export const askedSchema = <F extends Fields>(of: F) =>
  Object.fromEntries(
    Object.entries(of.each).map(([name, field]) => {
      const hint = hintOf(of, name, 'en')
      const schema = travelling(field, [labelOf(of, name, 'en'), ...(hint ? [hint] : [])].join('. '))
      return [name, (field as { unsaid?: unknown }).unsaid === null ? schema.nullable() : schema]
    }),
  ) as unknown as { readonly [K in keyof ValuesOf<F>]: z.ZodType<Travels<ValuesOf<F>[K]>> }

function travelling(field: Field<unknown>, says: string): z.ZodType {
  const choices = () => offered((law) => field.options(law).map((o) => o.value))
  switch (field.kind) {
    case 'day':
      return onDay(says)
    case 'money':
      return money(says)
    case 'number':
      return z.int().meta({ description: says })
    case 'tick':
    case 'yes-no':
      return z.boolean().meta({ description: says })
    case 'lines':
      return z.array(z.string()).meta({ description: says })
    case 'one':
      return choices().meta({ description: says })
    case 'several':
      return z.array(choices()).meta({ description: says })
    default:
      return z.string().meta({ description: says })
  }
}

/** The same facts of a record, as they travel. */
export const askedOut = <F extends Fields>(of: F, record: ValuesOf<F>) =>
  Object.fromEntries(
    Object.entries(of.each).map(([name, field]) => {
      const value = (record as Record<string, unknown>)[name]
      if (value === null) return [name, null]
      if (field.kind === 'day') return [name, (value as Day).toString()]
      return [name, field.kind === 'money' ? moneyText(value as Money) : value]
    }),
  ) as { [K in keyof ValuesOf<F>]: Travels<ValuesOf<F>[K]> }
