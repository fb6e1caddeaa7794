import { isRefusal } from '#kernel'
import { documentsOf } from '#people'
import { approved, bidOf, f24Plan, granted, opened, publishedTender, purchaseWithNeed, type World, world } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterDocument, withdrawDocument } from '../people/documents.ts'
import { openedBids, submitBid, tender } from './index.ts'

let w: World
let id: string
beforeAll(async () => {
  w = await world()
  id = await publishedTender(w, await approved(w, await f24Plan(w, await purchaseWithNeed(w, '证照'))))
})
afterAll(() => w.close())

const day = (s: string) => Temporal.PlainDate.from(s)
const enter = async (who: string, number: string, validUntil?: string) => {
  const ctx = await w.as(who)
  const input = { organisationId: ctx.asker.organisationId!, kind: 'registration' as const, number }
  return granted(await enterDocument(ctx, { ...input, ...(validUntil && { validUntil: day(validUntil) }) })).id
}
const bid = async (documentIds: readonly string[]) => {
  const ctx = await w.as('manager-tongxin')
  const t = (await tender(ctx, id))!
  return await submitBid(ctx, {
    tenderId: id,
    approach: '以居民为中心。',
    promises: t.lines.map((l) => ({ lineId: l.id, says: '按要求完成。' })),
    prices: Object.fromEntries(t.lines.map((l) => [l.id, l.kind === 'project' ? l.unitPrice : l.amount])),
    documentIds,
  })
}
const wrong = (x: unknown) => (isRefusal(x) ? (x.fields?.documentIds?.en ?? x.code) : 'sent')

test('a bid takes the documents of its bidder as they are; one run out by the deadline, withdrawn or of another is said before', async () => {
  const good = await enter('manager-tongxin', '登记-1', '2026-04-30')
  const always = await enter('manager-tongxin', '登记-2')
  const over = await enter('manager-tongxin', '登记-3', '2026-04-29')
  const others = await enter('manager-bangban', '登记-4')
  expect(wrong(await bid([good, over]))).toContain('登记-3')
  expect(wrong(await bid([good, others]))).toContain('withdrawn')
  expect(wrong(await bid([good, always]))).toBe('sent')
  granted(await withdrawDocument(await w.as('manager-tongxin'), good))
  for (const who of ['manager-bangban', 'manager-nuanyang']) granted(await bidOf(w, who, id))
  await opened(w, id)
  const all = await openedBids(await w.as('officer'), id)
  const named = (provider: string) => all.find((b) => b.providerId === provider)!.quality.documents
  expect(named(w.district.institutions.tongxin)).toEqual([
    { kind: 'registration', number: '登记-1', issuer: null, validUntil: '2026-04-30' },
    { kind: 'registration', number: '登记-2', issuer: null, validUntil: null },
  ])
  expect(named(w.district.institutions.bangban)).toEqual([])
  expect((await documentsOf(await w.as('manager-tongxin'), w.district.institutions.tongxin, { open: true })).map((d) => d.number)).toEqual([
    '登记-3',
    '登记-2',
  ])
})
