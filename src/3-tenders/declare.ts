import { type Day, isRefusal, type Refusal } from '#kernel'
import type { Tie } from '#law'
import type { Ctx } from '#platform'
import type { Tender } from './rules/tender.ts'
import { expertOf, tiesOf } from '#people'
import { changeTender } from './change-tender.ts'
import { drawAnother } from './draw-experts.ts'
import { seatOf } from './rules/panel.ts'
import { stored } from './rules/words.ts'
import { moveSeat, openedBids, seats } from './store/index.ts'
import { refuse } from './words.ts'

export const tieKinds = [
  'employed',
  'director',
  'supervisor',
  'in-control',
  'spouse',
  'direct-line',
  'collateral',
  'close-in-law',
  'other',
] as const
export type TieKind = (typeof tieKinds)[number]

export interface Declaration {
  tie: 'none' | TieKind
  /** For ties of work: the day it ended; left out while it lasts. */
  endedOn?: Day | undefined
  /** For collateral kin, as the law counts generations. */
  generations?: number | undefined
  what?: string | undefined
}

/**
 * A member says what ties them to any bidder, after the names are known and before anything else is. A tie the law names means
 * stepping back at once; an expert is replaced by another draw where there is somebody left to draw.
 */
export async function declare(
  ctx: Ctx,
  input: Declaration & { tenderId: string },
): Promise<{ recused: boolean; replaced: boolean } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.declare', id: input.tenderId, verb: 'declare', own: { userId: ctx.asker.userId } },
    async ({ tx, now: tender, entry, inside }) => {
      const mine = seatOf(await seats(inside, tender.id), ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      if (mine.state !== 'appointed') return refuse('declared-already')
      const noted = input.tie === 'none' ? await notedTies(inside, tender, mine.userId) : []
      if (noted.length > 0) return refuse('tie-noted', noted.join('、')).at('tie')
      const answer = inside.law.tenders.mustRecuse(input.tie === 'none' ? [] : [tieOf(input)], ctx.today, tender.lawDay)
      const recused = answer.value
      const done = await moveSeat(inside, tx, { tenderId: tender.id, userId: mine.userId }, 'appointed', {
        state: recused ? 'recused' : 'declared',
        declaredAt: ctx.now,
        tie: input.tie === 'none' ? null : input.tie,
        recusedReason: recused ? stored(answer.steps[0]!.says) : null,
      })
      if (!done) return refuse('declared-already')
      entry.facts = { recused }
      entry.after = { member: mine.userId, recused }
      if (!recused || mine.kind !== 'expert') return { recused, replaced: false }
      const drawn = await drawAnother(inside, tx, tender)
      // Nobody left to draw leaves the seat empty; the officer is told, and may add experts and draw again.
      if (isRefusal(drawn)) return { recused, replaced: false }
      entry.facts = { recused, seed: drawn.seed }
      return { recused, replaced: true }
    },
  )
}

/** The bidders with whom the pool of experts knows ties of a member: they cannot say that there are none. */
async function notedTies(inside: Ctx, tender: Tender, userId: string): Promise<string[]> {
  const known = await expertOf(inside, userId)
  const ties = known ? ((await tiesOf(inside, [known.id])).get(known.id) ?? []) : []
  const bidders = (await openedBids(inside, tender.id)).map((b) => b.providerId)
  return ties.filter((t) => bidders.includes(t.organisation_id)).map((t) => t.organisation)
}

function tieOf(d: Declaration): Tie {
  if (d.tie === 'collateral') return { kind: 'collateral', generations: d.generations ?? 1 }
  if (d.tie === 'other') return { kind: 'other', what: d.what ?? '' }
  if (d.tie === 'spouse' || d.tie === 'direct-line' || d.tie === 'close-in-law') return { kind: d.tie }
  return { kind: d.tie as 'employed', endedOn: d.endedOn ?? null }
}
