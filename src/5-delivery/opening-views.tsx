import { contract, contracts } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import { may, mayNot, nameOf, organisation, people } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { LetterPage } from './pages/opening-letter.tsx'
import { NewOpeningPage } from './pages/new-opening.tsx'
import { OpeningPage, type SentStep } from './pages/opening.tsx'
import { OpeningsPage } from './pages/openings.tsx'
import { mostCriteria, type PostOpening, stillToScore } from './rules/opening.ts'
import { stayingOf } from './rules/staying.ts'
import {
  candidatesOf,
  criteriaOf,
  keptOpening,
  openingsOf,
  qualificationsOf,
  readAppointments,
  roleCards,
  scoresOf,
} from './store/index.ts'

const ours = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })
const staffOf = (ctx: Ctx) => people(ctx, { organisationId: ctx.asker.organisationId!, roles: ['worker', 'manager'] })

/** The competitions of an institution, how long people stay, and what they are qualified by; of a worker those they score. */
export async function openingsPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', ours(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const leads = may(ctx.asker, 'delivery.appoint', ours(ctx))
  const all = await openingsOf(ctx, { organisationId })
  const rows = leads ? all : all.filter((o) => o.panel.includes(ctx.asker.userId!))
  const of = await contracts(ctx, { ids: [...new Set(rows.map((o) => o.contractId))] })
  const title = (o: PostOpening) => of.find((c) => c.id === o.contractId)?.lines.find((l) => l.id === o.lineId)?.title ?? ''
  const counts = Map.groupBy(
    await candidatesOf(
      ctx,
      rows.map((o) => o.id),
    ),
    (x) => x.openingId,
  )
  const staff = await staffOf(ctx)
  const stays = leads ? await readAppointments(ctx, { providerId: organisationId }) : []
  const qualified = await qualificationsOf(ctx, organisationId)
  return (
    <OpeningsPage
      ctx={ctx}
      frame={frame}
      f={{
        leads,
        rows: rows.map((o) => ({ o, title: title(o), candidates: counts.get(o.id)?.length ?? 0 })),
        staying: leads ? stayingOf(stays, ctx.today, ctx.today.subtract({ years: 1 })) : undefined,
        qualifications: leads ? qualified : qualified.filter((q) => q.user_id === ctx.asker.userId),
        staff: [...new Map(staff.map((p) => [p.userId, p])).values()],
      }}
      form={form ?? freshForm()}
    />
  )
}

/** The form that opens a competition for a post, filled from its role card. */
export async function newOpeningPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.appoint', ours(ctx))
  if (no) return no
  const asked = [form?.values.line ?? c.req.query('line') ?? ''].flat()[0]!.slice(0, 80)
  const all = (await contracts(ctx, { providerId: ctx.asker.organisationId!, states: ['signed', 'active'] })).filter((k) =>
    k.lines.some((l) => l.kind === 'post'),
  )
  const [contractId, lineId] = asked.split('/')
  const chosen = all.find((k) => k.id === contractId && k.lines.some((l) => l.id === lineId))
  const card = chosen && (await roleCards(ctx, chosen.id)).find((r) => r.lineId === lineId)
  const begin = (card?.shares ?? []).slice(0, mostCriteria).flatMap((s, i) => [
    [`says-${i + 1}`, s.tasks.slice(0, 200)],
    [`weight-${i + 1}`, String(s.percent)],
  ])
  const stays = chosen ? (await readAppointments(ctx, { contractIds: [chosen.id] })).filter((a) => a.lineId === lineId) : []
  return (
    <NewOpeningPage
      ctx={ctx}
      frame={frame}
      contracts={all}
      fromCard={begin.length > 0}
      stays={stays}
      staff={[...new Map((await staffOf(ctx)).map((p) => [p.userId, p])).values()]}
      form={form ?? freshForm({ line: chosen ? asked : '', ...Object.fromEntries(begin) })}
    />
  )
}

/** A competition as whoever leads the institution or scores in it sees it. Nobody else is told that there is one. */
async function openingFor(ctx: Ctx, c: C): Promise<PostOpening | Refusal> {
  const o = await keptOpening(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: o?.organisationId ?? null })
  if (no) return no.status === 401 || !o ? no : notThere()
  const sees = o && (may(ctx.asker, 'delivery.appoint', { providerId: o.organisationId }) || o.panel.includes(ctx.asker.userId ?? ''))
  return sees ? o : notThere()
}

export async function openingPage(ctx: Ctx, c: C, frame: FrameFacts, sent?: SentStep): Promise<View> {
  const o = await openingFor(ctx, c)
  if (isRefusal(o)) return o
  const scores = await scoresOf(ctx, o.id)
  const missing = stillToScore(o, scores)
  const k = (await contract(ctx, o.contractId))!
  const names = new Map((await people(ctx, { userIds: [...o.panel] })).map((p) => [p.userId as string, p.name]))
  const me = ctx.asker.userId ?? ''
  return (
    <OpeningPage
      ctx={ctx}
      frame={frame}
      f={{
        ...{ o, contract: k, missing },
        criteria: await criteriaOf(ctx, o.id),
        candidates: await candidatesOf(ctx, [o.id]),
        // Nobody sees what another found before all have handed in.
        scores: missing.length === 0 ? scores : [],
        panel: o.panel.map((id) => names.get(id) ?? ''),
        replaced: o.replacesId ? ((await readAppointments(ctx, { id: o.replacesId }))[0]?.workerName ?? '') : null,
        leads: may(ctx.asker, 'delivery.appoint', { providerId: o.organisationId }),
        mayScore: o.state === 'scoring' && missing.includes(me),
        handedIn: o.state === 'scoring' && o.panel.includes(me) && !missing.includes(me),
      }}
      sent={sent}
    />
  )
}

/** What one candidate is told, to be printed. */
export async function letterPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const o = await openingFor(ctx, c)
  if (isRefusal(o)) return o
  const candidate = (await candidatesOf(ctx, [o.id])).find((x) => x.id === param(c, 'candidate'))
  if (o.state !== 'decided' || candidate?.name == null) return notThere()
  const k = (await contract(ctx, o.contractId))!
  return (
    <LetterPage
      ctx={ctx}
      frame={frame}
      f={{
        ...{ o, candidate, name: candidate.name, title: k.lines.find((l) => l.id === o.lineId)?.title ?? '' },
        institution: nameOf(await organisation(ctx, o.organisationId), ctx.lang),
        scores: await scoresOf(ctx, o.id),
        criteria: await criteriaOf(ctx, o.id),
      }}
    />
  )
}
