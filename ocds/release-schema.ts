import { codesOf } from './codelists.ts'
import type { JsonSchema } from './json-schema.ts'
import { type Described, standard } from './standard.ts'

/** A language tag behind the name of a field, as in `title_zh` or `title_zh-Hans`. */
const spoken = (name: string) => `^${name}_[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`

const scalars: Readonly<Record<string, JsonSchema>> = {
  text: { type: 'string' },
  moment: { type: 'string', format: 'date-time' },
  uri: { type: 'string', format: 'uri' },
  id: { type: ['string', 'integer'] },
  number: { type: 'number' },
  integer: { type: 'integer' },
  flag: { type: 'boolean' },
  object: { type: 'object' },
  any: { type: ['string', 'number', 'integer', 'array', 'object'] },
}

const single = (kind: string): JsonSchema => scalars[kind] ?? { $ref: `#/definitions/${kind}` }

/** What a word of a field's line adds to its schema. */
function mark(word: string, isList: boolean): JsonSchema {
  if (word === 'filled') return isList ? { minItems: 1 } : { minLength: 1 }
  if (word === 'unique') return { uniqueItems: true }
  if (word === 'omitted') return { omitWhenMerged: true }
  if (word === 'whole') return { wholeListMerge: true }
  if (word === 'versioned') return { versionId: true }
  if (word.startsWith('old:')) return { deprecated: { deprecatedVersion: word.slice(4) } }
  const list = word.slice(1)
  if (word.startsWith('~')) return { codelist: `${list}.csv`, openCodelist: true }
  return { codelist: `${list}.csv`, openCodelist: false, ...(isList ? {} : { enum: codesOf(list)! }) }
}

function field(line: string): JsonSchema {
  const [said, ...words] = line.split(' ') as [string, ...string[]]
  const isNullable = said.endsWith('?')
  const kind = isNullable ? said.slice(0, -1) : said
  const isList = kind.startsWith('[')
  const base: JsonSchema = isList ? { type: 'array', items: single(kind.slice(1, -1)) } : single(kind)
  const marks: JsonSchema = Object.assign({}, ...words.map((w) => mark(w, isList)))
  const closed = isList && marks.openCodelist === false ? { items: { ...base.items, enum: codesOf(marks.codelist!.slice(0, -4))! } } : {}
  if (!isNullable) return { ...base, ...closed, ...marks }
  return {
    ...base,
    ...closed,
    ...marks,
    type: [base.type ?? 'object', 'null'].flat(),
    ...(marks.enum ? { enum: [...marks.enum, null] } : {}),
  }
}

const object = ({ needs, spoken: names, fields }: Described): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, line]) => [name, field(line)])),
  ...(needs ? { required: needs } : {}),
  ...(names ? { patternProperties: Object.fromEntries(names.map((n) => [spoken(n), { type: ['string', 'null'] }])) } : {}),
})

/** The release schema of the standard, 1.1.5, as JSON Schema: what has to be so and how it merges, without its explanations. */
export function releaseSchema(): JsonSchema {
  const { Release, ...rest } = standard
  return { ...object(Release!), definitions: Object.fromEntries(Object.entries(rest).map(([name, d]) => [name, object(d)])) }
}

/**
 * A schema changed by an extension, as the standard has it: by JSON Merge Patch (RFC 7396), before anything is merged.
 * @param patch the extension's `release-schema.json`
 */
export function extended(schema: JsonSchema, patch: JsonSchema): JsonSchema {
  return patched(schema, patch) as JsonSchema
}

function patched(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const out: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete out[key]
    else Object.defineProperty(out, key, { value: patched(out[key], value), enumerable: true, configurable: true, writable: true })
  }
  return out
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)
