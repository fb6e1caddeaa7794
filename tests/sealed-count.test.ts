import { world, type World } from '#testing'
import { sequence } from '#platform'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approved, bidOf, f24Plan, granted, publishedTender, purchaseWithNeed } from '../src/3-tenders/testing.ts'

/* Before the opening nobody can count the bids: not on a page, not in the log, not in the metrics, not in the tables. */

let w: World
let id: string
beforeAll(async () => {
  w = await world()
  const of = await purchaseWithNeed(w, '数不出来')
  await approved(w, await f24Plan(w, of))
  id = await publishedTender(w, of.purchaseId)
})
afterAll(() => w.close())

const bidders = ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'] as const

test('the log page says the same before and after bids came, whoever looks', async () => {
  const said = async (who: string) => {
    await sequence(w.database.db)
    return (await (await w.get(who, '/log')).text()).match(/\d+ entries are numbered|\d+ in all/g)
  }
  const watchers = ['auditor', 'approver', 'administrator']
  const before = await Promise.all(watchers.map(said))
  expect(before[0]).toBeTruthy()
  for (const b of bidders) granted(await bidOf(w, b, id))
  expect(await Promise.all(watchers.map(said))).toEqual(before)
})
