import { isRefusal } from '#kernel'
import { bidOf, f24Tender, granted, opened, panelSits, scored, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeOrganisation, reopenOrganisation } from '../people/close-organisation.ts'
import { awardOf, decideAward, takeDue, tender } from './index.ts'

/** Two bids were ranked, and before anybody was awarded the first of them is closed. */
let w: World
let id: string
let purchaseId: string
beforeAll(async () => {
  w = await world()
  ;({ purchaseId, tenderId: id } = await f24Tender(w, '七社区社工服务'))
  await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', id, { postAmount: '950000' })
  await opened(w, id)
  const { tongxin } = w.district.institutions
  await scored(w, id, await panelSits(w, id), (provider) => (provider === tongxin ? '90' : '80'))
  granted(await closeOrganisation(await w.as('administrator'), { id: tongxin }))
})
afterAll(() => w.close())

test('silence names nobody over one that is closed: a person has to say what follows', async () => {
  w.clock.set('2026-06-30T09:00:00+08:00')
  await takeDue(await w.as('clock'))
  expect((await tender(await w.as('operator'), id))!.state).toBe('scored')
})

test('where all in rank are out of use nobody is awarded, and the answer says why', async () => {
  const admin = await w.as('administrator')
  const { bangban } = w.district.institutions
  granted(await closeOrganisation(admin, { id: bangban }))
  const no = await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序。' })
  expect([isRefusal(no) && no.status, (await tender(admin, id))!.state]).toEqual([409, 'scored'])
  granted(await reopenOrganisation(admin, { id: bangban }))
})

test('the head reads who is passed over, awards to the next in rank with reasons, and the record says so', async () => {
  const page = await (await w.get('head', `/tenders/${id}/award`, { lang: 'en' })).text()
  expect(page).toContain('Passed over, being out of use')
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '第一名已注销，按排序确定第二名。' }))
  const award = (await awardOf(await w.as('operator'), purchaseId))!
  expect([award.providerId, award.reasons]).toEqual([w.district.institutions.bangban, '第一名已注销，按排序确定第二名。'])
  const { rows } = await sql<{ facts: { passedOver?: string } }>`
    select facts from record_log where action = 'awards.decide' and outcome = 'done' and subject_id = ${id}`.execute(w.database.db)
  expect(rows.map((r) => r.facts.passedOver)).toEqual([w.district.institutions.tongxin])
})
