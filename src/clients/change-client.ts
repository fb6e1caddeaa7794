import { changeOf, may } from '#people'
import type { Ctx, PlainFields } from '#platform'
import { type Client, clientProcess } from './rules/client.ts'
import { type ClientColumns, clientRow, holdClient, moveClient, type ClientRow } from './store/index.ts'

/** What the record log tells as it was and became: nothing of a person, only who serves them. */
const plain = (c: Client): PlainFields => ({ worker: c.workerId })

export const changeClient = changeOf({
  process: clientProcess,
  kind: 'client',
  log: 'clients',
  load: clientRow,
  hold: holdClient,
  move: (ctx, tx, was: ClientRow, state, columns: ClientColumns) => moveClient(ctx, tx, was, state, columns),
  plain,
  always: (c) => ({ number: c.number }),
})

/** Whether this person may see whose name it is without saying why: it is their case, or they lead the institution. */
export const isOfCase = (ctx: Ctx, c: Client): boolean =>
  may(ctx.asker, 'clients.manage', { providerId: c.organisationId }) ||
  (c.organisationId === ctx.asker.organisationId && c.workerId === ctx.asker.userId)
