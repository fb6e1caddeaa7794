import { contract, dutiesOf, type NewContract, proposeChange, signVersion, takeDue as beginContracts, versionsOf } from '#contracts'
import { acceptances, acceptPeriod, addServiceRecord, handInPeriod } from '#delivery'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claims, confirmClaim, makeClaim, passClaim, payClaim } from './index.ts'

/** A change that nobody has answered yet stops nothing: the contract goes on by the text in force, from the record to the money. */
let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const on = (d: string) => w.clock.set(`${d}T09:00:00+08:00`)

async function events(): Promise<string> {
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  const p = good(await openPurchase(officer, { title: '社区活动', communityIds: places }))
  const id = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const lines: NewContract['lines'] = [
    {
      ...{ id, kind: 'project', title: '活动', hangsOn: null, communityIds: places, quantity: 12, unit: '场' },
      ...{ unitPrice: yuan('1000'), amount: yuan('12000') },
    },
  ]
  const made = good(
    await directContract(w, officer, {
      ...{
        purchaseId: p.id,
        providerId: w.district.institutions.tongxin,
        lines,
        startsOn: day('2026-03-01'),
        noTenderReason: '续签第二年',
      },
    }),
  )
  await sign(made.id, 'head', 'manager-tongxin')
  await beginContracts(await w.as('clock'))
  return made.id
}
async function sign(id: string, ...who: string[]): Promise<void> {
  for (const one of who) {
    const ctx = await w.as(one)
    const [c, versions] = [(await contract(ctx, id))!, await versionsOf(ctx, id)]
    const open = versions.find((v) => v.state === 'open')!
    good(await signVersion(ctx, { contractId: id, number: open.number, version: c.version, read: true }))
  }
}

test('while a change waits for its answer, a month is recorded, handed in, accepted, claimed and paid by the text in force', async () => {
  const id = await events()
  const lineId = (await contract(await w.as('officer'), id))!.lines[0]!.id
  on('2026-03-10')
  const c = (await contract(await w.as('officer'), id))!
  good(
    await proposeChange(await w.as('manager-tongxin'), {
      ...{ contractId: id, reason: '多给五天验收', version: c.version },
      text: { ...c, terms: { ...c.terms, acceptanceDays: c.terms.acceptanceDays - 3 }, effectiveOn: day('2026-05-01') },
    }),
  )
  await sign(id, 'manager-tongxin')
  const worker = await w.as('worker-tongxin')
  good(
    await addServiceRecord(worker, {
      ...{ contractId: id, lineId, servedOn: day('2026-03-10'), what: 'other', category: 'direct', minutes: 90 },
      ...{ askedBy: 'own-plan', people: 30, units: 2 },
    }),
  )
  on('2026-04-02')
  good(await handInPeriod(await w.as('manager-tongxin'), { contractId: id, period: 'm01' }))
  const [handed] = await acceptances(await w.as('officer'), { contractIds: [id] })
  good(
    await acceptPeriod(await w.as('officer'), {
      ...{ acceptanceId: handed!.id, version: handed!.version, uncheckedReason: '签到表还没有送到', noOpinionReason: '没有居民参加' },
    }),
  )
  const { id: claimId } = good(await makeClaim(await w.as('manager-tongxin'), { contractId: id, from: handed!.id }))
  good(await confirmClaim(await w.as('officer'), { claimId }))
  good(await passClaim(await w.as('head'), { claimId }))
  good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan('2000'), paidOn: day('2026-04-02'), reference: 'ZF-701' }))
  // Thirty days end on 2 May, in the national holiday.
  expect((await claims(await w.as('operator'), { ids: [claimId] }))[0]).toMatchObject({ state: 'paid', dueOn: day('2026-05-06') })
  // And all the while the change waited: nobody answered it, and its duty is still the purchaser’s.
  expect((await versionsOf(await w.as('officer'), id)).map((v) => v.state)).toEqual(['open', 'agreed'])
  expect(await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['answer-change'], open: true })).toMatchObject([
    { debtor: 'purchaser' },
  ])

  const page = await (await w.get('manager-tongxin', `/contracts/${id}`, { lang: 'en' })).text()
  expect(page).toContain('go on by the text in force')
})
