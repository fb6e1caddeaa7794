import { isRefusal } from '#kernel'
import { historyOf } from '#platform'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPurchase } from './open-purchase.ts'
import { purchase, purchases } from './store/index.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

describe('a purchase', () => {
  it('gets the next number of its year', async () => {
    const first = await openPurchase(await w.as('officer'), { title: '七社区社会工作服务', communityIds: w.district.communities })
    const second = await openPurchase(await w.as('head'), {
      title: '老年人探访',
      titleEn: 'Visits',
      communityIds: [w.district.communities[0]!],
    })
    const next = await openPurchase(await w.as('officer', '2027-01-02T09:00:00+08:00'), {
      title: '下一年',
      communityIds: [w.district.communities[0]!],
    })
    if (isRefusal(first) || isRefusal(second) || isRefusal(next)) throw new Error('refused')
    const ctx = await w.as('officer')
    expect((await purchase(ctx, first.id))!.number).toBe('2026-001')
    expect((await purchase(ctx, second.id))!.number).toBe('2026-002')
    expect((await purchase(ctx, next.id))!.number).toBe('2027-001')
    expect((await purchases(ctx, { search: 'visits' })).map((p) => p.id)).toEqual([second.id])
    expect((await historyOf(ctx, { purchaseId: first.id })).map((e) => e.action)).toEqual(['needs.open-purchase'])
  })
  it('is not opened by an institution, and the attempt is recorded', async () => {
    const ctx = await w.as('manager-tongxin')
    const no = await openPurchase(ctx, { title: 'x', communityIds: w.district.communities })
    expect(isRefusal(no) && no.code).toBe('not-your-role')
    const refused = await w.database.db
      .selectFrom('record_log')
      .selectAll()
      .where('action', '=', 'needs.open-purchase')
      .where('outcome', '=', 'not-your-role')
      .execute()
    expect(refused).toHaveLength(1)
  })
  it('is opened only for communities of the office', async () => {
    const no = await openPurchase(await w.as('officer'), { title: 'x', communityIds: ['com_00000000000000000000000000'] })
    expect(isRefusal(no) && no.code).toBe('not-our-community')
  })
  it('keeps its title as text, whatever it holds', async () => {
    const made = await openPurchase(await w.as('officer'), {
      title: `<script>alert('x')</script>`,
      communityIds: [w.district.communities[0]!],
    })
    if (isRefusal(made)) throw new Error('refused')
    expect((await purchase(await w.as('officer'), made.id))!.title).toBe(`<script>alert('x')</script>`)
  })
})
