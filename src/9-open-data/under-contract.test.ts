import { contract, type ContractLine, proposeChange, signVersion } from '#contracts'
import { acceptances, acceptPeriod, appointWorker, handInPeriod } from '#delivery'
import { day, type Id, isRefusal, newId, pseudo, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { confirmClaim, makeClaim, passClaim } from '#payments'
import { speakingIn, type TablesOf } from '#platform'
import { directContract, world, type World } from '#testing'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { purchasePackage } from './purchase-package.ts'
import type { ReleasePackage } from './rules/ocds.ts'

/**
 * Two contracts of one office: one of spring that is over, and one from September with a change both sign in October that holds from
 * December: a second post, for more.
 */
let w: World
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const postLine = (title: string, months: number, amount: string) => ({
  ...{ id: newId('line', Temporal.Instant.from('2026-01-01T00:00:00Z')) as Id<'line'>, kind: 'post' as const, title, posts: 1, months },
  ...{ grade: 'assistant' as const, hangsOn: null, amount: yuan(amount), communityIds: w.district.communities.slice(0, 1) },
})
async function signed(title: string, line: ReturnType<typeof postLine>, startsOn: string): Promise<{ purchaseId: string; id: string }> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title, communityIds: w.district.communities.slice(0, 2) }))
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line], startsOn: day(startsOn) },
      ...{ noTenderReason: '续签第二年', months: line.months },
    }),
  )
  await sign(id, 1)
  return { purchaseId: p.id, id }
}
async function sign(id: string, number: number) {
  for (const who of ['head', 'manager-tongxin']) {
    const ctx = await w.as(who)
    good(await signVersion(ctx, { contractId: id, number, version: (await contract(ctx, id))!.version, read: true }))
  }
}
const page = async (path: string, lang: 'zh' | 'en' = 'en') => {
  const { document } = parseHTML(await (await w.get('public', path, { lang })).text())
  return document
}
const text = (of: { textContent: string | null } | null | undefined) => (of?.textContent ?? '').replace(/\s+/g, ' ').trim()
/** A row of a list of facts by its heading. */
const fact = (of: Document | Element, heading: string) =>
  text([...of.querySelectorAll('dl > div')].find((d) => text(d.querySelector('dt')) === heading)?.querySelector('dd'))

let autumn: { purchaseId: string; id: string }
beforeAll(async () => {
  w = await world('2026-01-20T09:00:00+08:00')
  await signed('春季服务', postLine('春季社工', 3, '30000'), '2026-02-01')
  w.clock.set('2026-02-01T09:00:00+08:00')
  await w.runJobs()
  w.clock.set('2026-08-20T09:00:00+08:00')
  await w.runJobs()
  autumn = await signed('社区服务', postLine('社区社工', 12, '24000'), '2026-09-01')
  w.clock.set('2026-09-01T09:00:00+08:00')
  await w.runJobs()
  // What was tendered may grow by a tenth; without a tender the plan would bind it.
  const tendered = (tender_id: string | null) =>
    w.database.db.withTables<TablesOf<'contracts'>>().updateTable('contracts').set({ tender_id }).where('id', '=', autumn.id).execute()
  await tendered('ten_x')
  w.clock.set('2026-10-12T09:00:00+08:00')
  const officer = await w.as('officer')
  const now = (await contract(officer, autumn.id))!
  const lines = now.lines.map((l): ContractLine => (l.kind === 'post' ? { ...l, posts: 1.1, amount: yuan('25800') } : l))
  const { title, titleEn, lang, startsOn, endsOn, terms, clauseEdits, annex, precedence } = now
  good(
    await proposeChange(officer, {
      ...{ contractId: autumn.id, reason: '双方商定', version: now.version },
      text: {
        title,
        titleEn,
        lang,
        startsOn,
        endsOn,
        lines,
        terms,
        clauseEdits,
        annex: annex ?? null,
        precedence,
        effectiveOn: day('2026-12-01'),
      },
    }),
  )
  await sign(autumn.id, 2)
  await tendered(null)
})
afterAll(() => w.close())

describe('what is under contract', () => {
  test('is one figure on the front page and in its list, and what ever was is said apart', async () => {
    w.clock.set('2026-10-20T09:00:00+08:00')
    const front = await page('/open')
    expect(fact(front, 'under contract now')).toBe('¥24,000.00¥54,000.00 ever put under contract, in 2 contracts')
    expect(text((await page('/open/purchases')).querySelector('main'))).toContain(
      'Of these, ¥24,000.00 are under contract now; ¥54,000.00 ever were.',
    )
    const now = await page('/open/purchases?stage=contracted')
    expect([...now.querySelectorAll('tbody tr td:last-child')].map(text)).toEqual(['¥24,000.00'])
    const over = await page('/open/purchases?stage=delivered')
    expect([...over.querySelectorAll('tbody tr td:last-child')].map(text)).toEqual(['¥30,000.00'])
    const institutions = await page('/open/institutions')
    expect([...institutions.querySelectorAll('tbody td')].slice(1).map(text)).toEqual(['1', '¥24,000.00', '2', '¥54,000.00'])
    const one = await page(`/open/institutions/${w.district.institutions.tongxin}`)
    expect([fact(one, 'Under contract now'), fact(one, 'Ever put under contract')]).toEqual(['¥24,000.00', '¥54,000.00'])
  })
  test('is said in Chinese as well', async () => {
    expect(fact(await page('/open', 'zh'), '履行中的合同')).toBe('24,000.00 元历来签订 2 份，合计 54,000.00 元')
  })
})

describe('a contract with a change that is signed for a later day', () => {
  const shown = async (moment: string) => {
    w.clock.set(moment)
    const document = await page(`/open/purchases/${autumn.purchaseId}`)
    const part = document.querySelector(`[id="${autumn.id}"]`)!
    const [notice, later] = [text(part.querySelector('.notice > div > p')), part.querySelector('.notice details')]
    later?.remove()
    return { document, part, total: fact(part, 'Amount'), notice, later }
  }
  test('is shown by its text in force, with what was agreed for later and its first day', async () => {
    const { document, part, total, notice, later } = await shown('2026-10-20T09:00:00+08:00')
    expect(total).toBe('¥24,000.00')
    expect(notice).toContain('Both sides have signed a change that holds from 1 December 2026.')
    expect([text(later!.querySelector('summary')), fact(later!, 'Amount')]).toEqual(['What holds from 1 December 2026', '¥25,800.00'])
    // Three months with one post, then nine with more: not twelve with more.
    expect(text(later)).toContain('1 post × 3 months, 1.1 posts × 9 months')
    expect(text(part)).toContain('(holds from 1 December 2026)')
    expect(text(document.querySelector('.cycle'))).toContain('¥24,000.00')
  })
  test('is shown by the new one from its day on, in lists too', async () => {
    const { part, total, notice } = await shown('2026-12-01T09:00:00+08:00')
    expect([total, notice]).toEqual(['¥25,800.00', ''])
    expect(text(part)).not.toContain('What holds from')
    expect(fact(await page('/open'), 'under contract now')).toContain('¥25,800.00')
  })
  test('is a release when it is signed and another when it holds', async () => {
    const told = async (moment: string) => {
      w.clock.set(moment)
      const r = await w.get('public', `/open/purchases/${autumn.purchaseId}/ocds.json`)
      const { releases } = (await r.json()) as ReleasePackage
      return releases.filter((x) => x.tag.includes('contractAmendment'))
    }
    const before = await told('2026-11-30T09:00:00+08:00')
    expect(before.map((r) => [r.contracts![0]!.value, r.contracts![0]!.amendments![0]!.effectiveDate])).toEqual([
      [undefined, '2026-12-01T00:00:00+08:00'],
    ])
    const after = await told('2026-12-01T09:00:00+08:00')
    expect(after[0]).toEqual(before[0])
    expect(after.slice(1).map((r) => [r.date, r.contracts![0]!.value!.amount])).toEqual([['2026-11-30T16:00:00Z', 25800]])
  })
})

test('what is late is said in words where it is red', async () => {
  w.clock.set('2026-09-01T10:00:00+08:00')
  const manager = await w.as('manager-tongxin')
  const line = (await contract(manager, autumn.id))!.lines[0]!.id
  const workerName = '测试社工'
  good(
    await appointWorker(manager, {
      ...{ contractId: autumn.id, lineId: line, workerName, grade: 'assistant', fromOn: day('2026-09-01') },
      ...{ competition: '公开招聘', applicants: 2 },
    }),
  )
  w.clock.set('2026-10-05T09:00:00+08:00')
  const { id } = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: autumn.id, period: 'm01' }))
  const officer = await w.as('officer')
  const [a] = await acceptances(officer, { ids: [id] })
  good(
    await acceptPeriod(officer, {
      acceptanceId: id,
      version: a!.version,
      uncheckedReason: '签到表还没有送到',
      noOpinionReason: '居民会议改期',
    }),
  )
  const { id: claimId } = good(await makeClaim(await w.as('manager-tongxin'), { contractId: autumn.id, from: id }))
  good(await confirmClaim(await w.as('officer'), { claimId }))
  good(await passClaim(await w.as('head'), { claimId }))
  const path = `/open/purchases/${autumn.purchaseId}`
  const note = async (lang: 'zh' | 'en') =>
    text(
      [...(await page(path, lang)).querySelectorAll('.cycle li')].find((li) => /Payments|付款|支付/.test(text(li)))?.querySelector('span'),
    )
  expect(await note('en')).toBe('¥0.00 paid')
  w.clock.set('2026-12-20T09:00:00+08:00')
  expect([await note('en'), await note('zh')]).toEqual(['1 payment late now; ¥0.00 paid', '1 笔逾期未付；已付 0.00 元'])
})

test('releases are the same bytes in whatever language somebody reads pages', async () => {
  const ctx = await w.as('public')
  const made = async () => JSON.stringify(await purchasePackage(ctx, autumn.purchaseId, 'https://tandem.example'))
  const plain = await made()
  expect(await speakingIn({ overlay: pseudo, all: [pseudo] }, made)).toBe(plain)
  expect(await speakingIn({ overlay: { ...pseudo, base: 'zh' }, all: [] }, made)).toBe(plain)
})
