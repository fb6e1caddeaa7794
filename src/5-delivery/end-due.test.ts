import { contract, takeDue } from '#contracts'
import { day } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { combined } from '../4-contracts/rules/contract.sample.ts'
import { appointWorker } from './appoint-worker.ts'
import { dueItems } from './due-items.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
})
afterAll(() => w.close())

const on = (d: string) => w.clock.set(`${d}T09:00:00+08:00`)
async function signed(startsOn: string): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社会工作服务', communityIds: w.district.communities }))
  const { lines } = combined()
  const asked = { purchaseId: p.id, providerId: w.district.institutions.tongxin, lines, startsOn: day(startsOn), noTenderReason: '续签' }
  const { id } = good(await directContract(w, officer, asked))
  await bothSign(w, id)
  return id
}
const told = async (who: string) => {
  const ctx = await w.as(who)
  return (await dueItems(ctx, ctx.asker.organisationId!)).filter((i) => i.id.startsWith('ends-'))
}

test('ninety days before the end both sides and the workers hear that nothing follows, until something is signed', async () => {
  const id = await signed('2026-03-01')
  on('2026-03-01')
  await takeDue(await w.as('clock'))
  on('2026-11-29')
  expect(await told('officer')).toEqual([])
  on('2026-11-30')
  // A worker who works elsewhere has nothing that ends.
  expect(await told('worker-tongxin')).toEqual([])
  const { lines } = (await contract(await w.as('officer'), id))!
  good(
    await appointWorker(await w.as('manager-tongxin'), {
      contractId: id,
      lineId: lines.find((l) => l.kind === 'post')!.id,
      workerId: w.district.people['worker-tongxin']!,
      grade: 'social-worker',
      fromOn: day('2026-11-30'),
      competition: '公开竞聘',
    }),
  )
  for (const who of ['officer', 'head', 'manager-tongxin', 'worker-tongxin'])
    expect([who, (await told(who)).map((i) => [i.href, i.dueOn?.toString(), i.may])]).toEqual([
      who,
      [[`/contracts/${id}`, '2027-02-28', 'contracts.read']],
    ])
  for (const who of ['manager-bangban', 'auditor', 'evaluator']) expect(await told(who)).toEqual([])
  const page = async () => await (await w.get('worker-tongxin', `/contracts/${id}`, { lang: 'en' })).text()
  expect(await page()).toContain('posts are paid for by this contract until that day only')
  await signed('2027-03-01')
  expect(await told('officer')).toEqual([])
  expect(await page()).not.toContain('posts are paid for by this contract until that day only')
})
