import { checkFields } from './check-fields.ts'
import { checkProcess } from './check-process.ts'
import { schemaCheck } from './check-schema.ts'
import type { Finding } from './finding.ts'
import type { JsonSchema } from './json-schema.ts'
import { compiledRelease, type Json, same } from './merge.ts'
import { mergeRules } from './merge-rules.ts'

/** Looks at releases, records and packages of one schema. */
export interface Checks {
  readonly release: (release: Json) => readonly Finding[]
  /** What a record says besides its releases: that it compiles to what it says. */
  readonly record: (record: Json) => readonly Finding[]
  /** What stands around the list of a package. */
  readonly around: (whole: Json) => readonly Finding[]
  /** A process as a whole; nothing where it cannot be merged, which is said by whoever merges it. */
  readonly process: (releases: readonly Json[]) => readonly Finding[]
}

const text: JsonSchema = { type: 'string' }
const link: JsonSchema = { type: 'string', format: 'uri' }
const linkOrNull: JsonSchema = { type: ['string', 'null'], format: 'uri' }
/** A release package and a record package, without their list (package schemas of 1.1.5). */
const around: JsonSchema = {
  type: 'object',
  required: ['uri', 'publisher', 'publishedDate', 'version'],
  properties: {
    uri: link,
    version: { type: 'string', pattern: '^(\\d+\\.)(\\d+)$' },
    extensions: { type: 'array', items: link },
    publishedDate: { type: 'string', format: 'date-time' },
    publisher: { type: 'object', required: ['name'], properties: { name: text, scheme: {}, uid: {}, uri: linkOrNull } },
    license: linkOrNull,
    publicationPolicy: linkOrNull,
    packages: { type: 'array', minItems: 1, items: link },
    releases: {},
    records: {},
  },
}

/** The checks of a schema, prepared once. */
export function checks(schema: JsonSchema): Checks {
  const [ofRelease, ofPackage] = [schemaCheck(schema), schemaCheck(around)]
  const rules = mergeRules(schema)
  return {
    release: (r) => [...ofRelease(r), ...checkFields(r, schema)],
    record: (r) => recordFindings(r, rules),
    around: (p) => ofPackage(p),
    process: (releases) => {
      const { release } = compiledRelease(releases, rules)
      return release ? checkProcess(release) : []
    },
  }
}

function recordFindings(record: Json, rules: ReturnType<typeof mergeRules>): readonly Finding[] {
  const found: Finding[] = []
  const releases = (Array.isArray(record.releases) ? record.releases : []).filter((r): r is Json => typeof r === 'object' && r !== null)
  if (releases.length === 0) found.push({ kind: 'required', pointer: '/releases', about: '' })
  for (const [i, r] of releases.entries()) {
    if ('ocid' in r && r.ocid !== record.ocid) found.push({ kind: 'ocid-differs', pointer: `/releases/${i}/ocid`, about: String(r.ocid) })
    if (i > 0 && String(r.date) < String(releases[i - 1]!.date))
      found.push({ kind: 'not-in-order', pointer: `/releases/${i}/date`, about: String(r.date) })
  }
  const said = record.compiledRelease
  if (typeof said !== 'object' || said === null || !releases.every((r) => 'ocid' in r)) return found
  const { release } = compiledRelease(releases, rules)
  if (!release) return found
  // Publishers give compiled releases ids and dates of their own.
  for (const name of new Set([...Object.keys(said), ...Object.keys(release)]))
    if (!['id', 'date', 'tag'].includes(name) && !same((said as Json)[name], release[name]))
      found.push({ kind: 'compiled-differs', pointer: `/compiledRelease/${name}`, about: '' })
  return found
}
