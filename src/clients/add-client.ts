import { type Id, isAfter, newId, type Refusal } from '#kernel'
import { communities, mayNot, whyNotInUse } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import type { ClientInput, NewClientInput } from './client-form.ts'
import { markOfName, type Person, sealPerson } from './person.ts'
import { markedUnder } from './marked-under.ts'
import type { NameKey } from './name-key.ts'
import { namesOpen } from './names-open.ts'
import { whyGuardian } from './consents.ts'
import { insertClient, insertConsent, nextNumber, withMark } from './store/index.ts'
import { refuse } from './words.ts'

/** Enters somebody who is served, with the consent without which nothing of them is kept. */
export async function addClient(ctx: Ctx, i: NewClientInput): Promise<{ id: Id<'client'>; number: number } | Refusal> {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.keep', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'clients.add', no ?? refuse('no-session'))
  const closed = await whyNotInUse(ctx, organisationId, 'serve-somebody')
  if (closed) return await recordRefusal(ctx, 'clients.add', closed)
  const key = await namesOpen(ctx)
  if (!key) return refuse('names-closed')
  const wrong = whyGuardian(ctx, i, i) ?? (isAfter(i.givenOn, ctx.today) ? refuse('day-to-come').at('givenOn') : undefined)
  if (wrong) return wrong
  const place = await placeOf(ctx, i)
  if (place) return place
  const id = newId('client', ctx.now)
  // What was typed lies in no store of answered forms: the number and the id do.
  return await change(markedUnder(ctx, key), { action: 'clients.add', subject: { kind: 'client', id } }, async (tx, entry) => {
    const mark = markOfName(key, organisationId, i.name)
    const twice = await whyTwice(ctx, tx, { organisationId, mark, said: i.twice })
    if (twice) return twice
    const number = await nextNumber(ctx, tx, organisationId)
    await insertClient(ctx, tx, {
      id,
      organisationId,
      number,
      sealed: sealed(ctx, key, id, i),
      mark,
      ageGroup: i.ageGroup,
      sex: i.sex,
      groups: i.groups,
      communityId: i.communityId ?? null,
      workerId: ctx.asker.userId!,
    })
    const consent = { client_id: id, scope: 'service' as const, given_on: i.givenOn, given_by: i.givenBy, way: i.way, until_on: null }
    await insertConsent(ctx, tx, { ...consent, id: newId('consent', ctx.now) })
    entry.facts = { number }
    entry.after = { state: 'known', version: 1 }
    return { id, number }
  })
}

const personOf = (i: ClientInput): Person => ({
  name: i.name,
  ...(i.phone && { phone: i.phone }),
  ...(i.address && { address: i.address }),
  ...(i.guardian && { guardian: i.guardian }),
  ...(i.guardianPhone && { guardianPhone: i.guardianPhone }),
})
export const sealed = (ctx: Ctx, key: NameKey, clientId: string, i: ClientInput): string =>
  sealPerson(key, { jurisdiction: ctx.jurisdiction, clientId }, personOf(i))

/** One name twice may be two people: it is said with whom, and a tick says that it is somebody else. */
export async function whyTwice(
  ctx: Ctx,
  tx: Db,
  i: { organisationId: string; mark: string; said: boolean; not?: string },
): Promise<Refusal | undefined> {
  if (i.said) return undefined
  const same = await withMark(ctx, tx, i)
  if (same.length === 0) return undefined
  const no = refuse('name-there', same)
  return no.with({ fields: { twice: no.words } })
}

export async function placeOf(ctx: Ctx, i: Pick<ClientInput, 'communityId'>): Promise<Refusal | undefined> {
  if (!i.communityId) return undefined
  const known = await communities(ctx, { ids: [i.communityId] })
  return known.length > 0 ? undefined : refuse('no-community').at('communityId')
}
