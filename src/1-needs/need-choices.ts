import { listIn, sayDay, titleIn } from '#kernel'
import { communities, nameOf } from '#people'
import type { Ctx } from '#platform'
import type { Choice } from '#ui'
import { purchases } from './store/index.ts'
import type { Need } from './store/index.ts'

/**
 * Needs as they are chosen from. Two of one title are told apart by where what they belong to is served, then by the day on which they
 * were noticed and by how what they say begins.
 */
export async function needChoices(ctx: Ctx, needs: readonly Need[]): Promise<(Choice & { label: string })[]> {
  const { lang } = ctx
  const labels = needs.map((n) => titleIn(n, lang))
  const places = new Set(labels).size < needs.length ? await placesOf(ctx, needs) : new Map<string, string>()
  return needs.map((n, i) => ({
    value: n.id,
    label: labels[i]!,
    apart: [places.get(n.purchaseId ?? ''), sayDay(n.noticedOn, lang), beginning(n.statement)],
  }))
}

/** By purchase the names of the communities it serves. */
async function placesOf(ctx: Ctx, needs: readonly Need[]): Promise<Map<string, string>> {
  const of = await purchases(ctx, { ids: needs.flatMap((n) => n.purchaseId ?? []) })
  const all = await communities(ctx, { ids: of.flatMap((p) => p.communityIds) })
  const names = new Map(all.map((c) => [c.id as string, nameOf(c, ctx.lang)]))
  return new Map(
    of.map((p) => [
      p.id,
      listIn(
        p.communityIds.flatMap((id) => names.get(id) ?? []),
        ctx.lang,
      ),
    ]),
  )
}

/** So much of what it says as can be read in a list. */
const most = 30
const beginning = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text)
