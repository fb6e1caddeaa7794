import { type JsonSchema, referred, typesOf } from './json-schema.ts'
import { releaseSchema } from './release-schema.ts'

/**
 * How a field merges. A field that says nothing merges by what it holds: an object by its fields, a list of objects by their `id`,
 * everything else is replaced.
 */
export interface MergeRule {
  /** It has no place in a merged release. */
  readonly isOmitted: boolean
  /** A list that is replaced as a whole, whatever stands in it. */
  readonly isWhole: boolean
  /** The rules of what lies in it, by name. */
  fields: ReadonlyMap<string, MergeRule>
}

const none: ReadonlyMap<string, MergeRule> = new Map()
const omitted: MergeRule = { isOmitted: true, isWhole: false, fields: none }
const whole: MergeRule = { isOmitted: false, isWhole: true, fields: none }

/**
 * The rules by which releases of a schema merge (Open Contracting Data Standard 1.1, “Merging”): `omitWhenMerged` stands above
 * all others, `wholeListMerge` above those that lie within; a list is replaced as a whole too where its items may be anything but objects or
 * have no `id`. The names these marks had in version 1.0 (`ocdsOmit`, `ocdsVersion`) are read as well.
 * @param schema a release schema with its extensions; 1.1.5 where none is given
 * @returns the rules by field of a release
 */
export function mergeRules(schema: JsonSchema = releaseSchema()): ReadonlyMap<string, MergeRule> {
  // A definition that is met again leads to the rules it has already, so that one which holds itself comes to an end.
  const known = new Map<JsonSchema, Map<string, MergeRule>>()
  const resolve = (s: JsonSchema): JsonSchema => {
    let at = s
    for (let depth = 0; at.$ref !== undefined && depth < 32; depth++) at = referred(schema, at.$ref) ?? {}
    return at
  }
  const fieldsOf = (owner: JsonSchema): ReadonlyMap<string, MergeRule> => {
    const before = known.get(owner)
    if (before) return before
    const fields = new Map<string, MergeRule>()
    known.set(owner, fields)
    for (const [name, said] of Object.entries(owner.properties ?? {})) {
      const rule = ruleOf(resolve(said))
      if (rule) fields.set(name, rule)
    }
    return fields
  }
  const ruleOf = (field: JsonSchema): MergeRule | undefined => {
    const types = typesOf(field)
    if (field.omitWhenMerged || field.mergeStrategy === 'ocdsOmit') return omitted
    if (types.includes('array') && (field.wholeListMerge || field.mergeStrategy === 'ocdsVersion')) return whole
    if (types.includes('object') && field.properties) return { isOmitted: false, isWhole: false, fields: fieldsOf(field) }
    if (!types.includes('array') || !field.items) return undefined
    const item = resolve(field.items)
    const kinds = typesOf(item)
    if (kinds.some((k) => k !== 'object')) return whole
    if (!kinds.includes('object') || !item.properties) return undefined
    return Object.hasOwn(item.properties, 'id') ? { isOmitted: false, isWhole: false, fields: fieldsOf(item) } : whole
  }
  return fieldsOf(schema)
}
