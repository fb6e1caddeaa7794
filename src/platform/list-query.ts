import type { ReferenceExpression, SelectQueryBuilder } from 'kysely'

/** What a list was asked for: which page of how many rows, in which order. Whoever reads it from an address has checked it. */
export interface ListQuery {
  page: number
  sort: string
  descending: boolean
  size: number
}

/** One page of a list, and how many there are in all. */
export interface PageOf<T> {
  readonly rows: T[]
  readonly total: number
}

/**
 * One page of a query, and how many rows it has in all. `by` says which column each order goes by; the first is taken for an order it
 * does not know. Rows that are alike in it stand by `id`, so no row is shown twice or missed from page to page. `nulls: 'last'` puts what
 * is not known behind everything else whichever way it goes.
 */
export async function readPage<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  list: ListQuery,
  by: Readonly<Record<string, ReferenceExpression<DB, TB>>>,
  o: { id: ReferenceExpression<DB, TB>; nulls?: 'last' },
): Promise<PageOf<O>> {
  const column = by[list.sort] ?? Object.values(by)[0]!
  const direction = list.descending ? 'desc' : 'asc'
  const [rows, count] = await Promise.all([
    query
      .orderBy(column, (b) => {
        const ordered = list.descending ? b.desc() : b.asc()
        return o.nulls === 'last' ? ordered.nullsLast() : ordered
      })
      .orderBy(o.id, direction)
      .limit(list.size)
      .offset((list.page - 1) * list.size)
      .execute(),
    query
      .clearSelect()
      .clearOrderBy()
      .select((e) => e.fn.countAll<bigint>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number((count as { n: bigint }).n) }
}

/**
 * The same of rows that no single query gives, as they are put together from several steps. As there, the first order is taken for one
 * that is not known, and rows alike in it stand by `id`, so no row is shown twice or missed from page to page.
 */
export function pageFrom<T>(
  rows: readonly T[],
  list: ListQuery,
  by: Readonly<Record<string, (a: T, b: T) => number>>,
  id: (row: T) => string,
): PageOf<T> {
  const compare = by[list.sort] ?? Object.values(by)[0]!
  const direction = list.descending ? -1 : 1
  const sorted = rows.toSorted((a, b) => direction * (compare(a, b) || (id(a) < id(b) ? -1 : 1)))
  return { rows: sorted.slice((list.page - 1) * list.size, list.page * list.size), total: rows.length }
}
