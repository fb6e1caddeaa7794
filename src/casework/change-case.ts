import { clientHeld, type ClientRow, whyNotServed } from '#clients'
import { isRefusal, type Refusal } from '#kernel'
import { changeOf } from '#people'
import { type Ctx, notThere } from '#platform'
import { type Case, caseProcess } from './rules/case.ts'
import { type CaseColumns, caseRow, holdCase, moveCase } from './store/index.ts'

/** How a case is kept. The record log tells that one was changed, and of nobody: no number of a client stands in it. */
export const changeCase = changeOf({
  process: caseProcess,
  kind: 'case',
  log: 'cases',
  load: caseRow,
  hold: holdCase,
  move: (ctx, tx, was: Case, state, columns: CaseColumns) => moveCase(ctx, tx, was, state, columns),
})

/** Whose case it is, where this person may go on with it now. Inside a change: nobody erases them until it is done. */
export async function servedIn(ctx: Ctx, c: Pick<Case, 'clientId'>, o: { withdrawn?: 'may' } = {}): Promise<ClientRow | Refusal> {
  const client = await clientHeld(ctx, ctx.db, c.clientId)
  if (!client) return notThere()
  const no = await whyNotServed(ctx, client, o)
  return isRefusal(no) ? no : client
}
