import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { asOwner, bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeDue } from './take-due.ts'
import { type Counted, figuresOf, type Helped } from './rules/voice.ts'
import { takeDue as tellDue } from '../notices/index.ts'
import { sequence } from '#platform'

let w: World
let c: { contract: string; line: string; purchase: string }
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '老人服务', communityIds: w.district.communities.slice(0, 1) }))
  const line = {
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title: '陪老人看病', unit: '次', quantity: 30 },
    ...{ unitPrice: yuan('100'), amount: yuan('3000'), hangsOn: null },
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line], startsOn: day('2026-03-01') },
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, id)
  c = { contract: id, line: line.id, purchase: p.id }
})
afterAll(() => w.close())

const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const say = async (about: string, fields: Record<string, string> = {}, who = 'public') => {
  const form = { _once: crypto.randomUUID(), about, kind: 'question', words: '陪看病要提前几天约？', ...fields }
  const r = await w.post(who, '/word', form, { lang: 'en' })
  const page = await r.text()
  return { status: r.status, page, receipt: /<b>((?:[2-9A-Z]{4} ?){3})<\/b>/.exec(page)?.[1]?.replaceAll(' ', '') ?? '' }
}
const ofLine = () => `line:${c.contract}/${c.line}`
const one = async (receipt: string) => await text(w.get('public', `/said/${receipt}`, { lang: 'en' }))
const rows = async () =>
  (await sql<Record<string, unknown> & { id: string; version: number }>`select * from voices order by said_on, id`.execute(w.database.db))
    .rows
const answer = async (who: string, id: string, version: number, words: string) =>
  (await w.post(who, `/voices/${id}/answer`, { _once: crypto.randomUUID(), _version: String(version), answer: words }, { lang: 'en' }))
    .status

describe('a word about a service', () => {
  let receipt = ''
  test('is said without an account, and the receipt is shown once', async () => {
    expect(await text(w.get('public', `/word?about=${encodeURIComponent(ofLine())}`, { lang: 'en' }))).toContain('陪老人看病')
    const done = await say(ofLine())
    expect([done.status, done.receipt.length]).toEqual([200, 12])
    receipt = done.receipt
    expect(JSON.stringify(await rows())).not.toContain(receipt)
    expect(await one(receipt)).toContain('There is no answer yet; it is due by 16 March 2026.')
  })
  test('keeps nothing of who said it, in no log either', async () => {
    await say(ofLine(), { kind: 'thanks', words: '谢谢' }, 'worker-tongxin')
    const { rows: log } = await sql`select action from record_log where action like 'voices.%' and action <> 'voices.answer'`.execute(
      w.database.db,
    )
    expect(log).toEqual([])
    expect(await text(w.get('officer', `/purchases/${c.purchase}/history`, { lang: 'en' }))).not.toContain('word')
    const { rows: once } = await sql<{
      sent_mark: string | null
      key: string
    }>`select key, sent_mark from once_keys where action = 'voices.say'`.execute(w.database.db)
    expect(once.map((o) => [o.key.startsWith('public:'), o.sent_mark])).toEqual([
      [true, null],
      [true, null],
    ])
  })
  test('sent twice is one word with one receipt', async () => {
    const before = (await rows()).length
    const form = { _once: crypto.randomUUID(), words: '可以带轮椅吗？' }
    const [a, b] = [await say(ofLine(), form), await say(ofLine(), form)]
    expect([b.status, b.receipt, (await rows()).length]).toEqual([200, a.receipt, before + 1])
    // With other words it is a no, not a receipt of words that are nowhere.
    expect((await say(ofLine(), { ...form, words: '换了一句话：有没有晚上的班？' })).status).toBe(409)
    expect((await rows()).length).toBe(before + 1)
  })
  test('with a number of a person in it comes back with what was typed', async () => {
    const before = (await rows()).length
    const no = await say(ofLine(), { words: '请打 13800138000 找我' })
    expect([no.status, (await rows()).length]).toEqual([422, before])
    expect(no.page).toContain('请打 13800138000 找我')
    const empty = await say(ofLine(), { kind: '', words: '' })
    expect(empty.page.match(/class="wrong"/g)).toHaveLength(2)
  })
  test('is about something public, or about nothing', async () => {
    for (const about of [
      'line:con_none/lin_none',
      `line:${c.contract}/lin_none`,
      'institution:org_none',
      'nothing',
      `bureau:${c.purchase}`,
    ])
      expect((await say(about)).status).toBe(404)
  })
  test('is the turn of the institution, is read by its office, and by nobody else', async () => {
    const { id } = (await rows())[0]!
    expect(await text(w.get('manager-tongxin', '/due', { lang: 'en' }))).toContain('Answer a word')
    expect(await text(w.get('officer', '/due', { lang: 'en' }))).not.toContain('Answer a word')
    for (const [who, status] of [
      ['manager-tongxin', 200],
      ['officer', 200],
      ['approver', 200],
      ['manager-nuanyang', 404],
      ['worker-tongxin', 403],
      ['public', 401],
    ] as const)
      expect([who, (await w.get(who, `/voices/${id}`)).status]).toEqual([who, status])
  })
  test('is answered by the institution alone, and read by whoever holds the receipt', async () => {
    const voice = (await rows()).find((v) => v.words === '陪看病要提前几天约？')!
    expect(await answer('officer', voice.id, 1, '三天')).toBe(403)
    expect(await answer('manager-nuanyang', voice.id, 1, '三天')).toBe(404)
    expect(await answer('manager-tongxin', voice.id, 1, '提前三天约就行。')).toBe(303)
    expect(await answer('manager-tongxin', voice.id, 1, '再答一次')).toBe(409)
    expect(await one(receipt)).toContain('提前三天约就行。')
    expect((await w.get('public', '/said/K7M4P2XD9QRT')).status).toBe(404)
    expect((await w.get('public', '/said?receipt=abc', { lang: 'en' })).status).toBe(422)
  })
  test('helped, which is said once', async () => {
    const path = `/said/${receipt}/helped`
    const helped = async (h: string) => (await w.post('public', path, { _once: crypto.randomUUID(), helped: h })).status
    expect([await helped('yes'), await helped('no')]).toEqual([303, 409])
    expect(await one(receipt)).toContain('You said: Yes')
  })
})

test('A word about how the office does its work goes to the bureau, and the office never sees it', async () => {
  await say(`office:${w.district.office}`, { kind: 'trouble', words: '三次去都没人' })
  const voice = (await rows()).find((v) => v.about === 'office')!
  for (const who of ['officer', 'head']) {
    expect((await w.get(who, `/voices/${voice.id}`)).status).toBe(404)
    expect(await text(w.get(who, '/voices?show=all', { lang: 'en' }))).not.toContain(voice.id)
    expect(await answer(who, voice.id, 1, '有人')).toBe(404)
  }
  expect(await text(w.get('approver', '/due', { lang: 'en' }))).toContain('Answer a word')
  expect(await answer('approver', voice.id, 1, '已要求街道公布办公时间。')).toBe(303)
})

test('Where there is nobody above the offices, no page leads to a word about one', async () => {
  const leads = async () => (await text(w.get('public', `/open/purchases/${c.purchase}`))).includes(`office%3A${w.district.office}`)
  expect(await leads()).toBe(true)
  await asOwner(w.database.db, "update organisations set kind = 'finance' where kind = 'bureau'")
  expect(await leads()).toBe(false)
  await asOwner(w.database.db, "update organisations set kind = 'bureau' where name like '%民政局%'")
})

test('An office sees when an institution is late, the days are those of the place, and what is published hides small numbers', async () => {
  const admin = await w.post('administrator', '/settings/voices', { _once: crypto.randomUUID(), _version: '1', answerDays: '5' })
  expect(admin.status).toBe(303)
  await say(ofLine(), { words: '周末开门吗？' })
  expect(((await rows()).find((v) => v.words === '周末开门吗？')!.due_on as { toString(): string }).toString()).toBe('2026-03-06')
  w.clock.set('2026-03-20T09:00:00+08:00')
  expect(await text(w.get('officer', '/due', { lang: 'en' }))).toContain('has not answered a resident in time')
  const published = async () => await text(w.get('public', '/open/words', { lang: 'en' }))
  expect(await published()).toContain('There are not ten words yet')
  for (let n = (await rows()).length; n < 12; n++) await say(ofLine(), { words: `第 ${n} 句` })
  expect(await published()).toContain('There are not ten words yet')
  w.clock.set('2026-03-21T09:00:00+08:00')
  expect(await published()).toContain('under 10')
})

describe('who looks at what is published before and after each word', () => {
  const told = (d: string, helped: Helped | null = null, helpedOn = d): Counted => ({
    ...{ saidOn: day(d), dueOn: day(d), answeredOn: day(d) },
    ...{ helped, helpedOn: helped && day(helpedOn) },
  })
  const on = (words: readonly Counted[], today = '2026-04-01') => figuresOf(words, day(today))
  const nothing = { said: null, owed: null, inTime: null, rated: null, helped: null }
  test('learns nothing of the first nine, nor of the day that still goes on', () => {
    expect(on(Array(9).fill(told('2026-03-05', 'yes')))).toEqual(nothing)
    expect(on(Array(30).fill(told('2026-03-05', 'yes')), '2026-03-05')).toEqual(nothing)
  })
  test('never sees a figure grow by fewer than ten, whatever the next one says', () => {
    const all = Array.from({ length: 64 }, (_, n) =>
      told(`2026-03-${String(1 + Math.floor(n / 3)).padStart(2, '0')}`, n % 5 ? 'yes' : 'no'),
    )
    let before = on([])
    for (let n = 1; n <= all.length; n++) {
      const now = on(all.slice(0, n), all[n - 1]!.saidOn.toString())
      for (const figure of ['said', 'rated'] as const) {
        const grown = (now[figure] ?? 0) - (before[figure] ?? 0)
        expect([n, figure, grown === 0 || grown >= 10]).toEqual([n, figure, true])
      }
      if (now.rated === before.rated) expect(now.helped).toEqual(before.helped)
      before = now
    }
    expect(before.said).toBeGreaterThanOrEqual(40)
  })
  test('sees of those that are told how many were answered in time and whether it helped', () => {
    const ten = [
      ...Array(6).fill(told('2026-03-05', 'yes')),
      ...Array(4).fill({ ...told('2026-03-05', 'part'), answeredOn: day('2026-03-09') }),
    ]
    expect(on(ten)).toEqual({ said: 10, owed: 10, inTime: 6, rated: 10, helped: { yes: 6, part: 4 } })
  })
})

test('whoever answers is told of a word in the morning, at no moment that says who spoke', async () => {
  const tell = async () => {
    while ((await sequence(w.db)) > 0);
    await tellDue({ ...(await w.as('clock')), mail: true }, { origin: 'https://tandem.example.gov.cn' })
  }
  const notices = async () =>
    (
      await sql<{ at: string }>`select distinct made_at::text as at from notices where href like '/voices/%' order by 1`.execute(
        w.database.db,
      )
    ).rows.length
  w.clock.set('2026-03-21T10:00:00+08:00')
  await tell()
  const before = await notices()
  w.clock.set('2026-03-21T10:17:43+08:00')
  await say(ofLine(), { words: '谁都能来吗？' })
  const made = await w.post('manager-tongxin', '/events/new', {
    ...{ _once: crypto.randomUUID(), title: '踏青', place: '广场', heldOn: '2026-03-22', expected: '5', line: `${c.contract}/${c.line}` },
  })
  expect(made.status).toBe(303)
  await tell()
  expect(await notices()).toBe(before)
  w.clock.set('2026-03-22T07:00:00+08:00')
  await tell()
  expect(await notices()).toBe(before + 1)
})

test('The record log is told how many words a day brought, once it is over', async () => {
  w.clock.set(w.clock.now().add({ hours: 24 }).toString())
  await takeDue(await w.as('clock'))
  await takeDue(await w.as('clock'))
  const { rows: log } = await sql<{ facts: { said: number; helped: number } }>`select facts, subject_id, purchase_id from record_log
    where action = 'voices.of-day' order by id`.execute(w.database.db)
  expect(log.map((l) => [l.facts.said > 0, Object.keys(l.facts).toSorted()])).toContainEqual([true, ['day', 'helped', 'said']])
  expect(log.reduce((n, l) => n + l.facts.said, 0)).toBe((await rows()).length)
})

test('What was said and answered is deleted after its time, and the counts stay', async () => {
  w.clock.set('2027-04-01T09:00:00+08:00')
  const ctx = { ...(await w.as('administrator')), asker: { ...(await w.as('public')).asker, kind: 'clock' as const } }
  expect(await takeDue(ctx)).toBe(3)
  const all = await rows()
  expect(all.filter((v) => v.state === 'forgotten').map((v) => [v.words, v.answer, v.receipt])).toEqual([
    ['', null, null],
    ['', null, null],
    ['', null, null],
  ])
  // What nobody has answered yet is still owed.
  expect(
    all
      .filter((v) => v.state === 'said')
      .map((v) => v.words)
      .filter((said) => !/^第|谁/.test(String(said)))
      .sort(),
  ).toEqual(['周末开门吗？', '可以带轮椅吗？'].sort())
})

test('Words without end from one address are stopped, and other addresses go on', async () => {
  const from = async (remoteAddress: string) => {
    const body = new URLSearchParams({ _once: crypto.randomUUID(), about: ofLine(), kind: 'idea', words: '多开一天' })
    const headers = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' }
    const asked = new Request('http://localhost/word', { method: 'POST', headers, body })
    return (await w.app.fetch(asked, { incoming: { socket: { remoteAddress } } } as never)).status
  }
  const many: number[] = []
  for (let n = 0; n < 21; n++) many.push(await from('203.0.113.7'))
  expect([many[0], many[19], many[20], await from('203.0.113.8')]).toEqual([200, 200, 429, 200])
})
