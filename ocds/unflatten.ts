import { between } from './flatten.ts'
import { type JsonSchema, referred, typesOf } from './json-schema.ts'
import type { Json } from './merge.ts'

/** A row of a table by its headings, and where it stands. */
export interface FlatRow {
  readonly sheet: string
  /** Counted from 1, with the headings. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** Why a cell is nothing that its field can hold. */
export interface UnflatNote {
  readonly kind: 'no-release' | 'not-a-number' | 'not-a-flag' | 'clash'
  readonly sheet: string
  readonly line: number
  readonly column: string
  readonly text: string
}

/**
 * Releases out of tables, the way back of {@link Flattening}: rows with the same `ocid` and `id` are one release, items of lists are found again by the id in their
 * row, an item without one is a new one with each row. Cells become numbers and flags where the schema says so; an empty cell says nothing.
 */
export class Unflattening {
  readonly notes: UnflatNote[] = []
  private readonly releases = new Map<string, Json>()
  private readonly schema: JsonSchema

  constructor(schema: JsonSchema) {
    this.schema = schema
  }

  add(row: FlatRow): void {
    const { ocid, id } = row.cells
    if (!ocid || !id) return this.note('no-release', row, ocid ? 'id' : 'ocid')
    const key = JSON.stringify([ocid, id])
    let release = this.releases.get(key)
    if (!release) this.releases.set(key, (release = {}))
    const made = new Map<string, Json>()
    for (const [column, text] of Object.entries(row.cells)) if (text !== '') this.cell(release, column.split('/'), row, made)
  }

  all(): readonly Json[] {
    return [...this.releases.values()]
  }

  private cell(release: Json, path: readonly string[], row: FlatRow, made: Map<string, Json>): void {
    const column = path.join('/')
    let at = release
    let said: JsonSchema | undefined = this.schema
    for (const [i, name] of path.entries()) {
      if (/^\d+$/.test(name)) continue
      said = fieldOf(this.schema, said, name)
      if (i === path.length - 1) return this.set(at, name, said, row, column)
      const isList = /^\d+$/.test(path[i + 1]!)
      const prefix = path.slice(0, i + (isList ? 2 : 1)).join('/')
      const next = isList ? this.item(at, name, prefix, row, made) : this.object(at, name)
      if (!next) return this.note('clash', row, column)
      at = next
    }
  }

  private object(at: Json, name: string): Json | undefined {
    const there = own(at, name)
    if (there === undefined) return put(at, name, {})
    return typeof there === 'object' && there !== null && !Array.isArray(there) ? (there as Json) : undefined
  }

  private item(at: Json, name: string, prefix: string, { cells }: FlatRow, made: Map<string, Json>): Json | undefined {
    const there = own(at, name) ?? put(at, name, [])
    if (!Array.isArray(there)) return undefined
    const known = made.get(prefix)
    if (known) return known
    const id = cells[`${prefix}/id`]
    const found = id ? (there as Json[]).find((o) => String(o.id) === id) : undefined
    const item = found ?? {}
    if (!found) there.push(item)
    made.set(prefix, item)
    return item
  }

  private set(at: Json, name: string, said: JsonSchema | undefined, row: FlatRow, column: string): void {
    const text = row.cells[column]!
    const types = said ? typesOf(said) : []
    const before = own(at, name)
    if (typeof before === 'object' && before !== null && !Array.isArray(before)) return this.note('clash', row, column)
    if (types.includes('array')) return void put(at, name, text.split(between))
    if (types.includes('string') || types.length === 0) return void put(at, name, text)
    if (types.includes('number') || types.includes('integer')) {
      if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) return this.note('not-a-number', row, column)
      return void put(at, name, Number(text))
    }
    if (types.includes('boolean')) {
      if (!/^(true|false)$/i.test(text)) return this.note('not-a-flag', row, column)
      return void put(at, name, text.toLowerCase() === 'true')
    }
    put(at, name, text)
  }

  private note(kind: UnflatNote['kind'], { sheet, line, cells }: FlatRow, column: string): void {
    this.notes.push({ kind, sheet, line, column, text: cells[column] ?? '' })
  }
}

const own = (o: Json, name: string): unknown => (Object.hasOwn(o, name) ? o[name] : undefined)

function put<T>(o: Json, name: string, value: T): T {
  Object.defineProperty(o, name, { value, enumerable: true, configurable: true, writable: true })
  return value
}

/** What a schema says of a field, through references and lists; a field in another language is text. */
function fieldOf(root: JsonSchema, owner: JsonSchema | undefined, name: string): JsonSchema | undefined {
  let at = resolved(root, owner)
  if (at?.items && typesOf(at).includes('array')) at = resolved(root, at.items)
  return at?.properties && Object.hasOwn(at.properties, name) ? resolved(root, at.properties[name]) : undefined
}

function resolved(root: JsonSchema, schema: JsonSchema | undefined): JsonSchema | undefined {
  let at = schema
  for (let depth = 0; at?.$ref !== undefined && depth < 32; depth++) at = referred(root, at.$ref)
  return at
}
