import type { ComponentProps } from 'react'
import type { Listed } from './listing.ts'
import { DataTable } from './table.tsx'

type Table<Row> = ComponentProps<typeof DataTable<Row>>

/** The table of a list that was asked for by its address (`listView`): its headings sort, it pages, and it can be taken away whole. */
export const ListTable = <Row,>({
  of,
  frame,
  ...p
}: Omit<Table<Row>, 'rows' | 'columns' | 'query' | 'total' | 'files' | 'here'> & {
  of: Pick<Listed<Row>, 'rows' | 'query' | 'total'> & Partial<Pick<Listed<Row>, 'columns'>>
  frame: { readonly here: string }
  columns?: Table<Row>['columns']
}) => <DataTable {...p} rows={of.rows} columns={p.columns ?? of.columns ?? []} query={of.query} total={of.total} here={frame.here} files />
