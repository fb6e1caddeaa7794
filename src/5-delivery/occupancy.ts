import { type Contract, contract, type ContractLine, type ContractVersion, monthOf, versionsOf } from '#contracts'
import { type Day, earlier, fractionText } from '#kernel'
import type { Ctx, Db } from '#platform'
import { type Appointment, type Occupied, occupiedDays, partsOf, type Staffing } from './rules/posts.ts'
import { readAppointments } from './store.ts'

export interface Occupancy {
  lineId: string
  /** Exact, as fraction text: `418`, or `433/2` where half posts are bought. */
  postDaysOccupied: string
  postDaysTotal: string
}

/** Occupied and agreed post-days of every post line of a contract within some days, both inclusive. */
export async function occupancy(ctx: Ctx, contractId: string, within: { from: Day; to: Day }): Promise<Occupancy[]> {
  const c = await contract(ctx, contractId)
  if (!c) return []
  const found = await occupiedOf(ctx, c, await readAppointments(ctx.db, ctx, { contractIds: [c.id] }), within)
  return found.map((o) => ({ lineId: o.lineId, postDaysOccupied: fractionText(o.occupied), postDaysTotal: fractionText(o.total) }))
}

/** The same for a contract at hand, as fractions. Nobody stands at a post after the contract was closed. */
export async function occupiedOf(
  ctx: Ctx,
  c: Contract,
  appointments: readonly Appointment[],
  within: { from: Day; to: Day },
): Promise<(Occupied & { lineId: string })[]> {
  const lines = await staffingOf(ctx, c)
  return [...lines].map(([lineId, line]) => {
    const mine = appointments.filter((a) => a.lineId === lineId)
    const stays = c.closedOn === null ? mine : mine.map((a) => ({ ...a, toOn: a.toOn ? earlier(a.toOn, c.closedOn!) : c.closedOn }))
    return { lineId, ...occupiedDays(line, stays, within) }
  })
}

/** Days and number of posts of every post line, with what supplements changed from when. */
export async function staffingOf(ctx: Ctx, c: Contract): Promise<Map<string, Staffing>> {
  const earlierTexts = c.versionNumber > 1 ? (await versionsOf(ctx, c.id)).filter((v) => v.state === 'agreed') : []
  return new Map(c.lines.filter((l) => l.kind === 'post').map((l) => [l.id, staffing(c, l, earlierTexts)]))
}

function staffing(c: Contract, line: ContractLine & { kind: 'post' }, texts: readonly ContractVersion[]): Staffing {
  const from = monthOf(c, line.fromMonth).from
  const to = monthOf(c, line.fromMonth + line.months - 1).to
  const posts = texts
    .flatMap((v) => {
      const then = v.text.lines.find((l) => l.id === line.id)
      return then?.kind === 'post' ? [{ from: v.text.effectiveOn ?? from, parts: partsOf(then.posts) }] : []
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))
  return { from, to, posts: posts.length > 0 ? posts : [{ from, parts: partsOf(line.posts) }] }
}

/** Appointments of contracts, or one of them, the earliest first. */
export const appointments = (ctx: Ctx, of: { contractIds: readonly string[] } | { id: string }, db: Db = ctx.db): Promise<Appointment[]> =>
  readAppointments(db, ctx, of)
