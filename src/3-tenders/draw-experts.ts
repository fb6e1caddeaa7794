import { type Day, dayAt, drawOrder, later, newSeed, type Refusal } from '#kernel'
import { allExperts, type Expert, hasExpired, isAway, organisations, sameName, tiesOf } from '#people'
import type { Ctx, Db } from '#platform'
import type { LeftOut, WhyLeftOut } from './rules/panel.ts'
import type { Tender } from './rules/tender.ts'
import { draws, insertDraw, insertSeats, openedBids, seats } from './store/index.ts'
import { leftOutWords } from './rules/words.ts'
import { refuse } from './words.ts'

/**
 * Draws experts by lot among those of the pool who can sit. The pool of the draw, its seed, and who was left out and why are kept.
 * @param specialtyIds one of which an expert must have; none: whoever is in the pool
 */
export async function drawExperts(
  inside: Ctx,
  tx: Db,
  tender: Tender,
  o: { count: number; specialtyIds: readonly string[] },
): Promise<{ seed: string; userIds: string[] } | Refusal> {
  const found = await whoCanSit(inside, tender, o.specialtyIds)
  if (found.pool.length < o.count) return refuse('experts-short', o.count, found.pool.length, leftOutWords(found.leftOut))
  const seed = newSeed()
  const ids = found.pool.map((x) => x.user_id!).sort()
  const drawn = drawOrder(ids, seed).slice(0, o.count)
  const number = (await draws(inside, tender.id)).length + 1
  await insertDraw(inside, tx, tender.id, { number, seed, pool: ids, drawn, specialtyIds: [...o.specialtyIds], leftOut: found.leftOut })
  await insertSeats(
    inside,
    tx,
    tender.id,
    drawn.map((id) => ({ userId: id, name: found.pool.find((x) => x.user_id === id)!.name, kind: 'expert', draw: number })),
  )
  return { seed, userIds: drawn }
}

/** Draws one more in the place of somebody who cannot sit, among the same as before. */
export async function drawAnother(inside: Ctx, tx: Db, tender: Tender): Promise<{ seed: string; userIds: string[] } | Refusal> {
  return await drawExperts(inside, tx, tender, { count: 1, specialtyIds: (await draws(inside, tender.id)).at(-1)?.specialtyIds ?? [] })
}

/** Who of the pool can sit on the panel of a tender, and who cannot and why. Whoever has no account is nobody who could be asked. */
async function whoCanSit(inside: Ctx, tender: Tender, specialtyIds: readonly string[]): Promise<{ pool: Expert[]; leftOut: LeftOut[] }> {
  const all = (await allExperts(inside)).filter((x) => x.can_sit)
  const ties = await tiesOf(
    inside,
    all.map((x) => x.id),
  )
  // Who bids is nobody's knowledge before the opening, and a draw must not tell it: a tie to a bidder is declared then.
  const bidders = tender.openedAt === null ? [] : (await openedBids(inside, tender.id)).map((b) => b.providerId)
  const sides = await organisations(inside, { ids: [tender.purchaserId, ...bidders] })
  const seated = (await seats(inside, tender.id)).map((s) => s.userId)
  const on = tender.deadlineAt === null ? inside.today : later(inside.today, dayAt(tender.deadlineAt, inside.zone))
  const around: Around = { purchaserId: tender.purchaserId, sides, seated, specialtyIds, on }
  const judged = all.map((x) => ({ x, why: whyNotDrawn(x, new Set(ties.get(x.id)?.map((t) => t.organisation_id)), around) }))
  return {
    pool: judged.filter((j) => j.why === undefined).map((j) => j.x),
    leftOut: judged.flatMap((j) => (j.why ? [{ userId: j.x.user_id!, why: j.why }] : [])),
  }
}

interface Around {
  readonly purchaserId: string
  /** The purchaser, and once the bids are open the bidders. */
  readonly sides: readonly { readonly id: string; readonly name: string }[]
  readonly seated: readonly string[]
  readonly specialtyIds: readonly string[]
  /** The day on which the panel can begin. */
  readonly on: Day
}

/** The first reason for which somebody is not drawn; undefined where they can be. */
function whyNotDrawn(x: Expert, ties: ReadonlySet<string>, a: Around): WhyLeftOut | undefined {
  if (x.state !== 'in') return 'out'
  if (a.seated.includes(x.user_id!)) return 'seated'
  const employer = x.employer === null ? undefined : sameName(x.employer)
  const side = a.sides.find((s) => x.works_in.includes(s.id) || ties.has(s.id) || sameName(s.name) === employer)
  if (side) return side.id === a.purchaserId ? 'purchaser' : 'tie'
  if (hasExpired(x, a.on)) return 'expired'
  if (isAway(x, a.on)) return 'away'
  return a.specialtyIds.length > 0 && !a.specialtyIds.some((s) => x.specialty_ids.includes(s)) ? 'specialty' : undefined
}
