import { isRefusal, type Refusal } from '#kernel'
import { people, specialties } from '#people'
import type { Ctx, Db } from '#platform'
import { changeTender } from './change-tender.ts'
import { drawExperts } from './draw-experts.ts'
import { sitting } from './rules/panel.ts'
import type { Tender } from './rules/tender.ts'
import { seatsNeeded } from './seats-needed.ts'
import { draws, insertSeats, seats } from './store/index.ts'
import { refuse } from './words.ts'

/** Appoints the panel: the purchaser names its representatives, the experts are drawn by lot with a seed that is kept. */
export async function appointPanel(
  ctx: Ctx,
  input: { tenderId: string; representatives: readonly string[]; specialtyIds?: readonly string[] | undefined },
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
      const specialtyIds = [...new Set(input.specialtyIds ?? [])]
      if (!(await areOpen(inside, specialtyIds))) return refuse('specialty-gone').at('specialtyIds')
      const drawn = await drawExperts(inside, tx, tender, { count: needed.experts, specialtyIds })
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
        // Among the same as the first draw.
        const specialtyIds = (await draws(inside, tender.id)).at(-1)?.specialtyIds ?? []
        const drawn = await drawExperts(inside, tx, tender, { count: lack.experts, specialtyIds })
        if (isRefusal(drawn)) return drawn
        filled += drawn.userIds.length
        entry.facts = { seed: drawn.seed }
      }
      entry.after = { state: tender.state, filled }
      return { filled }
    },
  )
}

async function areOpen(inside: Ctx, specialtyIds: readonly string[]): Promise<boolean> {
  const open = await specialties(inside, { open: true })
  return specialtyIds.every((id) => open.some((s) => s.id === id))
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
