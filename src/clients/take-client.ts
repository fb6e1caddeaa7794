import { isAfter, isRefusal, newId, type Refusal } from '#kernel'
import { inTurn, mayAsk, mayNot, whyNotInUse } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { whyTwice } from './add-client.ts'
import type { TakeClientInput } from './client-form.ts'
import { standing, whyGuardian } from './consents.ts'
import { markedUnder } from './marked-under.ts'
import { isCode, type NameKey, openText, typedCode } from './name-key.ts'
import { namesOpen } from './names-open.ts'
import { penOf } from './notes.ts'
import { markOfName, sealPerson } from './person.ts'
import { placeOfTransfer, type SentAlong, sentAlong } from './send-client.ts'
import { clientRow, type ClientRow, consentsOf, insertClient, insertConsent, nextNumber, takeTransfer, transfersTo } from './store/index.ts'
import { refuse, words } from './words.ts'

/** Codes one person may try within some minutes. */
const codeTries = 10

/**
 * Takes on somebody whom another institution gave along: with the code their worker handed over, under this institution's own key and a
 * number of its own, and with the consent they give here. What is counted of them comes along; everything else only as they agreed.
 */
export async function takeClient(ctx: Ctx, i: TakeClientInput): Promise<{ id: string } | Refusal> {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.keep', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'clients.take', no ?? refuse('no-session'))
  const closed = await whyNotInUse(ctx, organisationId, 'serve-somebody')
  if (closed) return await recordRefusal(ctx, 'clients.take', closed)
  const key = await namesOpen(ctx)
  const pen = await penOf(ctx)
  if (!key || isRefusal(pen)) return refuse('names-closed')
  if (isAfter(i.givenOn, ctx.today)) return refuse('day-to-come').at('givenOn')
  const found = await foundBy(ctx, organisationId, i.code)
  if (isRefusal(found)) return await recordRefusal(ctx, 'clients.take', found)
  const { was, along } = found
  const wrong = whyGuardian(ctx, { ageGroup: was.ageGroup, guardian: along.person.guardian }, i)
  if (wrong) return wrong
  const id = newId('client', ctx.now)
  return await change(markedUnder(ctx, key), { action: 'clients.take', subject: { kind: 'client', id } }, async (tx, entry) => {
    const mark = markOfName(key, organisationId, along.person.name)
    const twice = await whyTwice(ctx, tx, { organisationId, mark, said: i.twice })
    if (twice) return twice
    // Somebody else may have taken them on, or they were called back or erased.
    if (!(await takeTransfer(ctx, tx, found.id))) return refuse('wrong-code').at('code')
    const number = await nextNumber(ctx, tx, organisationId)
    await insertClient(ctx, tx, { ...rowOf(ctx, key, id, was, along), number, mark, organisationId })
    const consent = { client_id: id, scope: 'service' as const, given_on: i.givenOn, given_by: i.givenBy, way: i.way, until_on: null }
    await insertConsent(ctx, tx, { ...consent, id: newId('consent', ctx.now) })
    const t = words[ctx.lang]
    for (const c of along.carried)
      await pen.write(tx, { clientId: id, about: id, kind: 'carried', says: { text: `${t.carriedOn(c.on)}\n${c.text}` } })
    entry.facts = { number }
    entry.after = { state: 'known', version: 1 }
    return { id }
  })
}

const rowOf = (ctx: Ctx, key: NameKey, id: string, was: ClientRow, along: SentAlong) => ({
  ...{ id, ageGroup: was.ageGroup, sex: was.sex, groups: was.groups, communityId: was.communityId, workerId: ctx.asker.userId! },
  sealed: sealPerson(key, { jurisdiction: ctx.jurisdiction, clientId: id }, along.person),
})

/** What a code opens. A try is counted before it is looked at, and what cannot be a code is not looked at. */
async function foundBy(
  ctx: Ctx,
  organisationId: string,
  code: string,
): Promise<{ id: string; was: ClientRow; along: SentAlong } | Refusal> {
  const [typed, wrong] = [typedCode(code), refuse('wrong-code').at('code')]
  if (!isCode(typed)) return wrong
  if (!(await mayAsk(ctx, `codes of transfers ${ctx.asker.userId}`, codeTries))) return refuse('wait', 15).at('code')
  const waiting = await transfersTo(ctx, organisationId)
  return await inTurn({ lane: ctx.asker.userId! }, async () => {
    for (const t of waiting) {
      const text = await openText({ salt: t.salt!, locked: t.locked! }, typed, placeOfTransfer(ctx, t.id))
      const was = text && (await clientRow(ctx, t.client_id))
      if (!text || !was || was.state !== 'known') continue
      // A consent may have run out since.
      if (standing(await consentsOf(ctx, [was.id]), 'service', ctx.today))
        return { id: t.id, was, along: sentAlong.parse(JSON.parse(text)) }
    }
    return wrong
  })
}
