import { isLeader } from '#clients'
import { recordable, recordsByIds } from '#delivery'
import { isRefusal, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { HeldPage, NewSupervisionPage, SupervisionPage } from './pages/supervision.tsx'
import { supervisionColumns, SupervisionsPage } from './pages/supervisions.tsx'
import { isOneOfTwo, type Supervision } from './rules/supervision.ts'
import { pageOfSupervisions, supervisionRow, supervisionSorts } from './store/index.ts'
import { supervisionNotes } from './supervise.ts'

const providerOf = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })
/** Names of people of the institution, those who left it too. */
async function namesOf(ctx: Ctx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await people(ctx, { userIds })).map((p) => [p.userId, p.name]))
}

/** The supervision of whoever asks; of the whole institution for whoever leads it. */
export async function supervisionsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', providerOf(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const ended = c.req.query('show') === 'ended'
  const states = ended ? (['held', 'dropped'] as const) : (['planned'] as const)
  const leads = isLeader(ctx)
  const names = new Map((await people(ctx, { organisationId })).map((p) => [p.userId, p.name]))
  const list = {
    sorts: supervisionSorts,
    name: 'supervision',
    read: async (query: ListQuery) =>
      await pageOfSupervisions(ctx, { organisationId, states, userId: leads ? undefined : ctx.asker.userId! }, query),
    columns: () => Promise.resolve(supervisionColumns(ctx, names)),
  }
  return await listView(c, list, (l) => <SupervisionsPage ctx={ctx} frame={frame} {...l} ended={ended} leads={leads} />)
}

export async function newSupervisionPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', providerOf(ctx))
  if (no) return no
  const staff = await people(ctx, { organisationId: ctx.asker.organisationId!, roles: ['worker', 'manager'] })
  const others = new Map(staff.filter((p) => p.userId !== ctx.asker.userId).map((p) => [p.userId, p.name]))
  const begin = { who: isLeader(ctx) ? 'theirs' : 'mine', otherId: others.size === 1 ? [...others.keys()][0]! : '' }
  return <NewSupervisionPage ctx={ctx} frame={frame} others={others} form={form ?? freshForm(begin)} />
}

/** Supervision as one of the two sees it, or whoever leads the institution. Nobody else is told that there is any. */
async function supervisionFor(ctx: Ctx, c: C): Promise<Supervision | Refusal> {
  const s = await supervisionRow(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: s?.organisationId ?? null })
  if (no) return no.status === 401 || !s ? no : notThere()
  return s && (isOneOfTwo(s, ctx.asker.userId) || isLeader(ctx)) ? s : notThere()
}

export async function supervisionPage(ctx: Ctx, c: C, frame: FrameFacts, note?: FormState): Promise<View> {
  const s = await supervisionFor(ctx, c)
  if (isRefusal(s)) return s
  const [record] = s.recordId ? await recordsByIds(ctx, [s.recordId]) : []
  return (
    <SupervisionPage
      ctx={ctx}
      frame={frame}
      s={s}
      isTheirs={s.workerId === ctx.asker.userId || isLeader(ctx)}
      names={await namesOf(ctx, [s.supervisorId, s.workerId])}
      notes={await supervisionNotes(ctx, s)}
      record={record}
      note={note ?? freshForm()}
    />
  )
}

/** The form of what was held: on the day for which it was planned, for the line that is the only one. */
export async function heldPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const s = await supervisionFor(ctx, c)
  if (isRefusal(s)) return s
  if (s.state !== 'planned' || (s.workerId !== ctx.asker.userId && !isLeader(ctx))) return await supervisionPage(ctx, c, frame)
  const open = (await recordable(ctx)).filter((k) => k.state === 'active')
  const lines = open.flatMap((k) => k.lines.map((l) => `${k.id}/${l.id}`))
  const begin = { heldOn: s.plannedOn.toString(), minutes: '60', line: lines.length === 1 ? lines[0]! : '' }
  return <HeldPage ctx={ctx} frame={frame} s={s} contracts={open} form={form ?? freshForm(begin)} />
}
