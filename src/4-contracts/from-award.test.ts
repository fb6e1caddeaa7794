import { day, isRefusal, minor, moneyText, readTeam, type Refusal, yuan } from '#kernel'
import { awardOf, decideAward } from '#tenders'
import {
  approved,
  bidOf,
  f24Plan,
  formsOf,
  granted,
  opened,
  panelSits,
  publishedTender,
  purchaseWithNeed,
  scored,
  type World,
  world,
} from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, contracts, versionsOf } from './contracts.ts'
import { draftFromAward } from './draft-from-award.ts'
import { proposeChange } from './propose-change.ts'
import type { ContractLine, ContractText } from './rules/contract.ts'
import { signVersion } from './sign-version.ts'
import { storeText, tables } from './store/index.ts'

let w: World
const own = { kind: 'in-kind', worth: yuan('12000'), what: '活动室使用一年', from: '本机构的场地' } as const
const team = readTeam('欧阳楠，社会工作师，100%\n司徒敏，助理社会工作师，60%').team
let purchaseId: string
beforeAll(async () => {
  w = await world()
  purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务')))
  const tenderId = await publishedTender(w, purchaseId)
  await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000', team, own })
  await bidOf(w, 'manager-bangban', tenderId, { postAmount: '950000' })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (provider) => (provider === w.district.institutions.tongxin ? '90' : '80'))
  granted(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
})
afterAll(() => w.close())

test('the page shows the award, and the contract stands at the winner’s prices, to be signed within thirty days', async () => {
  const officer = await w.as('officer')
  const award = (await awardOf(officer, purchaseId))!
  const page = await (await w.get('officer', `/contracts/new?purchase=${purchaseId}`)).text()
  expect(page).toContain('1,041,100.00')
  expect((await w.post('officer', `/contracts/new?purchase=${purchaseId}`, { startsOn: '2026-13-01', lang: 'zh' })).status).toBe(422)
  // Not nine months later than it was tendered, nor earlier; the form says what was.
  expect(page).toContain('The documents say: from 1 June 2026, 12 months.')
  for (const startsOn of ['2027-06-01', '2026-05-01']) {
    const moved = await w.post('officer', `/contracts/new?purchase=${purchaseId}`, { startsOn, lang: 'zh' }, { lang: 'zh' })
    expect([moved.status, (await moved.text()).includes('开始日：中标的是')]).toEqual([422, true])
  }
  // Sent three times at the same moment, it is one contract.
  const all = await Promise.all(
    [1, 2, 3].map(() =>
      w.post('officer', `/contracts/new?purchase=${purchaseId}`, {
        startsOn: '2026-06-01',
        lang: 'zh',
        [`stages.${award.lines[1]!.id}`]: '首付，40%，签订\n尾款，60%，验收',
      }),
    ),
  )
  expect(all.map((r) => r.status).sort()).toEqual([303, 409, 409])
  expect(await contracts(officer, { purchaseId })).toHaveLength(1)
  const sent = all.find((r) => r.status === 303)!
  const c = (await contract(officer, sent.headers.get('location')!.split('/').at(-1)!))!
  expect([c.providerId, moneyText(c.total), c.tenderId, c.noticeOn!.toString(), c.endsOn.toString()]).toEqual([
    award.providerId,
    '1041100.00',
    award.tenderId,
    award.noticeOn.toString(),
    '2027-05-31',
  ])
  expect(c.lines.map((l) => l.paidBy)).toEqual(['month', 'milestones', 'units', 'units', 'units'])
  expect(c.lines[0]!.needIds).toEqual(award.lines[0]!.needIds)
  // The award binds: another total before signing is refused.
  const cheaper = { ...c, lines: c.lines.map((l, i) => (i === 0 ? { ...l, amount: (l.amount - 1n) as typeof l.amount } : l)) }
  const refused = await proposeChange(await w.as('manager-tongxin'), {
    contractId: c.id,
    text: cheaper,
    reason: '让利',
    version: c.version,
  })
  expect(isRefusal(refused) && refused.code).toBe('award-total')
  expect(await (await w.get('manager-tongxin', `/contracts/${c.id}`)).text()).toContain('From the award notice')
  const again = await draftFromAward(officer, { purchaseId, startsOn: day('2026-06-01') })
  expect(isRefusal(again) && again.code).toBe('already-drafted')
})

const drawn = async () => (await contracts(await w.as('operator'), { purchaseId }))[0]!
const proposed = async (text: ContractText) => {
  const { id, version } = await drawn()
  return proposeChange(await w.as('manager-tongxin'), { contractId: id, text, reason: '试', version })
}

test('what was promised and planned is in the contract, on its pages and in the Word file', async () => {
  const c = await drawn()
  const award = (await awardOf(await w.as('officer'), purchaseId))!
  expect(c.lines.map((l) => l.scope)).toEqual(award.lines.map((l) => l.scope))
  expect(c.lines[0]!.scope).toBe('日常走访、个案、陪伴。')
  for (const l of c.lines) expect(award.promises).toContain(l.promise)
  expect(award.promises.startsWith(c.annex!.approach)).toBe(true)
  expect(c.annex!.approach.length).toBeGreaterThan(0)
  expect([c.annex!.acceptance !== null, c.annex!.payment !== null]).toEqual([true, true])
  for (const path of ['', '/text', '/versions/1']) {
    const page = await (await w.get('manager-tongxin', `/contracts/${c.id}${path}`, { lang: 'zh' })).text()
    for (const said of ['日常走访、个案、陪伴。', c.lines[0]!.promise!, c.annex!.approach, c.annex!.acceptance!, c.annex!.payment!])
      expect([path, page.includes(said.split('\n')[0]!)]).toEqual([path, true])
  }
  const page = await (await w.get('head', `/contracts/${c.id}/versions/1`, { lang: 'zh' })).text()
  expect([page.includes('中标的和现在的'), page.includes('>不同<')]).toEqual([true, false])
})

test('what the winner adds of its own is in the contract as it was offered, and the panel never saw it, since the documents count it nowhere', async () => {
  const c = await drawn()
  expect(c.lines.map((l) => l.contribution ?? null)).toEqual([{ ...own, worth: '12000.00' }, null, null, null, null])
  const award = (await awardOf(await w.as('officer'), purchaseId))!
  const seen = async (who: string, path: string) => (await (await w.get(who, path, { lang: 'zh' })).text()).includes('活动室使用一年')
  expect(await seen('manager-tongxin', `/contracts/${c.id}/text`)).toBe(true)
  expect(await seen('officer', `/panel/${award.tenderId}/bids/${award.bidId}`)).toBe(false)
  const ranking = await (await w.get('officer', `/tenders/${award.tenderId}`, { lang: 'en' })).text()
  expect(ranking.replace(/<[^>]+>/g, '')).toContain('Own contribution: ¥12,000.00')
  expect(ranking).toContain('It counts nowhere')
  // It is no part of the price.
  expect(moneyText(award.total)).toBe(moneyText(c.total))
})

test('who was promised by name is in the contract as in the bid, before both sides and the panel, and not before the public', async () => {
  const c = await drawn()
  expect(c.lines.map((l) => l.team?.length ?? 0)).toEqual([2, 0, 0, 0, 0])
  const award = (await awardOf(await w.as('officer'), purchaseId))!
  const says = (page: string) => ['欧阳楠', '助理社会工作师', '60%'].every((s) => page.includes(s))
  const seen = async (who: string, path: string) => says(await (await w.get(who, path, { lang: 'zh' })).text())
  expect(await seen('manager-tongxin', `/contracts/${c.id}/text`)).toBe(true)
  expect(await seen('officer', `/panel/${award.tenderId}/bids/${award.bidId}`)).toBe(true)
  expect(award.promises).not.toContain('欧阳楠')
  for (const [who, path] of [
    ['public', `/tenders/${award.tenderId}`],
    ['manager-bangban', `/tenders/${award.tenderId}`],
    ['manager-bangban', `/tenders/${award.tenderId}/bid`],
  ] as const)
    expect([path, (await (await w.get(who, path, { lang: 'zh' })).text()).includes('欧阳楠')]).toEqual([path, false])
})

test.each<[string, (l: ContractLine) => Partial<ContractLine>, number]>([
  ['fewer posts for the same money', () => ({ posts: 7 }), 0],
  ['a lower grade', () => ({ grade: 'any' }), 0],
  ['fewer months', () => ({ months: 6 }), 0],
  ['fewer units at double the price', (l) => (l.kind === 'project' ? { quantity: 1, unitPrice: l.amount } : {}), 2],
  ['another unit', () => ({ unit: '次' }), 2],
  ['other communities', () => ({ communityIds: [w.district.communities[0]!] }), 0],
  ['another promise', () => ({ promise: '尽力而为。' }), 0],
  ['another standard', () => ({ scope: null }), 0],
  ['another team', () => ({ team: [{ ...team[0]!, name: '别人' }, team[1]!] }), 0],
  ['less of their time', () => ({ team: team.map((m) => ({ ...m, percent: '10' })) }), 0],
  ['no team', () => ({ team: null }), 0],
  ['no contribution of its own', () => ({ contribution: null }), 0],
  ['a smaller one', (l) => ({ contribution: { ...l.contribution!, worth: '100.00' } }), 0],
  ['another name', () => ({ title: '杂务' }), 2],
])('what won is not rewritten before signing: %s', async (_, change, i) => {
  const c = await drawn()
  const lines = c.lines.map((l, n) => (n === i ? ({ ...l, ...change(l) } as ContractLine) : l))
  const refused = await proposed({ ...c, lines })
  expect([isRefusal(refused) && refused.code, Object.keys((refused as Refusal).fields ?? {})]).toEqual(['award-rewritten', [`lines.${i}`]])
})

test('nor a line taken out for another, nor the days to pay the documents name, nor how the work is done; other terms are for both to settle', async () => {
  const c = await drawn()
  const code = async (text: ContractText) => {
    const r = await proposed(text)
    return isRefusal(r) ? [r.code, ...Object.keys(r.fields ?? {})] : ['done']
  }
  const moved = c.lines.map((l, i) => (i === 4 ? ({ ...l, id: `lin_${'0'.repeat(26)}` } as ContractLine) : l))
  expect(await code({ ...c, lines: moved })).toEqual(['award-rewritten', 'lines', 'lines.4'])
  const longer = { ...c, startsOn: day('2027-06-01'), endsOn: day('2028-12-31') }
  expect(await code(longer)).toEqual(['award-rewritten', 'startsOn', 'endsOn'])
  expect(await code({ ...c, endsOn: day('2028-05-31') })).toEqual(['award-rewritten', 'endsOn'])
  expect(await code({ ...c, terms: { ...c.terms, taxIncluded: false } })).toEqual(['award-rewritten', 'taxIncluded'])
  expect(await code({ ...c, terms: { ...c.terms, paymentDays: 5 } })).toEqual(['award-rewritten', 'paymentDays'])
  expect(await code({ ...c, annex: { ...c.annex!, approach: '另行商定' } })).toEqual(['award-rewritten', 'annex'])
  expect(await code({ ...c, terms: { ...c.terms, acceptanceDays: 7, vacancyDays: 20 } })).toEqual(['done'])
})

const kitchens = { 1: '承接方改为承办街道厨房和餐饮，不再提供小组。', 9: '款项在一年内付清。' }
test('nor by words in the place of the clauses that say it: the form names the field to change', async () => {
  const c = await drawn()
  const refused = await proposed({ ...c, clauseEdits: kitchens })
  expect([isRefusal(refused) && refused.code, Object.keys((refused as Refusal).fields ?? {})]).toEqual([
    'contract-wrong',
    ['clauses.1', 'clauses.9'],
  ])
  const path = `/contracts/${c.id}/propose`
  const form = formsOf(await (await w.get('officer', path, { lang: 'zh' })).text(), path).find((f) => f.action === path)!
  expect(form.fields.map((f) => f.name).filter((n) => n.startsWith('clauses.'))).toEqual(
    ['3', '11', '12', '17', '18', '19'].map((n) => `clauses.${n}`),
  )
  const typed = { ...Object.fromEntries(form.fields.map((f) => [f.name, f.values])), 'clauses.9': kitchens[9], reason: '试', read: 'yes' }
  const answer = await w.post('officer', path, typed, { lang: 'zh' })
  const page = await answer.text()
  expect([answer.status, page.includes('付款期限（日）'), page.includes('第 9 条按表内约定生成'), page.includes(kitchens[9])]).toEqual([
    422,
    true,
    true,
    true,
  ])
})

test('a text that was proposed before this was asked is stopped where it is signed, and the page shows where it differs', async () => {
  const c = await drawn()
  const op = await w.as('operator')
  const post = c.lines[0]!
  if (post.kind !== 'post') throw new Error('the first line is a post')
  const old = { ...c, lines: [{ ...post, posts: post.posts - 1, amount: minor(post.amount) }, ...c.lines.slice(1)] }
  await tables(w.database.db)
    .updateTable('contract_versions')
    .set({ content: storeText(old) })
    .where('contract_id', '=', c.id)
    .where('state', '=', 'open')
    .execute()
  const open = (await versionsOf(op, c.id))[0]!
  expect(await (await w.get('head', `/contracts/${c.id}/versions/${open.number}`, { lang: 'zh' })).text()).toContain('>不同<')
  const signed = await signVersion(await w.as('head'), { contractId: c.id, number: open.number, version: c.version, read: true })
  expect(isRefusal(signed) && signed.code).toBe('award-rewritten')
  await tables(w.database.db)
    .updateTable('contract_versions')
    .set({ content: storeText(c) })
    .where('contract_id', '=', c.id)
    .where('state', '=', 'open')
    .execute()
  for (const who of ['head', 'manager-tongxin']) {
    const now = await drawn()
    granted(await signVersion(await w.as(who), { contractId: c.id, number: open.number, version: now.version, read: true }))
  }
  expect((await drawn()).lines[0]!.promise).toBe(post.promise)
})

test('what is signed is not rewritten by the words of a supplement; what was worded otherwise before stays in force and readable', async () => {
  const c = await drawn()
  const later = { ...c, effectiveOn: day('2026-07-01') }
  const refused = await proposed({ ...later, clauseEdits: kitchens })
  expect([isRefusal(refused) && refused.code, Object.keys((refused as Refusal).fields ?? {})]).toEqual([
    'contract-wrong',
    ['clauses.1', 'clauses.9'],
  ])
  // As it could be signed before.
  const stored = (clauseEdits: ContractText['clauseEdits']) =>
    tables(w.database.db)
      .updateTable('contract_versions')
      .set({ content: storeText({ ...c, clauseEdits }) })
      .where('contract_id', '=', c.id)
      .where('state', '=', 'agreed')
      .execute()
  await stored(kitchens)
  expect(await (await w.get('head', `/contracts/${c.id}/text`, { lang: 'zh' })).text()).toContain(kitchens[9])
  const kept = await proposed({ ...later, clauseEdits: kitchens, terms: { ...c.terms, acceptanceDays: 5 } })
  expect(isRefusal(kept) && [kept.code, kept.fields]).toBe(false)
})

test('what was awarded is contracted once: a signed contract that ended early leaves nothing to draft anew', async () => {
  const c = await drawn()
  await tables(w.database.db).updateTable('contracts').set({ state: 'terminated' }).where('id', '=', c.id).execute()
  const again = await draftFromAward(await w.as('officer'), { purchaseId, startsOn: day('2026-06-01') })
  expect(isRefusal(again) && again.code).toBe('already-drafted')
})
