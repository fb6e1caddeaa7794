import { isRefusal } from '#kernel'
import { type Alpha, cohenKappa, type Kappa, krippendorffAlpha, type MeasurementLevel, type NoFigure } from '#measures'
import { refuse } from './measure-choice-words.ts'
import { isMissing } from './measure-input.ts'
import { type How, numberOf, type Options, tableOf } from './measure-table.ts'
import { plainest, variantsIn } from './spellings.ts'
import { spellingWords } from './spellings-words.ts'

export function agreement(content: Uint8Array | string, options: Options, how: How): object {
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
