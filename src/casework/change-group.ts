import { isLeader } from '#clients'
import { changeOf } from '#people'
import type { Ctx } from '#platform'
import { groupProcess, type WorkGroup } from './rules/group.ts'
import { type GroupColumns, groupRow, holdGroup, moveGroup } from './store/index.ts'

/** How a group is kept. */
export const changeGroup = changeOf({
  process: groupProcess,
  kind: 'group',
  log: 'groups',
  load: groupRow,
  hold: holdGroup,
  move: (ctx, tx, was: WorkGroup, state, columns: GroupColumns) => moveGroup(ctx, tx, was, state, columns),
})

/** Whether this person leads the group, or the institution. */
export const leadsGroup = (ctx: Ctx, g: WorkGroup): boolean =>
  g.organisationId === ctx.asker.organisationId && (g.workerId === ctx.asker.userId || isLeader(ctx))
