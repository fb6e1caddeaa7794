import { drawOrder, isRefusal, newSeed, type Refusal } from '#kernel'
import { people } from '#people'
import type { Ctx, Db } from '#platform'
import { changeTender } from './change-tender.ts'
import { sitting } from './rules/panel.ts'
import type { Tender } from './rules/tender.ts'
import { seatsNeeded } from './seats-needed.ts'
import { draws, insertDraw, insertSeats, seats } from './store/index.ts'
import { refuse } from './words.ts'

/** Appoints the panel: the purchaser names its representatives, the experts are drawn by lot with a seed that is kept. */
export async function appointPanel(
  ctx: Ctx,
  input: { tenderId: string; representatives: readonly string[] },
): Promise<{ experts: number } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.appoint', id: input.tenderId, verb: 'appoint' },
    async ({ tx, now: tender, entry, inside }) => {
      const already = sitting(await seats(inside, tender.id))
      if (already.length > 0) return refuse('panel-there')
      const needed = seatsNeeded(ctx, tender)
      if (input.representatives.length !== needed.purchaser) return refuse('seats-wrong', needed.purchaser).at('representatives')
      const wrong = await seatRepresentatives(inside, tx, tender, input.representatives)
      if (wrong) return wrong
      const drawn = await drawExperts(inside, tx, tender, needed.experts)
      if (isRefusal(drawn)) return drawn
      entry.facts = { members: needed.size, experts: needed.experts, seed: drawn.seed }
      entry.after = { state: tender.state, members: needed.size }
      return { experts: drawn.userIds.length }
    },
  )
}

/** Fills an empty seat after somebody stepped back: another representative, or another draw. */
export async function refillPanel(
  ctx: Ctx,
  input: { tenderId: string; representative?: string | undefined },
): Promise<{ filled: number } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.refill', id: input.tenderId, verb: 'appoint' },
    async ({ tx, now: tender, entry, inside }) => {
      const needed = seatsNeeded(ctx, tender)
      const sit = sitting(await seats(inside, tender.id))
      const lack = {
        purchaser: needed.purchaser - sit.filter((s) => s.kind === 'purchaser').length,
        experts: needed.experts - sit.filter((s) => s.kind === 'expert').length,
      }
      if (lack.purchaser <= 0 && lack.experts <= 0) return refuse('panel-there')
      let filled = 0
      if (lack.purchaser > 0) {
        if (!input.representative) return refuse('seats-wrong', lack.purchaser).at('representative')
        const wrong = await seatRepresentatives(inside, tx, tender, [input.representative])
        if (wrong) return wrong
        filled += 1
      }
      if (lack.experts > 0) {
        const drawn = await drawExperts(inside, tx, tender, lack.experts)
        if (isRefusal(drawn)) return drawn
        filled += drawn.userIds.length
        entry.facts = { seed: drawn.seed }
      }
      entry.after = { state: tender.state, filled }
      return { filled }
    },
  )
}

async function seatRepresentatives(inside: Ctx, tx: Db, tender: Tender, userIds: readonly string[]): Promise<Refusal | undefined> {
  const known = await seats(inside, tender.id)
  const ours = await people(inside, { organisationId: tender.purchaserId, roles: ['officer', 'head'], userIds })
  const chosen = [...new Set(userIds)].map((id) => ours.find((p) => p.userId === id))
  if (chosen.length !== userIds.length || chosen.some((p) => !p || known.some((s) => s.userId === p.userId)))
    return refuse('not-our-person')
  await insertSeats(
    inside,
    tx,
    tender.id,
    chosen.map((p) => ({ userId: p!.userId, name: p!.name, kind: 'purchaser', draw: null })),
  )
  return undefined
}

/** Draws experts by lot among all who have no seat yet and do not belong to the purchaser. The pool and the seed are kept. */
export async function drawExperts(
  inside: Ctx,
  tx: Db,
  tender: Tender,
  count: number,
): Promise<{ seed: string; userIds: string[] } | Refusal> {
  const known = await seats(inside, tender.id)
  const all = await people(inside, { roles: ['expert'] })
  const pool = all.filter((p) => p.organisationId !== tender.purchaserId && !known.some((s) => s.userId === p.userId))
  if (pool.length < count) return refuse('experts-short', count, pool.length)
  const seed = newSeed()
  const ids = pool.map((p) => p.userId).sort()
  const drawn = drawOrder(ids, seed).slice(0, count)
  const number = (await draws(inside, tender.id)).length + 1
  await insertDraw(inside, tx, tender.id, { number, seed, pool: ids, drawn })
  await insertSeats(
    inside,
    tx,
    tender.id,
    drawn.map((id) => ({ userId: id, name: pool.find((p) => p.userId === id)!.name, kind: 'expert', draw: number })),
  )
  return { seed, userIds: drawn }
}
