import type { Day, Money, Moment, Words } from '#kernel'
import { moneyText } from '#kernel'
import { aDay, choice, idOf, type ListQuery, optional, type PageOf, text, wholeNumber } from '#platform'
import { z } from 'zod'

/**
 * The kinds of value in answers and addresses. What comes in is read by the same kinds as the forms (#platform);
 * here they only get what the document says of them.
 */

export const id = (says: string) => z.string().meta({ description: says })
export const money = (says: string) => z.string().meta({ description: says, format: 'decimal', examples: ['1050000.00'] })
export const onDay = (says: string) => z.string().meta({ description: says, format: 'date', examples: ['2026-03-01'] })
export const atMoment = (says: string) => z.string().meta({ description: says, format: 'date-time', examples: ['2026-03-01T01:30:00Z'] })
export const said = () =>
  z.object({ zh: z.string(), en: z.string().optional() }).meta({
    id: 'Words',
    description: 'The same sentence in both languages. Without en where nobody translated what was typed.',
  })

/** Beside texts from which a data officer can erase: there where one of them was, and is empty now. */
export const erased = () =>
  z.literal(true).optional().meta({ description: 'A text of this object about a person was erased; it is empty.' })

export const moneyOf = (m: Money): string => moneyText(m)
export const moneyOrNull = (m: Money | null): string | null => (m === null ? null : moneyText(m))
export const dayOf = (d: Day): string => d.toString()
export const dayOrNull = (d: Day | null): string | null => d?.toString() ?? null
export const momentOf = (m: Moment): string => m.toString()
export const momentOrNull = (m: Moment | null): string | null => m?.toString() ?? null
export const wordsOf = (w: Words): { zh: string; en?: string } => ({ zh: w.zh, ...(w.en !== w.zh && { en: w.en }) })

export const pageField = () =>
  optional(wholeNumber({ min: 1, max: 100_000 })).meta({ type: 'integer', minimum: 1, description: 'Page, from 1; 20 to a page.' })
/** One of the columns a list can be sorted by; with a minus sign the greatest comes first. */
export const sortField = <const S extends readonly [string, ...string[]]>(sorts: S) =>
  optional(
    choice([...sorts, ...sorts.map((s) => `-${s}`)] as unknown as readonly [
      S[number] | `-${S[number]}`,
      ...(S[number] | `-${S[number]}`)[],
    ]),
  ).meta({ description: 'Column to sort by; with a minus sign the greatest first.' })
export const searchField = () => optional(text(100)).meta({ description: 'Words to look for in titles and numbers.' })
export const dayField = (says: string) => optional(aDay()).meta({ format: 'date', description: says })
export const idField = (kind: Parameters<typeof idOf>[0], says: string) => optional(idOf(kind)).meta({ description: says })

const pageSize = 20
/** How a list was asked for, as the steps take it. */
export function pageOf(q: { page?: number | undefined; sort?: string | undefined }, otherwise: string): ListQuery {
  const sort = q.sort ?? otherwise
  const descending = sort.startsWith('-')
  return { page: q.page ?? 1, size: pageSize, sort: descending ? sort.slice(1) : sort, descending }
}

export interface List<T> {
  items: T[]
  total: number
  page: number
  size: number
}
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int(), page: z.int(), size: z.int() })

/** A page a step gave, as the answer to who asked for it. */
export const answerOf = <T, J>(found: PageOf<T>, at: ListQuery, show: (t: T) => J): List<J> => ({
  items: found.rows.map(show),
  total: found.total,
  page: at.page,
  size: at.size,
})

/** One page cut out of a whole list that is short by its nature. */
export const cut = <T, J>(all: readonly T[], page: number, show: (t: T) => J): List<J> => ({
  items: all.slice((page - 1) * pageSize, page * pageSize).map(show),
  total: all.length,
  page,
  size: pageSize,
})
