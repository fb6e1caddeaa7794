import { type Day, isBefore, isRefusal, newId, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { changeCase, servedIn } from './change-case.ts'
import type { ContactKind } from './rules/case.ts'
import { dropPlanned, insertContact } from './store/index.ts'
import { refuse } from './words.ts'

/** Plans when somebody is seen or called next. One contact is planned at a time: what was planned before makes room. */
export async function planContact(ctx: Ctx, i: { id: string; nextOn: Day; nextKind: ContactKind }): Promise<{ id: string } | Refusal> {
  return await changeCase(ctx, { id: i.id, verb: 'plan' }, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    const no = await planNext(ctx, tx, { caseId: now.id, nextOn: i.nextOn, nextKind: i.nextKind })
    return no ?? (await set({}))
  })
}

export async function planNext(ctx: Ctx, tx: Db, i: { caseId: string; nextOn: Day; nextKind: ContactKind }): Promise<Refusal | undefined> {
  if (isBefore(i.nextOn, ctx.today)) return refuse('day-past').at('nextOn')
  await dropPlanned(ctx, tx, i.caseId)
  const id = newId('contact', ctx.now)
  await insertContact(ctx, tx, {
    ...{ id, case_id: i.caseId, kind: i.nextKind, planned_on: i.nextOn },
    record_id: null,
    done_on: null,
    met: null,
  })
  return undefined
}
