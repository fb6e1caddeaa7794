import { contract, workedOn } from '#contracts'
import { isBefore, newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import type { NewGroupInput } from './group-form.ts'
import { insertGroup, insertMembers } from './store/index.ts'
import { refuse } from './words.ts'

/** Plans a group: for which line, what it is for, how often it meets, and how many places it has. */
export async function planGroup(ctx: Ctx, i: NewGroupInput): Promise<{ id: string } | Refusal> {
  const [contractId, lineId] = i.line.split('/') as [string, string | undefined]
  const c = await contract(ctx, contractId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: c?.providerId ?? ctx.asker.organisationId })
  if (no) return await recordRefusal(ctx, 'groups.plan', no)
  const line = c && workedOn(c, ctx.today).lines.find((l) => l.id === lineId)
  if (!line || !c) return refuse('no-line').at('line')
  if (c.state !== 'active') return refuse('not-running').at('line')
  if (i.nextOn && isBefore(i.nextOn, ctx.today)) return refuse('day-past').at('nextOn')
  const id = newId('group', ctx.now)
  const what = { action: 'groups.plan', subject: { kind: 'group', id } as const, facts: { sessions: i.sessions, members: i.members } }
  return await change(ctx, what, async (tx, entry) => {
    const { title, aims, sessions } = i
    const row = { id, organisation_id: c.providerId, contract_id: c.id, line_id: line.id, title, aims, sessions }
    await insertGroup(ctx, tx, { ...row, next_on: i.nextOn ?? null })
    await insertMembers(ctx, tx, { groupId: id, members: placesFrom(1, i.members) })
    entry.after = { state: 'planned', version: 1 }
    return { id }
  })
}

/** So many places from a number on, behind which nobody in particular stands. */
export const placesFrom = (first: number, n: number): { number: number; clientId: null }[] =>
  Array.from({ length: n }, (_, k) => ({ number: first + k, clientId: null }))
