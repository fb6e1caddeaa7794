import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { asOwner, bothSign, directContract, good, world, type World } from '#testing'
import { addServiceRecord, appointWorker, writeRoleCard } from '#delivery'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

let w: World
let c: { id: string; post: string }
const [manager, worker] = ['manager-tongxin', 'worker-tongxin']
const marked = '周七标记'
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  const post = {
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'post' as const, title: '社区社工岗位', posts: 2, months: 12 },
    ...{ grade: 'assistant' as const, hangsOn: null, communityIds: [], amount: yuan('240000') },
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [post] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  c = { id, post: post.id }
  good(
    await appointWorker(await w.as(manager), {
      ...{ contractId: c.id, lineId: c.post, workerId: w.district.people[worker]!, grade: 'assistant' as const },
      ...{ fromOn: day('2026-03-01'), competition: '公开竞聘' },
    }),
  )
  good(
    await writeRoleCard(await w.as(manager), {
      ...{ contractId: c.id, lineId: c.post, purpose: '社区服务', mayAssign: '主管' },
      shares: [{ category: 'direct', percent: 100, tasks: '入户探访' }],
    }),
  )
  const work = { contractId: c.id, lineId: c.post, servedOn: day('2026-03-02'), what: 'other' as const, units: 0 }
  good(await addServiceRecord(await w.as(worker), { ...work, category: 'direct', askedBy: 'own-plan', minutes: 120, people: 7 }))
  good(
    await addServiceRecord(await w.as(worker), {
      ...{ ...work, category: 'errand', askedBy: 'purchaser', minutes: 60, people: 0 },
      ...{ errandAbout: '整理迎检台账', errandBy: '街道党政办主任' },
    }),
  )
  await twoCases()
})
afterAll(() => w.close())

/** Two people with a running case each, whose name is marked. */
async function twoCases(): Promise<void> {
  const sent = async (path: string, fields: Record<string, string | string[]>) => {
    const r = await w.post(worker, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
    return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
  }
  await w.post(manager, '/clients/key/start', { _once: crypto.randomUUID(), passphrase: '七只蓝色的小铁皮船在山上' })
  const code = /<code class="secret">([^<]+)<\/code>/.exec(
    await (await w.post(manager, '/clients/key/hand-on', { _once: crypto.randomUUID() }, { lang: 'en' })).text(),
  )![1]!
  expect((await sent('/clients/key/take', { code, passphrase: '七只蓝色的小铁皮船在山上二' })).status).toBe(303)
  for (const n of [1, 2]) {
    const made = await sent('/clients/new', {
      ...{ name: `${marked}${n}`, ageGroup: '35-59', sex: 'female', groups: [] },
      ...{ givenOn: '2026-03-01', givenBy: 'self', way: 'written' },
    })
    expect([made.status, made.to]).toEqual([303, expect.stringContaining('/clients/')])
  }
  const { rows } = await sql<{ id: string }>`select id from clients order by number`.execute(w.database.db)
  for (const [n, { id }] of rows.entries()) {
    await sql`insert into cases (jurisdiction, id, organisation_id, client_id, number, contract_id, line_id, source, asked_on, taken_on, state, entered_at, entered_by)
      values (${(await w.as(worker)).jurisdiction}, ${newId('case', Temporal.Now.instant())}, ${w.district.institutions.tongxin}, ${id}, 1, ${c.id}, ${c.post},
        'self', '2026-03-02', ${n === 0 ? '2026-03-02' : null}, ${n === 0 ? 'serving' : 'requested'}, now(), 'x')`.execute(w.database.db)
  }
}

const report = async (who: string, format = '') => await w.get(who, `/delivery/${c.id}/report/m01${format}`, { lang: 'en' })

test('the report of a month is the same for both sides, counted from the records, and says cases in ranges', async () => {
  const main = async (who: string) => /<main[\s\S]*<\/main>/.exec(await (await report(who)).text())![0]
  const seen = await main('officer')
  for (const said of ['整理迎检台账', '街道党政办主任', '0–4', 'Role cards and hours', '33.3', '120,000.00'].slice(0, 5))
    expect([said, seen.includes(said)]).toEqual([said, true])
  expect(seen).not.toContain(marked)
  expect(await main(manager)).toBe(seen)
  expect((await report('manager-bangban')).status).toBe(404)
  expect((await w.get('officer', `/delivery/${c.id}/report/m99`)).status).toBe(404)
})

test('of a month that goes on, and of one to come, no day counts that has not been', async () => {
  const posts = async (month: string) =>
    /Post-days[\s\S]*?<td[^>]*>社区社工岗位<\/td><td[^>]*>(\d+)<\/td><td[^>]*>(\d+)<\/td>/
      .exec(await (await w.get('officer', `/delivery/${c.id}/report/${month}`, { lang: 'en' })).text())
      ?.slice(1)
  // The clock stands at 2 March; two posts are agreed and one is filled.
  expect(await posts('m01')).toEqual(['2', '62'])
  expect(await posts('m02')).toEqual(['0', '60'])
})

test('it is taken away for Word and for Excel, with the same figures', async () => {
  for (const [format, part] of [
    ['docx', 'word/document.xml'],
    ['xlsx', 'xl/sharedStrings.xml'],
  ] as const) {
    const r = await report('officer', `?format=${format}`)
    expect([format, r.status, r.headers.get('content-disposition')?.includes(`.${format}`)]).toEqual([format, 200, true])
    const files = unzipSync(new Uint8Array(await r.arrayBuffer()))
    const text = Object.entries(files)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => strFromU8(bytes))
      .join('')
    expect([part, '整理迎检台账', '0–4', marked].map((s) => (s === part ? part in files || format === 'xlsx' : text.includes(s)))).toEqual([
      true,
      true,
      true,
      false,
    ])
  }
})

test('an institution sees its caseload, a worker their own, the purchaser none', async () => {
  const page = async (who: string) => {
    const r = await w.get(who, '/cases/load', { lang: 'en' })
    return { status: r.status, main: /<main[\s\S]*<\/main>/.exec(await r.text())?.[0] ?? '' }
  }
  const name = (await w.as(worker)).asker.name!
  const leader = await page(manager)
  expect([leader.status, leader.main.includes(name), leader.main.includes('1 person waits')]).toEqual([200, true, true])
  // One post of two is vacant, and one case is too few to say how long one takes.
  for (const said of ['社区社工岗位', 'too few so far']) expect(leader.main).toContain(said)
  expect(leader.main).not.toContain(marked)
  expect((await page(worker)).main).toContain(name)
  expect((await page('worker2-tongxin')).main).not.toContain(name)
  for (const who of ['officer', 'auditor', 'evaluator']) expect([who, (await page(who)).status]).toEqual([who, 403])
  expect(leader.main).not.toMatch(/do not say how much is direct/)
  // Where a card does not say how much is direct service, whoever leads is led to where it is said.
  await asOwner(w.database.db, 'delete from role_card_shares')
  expect((await page(manager)).main).toMatch(/do not say how much is direct service[\s\S]*href="\/delivery\/\w+\/posts"/)
  expect((await page(worker)).main).not.toMatch(/do not say how much is direct/)
})
