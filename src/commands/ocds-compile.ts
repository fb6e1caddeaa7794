import { parseArgs } from 'node:util'
import { isRefusal, type Refusal } from '#kernel'
import { compiledRelease, type Json, mergeRules, type Process, Processes, versionedRelease } from '#ocds'
import { refused, told } from './command.ts'
import type { OcdsIo, Output } from './ocds.ts'
import { asked, jsonOf, readParts, sayWhere, schemaFor } from './ocds-read.ts'
import { mergeNotes, readNotes, refuse, words } from './ocds-words.ts'

const options = {
  versioned: { type: 'boolean' },
  records: { type: 'boolean' },
  package: { type: 'boolean' },
  uri: { type: 'string' },
  publisher: { type: 'string' },
  published: { type: 'string' },
  schema: { type: 'string' },
  extension: { type: 'string', multiple: true },
  out: { type: 'string' },
  'leave-out': { type: 'boolean' },
} as const

/** What was asked for, and what was read. */
interface Task {
  readonly versioned: boolean
  readonly records: boolean
  readonly rules: ReturnType<typeof mergeRules>
  readonly processes: Processes
  /** What stood around the releases, of each package. */
  readonly packages: readonly Json[]
  readonly values: Values
}
type Values = { [K in keyof typeof options]?: (typeof options)[K]['type'] extends 'boolean' ? boolean : string } & { extension?: string[] }

/** `tandem ocds compile`: every process of the files, as it stands after all its releases; a line each, or a package. */
export async function compileOcds(argv: string[], io: OcdsIo): Promise<number> {
  const task = await taskOf(argv, io)
  if (isRefusal(task)) return refused(io, task)
  const around = task.values.package ? envelope(task) : undefined
  if (isRefusal(around)) return refused(io, around)
  const output = await outputOf(task, io)
  if (isRefusal(output)) return refused(io, output)
  const left = await writeAll(task, around, output, io)
  const isWhole = left === 0 || task.values['leave-out'] === true
  await (isWhole ? output.end() : output.drop())
  if (left > 0) io.err(told(io, words.both('leftOut', left, isWhole || task.values.out === undefined)))
  return left > 0 ? 1 : 0
}

/** `tandem ocds merge`: one process, to be read by a person. */
export async function mergeOcds(argv: string[], io: OcdsIo): Promise<number> {
  const task = await taskOf(argv, io)
  if (isRefusal(task)) return refused(io, task)
  if (task.processes.size !== 1) return refused(io, refuse('not-one-process', task.processes.size))
  for (const process of task.processes.all()) {
    const merged = mergedOf(process, task, io)
    if (merged === undefined) return 1
    const output = await outputOf(task, io)
    if (isRefusal(output)) return refused(io, output)
    await output.write(`${JSON.stringify(merged, null, 2)}\n`)
    await output.end()
  }
  return 0
}

async function outputOf({ values }: Task, io: OcdsIo): Promise<Output | Refusal> {
  try {
    return await io.into(values.out)
  } catch (e) {
    return refuse('file-unwritten', values.out!, (e as Error).message)
  }
}

async function taskOf(argv: string[], io: OcdsIo): Promise<Task | Refusal> {
  const parsed = asked(() => parseArgs({ args: argv, options, allowPositionals: true }))
  if (isRefusal(parsed)) return parsed
  const values = parsed.values as Values
  const schema = await schemaFor(values, io)
  if (isRefusal(schema)) return schema
  const processes = new Processes()
  const packages: Json[] = []
  let broken: Refusal | undefined
  const failed = await readParts(
    parsed.positionals,
    (path, part) => {
      if (part.kind === 'element') return processes.add(path, part)
      const said = jsonOf(path, part)
      if (isRefusal(said)) broken ??= said
      else packages.push(said)
    },
    io,
  )
  for (const n of processes.notes) sayWhere(io, [n.file, `@${n.at}`, n.about], readNotes.both(n.kind))
  const wrong = failed ?? broken ?? (processes.notes.length > 0 ? refuse('nothing-written') : undefined)
  if (wrong) return wrong
  if (processes.size === 0) return refuse('no-releases')
  return { versioned: values.versioned === true, records: values.records === true, rules: mergeRules(schema), processes, packages, values }
}

/** What stands around the compiled releases of a package; what nobody said is asked for. */
function envelope({ values, packages, records }: Task): { head: Json; list: string } | Refusal {
  const names = new Set(packages.map((p) => JSON.stringify(p.publisher)))
  const publisher = values.publisher ? { name: values.publisher } : names.size === 1 ? packages[0]!.publisher : undefined
  const published =
    values.published ??
    packages
      .map((p) => String(p.publishedDate ?? ''))
      .sort()
      .at(-1)
  const missing = [...(values.uri ? [] : ['--uri']), ...(publisher ? [] : ['--publisher']), ...(published ? [] : ['--published'])]
  if (missing.length > 0) return refuse('package-lacks', missing.join(' '))
  const extensions = [...new Set(packages.flatMap((p) => (Array.isArray(p.extensions) ? (p.extensions as unknown[]) : [])))]
  const head = { uri: values.uri, version: '1.1', publisher, publishedDate: published, ...(extensions.length > 0 ? { extensions } : {}) }
  return { head, list: records ? 'records' : 'releases' }
}

/** @returns how many processes had to be left out */
async function writeAll(task: Task, around: { head: Json; list: string } | undefined, output: Output, io: OcdsIo): Promise<number> {
  let left = 0
  let isFirst = true
  if (around) await output.write(`${JSON.stringify(around.head).slice(0, -1)},"${around.list}":[\n`)
  for (const process of task.processes.all()) {
    const merged = mergedOf(process, task, io)
    if (merged === undefined) {
      left++
      continue
    }
    await output.write(around ? `${isFirst ? '' : ',\n'}${JSON.stringify(merged)}` : `${JSON.stringify(merged)}\n`)
    isFirst = false
  }
  if (around) await output.write('\n]}\n')
  return left
}

/** A process as it was asked for; undefined where it cannot be merged, which is said. */
function mergedOf({ ocid, releases, notes }: Process, task: Task, io: OcdsIo): Json | undefined {
  for (const n of notes) sayWhere(io, [n.file, `@${n.at}`, ocid, n.about], readNotes.both(n.kind))
  const isUnread = notes.some((n) => n.kind === 'not-json' || n.kind === 'not-utf8' || n.kind === 'linked') || releases.length === 0
  if (isUnread) return undefined
  const compiled = task.records || !task.versioned ? compiledRelease(releases, task.rules) : undefined
  const versioned = task.versioned ? versionedRelease(releases, task.rules) : undefined
  for (const n of (compiled ?? versioned)!.notes) sayWhere(io, [ocid, n.releaseId, n.pointer], mergeNotes.both(n.kind))
  if (compiled && !compiled.release) return undefined
  if (versioned && !versioned.release) return undefined
  if (!task.records) return (versioned ?? compiled)!.release
  return {
    ocid,
    releases: byDate(releases),
    compiledRelease: compiled!.release,
    ...(versioned ? { versionedRelease: versioned.release } : {}),
  }
}

const byDate = (releases: readonly Json[]): readonly Json[] =>
  releases.toSorted((a, b) => (String(a.date) < String(b.date) ? -1 : a.date === b.date ? 0 : 1))
