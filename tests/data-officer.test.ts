import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '#kernel'
import { addEvidence, noticeNeed, openPurchase, setAsideNeed } from '#needs'
import { erasures } from '#people'
import { checkDatabase, findTexts, type Place } from '#platform'
import { asOwner, world, type World } from '#testing'
import { erasable } from '../src/home/erasable.ts'
import { applyErasures, erase, seenText } from '../src/home/erase-text.ts'
import { refOf } from '../src/home/place-ref.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const got = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const name = '沈默涵家里有三口人'
const reason = '沈默涵本人说不要了，她住三号楼。'
const logged = async () =>
  (await w.database.db.selectFrom('record_log').selectAll().execute()).map((e) => JSON.stringify([e.facts, e.changes]))

/** A need about one family, which was set aside with a reason that the log repeats. */
async function aNeed(): Promise<string> {
  const officer = await w.as('officer')
  const { id } = got(await noticeNeed(officer, { title: `家庭照料 ${name}`, statement: `${name}，需要照料。` }))
  got(await setAsideNeed(await w.as('head'), { needId: id, reason }))
  return id
}
const place = (id: string, column: string): Place => ({ kind: 'need', key: [id], column, path: [] })

test('an erased text is gone from the record and the log, a mark stays, and the log still fits its leaves', async () => {
  const id = await aNeed()
  await w.runJobs()
  expect((await logged()).some((l) => l.includes(reason))).toBe(true)
  expect((await checkDatabase(w.db, 'test')).wrong).toEqual([])
  const found = await findTexts(await w.as('data-officer'), erasable(), '沈默涵')
  expect(found.map((f) => f.place.column).sort()).toEqual(['set_aside_reason', 'statement', 'title'])
  for (const f of found) got(await erase(await w.as('data-officer'), { place: f.place, ground: 'asked', seen: seenText(f.text) }))
  expect((await logged()).filter((l) => l.includes('沈默涵'))).toEqual([])
  await w.runJobs()
  expect((await checkDatabase(w.db, 'test')).wrong).toEqual([])
  for (const [lang, says] of [
    ['zh', '〔2026 年 3 月 2 日应本人请求，由个人信息保护负责人删除〕'],
    ['en', '[erased on 2 March 2026 at the request of the person, by the data officer]'],
  ] as const) {
    const page = await (await w.get('officer', `/needs/${id}`, { lang })).text()
    expect(page).toContain(says)
    expect(page).not.toContain('沈默涵')
  }
  const json = (await (await w.get('officer', `/api/needs/${id}`)).json()) as Record<string, unknown>
  expect([json.erased, json.title, json.statement, json.setAsideReason]).toEqual([true, '', '', ''])
  const csv = await (await w.get('officer', '/needs?format=csv')).text()
  expect([csv.includes('沈默涵'), csv.includes('\ufff9'), csv.includes('by the data officer]')]).toEqual([false, false, true])
  // What was erased can still be checked; that it was erased, when, of what kind and why, stands in the log without its content.
  const entries = (await w.database.db.selectFrom('record_log').selectAll().execute()).filter((e) => e.action === 'people.erase-text')
  expect(entries.map((e) => e.facts.field).sort()).toEqual(['set_aside_reason', 'statement', 'title'])
})

test('erasing again changes nothing, and a text that was changed meanwhile is read again first', async () => {
  const id = await aNeed()
  const officer = await w.as('data-officer')
  const [text] = await findTexts(officer, erasable(), reason)
  got(await erase(officer, { place: place(id, 'set_aside_reason'), ground: 'purpose', seen: seenText(text!.text) }))
  const [before, said] = [await erasures(officer), (await logged()).length]
  got(await erase(officer, { place: place(id, 'set_aside_reason'), ground: 'asked', seen: seenText(text!.text) }))
  expect([await erasures(officer), (await logged()).length]).toEqual([before, said])
  const other = await erase(officer, { place: place(id, 'statement'), ground: 'asked', seen: seenText('something else') })
  expect(isRefusal(other) && other.code).toBe('text-changed')
  const nothing = await erase(officer, { place: { ...place(id, 'state') }, ground: 'asked', seen: 'x' })
  expect(isRefusal(nothing) && nothing.code).toBe('no-text')
})

test('what was erased is erased again after an older backup was read back, once', async () => {
  const id = await aNeed()
  const officer = await w.as('data-officer')
  const [text] = await findTexts(officer, erasable(), reason)
  got(await erase(officer, { place: text!.place, ground: 'asked', seen: seenText(text!.text) }))
  const list = (await erasures(officer)).map((e) => ({ id: e.id, place: { kind: e.kind, ...e.place }, ground: e.ground, on: e.erased_on }))
  await asOwner(w.database.db, `update needs set set_aside_reason = '${reason}' where id = '${id}'; delete from erasures`)
  const operator = await w.as('operator', '2026-03-09T09:00:00+08:00')
  const missing = { ...list[0]!, id: 'ers_00000000000000000000000000', place: place('ned_00000000000000000000000000', 'statement') }
  expect(await applyErasures(operator, [...list, missing])).toEqual({ erased: 1, already: list.length - 1, missing: 1 })
  expect(await findTexts(officer, erasable(), reason)).toEqual([])
  const { rows } = await sql<{ said: string }>`select set_aside_reason as said from needs where id = ${id}`.execute(w.database.db)
  // The mark has the day on which it was erased first.
  expect(rows[0]!.said).toContain('erased 2026-03-02 asked')
  expect(await applyErasures(operator, list)).toEqual({ erased: 0, already: list.length, missing: 0 })
})

test('nobody but the data officer looks through texts, erases or answers; not from elsewhere either', async () => {
  const id = await aNeed()
  const before = await erasures(await w.as('operator'))
  const ref = refOf(place(id, 'statement'))
  const seen = seenText(`${name}，需要照料。`)
  const request = (await w.post('worker-tongxin', '/account/data', { kind: 'erasure', what: '请删去我的姓名。' })).status
  expect(request).toBe(303)
  const { rows } = await sql<{ id: string }>`select id from data_requests`.execute(w.database.db)
  for (const who of [...Object.keys(w.district.people), 'public']) {
    if (who === 'data-officer') continue
    const refused = who === 'public' ? 401 : 403
    for (const path of [
      '/personal-data?q=沈默涵',
      `/personal-data/text?at=${ref}`,
      '/personal-data/requests/new',
      `/personal-data/requests/${rows[0]!.id}`,
    ]) {
      const a = await w.get(who, path)
      expect([who, path, a.status]).toEqual([who, path, refused])
      expect(await a.text()).not.toContain(name)
    }
    for (const [path, fields] of [
      [`/personal-data/text?at=${ref}`, { seen, ground: 'asked' }],
      ['/personal-data/requests/new', { kind: 'erasure', what: '请删去。', askedOn: '2026-03-02' }],
      [`/personal-data/requests/${rows[0]!.id}/answer`, { outcome: 'done', answer: '已经办好。', _version: '1' }],
    ] as const)
      expect([who, path, (await w.post(who, path, fields)).status]).toEqual([who, path, refused])
  }
  // The officer of another jurisdiction meets nothing of this one.
  const elsewhere = { ...(await w.as('data-officer')), jurisdiction: 'other' }
  expect(await findTexts(elsewhere, erasable(), '沈默涵')).toEqual([])
  const no = await erase(elsewhere, { place: place(id, 'statement'), ground: 'asked', seen })
  expect(isRefusal(no) && no.code).toBe('no-text')
  expect(await erasures(await w.as('operator'))).toEqual(before)
})

test('a request is due to the data officer, is answered once, and the person reads the answer', async () => {
  const asked = await w.post('worker2-tongxin', '/account/data', { kind: 'correction', what: '我的姓名写错了一个字。' })
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/account/data'])
  const { rows } = await sql<{ id: string; due: string }>`
    select id, due_on::text as due from data_requests where kind = 'correction'`.execute(w.database.db)
  const { id, due } = rows[0]!
  expect(due).toBe('2026-04-01')
  expect(await (await w.get('data-officer', '/due', { lang: 'zh' })).text()).toContain(`/personal-data/requests/${id}`)
  expect(await (await w.get('officer', '/due')).text()).not.toContain(id)
  const answer = `/personal-data/requests/${id}/answer`
  expect((await w.post('data-officer', answer, { outcome: 'not-wrong', answer: '', _version: '1' })).status).toBe(422)
  expect((await w.post('data-officer', answer, { outcome: 'not-wrong', answer: '与身份证核对过，没有错。', _version: '1' })).status).toBe(
    303,
  )
  expect((await w.post('data-officer', answer, { outcome: 'done', answer: '改了。', _version: '1' })).status).toBe(409)
  const page = await (await w.get('worker2-tongxin', '/account/data', { lang: 'zh' })).text()
  for (const says of ['我的姓名写错了一个字。', '核对后没有错误', '与身份证核对过，没有错。']) expect(page).toContain(says)
  expect(await (await w.get('worker-tongxin', '/account/data', { lang: 'zh' })).text()).not.toContain('写错了一个字')
  expect((await logged()).filter((l) => /写错了|没有错/.test(l))).toEqual([])
})

test('what a resident asked for is entered for them, and how to reach them goes with the answer', async () => {
  const entered = await w.post('data-officer', '/personal-data/requests/new', {
    kind: 'erasure',
    what: '居民来电，请删去一段家事。',
    reach: '13800138000',
    askedOn: '2026-02-27',
  })
  const to = entered.headers.get('location')!
  expect([entered.status, to]).toEqual([303, expect.stringMatching(/^\/personal-data\/requests\/req_/)])
  expect(await (await w.get('data-officer', to)).text()).toContain('13800138000')
  await w.post('data-officer', `${to}/answer`, { outcome: 'done', answer: '已经删去。', _version: '1' })
  expect(await (await w.get('data-officer', to)).text()).not.toContain('13800138000')
  const ahead = await w.post('data-officer', '/personal-data/requests/new', { kind: 'erasure', what: '请删去。', askedOn: '2026-03-03' })
  expect(ahead.status).toBe(422)
})

test('everybody takes their data away as tables too', async () => {
  const zip = await w.get('worker-tongxin', '/account/data.zip')
  expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['account.csv', 'roles.csv', 'sessions.csv', 'requests.csv', 'log.csv']))
  const text = (file: string) => new TextDecoder().decode(files[file])
  expect(text('account.csv')).toContain('worker-tongxin@xinghe.example')
  expect(text('requests.csv')).toContain('请删去我的姓名。')
  expect(Object.keys(files).map(text).join('')).not.toMatch(/password|totp|[0-9a-f]{64}/)
  expect((await w.get('public', '/account/data.zip')).status).toBe(401)
})

test('the same sentence elsewhere stays, unless the officer ticks exactly that place', async () => {
  const stock = '按时完成'
  const officer = await w.as('officer')
  const { id: purchaseId } = got(await openPurchase(officer, { title: '社区服务', communityIds: w.district.communities.slice(0, 1) }))
  const needs: string[] = []
  for (const title of ['甲楼照料', '乙楼照料']) {
    const { id } = got(await noticeNeed(officer, { title, statement: stock, purchaseId }))
    for (const source of ['台账', '热线']) got(await addEvidence(officer, { needId: id, kind: 'expressed', says: stock, source }))
    got(await setAsideNeed(await w.as('head'), { needId: id, reason: stock }))
    needs.push(id)
  }
  const [mine, other] = needs as [string, string]
  // Of this one only the log says the same, in an entry that belongs to the same purchase.
  const { id: third } = got(await noticeNeed(officer, { title: '丙楼照料', statement: '另一句话', purchaseId }))
  got(await setAsideNeed(await w.as('head'), { needId: third, reason: stock }))
  const said = async () =>
    (
      await sql<{ at: string }>`
        select 'need ' || right(id, 4) || ' statement' as at from needs where statement = ${stock}
        union all select 'need ' || right(id, 4) || ' reason' from needs where set_aside_reason = ${stock}
        union all select 'evidence ' || right(id, 4) from need_evidence where says = ${stock}
        union all select 'entry ' || right(subject_id, 4) from record_log where facts::text like ${`%${stock}%`} order by 1`.execute(
        w.database.db,
      )
    ).rows.map((r) => r.at)
  const before = await said()
  expect(before).toHaveLength(12)
  const at = `/personal-data/text?at=${refOf(place(mine, 'set_aside_reason'))}`
  const page = await (await w.get('data-officer', at, { lang: 'en' })).text()
  const boxes = [...page.matchAll(/<input type="checkbox" name="also"[^>]*value="([\w-]+)"[^>]*>(.*?)<\/label>/g)]
  // Statements, two pieces of evidence, and what the log says of another need; each by its record, its day and a link, none ticked.
  expect(boxes.map((b) => /Need · Statement|Evidence|record log/.exec(b[2]!)?.[0]).sort()).toEqual([
    'Evidence',
    'Evidence',
    'Need · Statement',
    'Need · Statement',
    'record log',
  ])
  for (const b of boxes) {
    expect(b[0]).not.toContain('checked')
    expect(b[2]).toContain('2 March 2026')
    // The data officer does not read the log: of an entry it is said what it says.
    expect(b[2]).toMatch(/href="\/personal-data\/text|丙楼照料/)
  }
  const seen = /name="seen" value="(\w+)"/.exec(page)![1]!
  // Something that was not offered is not taken along.
  const wrong = await w.post('data-officer', at, { seen, ground: 'asked', also: refOf(place(other, 'set_aside_reason')) })
  expect([wrong.status, await said()]).toEqual([409, before])
  const one = boxes.find((b) => b[2]!.includes('Evidence'))![1]!
  expect((await w.post('data-officer', at, { seen, ground: 'asked', also: one })).status).toBe(303)
  const left = await said()
  const evidence = JSON.parse(Buffer.from(one, 'base64url').toString()) as Place
  const gone = [`need ${mine.slice(-4)} reason`, `entry ${mine.slice(-4)}`, `evidence ${String(evidence.key.at(-1)).slice(-4)}`]
  expect(before.filter((x) => !left.includes(x)).sort()).toEqual(gone.sort())
  expect(left).toHaveLength(9)
})
