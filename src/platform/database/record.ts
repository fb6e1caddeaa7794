import { minor, type Money } from '#kernel'
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Fields } from '../fields.ts'
import { type Columns, columnNames } from './columns.gen.ts'

/** What is read from a column. */
type Read<C> = C extends ColumnType<infer S, infer _I, infer _U> ? S : C
/** A column whose values are fewer than its type in the database: the same column, of those values. */
type Fewer<C, N> = C extends ColumnType<infer _S, infer I, infer _U> ? (undefined extends I ? Generated<N> : ColumnType<N, N, N>) : N

/** Columns that hold fewer values than their type says, as a state that is one of six words; nothing that the column could not hold. */
type Narrow<T extends keyof Columns> = { readonly [K in T]?: { readonly [C in keyof Columns[K]]?: Read<Columns[K][C]> } }

/**
 * Tables of a step as the database has them. Their columns stand in `columns.gen.ts`, which is made from the migrated tables; a step
 * says only which columns hold fewer values: `TablesOf<'plans', { plans: { state: PlanState } }>`.
 */
export type TablesOf<T extends keyof Columns, N extends Narrow<T> = Record<never, never>> = {
  [K in T]: {
    [C in keyof Columns[K]]: K extends keyof N ? (C extends keyof N[K] ? Fewer<Columns[K][C], N[K][C]> : Columns[K][C]) : Columns[K][C]
  }
}

type Camel<S extends string> = S extends `${infer A}_minor`
  ? Camel<A>
  : S extends `${infer A}_${infer B}`
    ? `${A}${Capitalize<Camel<B>>}`
    : S
type Value<C, V> = C extends `${string}_minor` ? (null extends V ? Money | null : Money) : V

/** A row under the names the program uses: `starts_on` is `startsOn`, `total_minor` the money `total`. Its jurisdiction stays behind. */
export type RecordOf<Row, C extends keyof Row = keyof Row> = {
  -readonly [K in Exclude<C, 'jurisdiction'> as Camel<K & string>]: Value<K, Row[K]>
}
/** What is written may be given read-only. */
type Given<R> = { readonly [K in keyof R]?: R[K] extends (infer E)[] ? readonly E[] : R[K] }

const nameOf = (column: string): string =>
  column.replace(/_minor$/, '').replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** The columns of a table that keep what these fields of a form ask. */
export const columnsAsked = <const K extends keyof Columns, F extends Fields>(table: K, of: F) =>
  (columnNames[table] as readonly string[]).filter((column) => nameOf(column) in of.each) as {
    [C in keyof Columns[K]]: Camel<C & string> extends keyof F['each'] ? C : never
  }[keyof Columns[K]][]

/**
 * How one table's rows are read into records and written back, so that each column is named once, by the migration that made it.
 * `only` takes some columns, `except` leaves some out: those that a record keeps in another shape, said beside it:
 * `{ ...planRow.read(row), lines, method: methodOr(row.method) }`.
 */
export const codecs =
  <Tables>() =>
  <
    const K extends keyof Columns & keyof Tables,
    const C extends keyof Tables[K] & keyof Columns[K] = keyof Tables[K] & keyof Columns[K],
    const E extends keyof Tables[K] & keyof Columns[K] = never,
  >(
    table: K,
    o: { only?: readonly C[]; except?: readonly E[] } = {},
  ) => {
    type Row = Selectable<Tables[K]>
    type Rec = RecordOf<Row, Exclude<C, E> & keyof Row>
    const columns = (o.only ?? (columnNames[table] as readonly string[])).filter(
      (c) => c !== 'jurisdiction' && !(o.except as readonly unknown[] | undefined)?.includes(c),
    ) as Exclude<C, E>[]
    const names = columns.map((column) => [column as string, nameOf(column as string)] as const)
    return {
      columns,
      read(row: Pick<Row, Exclude<C, E | 'jurisdiction'> & keyof Row>): Rec {
        const from = row as Record<string, unknown>
        const value = (column: string) =>
          column.endsWith('_minor') && from[column] !== null ? minor(from[column] as bigint) : from[column]
        return Object.fromEntries(names.map(([column, name]) => [name, value(column)])) as Rec
      },
      /** The columns of what is given; what stands in no column is left out, and so is what is not given. */
      write<const R extends Given<Rec>>(
        record: R,
      ): { [P in keyof Row as Camel<P & string> extends keyof R & keyof Rec ? P : never]: Row[P] } {
        const from = record as Record<string, unknown>
        return Object.fromEntries(names.flatMap(([column, name]) => (from[name] === undefined ? [] : [[column, from[name]]]))) as never
      },
    }
  }
