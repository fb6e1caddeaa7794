import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import { type Finding, type FindingKind, shortly, step } from './finding.ts'
import type { JsonSchema } from './json-schema.ts'

const kinds: Readonly<Record<string, FindingKind>> = {
  required: 'required',
  type: 'type',
  enum: 'code',
  format: 'format',
  pattern: 'format',
  minLength: 'empty',
  minItems: 'empty',
}

/**
 * What a schema asks, of values one after the other.
 * @param schema a release schema; whether items are unique is asked elsewhere, as comparing each with each takes the square of their number
 */
export function schemaCheck(schema: JsonSchema): (value: unknown) => readonly Finding[] {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: true, verbose: true, logger: false })
  addFormats.default(ajv, ['date-time', 'uri'])
  const validate = ajv.compile(withoutUnique(schema) as Record<string, unknown>)
  return (value) => (validate(value) ? [] : validate.errors!.flatMap(findingOf))
}

function findingOf(e: ErrorObject): readonly Finding[] {
  const kind = kinds[e.keyword]
  if (kind === undefined) return []
  if (kind === 'required') return [{ kind, pointer: `${e.instancePath}${step(String(e.params.missingProperty))}`, about: '' }]
  if (kind === 'type') return [{ kind, pointer: e.instancePath, about: `${shortly(e.data)} ≠ ${[e.params.type].flat().join(' | ')}` }]
  return [{ kind, pointer: e.instancePath, about: shortly(e.data) }]
}

/** Draft 4 names its schema by `id`; a later one takes that for a field it does not know. Its own address leads nowhere here. */
function withoutUnique(schema: unknown, isNames = false): unknown {
  if (Array.isArray(schema)) return schema.map((s) => withoutUnique(s))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => isNames || !(key === 'uniqueItems' || key === '$schema' || (key === 'id' && typeof value === 'string')))
      .map(([key, value]) => [key, withoutUnique(value, !isNames && ['properties', 'patternProperties', 'definitions'].includes(key))]),
  )
}
