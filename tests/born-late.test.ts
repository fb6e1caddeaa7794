import { contract, dueAfter, dueOnceRaised, dutiesOf, signVersion } from '#contracts'
import { day, type Id, isBefore, isRefusal, newId, plusDays, type Refusal, yuan } from '#kernel'
import { knownLaw, lastDayAfter, nationalCalendar, plusLength } from '#law'
import { openPurchase } from '#needs'
import { historyOf } from '#platform'
import { directContract, world, type World } from '#testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

/* No duty of either side is late before it could be done: a contract signed after its first day, a vacancy that shows late. */

let w: World
beforeAll(async () => {
  w = await world('2026-11-28T09:00:00+08:00')
})
afterAll(() => w.close())
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}

const law = knownLaw('cn')

test('a day is counted from what begins it or from the birth of the duty, whichever is later', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('days' as const, 'working-days' as const),
      (born, from, count, unit) => {
        const first = day('2025-01-02')
        const [b, f] = [plusDays(first, born), plusDays(first, from)]
        const due = dueAfter({ law }, b, f, { count, unit }, nationalCalendar)
        const least = plusLength(b, { count, unit }, nationalCalendar)
        if (due === null || isRefusal(least)) return
        expect(isBefore(due, least)).toBe(false)
        // Noticed late, it is not late when it is raised.
        const noticed = dueOnceRaised({ today: b, law }, f, f, { count, unit }, nationalCalendar)
        if (noticed) expect(isBefore(noticed, b)).toBe(false)
        // Born in time, it is counted from what begins it and from nothing else.
        if (!isBefore(f, b)) expect(lastDayAfter('civil', f, { count, unit }, nationalCalendar)).toMatchObject({ on: due })
      },
    ),
  ))

test('signed on 28 November with its first day on 1 October: posts, records and hand-over all count from signing', async () => {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '晚签的合同', communityIds: w.district.communities }))
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      startsOn: day('2026-10-01'),
      noTenderReason: '测试',
      lines: [
        {
          id: newId('line', officer.now) as Id<'line'>,
          kind: 'post',
          title: '社区社工',
          hangsOn: null,
          grade: 'assistant',
          posts: 3,
          months: 12,
          amount: yuan('216000'),
        },
      ],
    }),
  )
  const waiting = async (lang: 'zh' | 'en') => await (await w.get('head', `/contracts/${id}`, { lang })).text()
  expect(await waiting('zh')).toContain('写明的开始日已过 58 天，还没有签订')
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, id))!
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  await w.runJobs()
  const c = (await contract(officer, id))!
  const open = (await dutiesOf(officer, { contractIds: [id], open: true })).filter((d) => d.dueOn)
  const earliest = (kind: string) => open.find((d) => d.kind === kind)!.dueOn!.toString()
  expect([earliest('fill-vacancy'), earliest('hand-over'), earliest('hand-in')]).toEqual(['2026-12-28', '2026-12-08', '2026-12-07'])
  // Seven days from 28 November end on a Saturday, so the records are due on Monday.
  // Both sides alike: nobody owes anything sooner than signing and its own term.
  expect(new Set(open.map((d) => d.debtor))).toEqual(new Set(['purchaser', 'provider']))
  for (const d of open) expect([d.kind, isBefore(d.dueOn!, plusDays(c.signedOn!, 1))]).toEqual([d.kind, false])
  const posts = await (await w.get('manager-tongxin', `/delivery/${id}/posts`, { lang: 'zh' })).text()
  expect([posts.includes('2026 年 12 月 28 日'), posts.includes('is-late')]).toEqual([true, false])
  // The days before signing are said, on the page and in the log.
  expect(await waiting('zh')).toContain('签订前服务已开始 58 天')
  expect(await waiting('en')).toContain('had begun 58 days before it was signed')
  expect((await historyOf(officer, { subjectId: id })).some((e) => e.facts.daysBeforeSigning === 58)).toBe(true)
})
