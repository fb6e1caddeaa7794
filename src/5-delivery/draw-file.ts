import { lotOf } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import { type C, type Column, numberIn, param, tableFile, type View } from '#ui'
import { acceptance } from './acceptances.ts'
import { drawsOf } from './draws-of.ts'
import { poolOf } from './store/index.ts'
import { refuse } from './words.ts'

/** The list a draw was made from with the lot of each record, in the order of the lots: what anybody needs to draw again. */
export async function drawFile(ctx: Ctx, c: C): Promise<View> {
  const times = numberIn(param(c, 'times')) ?? 0
  const a = await acceptance(ctx, param(c, 'id'))
  const no = a && mayNot(ctx.asker, 'delivery.read', a)
  if (no?.status === 401) return no
  const draw = a && !no ? (await drawsOf(ctx, a.id)).draws.find((d) => d.times === times) : undefined
  const pool = draw && (await poolOf(ctx, draw.acceptanceId, times))
  if (!draw || !pool) return refuse('no-draw')
  const drawn = new Set(draw.drawn)
  const lots = pool.map((id) => ({ id, lot: lotOf(draw.seed, id), drawn: drawn.has(id) })).sort((x, y) => (x.lot < y.lot ? -1 : 1))
  const column = (label: string, text: (r: (typeof lots)[number]) => string): Column<(typeof lots)[number]> => ({
    key: label,
    label,
    text,
    cell: text,
  })
  const columns = [
    column('record', (r) => r.id),
    column('seed', () => draw.seed),
    column('sha256', (r) => r.lot),
    column('drawn', (r) => (r.drawn ? '1' : '0')),
  ]
  return await tableFile({ rows: lots, columns, name: `draw-${a!.period.replace(':', '-')}-${times}`, format: 'csv' })
}
