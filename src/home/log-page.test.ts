import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { change, type Ctx, fieldChanges, historyOf, recordRefusal, sequence } from '#platform'
import { refusePermission } from '#people'
import { serviceRecords } from '#delivery'
import { type Day, day, isRefusal, refusals, sayDay } from '#kernel'
import { openPurchase } from '#needs'
import { conditionsOf, readFilters } from './log-filters.ts'
import { pageOf } from './log-page.tsx'
import { asOwner, world, type World } from '#testing'

let w: World
let ctx: Ctx
const tender = 'tnd_01kbbbbbbbbbbbbbbbbbbbbbbb'
beforeAll(async () => {
  w = await world()
  ctx = await w.as('auditor')
  // A log of many years, as far as a page is concerned.
  await asOwner(
    w.database.db,
    `insert into record_log (jurisdiction, id, at, action, subject_kind, subject_id, actor_kind, actor_id, actor_name, outcome, facts, salts)
       select 'test', 'log_00' || lpad(i::text, 24, '0'), timestamptz '2020-01-01' + i * interval '1 minute',
         case when i % 3 = 0 then 'people.sign-in' else 'delivery.record' end, 'record', 'rec_' || i, 'user', 'usr_' || i % 50, '某人', case when i % 100 = 0 then 'stale' else 'done' end, '{}',
         array[md5('what' || i), md5('actor' || i), md5('name' || i), md5('facts' || i)]
       from generate_series(1, 60000) i;
     insert into record_log_pending (jurisdiction, entry_id) select jurisdiction, id from record_log where id like 'log_00%'`,
  )
  while ((await sequence(w.db, { batch: 20_000 })) > 0);
  await asOwner(w.database.db, 'analyze record_log; analyze record_log_order')
})
afterAll(() => w.close())

/** How many rows of the log the database looks at for one page. */
async function rowsRead(query: string, before?: string): Promise<number> {
  const { where } = await conditionsOf(ctx, readFilters(new URLSearchParams(query)))
  const { rows } = await sql<{ 'QUERY PLAN': unknown }>`explain (analyze, format json) ${pageOf(ctx, where, before)}`.execute(ctx.db)
  const plan = rows[0]!['QUERY PLAN']
  let n = 0
  const walk = (x: unknown): void => {
    if (Array.isArray(x)) return x.forEach(walk)
    if (typeof x !== 'object' || x === null) return
    const node = x as Record<string, unknown>
    if (node['Relation Name'] === 'record_log') n += Number(node['Actual Rows'] ?? 0) + Number(node['Rows Removed by Filter'] ?? 0)
    Object.values(node).forEach(walk)
  }
  walk(typeof plan === 'string' ? JSON.parse(plan) : plan)
  return n
}

test('a page reads what stands on it, however long the log is and however far back one goes', async () => {
  for (const query of [
    '',
    'signins=1',
    'outcome=refused',
    'who=usr_01kbbbbbbbbbbbbbbbbbbbbbbb',
    `record=${tender}`,
    'action=needs.accept',
    'from=2020-01-05&to=2020-01-05',
  ])
    expect([query, (await rowsRead(query)) < 3000]).toEqual([query, true])
  expect(await rowsRead('', `log_00${'30000'.padStart(24, '0')}`)).toBeLessThan(300)
})

test('entries as they were entered are shown without a doubt; one changed behind the back of the program is marked', async () => {
  const page = async () => await (await w.get('auditor', '/log')).text()
  expect((await page()).match(/do(es)? not fit the log/)).toBeNull()
  await asOwner(w.database.db, `update record_log set actor_id = 'usr_other' where id = 'log_00${'59999'.padStart(24, '0')}'`)
  expect((await page()).match(/does not fit the log/g)).toHaveLength(1)
})

test('two days in the wrong order, or one that is none, are said to find nothing, on every list with two days', async () => {
  const said = async (who: string, path: string, lang: 'zh' | 'en' = 'en') => await (await w.get(who, path, { lang })).text()
  for (const [who, list] of [
    ['auditor', '/log'],
    ['officer', '/delivery/records'],
  ] as const) {
    expect(await said(who, `${list}?from=2026-03-02&to=2026-03-01`)).toContain(
      'The first day, 2 March 2026, comes after the last, 1 March 2026',
    )
    expect(await said(who, `${list}?from=2026-03-02&to=2026-03-01`, 'zh')).toContain('开始的2026 年 3 月 2 日在结束的2026 年 3 月 1 日之后')
    expect(await said(who, `${list}?from=2026-02-30`)).toContain('“2026-02-30” is no day')
    for (const right of ['from=2026-03-01&to=2026-03-01', 'to=2026-03-01', ''])
      expect(await said(who, `${list}?${right}`)).not.toContain('so nothing is found')
  }
  // Who may not see the list sees no more of it by asking wrongly.
  expect((await w.get('public', '/delivery/records?from=x')).status).toBe(401)
  // A program is refused in words, not given an empty list.
  const asked = await serviceRecords(await w.as('officer'), { from: day('2026-03-02'), to: day('2026-03-01') })
  expect('refused' in asked && [asked.status, asked.code, Object.keys(asked.fields ?? {})]).toEqual([422, 'days-reversed', ['to']])
})

test('filters by person, day, record, purchase, action and outcome; says before and after; sign-ins only when asked', async () => {
  const officer = await w.as('officer')
  await change(
    officer,
    { action: 'tenders.publish', subject: { kind: 'tender', id: tender }, before: { state: 'draft' }, after: { state: 'published' } },
    async () => ({}),
  )
  await change(officer, { action: 'people.sign-in' }, async () => ({}))
  const page = async (query: string, lang: 'zh' | 'en' = 'zh') => await (await w.get('auditor', `/log?${query}`, { lang })).text()
  const body = (text: string) => text.slice(text.indexOf('<tbody>'), text.indexOf('</tbody>'))
  expect(body(await page(`record=${tender}`))).toContain('发布招标')
  expect(body(await page(`record=https://x.example/tenders/${tender}`))).toMatch(/状态：\S+ → \S+/)
  expect(body(await page(`record=${tender}`))).not.toMatch(/draft|published/)
  expect(body(await page(`record=${tender}`))).toContain(`href="/tenders/${tender}"`)
  const day = w.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  expect(body(await page(`from=${day}&to=${day}`))).toContain('发布招标')
  expect(body(await page(`from=2020-01-03&to=2020-01-03`))).not.toContain('发布招标')
  expect(body(await page(`who=${officer.asker.userId}`))).toContain('发布招标')
  expect(body(await page(`who=${encodeURIComponent(officer.asker.name!)}`))).toContain('发布招标')
  expect(body(await page(`who=${officer.asker.userId}`))).not.toContain('>登录')
  expect(body(await page(`who=${officer.asker.userId}&signins=1`))).toContain('登录')
  expect(body(await page('action=delivery.&outcome=refused'))).toMatch(/被拒绝：[^<]*[\u4e00-\u9fff]/)
  expect(body(await page('action=delivery.&outcome=refused'))).not.toContain('>stale<')
  const csv = await (await w.get('auditor', `/log?record=${tender}&format=csv`)).text()
  expect(csv.split('\r\n')).toHaveLength(3)
  expect(csv).toContain('tenders.publish')
  // The next page goes on where this one ends.
  const first = await page('')
  const before = /before=(log_\w+)/.exec(first)![1]!
  expect(body(await page(`before=${before}`))).toContain('…')
  expect(body(await page(`before=${before}`))).not.toContain('发布招标')
})

test('days are read as they are typed, and one that does not exist finds nothing', async () => {
  await change(await w.as('officer'), { action: 'plans.edit' }, async () => ({}))
  const day = w.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const { year: y, month: m, day: d } = day
  const found = async (from: string) => {
    const text = await (await w.get('auditor', `/log?from=${encodeURIComponent(from)}`)).text()
    return (text.match(/<tr/g) ?? []).length
  }
  const all = await found(day.toString())
  expect(all).toBeGreaterThan(1)
  const wide = day.toString().replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
  for (const typed of [`${y}/${m}/${d}`, wide, `${y}年${m}月${d}日`]) expect([typed, await found(typed)]).toEqual([typed, all])
  for (const none of ['2020-02-31', '5.1.2020']) expect([none, (await found(none)) < 2]).toEqual([none, true])
})

test('plain fields are told as they were and as they became; what was refused changed nothing', async () => {
  const officer = await w.as('officer')
  const record = { kind: 'plan', id: 'pln_01kbbbbbbbbbbbbbbbbbbbbbbb' } as const
  const changes = fieldChanges(
    { months: 12, method: 'open-tender', startsOn: Temporal.PlainDate.from('2026-03-01'), 'line 岗位': '360000.00', fixedPrice: false },
    { months: 10, method: 'open-tender', startsOn: Temporal.PlainDate.from('2026-03-01'), 'line 项目': '5000.00', fixedPrice: true },
  )
  expect(changes).toEqual([
    { field: 'months', before: 12, after: 10 },
    { field: 'line 岗位', before: '360000.00', after: null },
    { field: 'fixedPrice', before: false, after: true },
    { field: 'line 项目', before: null, after: '5000.00' },
  ])
  await change(officer, { action: 'plans.edit', subject: record }, async (_, entry) => {
    entry.before = { state: 'draft' }
    entry.after = { state: 'draft' }
    entry.changes = changes
    return {}
  })
  await change(officer, { action: 'plans.save-line', subject: record }, async (_, entry) => {
    entry.changes = changes
    return refusePermission('sign-in-first')
  })
  const text = await (await w.get('auditor', `/log?record=${record.id}`)).text()
  for (const said of ['Months: 12 → 10', 'Amount of “岗位”: 360000.00 → none', 'Price fixed: no → yes', 'Amount of “项目”: none → 5000.00'])
    expect([said, text.split(said).length - 1]).toEqual([said, 1])
})

test('who has not signed in writes nothing into the log by trying, and who has pushes nothing that was done off a history', async () => {
  const officer = await w.as('officer')
  const record = { kind: 'plan', id: 'pln_01kccccccccccccccccccccccc' } as const
  await change(officer, { action: 'plans.edit', subject: record }, async () => ({}))
  const entries = async () => (await sql<{ n: number }>`select count(*)::int as n from record_log`.execute(w.database.db)).rows[0]!.n
  const before = await entries()
  for (const path of ['/settings/contact', '/people/suppliers/rule'])
    expect([path, (await w.post('public', path, {})).status]).toEqual([path, 401])
  const nobody = await w.as('public')
  await recordRefusal(nobody, 'plans.edit', refusePermission('sign-in-first'), { subject: record })
  await change(nobody, { action: 'plans.edit', subject: record }, async () => refusePermission('sign-in-first'))
  expect(await entries()).toBe(before)
  // A rival who is signed in is entered, and what was done stays in sight.
  const rival = await w.as('manager-bangban')
  for (let n = 0; n < 30; n++) await recordRefusal(rival, 'plans.edit', refusePermission('not-your-role'), { subject: record })
  const shown = await historyOf(officer, { subjectId: record.id }, { limit: 12 })
  expect(shown.filter((e) => e.outcome === 'done')).toHaveLength(1)
  expect(shown.filter((e) => e.outcome !== 'done')).toHaveLength(3)
})

test('who is refused again and again is entered so often a day, and the rest as one number when it is over', async () => {
  const start = w.clock.now()
  const rival = await w.as('manager-bangban')
  const record = { kind: 'plan', id: 'pln_01keeeeeeeeeeeeeeeeeeeeeee' } as const
  const of = async (action: string) =>
    (
      await sql<{ outcome: string; subject_id: string | null; facts: Record<string, unknown> }>`
        select outcome, subject_id, facts from record_log where action = ${action}`.execute(w.database.db)
    ).rows
  const tries = async (times: number, as = rival) => {
    for (let n = 0; n < times; n++)
      if (n % 2 === 0) await recordRefusal(as, 'plans.award-nothing', refusePermission('not-your-role'), { subject: record })
      else await change(as, { action: 'plans.award-nothing', subject: record }, async () => refusePermission('not-your-role'))
  }
  await tries(45)
  expect(await of('plans.award-nothing')).toHaveLength(20)
  // Nobody else's tries are hidden behind theirs, nor what else they try.
  await tries(1, await w.as('manager-tongxin'))
  await recordRefusal(rival, 'plans.take-nothing', refusePermission('not-your-role'), { subject: record })
  expect([(await of('plans.award-nothing')).length, (await of('plans.take-nothing')).length]).toEqual([21, 1])
  // Nor what they try at another record: the first time has an entry.
  const other = { kind: 'plan', id: 'pln_01kfffffffffffffffffffffff' } as const
  for (const times of [1, 2, 3])
    expect([
      times,
      await recordRefusal(rival, 'plans.award-nothing', refusePermission('not-your-role'), { subject: other }).then(
        async () => (await of('plans.award-nothing')).filter((e) => e.subject_id === other.id).length,
      ),
    ]).toEqual([times, 1])
  await w.runJobs()
  expect(await of('log.refused-again')).toEqual([])
  w.clock.set(start.add({ hours: 24 }).toString())
  await w.runJobs()
  await w.runJobs()
  const day = rival.today.toString()
  expect((await of('log.refused-again')).filter((e) => e.facts.of === 'plans.award-nothing')).toEqual([
    { outcome: 'done', subject_id: rival.asker.userId, facts: { day, of: 'plans.award-nothing', times: 27 } },
  ])
  expect((await sql`select from refused_of_day`.execute(w.database.db)).rows).toEqual([])
  expect(await (await w.get('auditor', '/log')).text()).toContain('was refused 27 times more')
  w.clock.set(start.toString())
})

test('a page that does not show all of what was done or refused leads to the whole history', async () => {
  const officer = await w.as('officer')
  const opened = await openPurchase(officer, { title: '社工站', communityIds: w.district.communities })
  if (isRefusal(opened)) throw new Error(opened.code)
  const { id } = opened
  const on = { action: 'plans.edit', subject: { kind: 'plan', id: 'pln_01kddddddddddddddddddddddd' }, purchaseId: id } as const
  const leads = async () => (await (await w.get('officer', `/purchases/${id}`)).text()).includes(`/purchases/${id}/history`)
  expect(await leads()).toBe(false)
  for (let n = 0; n < 4; n++) await change(officer, on, async () => refusePermission('not-your-role'))
  expect(await leads()).toBe(true)
  for (let n = 0; n < 13; n++) await change(officer, on, async () => ({}))
  expect(await leads()).toBe(true)
})

test('the administrator, and nobody else, erases a name from the log', async () => {
  const { userId, name } = (await w.as('officer')).asker
  expect(await (await w.get('auditor', `/log?who=${userId}`)).text()).not.toContain('erase-name')
  expect((await w.post('auditor', '/log/erase-name', { user: userId! })).status).toBe(403)
  expect(await (await w.get('administrator', `/log?who=${userId}`)).text()).toContain('/log/erase-name')
  expect((await w.post('administrator', '/log/erase-name', { user: userId! })).status).toBe(303)
  const shown = await (await w.get('administrator', `/log?who=${userId}`)).text()
  expect(shown.slice(shown.indexOf('<tbody>'))).not.toContain(name)
  expect(shown).toContain('name erased') // By the name, or what is left of it, and by the address nobody finds what was erased; by the id of the account they do.
  const found = async (who: string) => {
    const text = await (await w.get('auditor', `/log?who=${encodeURIComponent(who)}`)).text()
    return (text.match(/<tr/g) ?? []).length
  }
  for (const who of [name!, name!.slice(0, 2)]) expect([who, (await found(who)) < 2]).toEqual([who, true])
  expect(await found(userId!)).toBeGreaterThan(1)
  // What is done afterwards bears the name, and is found by it.
  await change(await w.as('officer'), { action: 'plans.edit' }, async () => ({}))
  expect(await found(name!)).toBeGreaterThan(1)
  expect(await (await w.get('administrator', `/log?who=${userId}`)).text()).toContain('As long as the account lives')
})

test('a refusal in the log says its numbers and days, and neither what was typed nor a personal number', async () => {
  const refuse = refusals({
    'test-cells': {
      status: 422,
      zh: (n: number, on: Day, name: string, price: bigint) => `${n} 格不对，${sayDay(on, 'zh')}前改好：${name}，${price}。`,
      en: (n: number, on: Day, name: string, price: bigint) =>
        `${n} cells are not right, mend them by ${sayDay(on, 'en')}: ${name}, ${price}`,
    },
    'test-phone': { status: 422, zh: (n: number) => `${n} 不对。`, en: (n: number) => `${n} is not right` },
  })
  const officer = await w.as('officer')
  const subject = { kind: 'plan', id: 'pln_01kccccccccccccccccccccccc' } as const
  const cells = refuse('test-cells', 17, day('2026-03-01'), '张三', 4567n).at('cells')
  await change(officer, { action: 'plans.edit', subject }, async () => cells)
  await change(officer, { action: 'plans.edit', subject }, async () => refuse('test-phone', 13_812_345_678))
  await recordRefusal(officer, 'plans.edit', refuse('test-cells', 18, day('2026-03-02'), '张三', 4567n), { subject })
  for (const path of [`/log?record=${subject.id}`, `/log?record=${subject.id}&format=csv`]) {
    const text = await (await w.get('auditor', path)).text()
    expect(text).toContain('17 cells are not right, mend them by 1 March 2026')
    expect(text).toContain('18 cells are not right, mend them by 2 March 2026')
    expect(text).toContain('… is not right')
    for (const secret of ['张三', '4567', '138123', '12345678']) expect([secret, text.includes(secret)]).toEqual([secret, false])
  }
})

test('the list of what may be looked for says each deed whole, without the gap where a record was named', async () => {
  await change(
    { ...ctx, asker: (await w.as('officer')).asker },
    { action: 'plans.save-line', facts: { line: '社工站全年服务' } },
    async () => ({ done: true }),
  )
  const page = await (await w.get('auditor', '/log', { lang: 'zh' })).text()
  const options = [...page.matchAll(/<option value="[a-z]+\.[a-z-]+"[^>]*>([^<]*)</g)].map((m) => m[1]!)
  expect(options.some((o) => o.includes('计划行'))).toBe(true)
  expect(options.filter((o) => /「」|“”/.test(o))).toEqual([])
})
