import { clientById, clientHeld, markedBy, penOf, whyNotServed } from '#clients'
import { contract, workedOn } from '#contracts'
import { isAfter, isRefusal, newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import type { NewCaseInput } from './case-form.ts'
import { casesOfClient, insertCase } from './store/index.ts'
import { refuse } from './words.ts'

/** Opens a case of somebody who is served: who asked, when, and under which line of a contract. */
export async function openCase(ctx: Ctx, i: NewCaseInput): Promise<{ id: string } | Refusal> {
  const client = await clientById(ctx, i.clientId)
  const no = mayNot(ctx.asker, 'clients.keep', { providerId: client?.organisationId ?? null })
  if (no) return await recordRefusal(ctx, 'cases.open', no)
  if (!client) return notThere()
  if (isAfter(i.askedOn, ctx.today)) return refuse('day-to-come').at('askedOn')
  const [contractId, lineId] = i.line.split('/') as [string, string | undefined]
  const c = await contract(ctx, contractId)
  const line = c && c.providerId === client.organisationId && workedOn(c, ctx.today).lines.find((l) => l.id === lineId)
  if (!line || !c) return refuse('no-line').at('line')
  if (c.state !== 'active') return refuse('not-running').at('line')
  const pen = i.request ? await penOf(ctx) : undefined
  if (isRefusal(pen)) return pen
  const id = newId('case', ctx.now)
  return await change(markedBy(ctx, pen), { action: 'cases.open', subject: { kind: 'case', id } }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const held = await clientHeld(inside, tx, client.id)
    const stopped = held ? await whyNotServed(inside, held) : notThere()
    if (stopped) return stopped
    const before = await casesOfClient(ctx, client.id, tx)
    const row = { client_id: client.id, number: (before[0]?.number ?? 0) + 1, contract_id: c.id, line_id: line.id }
    const isNew = await insertCase(ctx, tx, {
      ...row,
      ...{ id, organisation_id: client.organisationId, source: i.source, asked_on: i.askedOn },
    })
    if (!isNew) return refuse('runs-already')
    await pen?.write(tx, { clientId: client.id, about: id, kind: 'request', says: { text: i.request } })
    entry.after = { state: 'requested', version: 1 }
    return { id }
  })
}
