import { keptFiles, takeDue } from '#files'
import { day, type Id, isRefusal, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { enterDocument } from '#people'
import { keyOf } from '#platform'
import { cancelTender, sealedAmong } from '#tenders'
import { sql } from 'kysely'
import { bothSign, directContract, good, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOver } from '../src/files-over.ts'
import { enterLocalNumbers } from '../src/people/enter-local-numbers.ts'
import { withdrawDocument } from '../src/people/documents.ts'
import { draftTender } from '../src/3-tenders/draft-tender.ts'
import { approved, f24Plan, granted, purchaseWithNeed } from './builders/tender-stages.ts'

/* How long files are kept: as long as the law wants the file of a procurement, from its end, and not a day less. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const attachTo = async (who: string, at: string, text: string) => {
  const form = new FormData()
  form.append('file', new File([`%PDF-1.7\n${text}\n`], `${text}.pdf`))
  expect([at, (await w.post(who, `${at}/files`, form)).status]).toEqual([at, 303])
}
/** What is still there after the clock has worked on a day. */
const leftOn = async (on: string, kind: 'tender' | 'contract' | 'document', id: string) => {
  w.clock.set(`${on}T00:05:00+08:00`)
  await takeDue(await w.as('clock'), sealedAmong, filesOver)
  return (await keptFiles(await w.as('operator'), { kind, id })).length
}
const draft = async (title: string) => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await purchaseWithNeed(w, title)
  await approved(w, await f24Plan(w, of))
  return granted(await draftTender(await w.as('officer'), { purchaseId: of.purchaseId, method: 'competitive-consultation' })).id
}

test('those of a tender are kept fifteen years from its end, and of one that runs without end; their names and fingerprints stay', async () => {
  const [ended, runs] = [await draft('已经结束的'), await draft('还没有结束的')]
  await attachTo('officer', `/tenders/${ended}`, '旧需求')
  await attachTo('officer', `/tenders/${runs}`, '新需求')
  const [file] = await keptFiles(await w.as('operator'), { kind: 'tender', id: ended })
  w.clock.set('2026-05-10T09:00:00+08:00')
  granted(await cancelTender(await w.as('officer'), { tenderId: ended, reason: '年度预算调整，这个项目不再采购。' }))
  expect([await leftOn('2041-05-10', 'tender', ended), await leftOn('2041-05-11', 'tender', ended)]).toEqual([1, 0])
  expect(await leftOn('2060-01-01', 'tender', runs)).toBe(1)
  expect(await w.files.read(keyOf('test', file!.sha256))).toBeUndefined()
  const { rows } = await sql<{ outcome: string; n: number }>`
    select outcome, count(*)::int as n from record_log where action = 'files.expire' group by outcome`.execute(w.database.db)
  expect(rows).toEqual([{ outcome: 'done', n: 1 }])
  w.clock.set('2060-01-01T09:00:00+08:00')
  expect((await w.get('officer', `/tenders/${ended}/files/${file!.id}`)).status).toBe(410)
  expect(await (await w.get('officer', `/tenders/${ended}/files`)).text()).toContain(file!.sha256.slice(0, 12))
})

test('those of a contract are kept from its last day; one that came later as long from when it came', async () => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '短合同', communityIds: w.district.communities.slice(0, 1) }))
  const post = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const line = { id: post, kind: 'post' as const, title: '社区社工', posts: 1, months: 12, grade: 'assistant' as const, hangsOn: null }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, amount: yuan('75000') }],
      startsOn: day('2026-03-02'),
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, id)
  await attachTo('officer', `/contracts/${id}`, '盖章扫描件')
  expect(await leftOn('2050-01-01', 'contract', id)).toBe(1)
  await sql`update contracts set state = 'ended', closed_on = '2027-03-01' where id = ${id}`.execute(w.database.db)
  w.clock.set('2028-06-01T09:00:00+08:00')
  await attachTo('officer', `/contracts/${id}`, '后来找到的')
  expect(await leftOn('2042-03-01', 'contract', id)).toBe(2)
  expect(await leftOn('2042-03-02', 'contract', id)).toBe(1)
  expect(await leftOn('2043-06-01', 'contract', id)).toBe(1)
  expect(await leftOn('2043-06-02', 'contract', id)).toBe(0)
})

test('scans of a document that its supplier withdrew are kept ninety days, and of one that stands without end', async () => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const manager = await w.as('manager-tongxin')
  const enter = async (number: string) =>
    granted(await enterDocument(manager, { organisationId: manager.asker.organisationId!, kind: 'registration', number })).id
  const [gone, stands] = [await enter('登记-1'), await enter('登记-2')]
  await attachTo('manager-tongxin', `/people/documents/${gone}`, '旧证书')
  await attachTo('manager-tongxin', `/people/documents/${stands}`, '现证书')
  const withdrawn = await withdrawDocument(manager, gone)
  expect(isRefusal(withdrawn)).toBe(false)
  expect([await leftOn('2026-05-31', 'document', gone), await leftOn('2026-06-01', 'document', gone)]).toEqual([1, 0])
  expect(await leftOn('2050-01-01', 'document', stands)).toBe(1)
})

test('a place that keeps them longer is heard', async () => {
  const id = await draft('本地保存更久')
  await attachTo('officer', `/tenders/${id}`, '本地需求')
  w.clock.set('2026-05-10T09:00:00+08:00')
  granted(await cancelTender(await w.as('officer'), { tenderId: id, reason: '年度预算调整，这个项目不再采购。' }))
  good(
    await enterLocalNumbers(await w.as('administrator'), {
      values: { 'file.kept-years': 20 },
      from: day('2026-01-01'),
      source: '本市档案办法（测试）',
      article: '第二条',
      grade: 'B',
    }),
  )
  expect([
    await leftOn('2041-05-11', 'tender', id),
    await leftOn('2046-05-10', 'tender', id),
    await leftOn('2046-05-11', 'tender', id),
  ]).toEqual([1, 1, 0])
})
