import { isAfter, isRefusal, newId, type Refusal } from '#kernel'
import { inTurn, organisations } from '#people'
import { type Ctx, onceWithoutAnswer } from '#platform'
import { z } from 'zod'
import { changeClient, isOfCase } from './change-client.ts'
import type { SendInput } from './client-form.ts'
import { standing, whyGuardian } from './consents.ts'
import { lockText, newCode, typedCode } from './name-key.ts'
import { type Note, notesSeen } from './notes.ts'
import { kept as person } from './person.ts'
import type { TransferPart } from './rules/client.ts'
import { seenOf } from './seen-of.ts'
import { type ClientRow, clientRow, consentsOf, emptyTransfers, insertTransfer } from './store/index.ts'
import { refuse } from './words.ts'

/** How long a code opens that is handed to another institution. */
const sentDays = 7

/** What goes along. It exists only under the code, and at the other institution under its own key. */
export const sentAlong = z.object({
  person,
  carried: z.array(z.object({ part: z.string(), on: z.string(), text: z.string() })),
})
export type SentAlong = z.infer<typeof sentAlong>
export const placeOfTransfer = (ctx: Pick<Ctx, 'jurisdiction'>, id: string): string => `client_transfers:${ctx.jurisdiction}:${id}`

/** To which of what can go along a note belongs. */
const partOf = (kind: string): TransferPart =>
  kind === 'request' || kind === 'assessment' || kind === 'scale' ? 'assessment' : kind === 'goal' ? 'goals' : 'notes'

/**
 * Gives somebody along to another institution, at their own wish and as far as they agreed to: name and contacts, and beside them only the
 * parts that are said. It is locked with a code that is shown once and handed over in person. Nothing is taken away here.
 */
export async function sendClient(ctx: Ctx, i: SendInput & { id: string }): Promise<{ code: string } | Refusal> {
  const known = await clientRow(ctx, i.id)
  const along = known && isOfCase(ctx, known) ? await whatGoes(ctx, known, i.parts) : undefined
  const [to] = await organisations(ctx, { kind: 'institution', ids: [i.toId], open: true })
  const [id, code] = [newId('transfer', ctx.now), newCode()]
  const lock =
    along && !isRefusal(along)
      ? await inTurn({ lane: ctx.asker.userId! }, () => lockText(JSON.stringify(along), typedCode(code), placeOfTransfer(ctx, id)))
      : undefined
  return await changeClient(
    onceWithoutAnswer(ctx),
    { id: i.id, verb: 'send', action: 'clients.send' },
    async ({ tx, now, entry, inside }) => {
      if (!isOfCase(ctx, now)) return refuse('not-your-case')
      if (!to || to.id === now.organisationId) return refuse('no-institution').at('toId')
      if (isAfter(i.givenOn, ctx.today)) return refuse('day-to-come').at('givenOn')
      // Whoever agrees has to be told apart before anything leaves; and nothing is given along of somebody who took the first consent back.
      if (!standing(await consentsOf(inside, [now.id], tx), 'service', ctx.today)) return refuse('not-agreed')
      if (along && isRefusal(along)) return along
      if (!along || !lock || isRefusal(lock)) return lock && isRefusal(lock) ? lock : refuse('names-closed')
      const wrong = whyGuardian(ctx, { ageGroup: now.ageGroup, guardian: along.person.guardian }, i)
      if (wrong) return wrong
      await emptyTransfers(ctx, tx, now.id)
      await insertTransfer(ctx, tx, {
        ...{ id, client_id: now.id, organisation_id: now.organisationId, to_organisation_id: to.id, parts: [...i.parts] },
        ...{ given_on: i.givenOn, given_by: i.givenBy, way: i.way, salt: lock.salt, locked: lock.locked },
        expires_at: ctx.now.add({ hours: 24 * sentDays }),
      })
      entry.facts = { number: now.number, to: to.name }
      return { code }
    },
  )
}

/** Name and contacts, and of what was written as much as was agreed to. Looking is noted, as everywhere. */
async function whatGoes(ctx: Ctx, c: ClientRow, parts: readonly TransferPart[]): Promise<SentAlong | Refusal> {
  const who = await seenOf(ctx, c)
  if (typeof who === 'string') return refuse(who === 'withdrawn' ? 'not-agreed' : who === 'erased' ? 'erased' : 'names-closed')
  if (parts.length === 0) return { person: who, carried: [] }
  const notes = await notesSeen(ctx, c)
  // What was written is read by their worker; anybody else says why first.
  if (typeof notes === 'string') return refuse('their-worker-sends').at('parts')
  // Pictures and recordings stay: they were agreed to be made here, and are given along by hand or not at all.
  return { person: who, carried: notes.filter((n) => n.kind !== 'file' && parts.includes(partOf(n.kind))).map((n) => carriedOf(ctx, n)) }
}

/** A note as plain text: the numbers of cases and goals mean nothing elsewhere. */
function carriedOf(ctx: Ctx, n: Note): SentAlong['carried'][number] {
  // Of a scale goes along what it came to, and none of the answers.
  const says = n.kind === 'scale' ? { text: n.says.text ?? '' } : n.says
  const said = Object.entries(says).map(([field, words]) => (/^-?\d$/.test(field) ? `${field}: ${words}` : words))
  return { part: partOf(n.kind), on: n.writtenAt.toZonedDateTimeISO(ctx.zone).toPlainDate().toString(), text: said.join('\n') }
}

/** Calls back what nobody took yet. */
export const callClientBack = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changeClient(ctx, { id, verb: 'send', action: 'clients.call-back' }, async ({ tx, now, entry }) => {
    if (!isOfCase(ctx, now)) return refuse('not-your-case')
    if ((await emptyTransfers(ctx, tx, now.id)) === 0) return refuse('nothing-sent')
    entry.facts = { number: now.number }
    return { id: now.id }
  })
