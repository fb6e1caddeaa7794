import { day, type Id, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addServiceRecord } from './add-service-record.ts'
import { appointWorker } from './appoint-worker.ts'
import { correctRecord } from './correct-record.ts'
import { drawsOf } from './draws-of.ts'
import { handInPeriod } from './hand-in-period.ts'

/* Whoever decides on a period, and whoever audits it, sees what was attached to its records where it is decided. */

let w: World
let id = ''
const records: string[] = []
let drawn: readonly string[] = []
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '看得见凭证的采购', communityIds: w.district.communities.slice(0, 1) }))
  const post = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const line = { id: post, kind: 'post' as const, title: '社区社工', posts: 1, months: 12, grade: 'assistant' as const, hangsOn: null }
  const c = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, amount: yuan('75000') }],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, c.id)
  good(
    await appointWorker(await w.as('manager-tongxin'), {
      contractId: c.id,
      lineId: post,
      workerId: w.district.people['worker-tongxin']!,
      grade: 'assistant',
      share: '0.05',
      fromOn: day('2026-03-01'),
      competition: '公开竞聘',
    }),
  )
  const worker = await w.as('worker-tongxin')
  for (const minutes of [10, 20, 30, 40, 50, 60, 70, 80])
    records.push(
      good(
        await addServiceRecord(worker, {
          contractId: c.id,
          lineId: post,
          servedOn: day('2026-03-01'),
          category: 'direct',
          what: 'home-visit',
          minutes,
          askedBy: 'own-plan',
          people: 1,
          units: 0,
        }),
      ).id,
    )
  for (const [n, name] of [
    [0, '签到表.pdf'],
    [0, '照片.pdf'],
    [1, '走访单.pdf'],
    [2, '作废.pdf'],
  ] as const) {
    const form = new FormData()
    form.append('file', new File([`%PDF-1.7\n${name}\n`], name))
    expect((await w.post('worker-tongxin', `/delivery/records/${records[n]}/files`, form)).status).toBe(303)
  }
  good(await correctRecord(worker, { recordId: records[2]!, reason: '记重了', strike: true, version: 1 } as never))
  w.clock.set('2026-04-01T08:00:00+08:00')
  id = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' })).id
  drawn = (await drawsOf(officer, id)).draws[0]!.drawn
})
afterAll(() => w.close())

const page = async (who: string, lang: 'zh' | 'en' = 'en') => await (await w.get(who, `/delivery/acceptances/${id}`, { lang })).text()
const links = (html: string) => [...html.matchAll(/href="(\/delivery\/records\/[^/"]+\/files\/[^"]+)"/g)].map((m) => m[1]!)
const evidenceOf = (html: string) => /<section id="evidence">[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''

describe('the files of the records of a period', () => {
  test.each(['officer', 'head', 'auditor', 'approver', 'manager-tongxin', 'worker-tongxin'])(
    'stand where it is decided, for %s, each with its record, and open from there',
    async (who) => {
      const evidence = evidenceOf(await page(who))
      for (const name of ['签到表.pdf', '照片.pdf', '走访单.pdf']) expect([who, name, evidence.includes(name)]).toEqual([who, name, true])
      expect(evidence).toContain('3 files. Of the 7 records of the period 2 have files.')
      const all = links(evidence)
      expect(all.length).toBe(3)
      for (const at of all) expect([who, at, (await w.get(who, at)).status]).toEqual([who, at, 200])
    },
  )
  test('of a struck record nothing is shown, not even the name', async () => {
    expect(await page('officer')).not.toContain('作废.pdf')
  })
  test('the office has them beside the drawn record it checks', async () => {
    const html = await page('officer')
    const checks = /<form[^>]*\/checks"[\s\S]*?<\/form>/.exec(html)![0]
    const withFiles = drawn.filter((r) => r === records[0] || r === records[1])
    expect(new Set(links(checks).map((at) => at.split('/')[3]))).toEqual(new Set(withFiles))
  })
  test('who enters what residents say sees none, nor does another institution or purchaser', async () => {
    expect(await page('committee')).not.toContain('签到表.pdf')
    for (const who of ['manager-bangban', 'expert1', 'public'])
      expect([who, (await page(who)).includes('签到表.pdf')]).toEqual([who, false])
    const [at] = links(evidenceOf(await page('officer')))
    for (const who of ['committee', 'manager-bangban', 'treasurer'])
      expect([who, [403, 404].includes((await w.get(who, at!)).status)]).toEqual([who, true])
  })
  test('it says so in Chinese too', async () => {
    expect(evidenceOf(await page('officer', 'zh'))).toContain('共 3 个附件。这一期 7 条记录中有 2 条附了材料。')
  })
})
