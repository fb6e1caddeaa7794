import { isRefusal } from '#kernel'
import { documentsOf } from '#people'
import { bidOf, f24Tender, granted, opened, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterDocument, withdrawDocument } from '../people/documents.ts'
import { openedBids, submitBid, tender } from './index.ts'

let w: World
let id: string
beforeAll(async () => {
  w = await world()
  id = (await f24Tender(w, '证照')).tenderId
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
const scan = (text: string) => `%PDF-1.7\n${text}\n`
const attach = async (who: string, documentId: string, name: string, text: string) => {
  const form = new FormData()
  form.append('file', new File([scan(text)], name))
  return (await w.post(who, `/people/documents/${documentId}/files`, form)).status
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

test('the scan of a document is for its institution and the administrator alone, and goes into every bid that names it, as a copy', async () => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  id = (await f24Tender(w, '证照的扫描件')).tenderId
  const [named, other] = [await enter('manager-tongxin', '登记-5', '2026-12-31'), await enter('manager-tongxin', '登记-6', '2026-12-31')]
  expect(await attach('manager-tongxin', named, '登记证书.pdf', '登记证书')).toBe(303)
  expect(await attach('manager-tongxin', other, '别的证书.pdf', '别的证书')).toBe(303)
  expect(await attach('manager-bangban', named, '冒充.pdf', '冒充')).toBe(403)
  const page = `/people/documents/${named}`
  const listed = /href="(\/people\/documents\/[^"]+\/files\/[^"]+)"/.exec(await (await w.get('manager-tongxin', page)).text())![1]!
  for (const who of ['manager-tongxin', 'administrator'])
    expect([who, (await w.get(who, page)).status, await (await w.get(who, listed)).text()]).toEqual([who, 200, scan('登记证书')])
  for (const who of ['manager-bangban', 'worker-tongxin', 'officer', 'head', 'auditor'])
    expect([who, (await w.get(who, page)).status, (await w.get(who, listed)).status]).toEqual([who, 403, 403])
  expect((await w.get('public', listed)).status).not.toBe(200)
  expect((await w.get('manager-tongxin', `/people/documents/${named}x`)).status).toBe(404)

  granted(await bid([named]))
  // Taken away and withdrawn afterwards: the bid keeps what it was sent with.
  expect((await w.post('manager-tongxin', `${listed}/remove`, {})).status).toBe(303)
  granted(await withdrawDocument(await w.as('manager-tongxin'), named))
  await w.runJobs()
  expect(await attach('manager-tongxin', named, '新.pdf', '新')).toBe(409)
  for (const who of ['manager-bangban', 'manager-nuanyang']) granted(await bidOf(w, who, id))
  await opened(w, id)
  const own = (await openedBids(await w.as('officer'), id)).find((b) => b.providerId === w.district.institutions.tongxin)!
  expect(own.quality.files!.map((f) => [f.name, f.of])).toEqual([['登记证书.pdf', '登记-5']])
  expect(await (await w.get('officer', `/tenders/${id}/bids/${own.bidId}/files/0`)).text()).toBe(scan('登记证书'))
  expect(await (await w.get('officer', `/tenders/${id}`)).text()).toContain('登记-5')
})
