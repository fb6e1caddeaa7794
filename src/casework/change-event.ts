import { isLeader } from '#clients'
import { changeOf } from '#people'
import type { Ctx } from '#platform'
import { type CommunityEvent, eventProcess } from './rules/event.ts'
import { type EventColumns, eventRow, holdEventRow, moveEvent } from './store/index.ts'

/** How an event is kept. */
export const changeEvent = changeOf({
  process: eventProcess,
  kind: 'event',
  log: 'events',
  load: eventRow,
  hold: holdEventRow,
  move: (ctx, tx, was: CommunityEvent, state, columns: EventColumns) => moveEvent(ctx, tx, was, state, columns),
})

/** Whether this person runs the event, or leads the institution. */
export const runsEvent = (ctx: Ctx, e: CommunityEvent): boolean =>
  e.organisationId === ctx.asker.organisationId && (e.workerId === ctx.asker.userId || isLeader(ctx))
