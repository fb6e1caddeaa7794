import { both, isAfter, isBefore, plusDays } from '#kernel'
import { may, people } from '#people'
import type { Ctx, DueItem } from '#platform'
import { certificatesHeld, type Held, sayKind } from './certificates-held.ts'
import { certificateWords } from './rules/certificate-words.ts'
import { openingWords, qualificationKinds } from './rules/opening-words.ts'
import { stillToScore } from './rules/opening.ts'
import { candidatesOf, openingsOf, qualificationsOf, readAppointments, scoresOf } from './store/index.ts'
import type { Appointment } from './rules/posts.ts'
import { untilOver } from './until-over.ts'

/** So many days before a qualification ends whoever leads the institution is told. */
const toldBefore = 60

/** Scores that whoever asks has not handed in, and qualifications that end soon. */
export const openingDue = async (ctx: Ctx, organisationId: string): Promise<DueItem[]> => [
  ...(await scoresDue(ctx, organisationId)),
  ...(await endingDue(ctx, organisationId)),
]

/** Qualifications that end soon. One that a post asks for is told with the post, and once. */
async function endingDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!may(ctx.asker, 'delivery.appoint', { providerId: organisationId })) return []
  const stays = await untilOver(ctx, await readAppointments(ctx, { providerId: organisationId }))
  const there = stays.filter((a) => !a.toOn || !isBefore(a.toOn, ctx.today))
  const held = await certificatesHeld(ctx, organisationId, there)
  const tied = new Set(there.flatMap((a) => (held.has(a.id) ? [`${a.workerId} ${held.get(a.id)!.kind}`] : [])))
  return [...(await qualificationsDue(ctx, organisationId, tied)), ...certificatesDue(ctx, there, held)]
}

async function scoresDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const { userId } = ctx.asker
  if (!userId) return []
  const mine = (await openingsOf(ctx, { organisationId, state: 'scoring' })).filter((o) => o.panel.includes(userId))
  const items: DueItem[] = []
  for (const o of mine) {
    if (!stillToScore(o, await scoresOf(ctx, o.id)).includes(userId)) continue
    items.push({
      ...{
        id: `score-${o.id}-${userId}`,
        purchaseId: null,
        side: 'ours',
        dueOn: null,
        cites: [],
        href: `/openings/${o.id}`,
        may: 'delivery.record',
      },
      title: openingWords.both('dueScore', (await candidatesOf(ctx, [o.id])).length),
      why: openingWords.both('dueScoreWhy'),
    })
  }
  return items
}

async function qualificationsDue(ctx: Ctx, organisationId: string, tied: ReadonlySet<string>): Promise<DueItem[]> {
  const ending = (await qualificationsOf(ctx, organisationId)).filter(
    (q) => !tied.has(`${q.user_id} ${q.kind}`) && !isAfter(q.valid_until, plusDays(ctx.today, toldBefore)),
  )
  if (ending.length === 0) return []
  const names = new Map(
    (await people(ctx, { organisationId, userIds: ending.map((q) => q.user_id) })).map((p) => [p.userId as string, p.name]),
  )
  return ending.flatMap((q): DueItem[] => {
    const name = names.get(q.user_id)
    // Whoever left has no certificate to renew here.
    if (!name) return []
    const kind = qualificationKinds[q.kind as keyof typeof qualificationKinds]
    return [
      {
        ...{
          id: `qualification-${q.id}`,
          purchaseId: null,
          side: 'ours',
          dueOn: q.valid_until,
          cites: [],
          href: '/openings',
          may: 'delivery.appoint',
        },
        title: openingWords.both('dueQualification', both(name, name), kind),
        why: openingWords.both('dueQualificationWhy'),
      },
    ]
  })
}

/** Certificates that posts ask for and whoever stands there has not, or has not for as long as they stand there. */
function certificatesDue(ctx: Ctx, there: readonly Appointment[], held: ReadonlyMap<string, Held>): DueItem[] {
  return there.flatMap((a): DueItem[] => {
    const h = held.get(a.id)
    if (!h || (h.until && (isAfter(h.until, plusDays(ctx.today, toldBefore)) || (a.toOn && !isBefore(h.until, a.toOn))))) return []
    const item = {
      purchaseId: null,
      side: 'ours' as const,
      cites: [],
      href: `/delivery/${a.contractId}/posts`,
      may: 'delivery.appoint' as const,
    }
    const title = certificateWords.both(h.until ? 'dueEnds' : 'dueMissing', a.workerName, sayKind(h.kind))
    return [{ ...item, id: `certificate-${a.id}`, title, why: certificateWords.both('dueWhy'), dueOn: h.until }]
  })
}
