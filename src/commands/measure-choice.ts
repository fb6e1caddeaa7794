import { parseArgs } from 'node:util'
import { decimal, type Fraction, isRefusal, type Refusal, typedNumber, type Words } from '#kernel'
import {
  type AllocationInput,
  type Alpha,
  type Kappa,
  type NoFigure,
  reasons,
  withReasons,
  allocatePosts,
  cohenKappa,
  equalShares,
  goalAttainment,
  krippendorffAlpha,
  type MeasurementLevel,
  readAllocation,
  type PbFile,
  readPb,
  type SharesResult,
  worthOf,
} from '#measures'
import { decodeText, encodingWords, readTable } from '#read-table'
import { type MeasureCommand, refused, sayHow, wholeFile } from './command.ts'
import { isMissing } from './measure-input.ts'
import { plainest, variantsIn } from './spellings.ts'
import { spellingWords } from './spellings-words.ts'
import { refuse } from './measure-choice-words.ts'
import { words } from './measure-words.ts'
import { loadOf } from './measure-workload.ts'

/** The measures that choose, place and judge: equal shares, allocation, agreement, goals, workload. */
export const choiceMeasures: Record<string, MeasureCommand> = {
  shares: {
    says: words.both('shares'),
    example: 'tandem measure shares vote.pb --completion add1 --ties cost,votes,id',
    run: command(
      {
        completion: ['add1', 'none'],
        stop: ['exhaustive', 'overspend'],
        endowments: ['integral', 'fractional'],
        ties: ['cost,votes,id', 'id'],
      },
      (file, options, how) => {
        const text = textOf(file, how)
        if (isRefusal(text)) return text
        const pb = readPb(text)
        if (isRefusal(pb)) return pb
        if (pb.votes.length === 0 && pb.leftOut > 0) return refuse('all-left-out', pb.leftOut, pb.notes)
        const type = pb.meta['vote_type']!
        const isApproval = type === 'approval' || type === 'choose-1'
        const result = equalShares(
          {
            budget: pb.budget,
            projects: pb.projects,
            ballots: pb.votes.map((v) => v.projects),
            ...(!isApproval && { worth: pb.votes.map((v) => worthOf(type, v)) }),
          },
          {
            completion: options['completion'] === 'none' ? 'none' : 'add1',
            stop: options['stop'] === 'overspend' ? 'overspend' : 'exhaustive',
            endowments: options['endowments'] === 'fractional' ? 'fractional' : 'integral',
            ties: options['ties'] === 'id' ? 'id' : 'cost,votes,id',
          },
        )
        return isRefusal(result) ? result : { ...sharesJson(result), ...aboutFile(pb, result) }
      },
    ),
  },
  allocate: {
    says: words.both('allocate'),
    example: 'tandem measure allocate posts.json --seconds 30',
    run: command({ seconds: 'text' }, async (file, options, how) => {
      const seconds = options['seconds'] === undefined ? 60 : Number(options['seconds'])
      if (!(seconds > 0 && seconds <= 86_400)) return refuse('seconds', options['seconds']!)
      const json = jsonOf(file, how)
      if (isRefusal(json)) return json
      const input = readAllocation(json)
      if (isRefusal(input)) return input
      return allocatePosts(input satisfies AllocationInput, { seconds })
    }),
  },
  agreement: {
    says: words.both('agreement'),
    example: 'tandem measure agreement scores.csv --unit bid --level ordinal',
    run: command(
      { unit: 'text', level: ['nominal', 'ordinal', 'interval', 'ratio'], kappa: ['none', 'linear', 'quadratic'] },
      async (file, options, how) => agreement(file, options, how),
    ),
  },
  goals: {
    says: words.both('goals'),
    example: 'tandem measure goals goals.csv --weight weight --start start --end end --by client',
    run: command({ weight: 'text', start: 'text', end: 'text', by: 'text' }, async (file, options, how) => goals(file, options, how)),
  },
  workload: {
    says: words.both('workload'),
    example: 'tandem measure workload month.json',
    run: command({}, async (file, _, how) => {
      const json = jsonOf(file, how)
      return isRefusal(json) ? json : loadOf(json)
    }),
  },
}

type Options = Readonly<Record<string, string | undefined>>
/** Says how the file was read, where that had to be worked out. */
type How = (read: { readonly isSure: boolean; readonly notes: readonly Words[] }) => void
type Allowed = Readonly<Record<string, 'text' | readonly string[]>>

/** One command: one file, the options it knows, JSON out; everything wrong becomes one sentence and exit code 1. */
function command(
  allowed: Allowed,
  answer: (content: Uint8Array | string, options: Options, how: How) => object | Promise<object>,
): MeasureCommand['run'] {
  return async (argv, io) => {
    const call = callOf(argv, allowed)
    if (isRefusal(call)) return refused(io, call)
    const content = await wholeFile(call.file, io).catch((cause: unknown) =>
      refuse('unreadable', call.file, cause instanceof Error ? cause.message : String(cause)),
    )
    if (isRefusal(content)) return refused(io, content)
    const result = await answer(content, call.options, (read) => sayHow(call.file, read, io))
    if (isRefusal(result)) return refused(io, result)
    io.out(`${JSON.stringify(result)}\n`)
    return 0
  }
}

function callOf(argv: string[], allowed: Allowed): { file: string; options: Options } | Refusal {
  const names = Object.keys(allowed)
  const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const, multiple: true as const }]))
  let parsed: { values: Record<string, string[] | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({ args: argv, options: known, allowPositionals: true })
  } catch {
    return refuse('options', names.map((n) => `--${n}`).join(' '))
  }
  const options: Record<string, string | undefined> = {}
  for (const [name, given] of Object.entries(parsed.values)) {
    if (!given) continue
    if (given.length > 1) return refuse('option-twice', name)
    const may = allowed[name]!
    if (may !== 'text' && !may.includes(given[0]!)) return refuse('option-value', name, given[0]!, may.join(' | '))
    options[name] = given[0]
  }
  const [file, more] = parsed.positionals
  if (file === undefined || more !== undefined) return refuse('one-file', parsed.positionals.length)
  return { file, options }
}

const exact = (f: Fraction): string => `${f.n}/${f.d}`
const amount = (f: Fraction): number => Number(decimal(f, 6))

function sharesJson(r: SharesResult): object {
  return {
    winners: r.winners,
    spent: amount(r.spent),
    budget: amount(r.budget),
    share: exact(r.share),
    raises: r.raises,
    exhaustive: r.isExhaustive,
    voters: r.voters,
    served: r.served,
    steps: r.steps.map((s) => ({
      project: s.project,
      cost: amount(s.cost),
      rho: exact(s.rho),
      effectiveVotes: exact(s.effectiveVotes),
      supporters: s.supporters,
      payments: { ...s.payments, fullAmount: exact(s.payments.fullAmount), restAmount: exact(s.payments.restAmount) },
    })),
  }
}

/** Text in whatever encoding it was written. */
function textOf(content: Uint8Array | string, how: How): string | Refusal {
  if (typeof content === 'string') return content.replace(/^\ufeff/, '')
  const decoded = decodeText(content)
  if (isRefusal(decoded)) return decoded
  how({ isSure: decoded.isSure, notes: [encodingWords(decoded)] })
  return decoded.text
}

/** What was read otherwise than it stands in the file, and how the count differs from the winners the file tells. */
function aboutFile(pb: PbFile, r: SharesResult): object {
  const told = pb.projects.filter((p) => /^(1|2|yes|true)$/i.test(p.fields['selected']?.trim() ?? '')).map((p) => p.id)
  return {
    voteType: pb.meta['vote_type'],
    leftOut: pb.leftOut,
    withdrawn: pb.withdrawn,
    notes: pb.notes,
    ...(pb.projectColumns.includes('selected') && {
      official: withReasons(
        {
          rule: pb.meta['rule'] ?? null,
          winners: told,
          onlyOfficial: told.filter((id) => !r.winners.includes(id)),
          onlyHere: r.winners.filter((id) => !told.includes(id)),
        },
        { rule: reasons.noRule },
      ),
    }),
  }
}

function jsonOf(content: Uint8Array | string, how: How): unknown {
  const text = textOf(content, how)
  if (isRefusal(text)) return text
  try {
    return JSON.parse(text)
  } catch (cause) {
    return refuse('json', cause instanceof Error ? cause.message : String(cause))
  }
}

interface Table {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

function tableOf(content: Uint8Array | string, how: How): Table | Refusal {
  const table = readTable(content)
  if (isRefusal(table)) return table
  how(table)
  const [first, ...rest] = table.rows
  if (!first || rest.length === 0) return refuse('csv-empty')
  const width = first.cells.findLastIndex((c) => c.trim() !== '') + 1
  const header = first.cells.slice(0, width).map((h) => h.trim())
  const twice = header.find((h, i) => h === '' || header.indexOf(h) !== i)
  if (twice !== undefined) return refuse('column-twice', twice)
  // That none is longer the reader has seen to.
  for (const { row, given } of rest) if (given < width) return refuse('row-width', row, given, width)
  return { header, rows: rest.map(({ row, cells }) => ({ line: row, cells: cells.slice(0, width) })) }
}

/** A sign, digits and a point, as people type them: `1e5`, `0x1` and a blank are not what a clerk meant by a number. */
const numberOf = (text: string): number | undefined => {
  const typed = typedNumber(text)
  return typed === undefined ? undefined : Number(typed)
}

function agreement(content: Uint8Array | string, options: Options, how: How): object {
  const sayAsOne = (first: string, others: readonly string[]) =>
    how({ isSure: false, notes: [spellingWords.both('ratedAs', first, others)] })
  const table = tableOf(content, how)
  if (isRefusal(table)) return table
  const unit = options['unit']
  if (unit !== undefined && !table.header.includes(unit)) return refuse('no-column', unit, table.header.join(', '))
  const raters = table.header.flatMap((name, i) => (name === unit ? [] : [{ name, i }]))
  if (raters.length < 2) return refuse('two-raters', raters.length)
  const level = (options['level'] ?? 'nominal') as MeasurementLevel
  const isNamed = level === 'nominal' && (options['kappa'] ?? 'none') === 'none'
  const written = table.rows.flatMap(({ cells }) => raters.map(({ i }) => cells[i]!.trim())).filter((n) => !isMissing(n))
  if (isNamed) for (const [first, ...others] of variantsIn(written)) sayAsOne(first!, others)
  const names = [...new Map(written.toReversed().map((n) => [plainest(n), n])).values()].sort()
  const nameOf = new Map(names.map((n, i) => [plainest(n), i]))

  const units: (number | undefined)[][] = []
  for (const { line, cells } of table.rows) {
    const ratings: (number | undefined)[] = []
    for (const { name, i } of raters) {
      const cell = cells[i]!.trim()
      const value = isMissing(cell) ? undefined : isNamed ? nameOf.get(plainest(cell)) : numberOf(cell)
      if (!isMissing(cell) && value === undefined) return refuse('number', line, name, cell)
      if (level === 'ratio' && value !== undefined && value < 0) return refuse('ratio', line, name, cell)
      ratings.push(value)
    }
    units.push(ratings)
  }
  const alpha = { level, ...coefficient(krippendorffAlpha(units, level)) }
  if (options['kappa'] === undefined) return { raters: raters.map((r) => r.name), alpha }
  if (raters.length !== 2) return refuse('kappa-two', raters.length)
  const pairs = units.filter((u): u is [number, number] => u[0] !== undefined && u[1] !== undefined)
  const weights = options['kappa'] as 'none' | 'linear' | 'quadratic'
  const seen = [...new Set(pairs.flat())].sort((a, b) => a - b)
  const [least = 0, most = 0] = [seen[0], seen.at(-1)]
  if (weights !== 'none' && (!seen.every(Number.isInteger) || most - least > 1000)) return refuse('kappa-whole', weights)
  // With partial credit, a score nobody gave still lies between its neighbours.
  const categories = weights === 'none' ? seen : Array.from({ length: most - least + 1 }, (_, i) => least + i)
  const counts = categories.map((a) => categories.map((b) => pairs.filter(([x, y]) => x === a && y === b).length))
  const kappa = cohenKappa(pairs.length === 0 ? [[0]] : counts, weights)
  return {
    raters: raters.map((r) => r.name),
    alpha,
    kappa: {
      weights,
      categories: isNamed ? categories.map((c) => names[c]) : categories,
      left_out: units.length - pairs.length,
      ...coefficient(kappa),
    },
  }
}

/** JSON has no undefined: a coefficient that does not exist is null, with the reason beside it. */
const coefficient = (c: Alpha | Kappa | NoFigure): object => (c.value === undefined ? { value: null, why: { value: c.why } } : c)

function goals(content: Uint8Array | string, options: Options, how: How): object {
  const table = tableOf(content, how)
  if (isRefusal(table)) return table
  const columns = {
    weight: options['weight'] ?? 'weight',
    start: options['start'] ?? 'start',
    end: options['end'] ?? 'end',
    by: options['by'],
  }
  for (const c of Object.values(columns))
    if (c !== undefined && !table.header.includes(c)) return refuse('no-column', c, table.header.join(', '))
  const groups = new Map<string, { weight: number; start: number; end: number }[]>()
  for (const { line, cells } of table.rows) {
    const cell = (column: string) => cells[table.header.indexOf(column)]!
    const goal = { weight: 0, start: 0, end: 0 }
    for (const key of ['weight', 'start', 'end'] as const) {
      const value = numberOf(cell(columns[key]))
      if (value === undefined) return refuse('number', line, columns[key], cell(columns[key]))
      if (key === 'weight' && value <= 0) return refuse('goal-weight', line, columns[key], cell(columns[key]))
      if (key !== 'weight' && (!Number.isInteger(value) || Math.abs(value) > 2))
        return refuse('goal-level', line, columns[key], cell(columns[key]))
      goal[key] = value
    }
    const by = columns.by === undefined ? '' : cell(columns.by)
    groups.set(by, [...(groups.get(by) ?? []), goal])
  }
  const rows: object[] = []
  for (const [by, list] of groups) {
    const attained = goalAttainment(list)
    if (isRefusal(attained)) return attained
    rows.push(columns.by === undefined ? attained : { by, ...attained })
  }
  return columns.by === undefined ? rows[0]! : rows
}
