import { parseArgs } from 'node:util'
import { isRefusal, type Refusal } from '#kernel'
import { type Checks, checks, type Finding, type FindingKind, findingKinds, type Json, namesTwice, type Part, Processes } from '#ocds'
import { refused, told } from './command.ts'
import type { OcdsIo } from './ocds.ts'
import { asked, jsonOf, readParts, sayWhere, schemaFor } from './ocds-read.ts'
import { findings, readNotes, refuse, words } from './ocds-words.ts'

const options = {
  schema: { type: 'string' },
  extension: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  all: { type: 'boolean' },
} as const

/** A finding with the file and the release it was found in. */
interface Found extends Finding {
  readonly file: string
  readonly release: string
}

/** So many places of one kind are shown; `--all` shows the rest. */
const shown = 5

/** `tandem ocds check`: what is wrong with anybody's data, where, and how bad that is. */
export async function checkOcds(argv: string[], io: OcdsIo): Promise<number> {
  const parsed = asked(() => parseArgs({ args: argv, options, allowPositionals: true }))
  if (isRefusal(parsed)) return refused(io, parsed)
  const schema = await schemaFor(parsed.values, io)
  if (isRefusal(schema)) return refused(io, schema)
  const found: Found[] = []
  const read = await lookedAt(parsed.positionals, checks(schema), (f) => found.push(f), io)
  if (isRefusal(read)) return refused(io, read)
  if (parsed.values.json) for (const f of found) io.out(JSON.stringify({ ...f, weight: findingKinds[f.kind] }))
  else report(found, read, parsed.values.all === true, io)
  return found.some((f) => findingKinds[f.kind] === 'error') ? 1 : 0
}

interface Counts {
  releases: number
  records: number
  readonly processes: Processes
}

async function lookedAt(paths: readonly string[], looks: Checks, say: (f: Found) => void, io: OcdsIo): Promise<Counts | Refusal> {
  const counts: Counts = { releases: 0, records: 0, processes: new Processes() }
  let broken: Refusal | undefined
  const each = (path: string, part: Part) => {
    const value = jsonOf(path, part)
    if (isRefusal(value)) return void (broken ??= value)
    one(value, part)
      .map((f) => ({ ...f, file: path, release: String(value.id ?? value.ocid ?? `@${part.at}`) }))
      .forEach(say)
    if (part.kind === 'element') counts.processes.add(path, part)
  }
  const one = (value: Json, part: Part): Finding[] => {
    const twice = namesTwice(new TextDecoder().decode(part.bytes)).map((pointer): Finding => ({ kind: 'field-twice', pointer, about: '' }))
    if (part.kind === 'package') return [...twice, ...looks.around(value)]
    if (part.list !== 'records' && !('compiledRelease' in value)) {
      counts.releases++
      return [...twice, ...looks.release(value)]
    }
    counts.records++
    const held = (Array.isArray(value.releases) ? value.releases : []).filter(
      (r): r is Json => typeof r === 'object' && r !== null && 'ocid' in r,
    )
    counts.releases += held.length
    const inHeld = held.flatMap((r, i) => looks.release(r).map((f) => ({ ...f, pointer: `/releases/${i}${f.pointer}` })))
    return [...twice, ...looks.record(value), ...inHeld]
  }
  const failed = (await readParts(paths, each, io)) ?? broken
  if (failed) return failed
  for (const n of counts.processes.notes) sayWhere(io, [n.file, `@${n.at}`, n.about], readNotes.both(n.kind))
  if (counts.releases + counts.records === 0) return refuse('no-releases')
  for (const { ocid, releases } of counts.processes.all()) for (const f of looks.process(releases)) say({ ...f, file: '', release: ocid })
  return counts
}

/** What was found, the worst first, each kind with its first places. */
function report(found: readonly Found[], { releases, records, processes }: Counts, all: boolean, io: OcdsIo): void {
  io.out(told(io, words.both('looked', releases, records, processes.size)))
  const order = ['error', 'warning', 'note'] as const
  const kinds = [...Map.groupBy(found, (f) => f.kind)].toSorted(
    ([a], [b]) => order.indexOf(findingKinds[a]) - order.indexOf(findingKinds[b]) || (a < b ? -1 : 1),
  )
  for (const [kind, those] of kinds) {
    io.out(`\n${weightOf(kind, io)} ${told(io, findings.both(kind), ' / ')} (${those.length})`)
    for (const f of those.slice(0, all ? undefined : shown))
      io.out(`  ${[f.file, f.release, f.pointer, f.about].filter(Boolean).join('  ')}`)
    if (!all && those.length > shown) io.out(`  ${told(io, words.both('more', those.length - shown))}`)
  }
  const errors = found.filter((f) => findingKinds[f.kind] === 'error').length
  io.out(`\n${told(io, words.both('sum', errors, found.length - errors))}`)
}

const weightOf = (kind: FindingKind, io: OcdsIo): string => told(io, words.both(findingKinds[kind]), '/')
