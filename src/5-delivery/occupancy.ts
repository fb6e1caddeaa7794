import { agreedVersions, type Contract, contract, type ContractLine, type ContractVersion, monthOf } from '#contracts'
import { type Day, earlier, fractionText } from '#kernel'
import type { Ctx, Db } from '#platform'
import { type Appointment, type Occupied, occupiedDays, partsOf, type Staffing } from './rules/posts.ts'
import { readAppointments } from './store/index.ts'

export interface Occupancy {
  lineId: string
  /** Exact, as fraction text: `418`, or `433/2` where half posts are bought. */
  postDaysOccupied: string
  postDaysTotal: string
}

/** Occupied and agreed post-days of every post line of a contract within some days, both inclusive. */
export async function occupancy(ctx: Ctx, contractId: string, within: { from: Day; to: Day }): Promise<Occupancy[]> {
  const c = await contract(ctx, contractId)
  return c ? ((await occupancies(ctx, [{ contract: c, ...within }])).get(c.id) ?? []) : []
}

/** The same of several contracts at once, each within its own days, by contract. */
export async function occupancies(ctx: Ctx, of: readonly { contract: Contract; from: Day; to: Day }[]): Promise<Map<string, Occupancy[]>> {
  const all = of.map((o) => o.contract)
  const staff = Map.groupBy(await readAppointments(ctx, { contractIds: all.map((c) => c.id) }), (a) => a.contractId)
  const staffed = await staffingByContract(ctx, all)
  return new Map(
    of.map(({ contract: c, from, to }): [string, Occupancy[]] => [
      c.id,
      occupiedLines(c, staffed.get(c.id)!, staff.get(c.id) ?? [], { from, to }).map((o) => ({
        lineId: o.lineId,
        postDaysOccupied: fractionText(o.occupied),
        postDaysTotal: fractionText(o.total),
      })),
    ]),
  )
}

/** The same for a contract at hand, as fractions. Nobody stands at a post after the contract was closed. */
export async function occupiedOf(
  ctx: Ctx,
  c: Contract,
  appointments: readonly Appointment[],
  within: { from: Day; to: Day },
): Promise<(Occupied & { lineId: string })[]> {
  return occupiedLines(c, await staffingOf(ctx, c), appointments, within)
}

/** The same by what is known of staffing and stays already. */
export function occupiedLines(
  c: Contract,
  lines: ReadonlyMap<string, Staffing>,
  appointments: readonly Pick<Appointment, 'lineId' | 'shareParts' | 'fromOn' | 'toOn'>[],
  within: { from: Day; to: Day },
): (Occupied & { lineId: string })[] {
  return [...lines].map(([lineId, line]) => {
    const mine = appointments.filter((a) => a.lineId === lineId)
    const stays = c.closedOn === null ? mine : mine.map((a) => ({ ...a, toOn: a.toOn ? earlier(a.toOn, c.closedOn!) : c.closedOn }))
    return { lineId, ...occupiedDays(line, stays, within) }
  })
}

/** Days and number of posts of every post line, with what supplements changed from when. */
export async function staffingOf(ctx: Ctx, c: Contract): Promise<Map<string, Staffing>> {
  return (await staffingByContract(ctx, [c])).get(c.id)!
}

/** The same of several contracts at once. */
export async function staffingByContract(ctx: Ctx, of: readonly Contract[]): Promise<Map<string, Map<string, Staffing>>> {
  // A first text is the contract itself; only later ones changed something on the way.
  const texts = await agreedVersions(
    ctx,
    of.filter((c) => c.versionNumber > 1).map((c) => c.id),
  )
  return new Map(
    of.map((c): [string, Map<string, Staffing>] => [
      c.id,
      new Map(c.lines.filter((l) => l.kind === 'post').map((l) => [l.id, staffing(c, l, texts.get(c.id) ?? [])])),
    ]),
  )
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
  readAppointments({ ...ctx, db }, of)
