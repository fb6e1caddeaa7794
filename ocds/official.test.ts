import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { codesOf } from './codelists.ts'
import { compiledRelease, type Json, type JsonSchema, mergeRules, releaseSchema, versionedRelease } from './index.ts'

/* What the standard publishes itself, where it lies beside the checkout: its schema, its code lists, its example. */
const data = fileURLToPath(new URL('../../shared/data', import.meta.url))
const [standard, example] = [join(data, 'ocds-1.1.5'), join(data, 'ocds-example')]
const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as Json

describe.skipIf(!existsSync(standard))('the standard as it is published', () => {
  /** What both say of a schema: neither the explanations, nor the shape of a language tag. */
  const plain = (schema: unknown, isNames = false): unknown => {
    if (Array.isArray(schema)) return schema.map((s) => plain(s))
    if (typeof schema !== 'object' || schema === null) return schema
    const left = ['title', 'description', 'default', '$schema', 'id', 'minProperties']
    return Object.fromEntries(
      Object.entries(schema)
        .filter(([k]) => isNames || !left.includes(k))
        .map(([k, v]) => [
          k,
          k === 'patternProperties'
            ? Object.keys(v as Json).map((p) => p.match(/^\^\(?(\w+?)_/)![1])
            : k === 'enum'
              ? (v as (string | null)[]).toSorted()
              : k === 'deprecated'
                ? (v as Json).deprecatedVersion
                : plain(v, !isNames && ['properties', 'definitions'].includes(k)),
        ]),
    )
  }
  /** Two objects have no name of their own there. */
  const named = (schema: Json): Json => {
    const s = structuredClone(schema) as { definitions: Record<string, { properties: Record<string, Json> }> }
    const { unit } = s.definitions.Item!.properties
    const { changes } = s.definitions.Amendment!.properties
    s.definitions.Unit = unit as never
    s.definitions.Change = changes!.items as never
    s.definitions.Item!.properties.unit = { $ref: '#/definitions/Unit' }
    s.definitions.Amendment!.properties.changes = { ...changes, items: { $ref: '#/definitions/Change' } }
    return s as unknown as Json
  }
  test('is what our table says of it, field by field', () =>
    expect(plain(releaseSchema())).toEqual(plain(named(json(standard, 'release-schema.json')))))
  test('merges by the same rules', () => {
    const flat = (fields: ReturnType<typeof mergeRules>, at = ''): string[] =>
      [...fields]
        .flatMap(([n, r]) => (r.isOmitted ? [`${at}${n} omitted`] : r.isWhole ? [`${at}${n} whole`] : flat(r.fields, `${at}${n}/`)))
        .sort()
    expect(flat(mergeRules())).toEqual(flat(mergeRules(json(standard, 'release-schema.json') as JsonSchema)))
  })
  test('has these codes', () => {
    const lists = readdirSync(join(standard, 'codelists')).map((f) => f.replace('.csv', ''))
    for (const list of lists) {
      const rows = readFileSync(join(standard, 'codelists', `${list}.csv`), 'utf8')
        .replace('\ufeff', '')
        .split('\n')
      const column = rows[0]!.split(',').indexOf('Code')
      const codes = codesOf(list)!
      expect(codes.length, list).toBeGreaterThan(0)
      if (column === 0)
        for (const code of codes)
          expect(
            rows.some((r) => r.startsWith(`${code},`) || r.startsWith(`"${code}"`)),
            `${list} ${code}`,
          ).toBe(true)
    }
    expect(codesOf('toString')).toBeUndefined()
  })
})

describe.skipIf(!existsSync(example))('the example of the standard', () => {
  const releases = () =>
    readdirSync(example)
      .filter((f) => /-0\d-/.test(f))
      .flatMap((f) => (json(example, f).releases ?? [json(example, f)]) as Json[])
  const record = () => (json(example, 'record', 'ocds-213czf-000-00001-withversions.json').records as Json[])[0]!
  test('compiles to what is published with it', () =>
    expect(JSON.parse(JSON.stringify(compiledRelease(releases()).release))).toEqual(record().compiledRelease))
  test('has the history that is published with it', () =>
    expect(JSON.parse(JSON.stringify(versionedRelease(releases()).release))).toEqual(record().versionedRelease))
})
