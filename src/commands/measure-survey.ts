import {
  concentration,
  coverage,
  estimate,
  type EstimateOptions,
  gini,
  hideSmall,
  type IntervalMethod,
  intervalMethods,
  type Margins,
  type NeedRatings,
  rake,
  rankNeeds,
  type SampleDesign,
  suppress,
  type Wanted,
} from '#measures'
import type { CommandIo, MeasureCommand } from './command.ts'
import { answersAs, sayCountedAs } from './spellings.ts'
import { beforeAndAfter, staggered } from './measure-compare.ts'
import { granted, measureCommand, type Options, readJson, readTable, stop, type Table } from './measure-input.ts'
import { type Absent, refuse } from './measure-survey-words.ts'
import { words } from './measure-words.ts'

/** The measures of surveys, tables and comparisons on the command line. */
export const surveyMeasures: Record<string, MeasureCommand> = {
  rake: measureCommand(
    words.both('rake'),
    'tandem measure rake --sample residents.csv --margins census.json --trim 0.3,5',
    async (options, io) => {
      const o = options(['sample', 'margins', 'weight', 'trim'])
      noFiles(o)
      const table = await readTable(o.need('sample'), io)
      const margins = readMargins(o.need('margins'), await readJson(o.need('margins'), io))
      const weight = o.get('weight')
      const trim = o.get('trim')
      const sample = Object.fromEntries(
        Object.entries(margins).map(([column, groups]) => [column, table.text(column, Object.keys(groups))]),
      )
      const { weights, iterations, converged, maxMarginError, deff, nEff, thin, trimmed } = granted(
        rake(sample, margins, { ...(weight ? { weights: table.numbers(weight) } : {}), ...(trim ? { trim: readPair(trim) } : {}) }),
      )
      return { weights, iterations, converged, maxMarginError, deff, nEff, thin, ...(trimmed ? { trimmed } : {}) }
    },
  ),
  estimate: measureCommand(
    words.both('estimate'),
    'tandem measure estimate --sample residents.csv --design stratified --strata community --population households --proportion satisfied=yes --by community',
    async (options, io) => {
      const o = options([
        'sample',
        'design',
        'weight',
        'strata',
        'cluster',
        'population',
        'mean',
        'proportion',
        'total',
        'ratio',
        'by',
        'interval',
        'level',
        'missing',
        'same',
        'apart',
      ])
      noFiles(o)
      const level = o.number('level', 0.95)
      if (!(level > 0 && level < 1)) stop(refuse('level-out-of-range', level))
      const interval = o.get('interval')
      if (interval !== undefined && !isIntervalMethod(interval))
        stop(refuse('not-one-of', '--interval', interval, intervalMethods.join(', ')))
      const table = await readTable(o.need('sample'), io, { missing: o.get('missing') })
      const by = o.get('by')
      const how: EstimateOptions = { level, ...(interval ? { interval } : {}), ...(by ? { by: table.text(by) } : {}) }
      return estimateAnswered(readDesign(o, table), readWanted(o, table, io), how)
    },
  ),
  needs: measureCommand(words.both('needs'), 'tandem measure needs --sample ratings.csv --weight weight', async (options, io) => {
    const o = options(['sample', 'weight', 'suffixes', 'level'])
    noFiles(o)
    const level = o.number('level', 0.95)
    if (!(level > 0 && level < 1)) stop(refuse('level-out-of-range', level))
    const table = await readTable(o.need('sample'), io)
    const weight = o.get('weight')
    return granted(rankNeeds(readNeeds(o.get('suffixes') ?? '_importance,_met', table), weight ? table.numbers(weight) : undefined, level))
  }),
  suppress: measureCommand(words.both('suppress'), 'tandem measure suppress clients-by-age.csv --k 10', async (options, io) => {
    const o = options(['k'], ['hide-zero'])
    const table = await readTable(oneFile(o), io)
    const [name, ...columns] = table.columns
    if (columns.length === 0) stop(refuse('no-counts', table.file))
    o.need('k')
    const how = { k: o.number('k', 0), hideZero: o.has('hide-zero') }
    const rows = table.text(name!)
    const twice = rows.findIndex((r, i) => rows.indexOf(r) !== i)
    if (twice >= 0) stop(refuse('row-twice', table.file, rows[twice]!, twice + 1))
    const lists = columns.map((c) => table.numbers(c))
    if (columns.length === 1) return granted(hideSmall(Object.fromEntries(rows.map((r, i) => [r, lists[0]![i]!])), how))
    return granted(suppress({ rows, columns, counts: rows.map((_, i) => lists.map((l) => l[i]!)) }, how))
  }),
  compare: measureCommand(
    words.both('compare'),
    'tandem measure compare communities.csv --treated combined --before y2023,y2024 --after y2025',
    async (options, io) => {
      const o = options(['treated', 'before', 'after', 'community', 'covariates', 'alpha', 'starts', 'periods'])
      const table = await readTable(oneFile(o), io)
      const named = o.get('community')
      const names = named ? table.text(named) : Array.from({ length: table.rows }, (_, i) => `${i + 1}`)
      return o.get('starts') ? staggered(o, table, names) : beforeAndAfter(o, table, names)
    },
  ),
  concentration: measureCommand(
    words.both('concentration'),
    'tandem measure concentration hours.csv --amount hours --name community --population residents',
    async (options, io) => {
      const o = options(['amount', 'reached', 'name', 'population'])
      const table = await readTable(oneFile(o), io)
      const named = o.get('name')
      const names = named ? table.text(named) : Array.from({ length: table.rows }, (_, i) => `${i + 1}`)
      const twice = names.findIndex((r, i) => names.indexOf(r) !== i)
      if (twice >= 0) stop(refuse('row-twice', table.file, names[twice]!, twice + 1))
      const reached = o.get('reached')
      if (reached && o.get('amount')) stop(refuse('choose-one', '--amount, --reached'))
      if (reached) {
        const [people, population] = [table.numbers(reached), table.numbers(o.need('population'))]
        return { coverage: granted(coverage(names.map((group, i) => ({ group, reached: people[i]!, population: population[i]! })))) }
      }
      const amounts = table.numbers(o.need('amount'))
      const population = o.get('population')
      const [even, few] = [granted(gini(amounts)), granted(concentration(Object.fromEntries(names.map((n, i) => [n, amounts[i]!]))))]
      return {
        ...even,
        ...(population ? { byPopulation: granted(gini(amounts, table.numbers(population))).gini } : {}),
        ...few,
        ...(even.why || few.why ? { why: { ...even.why, ...few.why } } : {}),
      }
    },
  ),
}

function readMargins(path: string, json: unknown): Margins {
  if (!isRecord(json)) return stop(refuse('margins-shape', path))
  for (const [column, categories] of Object.entries(json)) {
    if (!isRecord(categories)) return stop(refuse('margins-shape', path))
    for (const [category, total] of Object.entries(categories))
      if (typeof total !== 'number' || !Number.isFinite(total)) return stop(refuse('margin-not-a-number', path, column, category))
  }
  return json as Margins
}

function readDesign(o: Options, table: Table): SampleDesign {
  const kind = o.need('design')
  if (kind !== 'srs' && kind !== 'stratified' && kind !== 'cluster')
    return stop(refuse('not-one-of', '--design', kind, 'srs, stratified, cluster'))
  const [weight, population, strata, clusters] = [o.get('weight'), o.get('population'), o.get('strata'), o.get('cluster')]
  // An option the design has no use for is a misunderstanding, and the answer would be wrong in silence.
  if (kind === 'srs' && strata) stop(refuse('option-unused', '--strata', kind))
  if (kind !== 'cluster' && clusters) stop(refuse('option-unused', '--cluster', kind))
  const shared = { ...(weight ? { weights: table.numbers(weight) } : {}), ...(population ? { population: table.numbers(population) } : {}) }
  if (kind === 'srs') return { kind, ...shared }
  if (kind === 'stratified') return { kind, strata: table.text(o.need('strata')), ...shared }
  return { kind, clusters: table.text(o.need('cluster')), ...(strata ? { strata: table.text(strata) } : {}), ...shared }
}

interface WantedAnswers {
  readonly wanted: Wanted
  readonly answered: readonly boolean[]
  /** Where it was asked for a value that stands there in several spellings: which were counted. */
  readonly spellings?: readonly string[]
}

/** What is wanted, and in which rows it has no answer. A row without one keeps its place in the design. */
function readWanted(o: Options, table: Table, io: CommandIo): WantedAnswers {
  const given = ['mean', 'proportion', 'total', 'ratio'].filter((name) => o.get(name) !== undefined)
  if (given.length !== 1) return stop(refuse('choose-one', '--mean, --proportion, --total, --ratio'))
  const text = o.need(given[0]!)
  for (const option of ['same', 'apart'])
    if (o.get(option) && given[0] !== 'proportion') stop(refuse('option-unused', `--${option}`, `--${given[0]!}`))
  const orStop = (answered: readonly boolean[], columns: readonly string[]) =>
    answered.some((a) => a) ? answered : stop(refuse('nobody-answered', table.file, absentIn(table, columns)))
  const filled = (values: readonly (number | undefined)[]) => values.map((v) => v ?? 0)
  if (given[0] === 'mean' || given[0] === 'total') {
    const values = table.numbersGiven(text)
    const answered = orStop(
      values.map((v) => v !== undefined),
      [text],
    )
    return { wanted: given[0] === 'mean' ? { mean: filled(values) } : { total: filled(values) }, answered }
  }
  if (given[0] === 'proportion') {
    const [column, value] = splitAtColumn(text, '=', table)
    const cells = table.answers(column)
    const answered = orStop(
      cells.map((c) => c !== undefined),
      [column],
    )
    const list = (option: string) =>
      o
        .get(option)
        ?.split(/[,，]/)
        .map((w) => w.trim())
        .filter((w) => w !== '') ?? []
    const { is, spellings } = granted(answersAs({ column, value, same: list('same'), apart: list('apart') }, cells))
    sayCountedAs(
      table.file,
      column,
      value,
      spellings.filter((s) => s !== value),
      io,
    )
    return { wanted: { proportion: is }, answered, ...(spellings.length > 1 ? { spellings } : {}) }
  }
  const columns = splitAtColumn(text, '/', table)
  const [numerator, denominator] = columns.map((c) => table.numbersGiven(c)) as [(number | undefined)[], (number | undefined)[]]
  const answered = orStop(
    numerator.map((v, i) => v !== undefined && denominator[i] !== undefined),
    columns,
  )
  return { wanted: { ratio: [filled(numerator), filled(denominator)] }, answered }
}

/** What stands where no answer is, with the rows. */
function absentIn(table: Table, columns: readonly string[]): readonly Absent[] {
  return columns.flatMap((column) => {
    const rows = new Map<string, number[]>()
    const answers = table.answers(column)
    table.raw(column).forEach((cell, i) => {
      if (answers[i] === undefined) rows.set(cell, [...(rows.get(cell) ?? []), table.rowNumber(i)])
    })
    return [...rows].map(([cell, at]) => ({
      column,
      cell,
      rows: `${at.slice(0, 50).join(', ')}${at.length > 50 ? ', …' : ''}`,
      isOne: at.length === 1,
    }))
  })
}

const unanswered = '\u0000'

/** Estimates among those who answered, with how many did not; the others stay in the design as people outside the domain. */
function estimateAnswered(design: SampleDesign, { wanted, answered, spellings }: WantedAnswers, how: EstimateOptions) {
  const counted = spellings ? { spellings } : {}
  if (answered.every((a) => a)) return granted(estimate(design, wanted, how)).map((r) => ({ ...r, ...counted }))
  const { by, ...rest } = how
  const domains = answered.map((a, i) => (a ? (by?.[i] ?? 'all') : unanswered))
  const without = (domain: string | undefined) => answered.filter((a, i) => !a && (by === undefined || by[i] === domain)).length
  const rows = granted(estimate(design, withoutEmptyDomain(wanted, answered), { ...rest, by: domains })).filter((r) => r.by !== unanswered)
  return rows.map(({ by: domain, ...r }) => ({ ...(by ? { by: domain } : {}), ...r, missing: without(domain), ...counted }))
}

/** A ratio outside the domain must have a denominator, whatever it is. */
const withoutEmptyDomain = (wanted: Wanted, answered: readonly boolean[]): Wanted =>
  'ratio' in wanted ? { ratio: [wanted.ratio[0], Array.from(wanted.ratio[1], (x, i) => (answered[i] ? x : 1))] } : wanted

/** `COL=VALUE` where either may hold the sign: the first place at which a column of the file ends. */
function splitAtColumn(text: string, sign: string, table: Table): [string, string] {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (table.columns.includes(text.slice(0, at))) return [text.slice(0, at), text.slice(at + 1)]
  if (!text.includes(sign)) return stop(refuse('pair-needs-sign', text, sign))
  table.raw(text.slice(0, text.indexOf(sign)))
  return stop(refuse('pair-needs-sign', text, sign))
}

function readNeeds(suffixes: string, table: Table): NeedRatings[] {
  const [important, met, ...more] = suffixes.split(',')
  if (!important || !met || more.length > 0 || important === met) return stop(refuse('suffixes', suffixes))
  const ratings = (column: string) => table.numbersGiven(column).map((rating) => rating ?? null)
  for (const column of table.columns)
    if (column.endsWith(met) && !table.columns.includes(column.slice(0, -met.length) + important))
      stop(refuse('need-half', column, column.slice(0, -met.length) + important))
  const needs = table.columns.filter((c) => c.endsWith(important)).map((c) => c.slice(0, -important.length))
  if (needs.length === 0) return stop(refuse('no-needs', table.file, important))
  return needs.map((need) => ({ need, importance: ratings(need + important), met: ratings(need + met) }))
}

function readPair(text: string): [number, number] {
  const parts = text.split(',')
  const [low, high] = parts.map(Number)
  if (parts.length !== 2 || parts.some((p) => p.trim() === '') || !Number.isFinite(low) || !Number.isFinite(high))
    return stop(refuse('trim-shape', text))
  return [low!, high!]
}

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)
const isIntervalMethod = (x: string): x is IntervalMethod => intervalMethods.some((m) => m === x)
const oneFile = (o: Options): string => (o.files.length === 1 ? o.files[0]! : stop(refuse('one-file', o.files.length)))
const noFiles = (o: Options): void => {
  if (o.files.length > 0) stop(refuse('file-unexpected', o.files[0]!))
}
