import type { Moment } from '#kernel'
import { panelNeeded } from '#law'
import { lawPlace } from '#plans'
import type { Ctx } from '#platform'
import type { Tender } from './rules/tender.ts'
import { type Row, tables } from './store.ts'

export interface Seat {
  userId: string
  name: string
  kind: 'expert' | 'purchaser'
  state: 'appointed' | 'declared' | 'scored' | 'recused'
  draw: number | null
  declaredAt: Moment | null
  tie: string | null
  recusedReason: string | null
  scoredAt: Moment | null
  version: number
}

const seatFrom = (r: Row<'panel_seats'>): Seat => ({
  userId: r.user_id,
  name: r.name,
  kind: r.kind,
  state: r.state,
  draw: r.draw,
  declaredAt: r.declared_at,
  tie: r.tie,
  recusedReason: r.recused_reason,
  scoredAt: r.scored_at,
  version: r.version,
})

/** All seats of a panel, those who stepped back too. */
export async function seats(ctx: Ctx, tenderId: string): Promise<Seat[]> {
  return (await seatsByTender(ctx, [tenderId])).get(tenderId) ?? []
}

/** The same of several panels at once. A tender without a panel is left out. */
export async function seatsByTender(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, Seat[]>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('panel_seats')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .orderBy('appointed_at')
    .orderBy('user_id')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.tender_id as string)].map(([id, own]) => [id, own.map(seatFrom)]))
}

export const sitting = (all: readonly Seat[]): Seat[] => all.filter((s) => s.state !== 'recused')
export const seatOf = (all: readonly Seat[], userId: string | null): Seat | undefined => sitting(all).find((s) => s.userId === userId)

/** How many sit on the panel of this tender, and how many of them are experts. */
export function seatsNeeded(ctx: Pick<Ctx, 'place'>, t: Pick<Tender, 'method' | 'budget' | 'isComplex' | 'highImpact' | 'lawDay'>) {
  const answer = panelNeeded({
    method: t.method,
    place: lawPlace(ctx),
    budget: t.budget,
    isComplex: t.isComplex,
    hasHighImpact: t.highImpact,
    lawDay: t.lawDay,
  })
  const { size, experts } = answer.value ?? { size: 0, experts: 0 }
  return { size, experts, purchaser: size - experts, steps: answer.steps, cites: answer.cites }
}

/** True when every seat is taken by somebody who has declared. */
export function isComplete(all: readonly Seat[], needed: { size: number; experts: number }): boolean {
  const sit = sitting(all)
  return (
    sit.length >= needed.size &&
    sit.filter((s) => s.kind === 'expert').length >= needed.experts &&
    sit.every((s) => s.state !== 'appointed')
  )
}

export interface Draw {
  number: number
  seed: string
  pool: readonly string[]
  drawn: readonly string[]
  drawnAt: Moment
}
export async function draws(ctx: Ctx, tenderId: string): Promise<Draw[]> {
  const rows = await tables(ctx.db)
    .selectFrom('panel_draws')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('number')
    .execute()
  return rows.map((r) => ({ number: r.number, seed: r.seed, pool: r.pool, drawn: r.drawn, drawnAt: r.drawn_at }))
}
