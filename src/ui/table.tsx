import type { Lang } from '#kernel'
import type { ListQuery } from '#platform'
import type { ReactNode } from 'react'
import { numberIn } from './number-in.ts'
import { tableWords } from './words.ts'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Plain text for a file; without it the column is left out there. */
  text?: (row: Row) => string
  number?: boolean
  /** The list can be sorted by this column. */
  sort?: boolean
  /** Only in files. */
  hidden?: boolean
}

/** What a list was asked for, read from the address. Unknown values fall back to the first choice. */
export function listQuery(
  params: URLSearchParams,
  sorts: readonly [string, ...string[]],
  o: { size?: number; descending?: boolean } = {},
): ListQuery {
  const asked = params.get('sort') ?? ''
  const key = asked.replace(/^-/, '')
  const known = sorts.includes(key)
  const page = numberIn(params.get('page')) ?? 1
  return {
    page: page >= 1 && page <= 100_000 ? page : 1,
    sort: known ? key : sorts[0],
    descending: known ? asked.startsWith('-') : (o.descending ?? false),
    size: o.size ?? 20,
  }
}

const withParam = (here: string, changes: Record<string, string | undefined>) => {
  const url = new URL(here, 'http://x')
  for (const [k, v] of Object.entries(changes)) v === undefined ? url.searchParams.delete(k) : url.searchParams.set(k, v)
  return url.pathname + url.search
}

/** The files a table can be taken away as. */
export function FileLinks({ here, lang }: { here: string; lang: Lang }) {
  const t = tableWords[lang]
  return (
    <>
      <a href={withParam(here, { format: 'csv', page: undefined })} download>
        {t.csv}
      </a>
      <a href={withParam(here, { format: 'xlsx', page: undefined })} download>
        {t.xlsx}
      </a>
    </>
  )
}

interface TableProps<Row> {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  lang: Lang
  /** What it is called, and what else is told above it. */
  name?: string
  caption?: string
  rowKey: (row: Row) => string
  late?: (row: Row) => boolean
  foot?: ReactNode
  /** Address of this list with its filters, when it can be sorted and paged. */
  here?: string
  query?: ListQuery
  total?: number
  /** It can be taken away, whole, as CSV and for Excel. */
  files?: boolean
  empty?: ReactNode
}

/** A table of rows. With `here` and `query` its headings sort, and it pages; with `files` it can be taken away. */
export function DataTable<Row>(p: TableProps<Row>) {
  const t = tableWords[p.lang]
  const columns = p.columns.filter((c) => !c.hidden)
  if (p.rows.length === 0 && (p.query?.page ?? 1) === 1) return <>{p.empty ?? <p className="soft">{t.nothing}</p>}</>
  const told = [p.name, p.caption].filter(Boolean).join(' · ')
  return (
    <>
      <div className="table" tabIndex={0} role="group" aria-label={told || t.table}>
        <table className="stack">
          {told && (
            <caption>
              {p.name && <b>{p.name}</b>}
              {p.name && p.caption && ' · '}
              {p.caption}
            </caption>
          )}
          <thead>
            <tr>
              {columns.map((c) => (
                <Heading key={c.key} column={c} lang={p.lang} here={p.here} query={p.query} />
              ))}
            </tr>
          </thead>
          <tbody>
            {p.rows.map((row) => (
              <tr key={p.rowKey(row)} className={p.late?.(row) ? 'is-late' : undefined}>
                {columns.map((c) => (
                  <td key={c.key} className={c.number ? 'num' : undefined} data-label={c.label}>
                    {c.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {p.foot && <tfoot>{p.foot}</tfoot>}
        </table>
      </div>
      {p.query && p.here && p.total !== undefined && <Pages here={p.here} query={p.query} total={p.total} files={p.files} lang={p.lang} />}
    </>
  )
}

/** What a column is called; a link that sorts by it, where the list can be. */
function Heading<Row>(p: { column: Column<Row>; lang: Lang; here: string | undefined; query: ListQuery | undefined }) {
  const { column: c, query } = p
  const t = tableWords[p.lang]
  const sorted = query?.sort === c.key
  return (
    <th
      className={c.number ? 'num' : undefined}
      scope="col"
      aria-sort={sorted ? (query!.descending ? 'descending' : 'ascending') : undefined}
    >
      {c.sort && p.here && query ? (
        <a href={withParam(p.here, { sort: sorted && !query.descending ? `-${c.key}` : c.key, page: undefined })}>
          {c.label}
          <span aria-hidden="true">{sorted ? (query.descending ? ' ↓' : ' ↑') : ''}</span>
          <span className="visually-hidden"> {t.sortBy(c.label)}</span>
        </a>
      ) : c.label === '' ? (
        <span className="visually-hidden">{t.actions}</span>
      ) : (
        c.label
      )}
    </th>
  )
}

/** How many there are, which page of how many this is, and the files. */
function Pages(p: { here: string; query: ListQuery; total: number; files: boolean | undefined; lang: Lang }) {
  const t = tableWords[p.lang]
  const pages = Math.max(1, Math.ceil(p.total / p.query.size))
  return (
    <nav className="pages" aria-label={t.pages}>
      <span>{t.found(p.total)}</span>
      {pages > 1 && <span>{t.page(p.query.page, pages)}</span>}
      {p.query.page > 1 && (
        <a rel="prev" href={withParam(p.here, { page: String(p.query.page - 1) })}>
          {t.previous}
        </a>
      )}
      {p.query.page < pages && (
        <a rel="next" href={withParam(p.here, { page: String(p.query.page + 1) })}>
          {t.next}
        </a>
      )}
      {p.files && <FileLinks here={p.here} lang={p.lang} />}
    </nav>
  )
}
