import { isRefusal } from '#kernel'
import { goalAttainment } from '#measures'
import { refuse } from './measure-choice-words.ts'
import { type How, numberOf, type Options, tableOf } from './measure-table.ts'

export function goals(content: Uint8Array | string, options: Options, how: How): object {
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
