import type { Json } from './merge.ts'

/** A table of flattened releases: `main` for the releases themselves, else the path of the list its rows come from, as `tender_items`. */
export interface Sheet {
  readonly name: string
  /** Paths of fields, with `/0/` where an item of a list is meant: `tender/items/0/description`. */
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}
export type Cell = string | number | boolean

/** What a table cannot hold: the texts of a list are joined by this. */
export const between = ';'

/** A text in a list that holds the sign that would part it. */
export interface FlatNote {
  readonly sheet: string
  readonly column: string
  readonly text: string
}

interface Growing {
  readonly columns: Set<string>
  readonly rows: Record<string, Cell>[]
}

/**
 * Releases as tables, by the headings that tools for the standard read: the fields of objects stand in the row of what holds them, each list of objects in a
 * table of its own, where every row begins with the `ocid`, the release and the ids of what it lies in. Null leaves nothing.
 */
export class Flattening {
  readonly notes: FlatNote[] = []
  private readonly sheets = new Map<string, Growing>()

  add(release: Json): void {
    const keys: Record<string, Cell> = {}
    for (const name of ['ocid', 'id']) if (isCell(release[name])) keys[name] = release[name]
    this.row('main', release, '', keys)
  }

  /** The tables, the releases first. */
  all(): readonly Sheet[] {
    return [...this.sheets].map(([name, { columns, rows }]) => ({ name, columns: [...columns], rows }))
  }

  private row(name: string, o: Json, path: string, keys: Readonly<Record<string, Cell>>): void {
    let sheet = this.sheets.get(name)
    if (!sheet) this.sheets.set(name, (sheet = { columns: new Set(), rows: [] }))
    const row: Record<string, Cell> = Object.create(null) as Record<string, Cell>
    Object.assign(row, keys)
    this.fields(o, path, name, row, keys)
    for (const column of Object.keys(row)) sheet.columns.add(column)
    sheet.rows.push(row)
  }

  private fields(o: Json, path: string, sheet: string, row: Record<string, Cell>, keys: Readonly<Record<string, Cell>>): void {
    // The ids of what a row lies in stand in every row below it.
    const inner = isCell(o.id) && path !== '' ? { ...keys, [`${path}id`]: o.id } : keys
    for (const [name, value] of Object.entries(o)) {
      const at = `${path}${name}`
      if (isCell(value)) row[at] = value
      else if (Array.isArray(value)) this.list(value, at, sheet, row, inner)
      else if (typeof value === 'object' && value !== null) this.fields(value as Json, `${at}/`, sheet, row, inner)
    }
  }

  private list(
    items: readonly unknown[],
    at: string,
    sheet: string,
    row: Record<string, Cell>,
    keys: Readonly<Record<string, Cell>>,
  ): void {
    const objects = items.filter((i): i is Json => typeof i === 'object' && i !== null && !Array.isArray(i))
    for (const item of objects) this.row(at.replaceAll('/0/', '_').replaceAll('/', '_'), item, `${at}/0/`, keys)
    const texts = items.filter(isCell).map(String)
    for (const text of texts) if (text.includes(between)) this.notes.push({ sheet, column: at, text })
    if (texts.length > 0) row[at] = texts.join(between)
  }
}

const isCell = (x: unknown): x is Cell => typeof x === 'string' || typeof x === 'number' || typeof x === 'boolean'
