import { type MergeRule, mergeRules } from './merge-rules.ts'

/** An object of JSON. */
export type Json = { [name: string]: unknown }

/** Something that a release says and that cannot be merged as it stands, or can be but is most likely not meant so. */
export interface MergeNote {
  readonly kind:
    | 'no-date' // a date is missing or no string, and there are several releases to be put in order
    | 'mixed-zones' // dates of one process are written in several zones, and their order as strings is not that in time
    | 'kinds-clash' // text, number or list earlier, an object or a list of objects now
    | 'literal-ignored' // the other way round: the object stays, as in the reference implementation
    | 'null-ignored' // null for an object or a list of objects removes nothing
    | 'id-twice' // two items of one list have the same id: they become one
    | 'id-odd' // an id that is neither text nor number
  /** Where, as a JSON Pointer into the release. */
  readonly pointer: string
  /** The release that says it, by its `id`. */
  readonly releaseId: string | null
}

/** What came of merging; `release` is undefined where something forbids it. */
export interface Merged {
  readonly release: Json | undefined
  readonly notes: readonly MergeNote[]
}

const forbidding: ReadonlySet<MergeNote['kind']> = new Set(['no-date', 'kinds-clash', 'id-odd'])

/**
 * The state of a contracting process after all its releases (Open Contracting Data Standard 1.1, “Merging”): in the order of their dates
 * as strings, each changes what it names. Null removes a field, empty objects and empty lists of objects change nothing, items of
 * a list are matched by `id`.
 * @param releases of one ocid, in any order; they are not changed, and what is replaced as a whole is taken over, not copied
 */
export function compiledRelease(releases: readonly Json[], rules: ReadonlyMap<string, MergeRule> = mergeRules()): Merged {
  const merging = new Compiling()
  const ordered = inOrder(releases, merging.notes)
  const release: Json = { ocid: undefined, id: undefined, date: undefined, tag: ['compiled'] }
  for (const r of ordered ?? []) {
    merging.enter(r)
    merging.object(release, withoutTag(r), rules, false)
    release.ocid = r.ocid
    release.date = r.date
    release.id = typeof r.date === 'string' ? `${r.ocid}-${r.date}` : undefined
  }
  return ended(merging, ordered && release)
}

/**
 * The same with its history: every value is the list of what it was, each with the id, date and tag of the release that said it first.
 * The `ocid` and the ids of items of lists have none.
 */
export function versionedRelease(releases: readonly Json[], rules: ReadonlyMap<string, MergeRule> = mergeRules()): Merged {
  const merging = new Versioning()
  const ordered = inOrder(releases, merging.notes)
  const release: Json = { ocid: undefined }
  for (const r of ordered ?? []) {
    merging.enter(r)
    const { ocid, ...rest } = withoutTag(r)
    merging.object(release, rest, rules, false)
    release.ocid = ocid
  }
  return ended(merging, ordered && release)
}

const ended = ({ notes }: Merging, release: Json | undefined): Merged => ({
  release: notes.some((n) => forbidding.has(n.kind)) ? undefined : release,
  notes,
})

/** Before 1.1.4 nothing said that a tag is omitted; it never was merged all the same. */
function withoutTag(release: Json): Json {
  if (!('tag' in release)) return release
  const { tag: _, ...rest } = release
  return rest
}

/** By date as a string, as the standard has it; undefined where one has no date. One release alone needs none. */
function inOrder(releases: readonly Json[], notes: MergeNote[]): readonly Json[] | undefined {
  if (releases.length < 2) return releases
  for (const r of releases)
    if (typeof r.date !== 'string') {
      notes.push({ kind: 'no-date', pointer: '/date', releaseId: idOf(r) })
      return undefined
    }
  const ordered = releases.toSorted((a, b) => ((a.date as string) < (b.date as string) ? -1 : a.date === b.date ? 0 : 1))
  for (let i = 1; i < ordered.length; i++) {
    const [before, after] = [Date.parse(ordered[i - 1]!.date as string), Date.parse(ordered[i]!.date as string)]
    if (before > after) notes.push({ kind: 'mixed-zones', pointer: '/date', releaseId: idOf(ordered[i]!) })
  }
  return ordered
}

const idOf = (r: Json): string | null => (typeof r.id === 'string' ? r.id : typeof r.id === 'number' ? String(r.id) : null)
const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x)
const noRules: ReadonlyMap<string, MergeRule> = new Map()

/** A name that sets something else than a field is set as a field all the same. */
function put(target: Json, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else target[key] = value
}

/** Goes through a release and changes what was merged before. What becomes of a single value is the business of each kind. */
abstract class Merging {
  readonly notes: MergeNote[] = []
  /** Of each list of objects that was merged here: where the item of an id stands. */
  protected readonly places = new WeakMap<readonly unknown[], Map<string, number>>()
  private readonly path: (string | number)[] = []
  protected release: Json = {}

  enter(release: Json): void {
    this.release = release
  }

  /** Sets what is neither an object nor a list of objects, or is replaced as a whole. */
  protected abstract literal(target: Json, key: string, value: unknown): void
  /** Whether what stands there is an object or a list that is merged by its parts, and nothing that `literal` put there. */
  protected abstract isOpen(before: unknown): before is object

  protected note(kind: MergeNote['kind']): void {
    const pointer = this.path.map((p) => `/${String(p).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    this.notes.push({ kind, pointer, releaseId: idOf(this.release) })
  }

  /** @returns whether anything was said at all: what says nothing leaves nothing behind */
  object(target: Json, source: Json, rules: ReadonlyMap<string, MergeRule>, isItem: boolean): boolean {
    let says = false
    for (const key in source) {
      const rule = rules.get(key)
      if (rule?.isOmitted) continue
      // The id of an item is what it was found by.
      if (isItem && key === 'id') {
        says = true
        continue
      }
      const value = source[key]
      // Most of a release is text and numbers in the place of text and numbers: nothing to look up, nothing to note.
      if (typeof value !== 'object' && typeof target[key] !== 'object') {
        this.literal(target, key, value)
        says = true
        continue
      }
      this.path.push(key)
      if (this.field(target, key, value, rule)) says = true
      this.path.pop()
    }
    return says
  }

  private field(target: Json, key: string, value: unknown, rule: MergeRule | undefined): boolean {
    if (typeof value !== 'object' || value === null || rule?.isWhole) return this.single(target, key, value, rule?.isWhole === true)
    const isList = Array.isArray(value)
    if (isList && value.some((item) => !isObject(item))) return this.single(target, key, value, false)
    const before = Object.hasOwn(target, key) ? target[key] : undefined
    const there = before ?? (isList ? [] : {})
    // Nothing to say: `{}` and `[]` change nothing, whatever stands there.
    if (isList ? value.length === 0 : isEmpty(value as Json)) return false
    if (before !== undefined && before !== null && !(this.isOpen(before) && Array.isArray(before) === isList)) {
      this.note('kinds-clash')
      return true
    }
    const says = isList
      ? this.list(there as Json[], value as Json[], rule?.fields ?? noRules)
      : this.object(there as Json, value as Json, rule?.fields ?? noRules, false)
    if (says && before === undefined) put(target, key, there)
    return says
  }

  private single(target: Json, key: string, value: unknown, isWhole: boolean): boolean {
    const before = isWhole || !Object.hasOwn(target, key) ? undefined : target[key]
    if (before !== undefined && this.isOpen(before)) this.note(value === null ? 'null-ignored' : 'literal-ignored')
    else this.literal(target, key, value)
    return true
  }

  private list(target: Json[], source: readonly Json[], rules: ReadonlyMap<string, MergeRule>): boolean {
    let places = this.places.get(target)
    if (!places) this.places.set(target, (places = new Map()))
    const met = new Set<string>()
    let says = false
    for (let i = 0; i < source.length; i++) {
      const item = source[i]!
      this.path.push(i)
      const { id } = item
      const hasId = 'id' in item
      const name = hasId ? String(id) : undefined
      if (hasId && id !== null && typeof id !== 'string' && typeof id !== 'number') this.note('id-odd')
      if (name !== undefined && met.has(name)) this.note('id-twice')
      const at = name === undefined ? undefined : places.get(name)
      const node: Json = at === undefined ? (hasId && id !== null ? { id } : {}) : target[at]!
      if (this.object(node, item, rules, hasId)) {
        says = true
        if (at === undefined) {
          if (name !== undefined) places.set(name, target.length)
          target.push(node)
        }
      }
      if (name !== undefined) met.add(name)
      this.path.pop()
    }
    return says
  }
}

const isEmpty = (o: Json): boolean => {
  for (const _ in o) return false
  return true
}

class Compiling extends Merging {
  protected literal(target: Json, key: string, value: unknown): void {
    if (value !== null) put(target, key, value)
    else if (Object.hasOwn(target, key)) delete target[key]
  }

  protected isOpen(before: unknown): before is object {
    return Array.isArray(before) ? this.places.has(before) : isObject(before)
  }
}

/** What a field was, oldest first. A list of its own kind, so that it is never taken for a list of objects of the release. */
class History extends Array<Json> {}

class Versioning extends Merging {
  protected literal(target: Json, key: string, value: unknown): void {
    const before = Object.hasOwn(target, key) ? target[key] : undefined
    const history = before instanceof History ? before : new History()
    if (history.length > 0 && same(history.at(-1)!.value, value)) return
    const { id = null, date = null, tag = null } = this.release
    history.push({ releaseID: id, releaseDate: date, releaseTag: tag, value })
    if (before === undefined) put(target, key, history)
  }

  protected isOpen(before: unknown): before is object {
    return typeof before === 'object' && before !== null && !(before instanceof History)
  }
}

/** Whether two values of JSON are the same, whatever the order of their fields. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i]))
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((n) => Object.hasOwn(b, n) && same(a[n], b[n]))
}
