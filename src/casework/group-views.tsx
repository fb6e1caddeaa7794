import { agreedAmong, clientIdsOf, clientsByIds, isLeader } from '#clients'
import { contracts } from '#contracts'
import { deliverable, recordable, recordsByIds } from '#delivery'
import { isRefusal, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { leadsGroup } from './change-group.ts'
import { heldOf } from './held-of.ts'
import { GroupPage, SessionPage } from './pages/group.tsx'
import { GroupSheetPage } from './pages/group-sheet.tsx'
import { groupColumns, GroupsPage, NewGroupPage } from './pages/groups.tsx'
import type { WorkGroup } from './rules/group.ts'
import { groupRow, groupSorts, membersOf, pageOfGroups } from './store/index.ts'

const providerOf = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })

/** The groups of the institution; of those who lead none of it, their own. */
export async function groupsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', providerOf(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const ended = c.req.query('show') === 'ended'
  const states = ended ? (['closed'] as const) : (['planned', 'running'] as const)
  const staff = await people(ctx, { organisationId })
  const own = await contracts(ctx, { providerId: organisationId })
  const workerId = isLeader(ctx) ? undefined : ctx.asker.userId!
  const list = {
    sorts: groupSorts,
    name: 'groups',
    read: async (query: ListQuery) => {
      const found = await pageOfGroups(ctx, { organisationId, workerId, states }, query)
      const held = await heldOf(
        ctx,
        found.rows.map((g) => g.id),
      )
      return { ...found, rows: found.rows.map((g) => ({ ...g, held: held.filter((s) => s.groupId === g.id) })) }
    },
    columns: () => Promise.resolve(groupColumns(ctx, { staff, contracts: own })),
  }
  return await listView(c, list, (l) => <GroupsPage ctx={ctx} frame={frame} {...l} ended={ended} />)
}

export async function newGroupPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', providerOf(ctx))
  if (no) return no
  const open = (await recordable(ctx)).filter((k) => k.state === 'active')
  return <NewGroupPage ctx={ctx} frame={frame} contracts={open} form={form ?? freshForm()} />
}

async function groupAt(ctx: Ctx, c: C): Promise<WorkGroup | Refusal> {
  const g = await groupRow(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: g?.organisationId ?? null })
  // Another institution is not told that there is such a group.
  if (no) return no.status === 401 || !g ? no : notThere()
  return g ?? notThere()
}

/** What the pages of a group show of it. */
async function shownOf(ctx: Ctx, g: WorkGroup) {
  const members = await membersOf(ctx, [g.id])
  const clients = await clientsByIds(
    ctx,
    members.flatMap((m) => m.clientId ?? []),
  )
  return { g, members, held: await heldOf(ctx, [g.id]), clients: new Map(clients.map((k) => [k.id, k])) }
}

interface Typed {
  join?: FormState
  close?: FormState
}
export async function groupPage(ctx: Ctx, c: C, frame: FrameFacts, typed: Typed = {}): Promise<View> {
  const g = await groupAt(ctx, c)
  if (isRefusal(g)) return g
  const shown = await shownOf(ctx, g)
  const mine = leadsGroup(ctx, g)
  const inGroup = new Set(shown.members.flatMap((m) => (m.leftOn ? [] : (m.clientId ?? []))))
  const own = mine
    ? await clientIdsOf(ctx, { organisationId: g.organisationId, ...(!isLeader(ctx) && { workerId: ctx.asker.userId! }) })
    : []
  const others = (await clientsByIds(ctx, own)).filter((k) => k.state === 'known' && !inGroup.has(k.id))
  const found = g.deliverableId ? await deliverable(ctx, g.deliverableId) : undefined
  return (
    <GroupPage
      ctx={ctx}
      frame={frame}
      {...shown}
      mine={mine}
      others={others.toSorted((a, b) => a.number - b.number)}
      contract={(await contracts(ctx, { ids: [g.contractId] }))[0]}
      deliverable={found && !isRefusal(found) ? found.deliverable : undefined}
      worker={(await people(ctx, { userIds: [g.workerId] }))[0]?.name ?? ''}
      join={typed.join ?? freshForm()}
      close={typed.close ?? freshForm()}
    />
  )
}

/** The sheet of a group, to be printed. */
export async function groupSheetPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const g = await groupAt(ctx, c)
  if (isRefusal(g)) return g
  const { members, held } = await shownOf(ctx, g)
  return <GroupSheetPage ctx={ctx} frame={frame} g={g} members={members} held={held} />
}

/** The form of a session: nobody is ticked before, so that nobody is there who was not. */
export async function sessionPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const g = await groupAt(ctx, c)
  if (isRefusal(g)) return g
  if (!leadsGroup(ctx, g) || g.state === 'closed') return await groupPage(ctx, c, frame)
  const shown = await shownOf(ctx, g)
  const agreed = await agreedAmong(ctx, [...shown.clients.keys()])
  // Of whoever took the consent back nothing more is written. Who left is there for a session before that day.
  const members = shown.members.filter((m) => !m.clientId || agreed.has(m.clientId))
  const inOrder = [...members.filter((m) => !m.leftOn), ...members.filter((m) => m.leftOn)]
  // A group meets as long as it met before, most of the time.
  const before = await recordsByIds(
    ctx,
    shown.held.slice(-1).map((s) => s.recordId),
  )
  const begin = freshForm({ heldOn: ctx.today.toString(), minutes: before[0]?.minutes.toString() ?? '' })
  return <SessionPage ctx={ctx} frame={frame} {...shown} members={inOrder} form={form ?? begin} />
}
