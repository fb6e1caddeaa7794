import { type Contract, contract, workedOn } from '#contracts'
import { isSession, placesOf } from '#delivery'
import { isBefore, newId, newReadableCode, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { changeEvent, runsEvent } from './change-event.ts'
import type { EventInput, NewEventInput } from './event-form.ts'
import { insertEvent } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/** Plans an event: for which line, where and when, and how many are expected. Its address for phones is made with it. */
export async function planEvent(ctx: Ctx, i: NewEventInput): Done {
  const [contractId, lineId] = i.line.split('/') as [string, string | undefined]
  const c = await contract(ctx, contractId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: c?.providerId ?? ctx.asker.organisationId })
  if (no) return await recordRefusal(ctx, 'events.plan', no)
  const line = c && workedOn(c, ctx.today).lines.find((l) => l.id === lineId)
  if (!line || !c) return refuse('no-line').at('line')
  if (c.state !== 'active') return refuse('not-running').at('line')
  // Which of several events make one unit is said record by record.
  if (line.kind === 'project' && isSession(line.unitTerms, { what: 'event', category: 'direct' }))
    return refuse('events-in-a-row').at('line')
  const wrong = await whyNotSo(ctx, c, i)
  if (wrong) return wrong
  const id = newId('event', ctx.now)
  const what = { action: 'events.plan', subject: { kind: 'event', id } as const, facts: { expected: i.expected, on: i.heldOn.toString() } }
  return await change(ctx, what, async (tx, entry) => {
    const { title, place, expected } = i
    const row = { id, organisation_id: c.providerId, contract_id: c.id, line_id: line.id, title, place, expected, held_on: i.heldOn }
    await insertEvent(ctx, tx, { ...row, community_id: i.communityId ?? null, sign_code: newReadableCode() })
    entry.after = { state: 'planned', version: 1 }
    return { id }
  })
}

/** It is held within the contract, where the contract serves. */
async function whyNotSo(ctx: Ctx, c: Contract, i: EventInput): Promise<Refusal | undefined> {
  if (isBefore(i.heldOn, c.startsOn) || isBefore(c.endsOn, i.heldOn)) return refuse('outside-term').at('heldOn')
  if (i.communityId && !(await placesOf(ctx, c)).includes(i.communityId)) return refuse('not-served-there').at('communityId')
  return undefined
}

/** It is held elsewhere, on another day, or more are expected. The address on the poster stays. */
export const editEvent = (ctx: Ctx, i: EventInput & { id: string }): Done =>
  changeEvent(ctx, { id: i.id, verb: 'edit' }, async ({ inside, now, set }) => {
    if (!runsEvent(ctx, now)) return refuse('not-your-event')
    const c = await contract(inside, now.contractId)
    const wrong = c ? await whyNotSo(inside, c, i) : refuse('no-line')
    if (wrong) return wrong
    const { title, place, expected } = i
    return await set({ title, place, expected, held_on: i.heldOn, community_id: i.communityId ?? null })
  })

/** It does not take place. */
export const dropEvent = (ctx: Ctx, id: string): Done =>
  changeEvent(ctx, { id, verb: 'drop' }, async ({ now, set }) => (runsEvent(ctx, now) ? await set({}) : refuse('not-your-event')))
