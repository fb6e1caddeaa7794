import { parseArgs } from 'node:util'
import { isRefusal, type Refusal } from '#kernel'
import {
  compiledRelease,
  type Flag,
  type FlagFinding,
  factsOf,
  flagsIn,
  type Indicator,
  indicators,
  mergeRules,
  Processes,
  type ProcessFacts,
} from '#ocds'
import { refused, told } from './command.ts'
import type { OcdsIo } from './ocds.ts'
import { flagWords as words } from './ocds-flag-words.ts'
import { asked, readParts, sayWhere, schemaFor } from './ocds-read.ts'
import { mergeNotes, readNotes, refuse } from './ocds-words.ts'

const options = {
  schema: { type: 'string' },
  extension: { type: 'string', multiple: true },
  only: { type: 'string' },
  set: { type: 'string', multiple: true },
  list: { type: 'boolean' },
  json: { type: 'boolean' },
  all: { type: 'boolean' },
} as const

/** So many flags of one indicator are shown; `--all` shows the rest. */
const shown = 5

/** `tandem ocds flags`: what in anybody's data is worth a look, by which rule, and what it does not say. */
export async function flagOcds(argv: string[], io: OcdsIo): Promise<number> {
  const parsed = asked(() => parseArgs({ args: argv, options, allowPositionals: true }))
  if (isRefusal(parsed)) return refused(io, parsed)
  const { values, positionals } = parsed
  const how = howAsked(values)
  if (isRefusal(how)) return refused(io, how)
  if (values.list) {
    for (const i of indicators) if (!how.codes || how.codes.has(i.code)) io.out(`${told(io, words.both('explained', i))}\n`)
    return 0
  }
  const schema = await schemaFor(values, io)
  if (isRefusal(schema)) return refused(io, schema)
  const read = await factsIn(positionals, mergeRules(schema), io)
  if (isRefusal(read)) return refused(io, read)
  const names = new Map(read.facts.flatMap((p) => [...p.names]))
  const found = flagsIn(read.facts, how)
  if (values.json) for (const f of found) for (const flag of f.outcome.flags) io.out(JSON.stringify(lineOf(f, flag, names)))
  else report(found, read, { names, all: values.all === true }, io)
  return read.left > 0 ? 1 : 0
}

interface Read {
  readonly facts: readonly ProcessFacts[]
  /** Processes that could not be merged, each of which was said. */
  readonly left: number
}

async function factsIn(paths: readonly string[], rules: ReturnType<typeof mergeRules>, io: OcdsIo): Promise<Read | Refusal> {
  const processes = new Processes()
  const failed = await readParts(paths, (path, part) => void (part.kind === 'element' && processes.add(path, part)), io)
  for (const n of processes.notes) sayWhere(io, [n.file, `@${n.at}`, n.about], readNotes.both(n.kind))
  if (failed) return failed
  if (processes.size === 0) return refuse('no-releases')
  const facts: ProcessFacts[] = []
  let left = processes.notes.length
  for (const { ocid, releases, notes } of processes.all()) {
    for (const n of notes) sayWhere(io, [n.file, `@${n.at}`, ocid, n.about], readNotes.both(n.kind))
    const { release, notes: onMerging } = compiledRelease(releases, rules)
    for (const n of onMerging) sayWhere(io, [ocid, n.releaseId, n.pointer], mergeNotes.both(n.kind))
    if (release && releases.length > 0) facts.push(factsOf(release, releases))
    else left++
  }
  return { facts, left }
}

/** Which indicators, and set how; or everything that is wrong with what was asked. */
function howAsked(values: { only?: string | undefined; set?: string[] | undefined }) {
  const known = new Map(indicators.map((i) => [i.code, i]))
  const codes = values.only?.split(',').map((code) => code.trim().toUpperCase())
  const set = new Map<string, number>()
  const wrong = (codes ?? []).filter((code) => !known.has(code))
  for (const asked of values.set ?? []) {
    const [, code, name, amount] = /^\s*(\w+)\.(\w+)\s*=\s*(-?\d+(?:\.\d+)?)\s*$/.exec(asked) ?? []
    const of = known.get(code?.toUpperCase() ?? '')
    if (of && Object.hasOwn(of.settings, name!)) set.set(`${of.code}.${name}`, Number(amount))
    else wrong.push(asked)
  }
  return wrong.length > 0 ? refuse('no-indicator', wrong.join(' ')) : { codes: codes && new Set(codes), set }
}

/** One flag for a program to read, with everything it was reckoned by. */
const lineOf = ({ indicator, settings, outcome }: FlagFinding, flag: Flag, names: ReadonlyMap<string, string>) => ({
  code: indicator.code,
  subject: { kind: flag.kind, id: flag.id, ...(names.has(flag.id) && { name: names.get(flag.id) }) },
  value: flag.value,
  line: flag.line,
  unit: indicator.unit,
  processes: flag.seenIn,
  with: flag.with.map((id) => ({ id, ...(names.has(id) && { name: names.get(id) }) })),
  settings,
  set: outcome.sets.find((s) => s.of === flag.kind) ?? null,
  says: indicator.says,
  cannotTell: indicator.cannotTell,
})

function report(found: readonly FlagFinding[], read: Read, o: { names: ReadonlyMap<string, string>; all: boolean }, io: OcdsIo): void {
  io.out(told(io, words.both('looked', read.facts.length)))
  for (const f of found.filter((of) => of.outcome.flags.length > 0)) one(f, o, io)
  const quiet = found.filter((f) => f.outcome.flags.length === 0)
  const codesOf = (of: readonly FlagFinding[]) => of.map((f) => f.indicator.code).join(' ')
  const whyOf = ({ outcome }: FlagFinding) => (outcome.looked === 0 ? 'lacking' : (outcome.noLine ?? 'clear'))
  io.out('')
  for (const why of ['clear', 'few', 'nothing', 'lacking'] as const) {
    const those = quiet.filter((f) => whyOf(f) === why)
    if (those.length > 0) io.out(told(io, words.both(why, codesOf(those))))
  }
  io.out(told(io, words.both('meaning')))
}

function one({ indicator, outcome }: FlagFinding, { names, all }: { names: ReadonlyMap<string, string>; all: boolean }, io: OcdsIo): void {
  const { flags, looked } = outcome
  io.out(`\n${told(io, words.both('found', indicator, flags.length, looked), ' / ')}`)
  for (const flag of flags.slice(0, all ? undefined : shown)) {
    const name = (id: string) => (names.has(id) ? `${names.get(id)} (${id})` : id)
    const where = flag.kind === 'process' ? [] : flag.seenIn
    io.out(`  ${[name(flag.id), figureOf(flag.value, indicator), ...flag.with.map(name), ...where].join('  ')}`)
  }
  if (!all && flags.length > shown) io.out(`  ${told(io, words.both('more', flags.length - shown))}`)
  io.out(`  ${told(io, words.both('cannotTell', indicator), ' / ')}`)
}

/** A value in its unit, to a tenth of a per cent or two digits. */
const figureOf = (value: number, { unit }: Indicator): string =>
  unit === 'yes' ? '' : unit === 'share' ? `${Math.round(value * 1000) / 10} %` : `${Math.round(value * 100) / 100}`
