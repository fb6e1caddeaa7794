import { balance, type CommunityChange, differenceInDifferences, groupTimeEffects } from '#measures'
import { granted, type Options, stop, type Table, yesNoIn } from './measure-input.ts'
import { refuse } from './measure-survey-words.ts'

/** Communities that changed at one time, by what came before and after. */
export function beforeAndAfter(o: Options, table: Table, names: readonly string[]) {
  if (o.get('periods')) stop(refuse('option-unused', '--periods', '--treated'))
  const alpha = alphaOf(o)
  const column = o.need('treated')
  const treated = table.raw(column).map((cell, i) => yesNoIn(table.file, table.rowNumber(i), column, cell))
  const before = o
    .need('before')
    .split(',')
    .map((c) => table.numbers(c))
  const after = table.numbers(o.need('after'))
  const communities = names.map(
    (community, i): CommunityChange => ({ community, treated: treated[i]!, before: before.map((b) => b[i]!), after: after[i]! }),
  )
  const covariates = o.get('covariates')?.split(',')
  return {
    ...granted(differenceInDifferences(communities, alpha)),
    ...(covariates ? { balance: granted(balance(Object.fromEntries(covariates.map((c) => [c, table.numbers(c)])), treated)) } : {}),
  }
}

/** Communities that changed at different times. */
export function staggered(o: Options, table: Table, names: readonly string[]) {
  const alpha = alphaOf(o)
  for (const unused of ['treated', 'before', 'after', 'covariates'])
    if (o.get(unused)) stop(refuse('option-unused', `--${unused}`, '--starts'))
  const periods = o.need('periods').split(',')
  const values = periods.map((p) => table.numbers(p))
  const starts = table.raw(o.need('starts')).map((cell, i) => {
    if (cell === '') return null
    const at = periods.indexOf(cell)
    return at >= 0 ? at : stop(refuse('start-no-period', table.file, table.rowNumber(i), cell, periods.join(', ')))
  })
  const r = granted(
    groupTimeEffects(
      names.map((community, i) => ({ community, startsIn: starts[i]!, values: values.map((v) => v[i]!) })),
      alpha,
    ),
  )
  // Periods by the names the file gives them.
  const name = <T extends { startsIn: number; period: number }>(e: T) => ({
    ...e,
    startsIn: periods[e.startsIn]!,
    period: periods[e.period]!,
  })
  return { ...r, effects: r.effects.map(name), notEstimable: r.notEstimable.map(name) }
}

function alphaOf(o: Options): number {
  const alpha = o.number('alpha', 0.05)
  return alpha > 0 && alpha < 1 ? alpha : stop(refuse('level-out-of-range', alpha))
}
