import { handInPeriod } from '#delivery'
import { day, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../people/session.ts'
import type { Answer, Entry, PhoneData, Taken } from './island/carried.ts'
import { uuidAt } from './island/uuid-at.ts'
import { takeDue } from './take-due.ts'

let w: World
let c: { id: string; visits: string; cases: string; groups: string }
let caseId = ''
let groupId = ''
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  c = await bought()
  await served()
})
afterAll(() => w.close())

const worker = 'worker-tongxin'
const manager = 'manager-tongxin'
/** A contract of visits, of cases of two contacts and of groups of two sessions. */
async function bought() {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '探访和小组', communityIds: w.district.communities.slice(0, 1) }))
  const line = (title: string, unitTerms: UnitTerms | null) => ({
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title, unit: '个', quantity: 900, unitPrice: yuan('10') },
    ...{ amount: yuan('9000'), hangsOn: null, unitTerms },
  })
  const visits = line('探访', null)
  const cases = line('个案', { what: ['casework', 'home-visit'], minutes: null, people: null, sessions: 2 })
  const groups = line('小组', { what: ['group'], minutes: null, people: 12, sessions: 6, members: 8 })
  const made = { purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [visits, cases, groups] }
  const { id } = good(await directContract(w, officer, { ...made, startsOn: day('2026-03-01'), noTenderReason: '续签第二年' }))
  await bothSign(w, id)
  return { id, visits: visits.id, cases: cases.id, groups: groups.id }
}
const form = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const idIn = (r: { to: string }) => r.to.split('/').at(-1)!.split('?')[0]!
const word = '七只蓝色的小铁皮船在山上'
/** Somebody served, with a case that runs, and a group of three places. */
async function served(): Promise<void> {
  await form(manager, '/clients/key/start', { passphrase: word })
  const code = /<code class="secret">([^<]+)<\/code>/.exec((await form(manager, '/clients/key/hand-on', {})).text)![1]!
  await form(worker, '/clients/key/take', { code, passphrase: `${word}二` })
  const person = { name: '欧阳标记姝', phone: '', address: '', guardian: '', guardianPhone: '' }
  const counted = { ageGroup: '80+', sex: 'female', givenOn: '2026-03-01', givenBy: 'self', way: 'written' }
  const clientId = idIn(await form(worker, '/clients/new', { ...person, ...counted }))
  caseId = idIn(await form(worker, '/cases/new', { clientId, line: `${c.id}/${c.cases}`, source: 'self', askedOn: '2026-03-01' }))
  await form(worker, `/cases/${caseId}/take`, { _version: '1' })
  const group = { title: '家长小组', line: `${c.id}/${c.groups}`, aims: '少吼一点', sessions: '2', members: '3' }
  groupId = idIn(await form(worker, '/groups/new', group))
}

const sessions = new Map<string, { cookie: string; on: string }>()
/** What the island asks, with the session of whoever is signed in on the telephone; `anew`: they sign in again. */
async function asks<T>(
  who: string,
  path: string,
  body: unknown,
  o: { anew?: boolean; origin?: string } = {},
): Promise<{ status: number; is: T }> {
  const headers: Record<string, string> = {
    host: 'test.example',
    origin: o.origin ?? 'http://test.example',
    'content-type': 'application/json',
  }
  if (who !== 'public') {
    const ctx = await w.as(who)
    const { userId, organisationId } = ctx.asker
    const on = ctx.today.toString()
    if (o.anew || sessions.get(who)?.on !== on) {
      const s = { userId: userId!, organisationId: organisationId!, demonstration: false, device: null }
      sessions.set(who, { cookie: await openSession({ ...ctx, now: w.clock.now() }, w.db, s), on })
    }
    headers.cookie = `language=en; tandem=${sessions.get(who)!.cookie}`
  }
  const form = body instanceof FormData ? new Response(body) : undefined
  if (form) headers['content-type'] = form.headers.get('content-type')!
  const sent = form ? await form.arrayBuffer() : JSON.stringify(body)
  const r = await w.app.request(`http://test.example${path}`, { method: 'POST', headers, body: sent })
  const text = await r.text()
  return { status: r.status, is: (text.startsWith('{') ? JSON.parse(text) : text) as T }
}
interface Shown {
  id: string
  token: string
}
async function entered(who: string, name = '工作手机'): Promise<Shown & { secret: string }> {
  const r = await asks<Shown & { secret: string }>(who, '/phone/enter', { name })
  expect(r.status).toBe(200)
  return r.is
}
const shown = (p: Shown) => ({ id: p.id, token: p.token })
let nth = 0
const entry = (kind: Entry['kind'], fields: Entry['fields'], more: Partial<Entry> = {}): Entry => ({
  id: uuidAt(w.clock.now().epochMilliseconds + nth++),
  kind,
  at: w.clock.now().toString(),
  fields,
  ...more,
})
const visit = (more: Record<string, string> = {}) =>
  entry('record', {
    ...{ what: 'home-visit', minutes: '30', askedBy: 'own-plan', category: 'direct', line: `${c.id}/${c.visits}`, people: '1', units: '1' },
    ...{ servedOn: '2026-03-02', ...more },
  })
const contact = (more: Record<string, string> = {}) =>
  entry('contact', { kind: 'home-visit', minutes: '15', met: 'yes', servedOn: '2026-03-02', ...more }, { of: caseId })
const session = (more: Partial<Entry> = {}, heldOn = '2026-03-02') =>
  entry('session', { present: ['1', '2'], minutes: '60', heldOn }, { of: groupId, ...more })
const sends = async (who: string, p: Shown, entries: Entry[], o: { clock?: string; anew?: boolean } = {}) =>
  await asks<Taken>(
    who,
    '/phone/entries',
    { phone: shown(p), clock: o.clock ?? w.clock.now().toString(), waiting: entries.length, entries },
    o,
  )
const became = async (who: string, p: Shown, entries: Entry[], o: { clock?: string } = {}): Promise<Answer[]> => {
  const r = await sends(who, p, entries, o)
  expect([r.status, r.is]).toEqual([200, expect.anything()])
  return r.is.answers
}
const records = async (): Promise<number> =>
  Number(
    (await sql<{ n: string }>`select count(*)::text as n from service_records where contract_id = ${c.id}`.execute(w.database.db)).rows[0]!
      .n,
  )
const said = (a: Answer | undefined): string =>
  a && 'says' in a ? `${a.says} ${'fields' in a ? Object.values(a.fields).join(' ') : ''}` : ''

let p: Shown & { secret: string }
describe('a telephone', () => {
  test('carries codes, days and choices of its owner, and no name', async () => {
    p = await entered(worker)
    const r = await asks<PhoneData>(worker, '/phone/data', { phone: shown(p), waiting: 0 })
    expect(r.status).toBe(200)
    expect(r.is.cases.map((k) => k.code)).toEqual(['K0001'])
    expect(r.is.groups[0]!.places.map((x) => x.number)).toEqual([1, 2, 3])
    expect(r.is.contracts.find((k) => k.id === c.id)!.lines).toHaveLength(3)
    expect(JSON.stringify(r.is)).not.toContain('欧阳')
  })
  test('stores what was written on it by the verbs of the forms, in the order in which it was written', async () => {
    const before = await records()
    const all = await became(worker, p, [visit(), contact(), session()])
    expect(all.map((a) => a.is)).toEqual(['stored', 'stored', 'stored'])
    expect(await records()).toBe(before + 3)
    const log = await sql<{
      action: string
      outcome: string
    }>`select action, outcome from record_log order by at desc, id desc limit 8`.execute(w.database.db)
    for (const action of ['delivery.record', 'cases.contact', 'groups.meet'])
      expect(log.rows.filter((r) => r.action === action && r.outcome === 'done')).not.toEqual([])
  })
  test('sends the same again and changes nothing', async () => {
    const one = visit({ minutes: '31' })
    const [first] = await became(worker, p, [one])
    const before = await records()
    const [again] = await became(worker, p, [one])
    expect([first!.is, again]).toEqual(['stored', { ...first, is: 'already' }])
    expect(await records()).toBe(before)
  })
  test('sends the same twice at once, and it is stored once', async () => {
    const one = visit({ minutes: '32' })
    const before = await records()
    const both = (await Promise.all([became(worker, p, [one]), became(worker, p, [one])])).flat()
    expect(both.filter((a) => a.is === 'stored')).toHaveLength(1)
    expect(await records()).toBe(before + 1)
  })
  test('shows both where an entry was changed after it had arrived', async () => {
    const one = visit({ minutes: '33' })
    await became(worker, p, [one])
    const [now] = await became(worker, p, [{ ...one, fields: { ...one.fields, minutes: '50' } }])
    expect(now).toMatchObject({ is: 'conflict', stands: { version: 1, fields: { minutes: '33' } } })
  })
  test('corrects a record, and shows both where it was changed meanwhile', async () => {
    const [made] = await became(worker, p, [visit({ minutes: '20' })])
    const of = (made as { record: string }).record
    const fields = { ...visit({ minutes: '25' }).fields, reason: '记错了' }
    expect((await became(worker, p, [entry('correction', fields, { of, version: 1 })]))[0]!.is).toBe('stored')
    const late = entry('correction', { ...fields, minutes: '40' }, { of, version: 1 })
    expect((await became(worker, p, [late]))[0]).toMatchObject({
      is: 'conflict',
      stands: { id: of, version: 2, fields: { minutes: '25' } },
    })
    expect((await became(worker, p, [{ ...late, id: uuidAt(5), version: 2 }]))[0]!.is).toBe('stored')
  })
  test('asks whether a session of the same day is another one, where somebody else recorded it', async () => {
    const version = async () =>
      String(
        (await sql<{ version: number }>`select version from work_groups where id = ${groupId}`.execute(w.database.db)).rows[0]!.version,
      )
    w.clock.set('2026-03-03T09:00:00+08:00')
    await form(worker, `/groups/${groupId}/session`, {
      present: ['1'],
      guests: '1',
      minutes: '60',
      heldOn: '2026-03-03',
      _version: await version(),
    })
    const mine = session({}, '2026-03-03')
    mine.fields.note = '下午又一节'
    const [asked] = await became(worker, p, [mine])
    expect([asked!.is, said(asked)]).toEqual(['session-there', expect.stringContaining('2 people')])
    const [other] = await became(worker, p, [{ ...mine, asWell: true }])
    expect([other!.is, said(other)]).toEqual(['stored', ''])
  })
})

describe('what was taken without signal', () => {
  const photo = Buffer.from('ffd8ffe00004000affda000400005345454e4d41524b4544ffd9', 'hex')
  const brings = async (e: Entry, files: readonly Buffer[]) => {
    const body = new FormData()
    body.set('said', JSON.stringify({ phone: shown(p), clock: w.clock.now().toString(), waiting: 1, entries: [e] }))
    for (const f of files) body.append('file', new File([f as BlobPart], 'photo'))
    return await asks<Taken>(worker, '/phone/photos', body)
  }
  const filed = async (): Promise<{ record_kind: string; sha256: string }[]> =>
    (await sql<{ record_kind: string; sha256: string }>`select record_kind, sha256 from files order by id`.execute(w.database.db)).rows
  test('comes with its entry once, and an entry never without it', async () => {
    const e = { ...visit({ minutes: '31', servedOn: '2026-03-02' }), photos: 1 }
    expect((await sends(worker, p, [e])).status).toBe(400)
    expect((await brings(e, [])).status).toBe(400)
    expect(await filed()).toEqual([])
    const first = await brings(e, [photo])
    expect([first.status, first.is.answers[0]!.is, said(first.is.answers[0])]).toEqual([200, 'stored', ''])
    expect((await brings(e, [photo])).is.answers[0]!.is).toBe('already')
    expect((await filed()).map((f) => f.record_kind)).toEqual(['record'])
  })
  test('and is too large, or of a visit whose person did not agree, is said, and nothing of the entry is stored', async () => {
    const before = await records()
    const e = { ...visit({ minutes: '32' }), photos: 1 }
    const large = await brings(e, [Buffer.alloc(26 * 1024 * 1024)])
    expect(large.status).toBe(413)
    const [no] = (await brings({ ...contact({ minutes: '30', servedOn: '2026-03-01' }), photos: 1 }, [photo])).is.answers
    expect([no!.is, said(no)]).toEqual(['refused', expect.stringMatching(/names are closed|not agreed/i)])
    const [broken] = (await brings(e, [photo.subarray(0, 8)])).is.answers
    expect([broken!.is, said(broken)]).toEqual(['refused', expect.stringContaining('damaged')])
    expect(await records()).toBe(before)
  })
})

describe('what is refused', () => {
  test('is said for each entry with its fields, and keeps none of the others waiting', async () => {
    const all = await became(worker, p, [visit({ minutes: '0' }), visit({ minutes: '34' }), visit({ note: '电话 13800990011' })])
    expect(all.map((a) => a.is)).toEqual(['refused', 'stored', 'refused'])
    expect(all[0]).toMatchObject({ fields: { minutes: expect.any(String) } })
    expect(all[2]).toMatchObject({ fields: { note: expect.stringMatching(/telephone/i) } })
  })
  test('a note of a contact, while the names are closed, with a sentence that says where they are opened', async () => {
    const [a] = await became(worker, p, [contact({ note: '她想出门' })])
    expect([a!.is, said(a)]).toEqual(['refused', expect.stringMatching(/passphrase|open/i)])
  })
  test('a day that is still to come', async () => {
    expect(said((await became(worker, p, [visit({ servedOn: '2026-03-09' })]))[0])).toContain('has not come yet')
  })
  test('a case that was closed while the telephone had no signal', async () => {
    const version = (await sql<{ version: number }>`select version from cases where id = ${caseId}`.execute(w.database.db)).rows[0]!.version
    await form(worker, `/cases/${caseId}/close`, { why: 'moved', _version: String(version) })
    const state = (await sql<{ state: string }>`select state from cases where id = ${caseId}`.execute(w.database.db)).rows[0]!.state
    const [a] = await became(worker, p, [contact({ servedOn: '2026-03-03' })])
    expect([state, a!.is]).toEqual(['closed', 'refused'])
  })
  test('a day of a telephone whose clock is a day off, until somebody says that it is right', async () => {
    const one = visit({ minutes: '35' })
    const clock = w.clock.now().add({ hours: 25 }).toString()
    const r = await sends(worker, p, [one], { clock })
    expect([r.is.ahead, r.is.answers[0]!.is]).toEqual([1500, 'ask-day'])
    expect((await became(worker, p, [{ ...one, dayKept: true }], { clock }))[0]!.is).toBe('stored')
  })
  test('a month that was handed in', async () => {
    w.clock.set('2026-04-02T09:00:00+08:00')
    good(await handInPeriod(await w.as(manager), { contractId: c.id, period: 'm01' }))
    const [a] = await became(worker, p, [visit({ minutes: '36' })])
    expect([a!.is, said(a)]).toEqual(['refused', expect.stringMatching(/handed in/i)])
  })
  test('what is no request of the island, more than it may send at once, and what another site sends', async () => {
    expect((await asks(worker, '/phone/entries', { phone: shown(p) }, { anew: true })).status).toBe(400)
    const many = Array.from({ length: 501 }, () => visit())
    expect((await sends(worker, p, many)).status).toBe(413)
    expect((await asks(worker, '/phone/entries', {}, { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})

describe('strangers', () => {
  test('nobody who is not signed in sends anything, and what was sent waits', async () => {
    expect((await sends('public', p, [visit()])).status).toBe(401)
  })
  test('a colleague who signs in on the telephone neither reads nor sends what is another’s', async () => {
    const before = await records()
    for (const who of [manager, 'manager-bangban'])
      for (const path of ['/phone/data', '/phone/open', '/phone/remove'])
        expect((await asks(who, path, { phone: shown(p), waiting: 0 })).status).toBe(403)
    expect((await sends(manager, p, [visit()])).status).toBe(403)
    expect(await records()).toBe(before)
  })
  test('who has only the number of a telephone is told nothing of it', async () => {
    const wrong = { id: p.id, token: 'x'.repeat(43) }
    expect((await asks<{ state: string }>('public', '/phone/contact', { phone: wrong })).is.state).toBe('unknown')
    expect((await asks(worker, '/phone/data', { phone: wrong, waiting: 0 })).status).toBe(404)
  })
  test('an officer of the purchaser has no telephone here', async () => {
    expect((await asks('officer', '/phone/enter', { name: '手机' })).status).toBe(403)
    const named = await asks<object>(worker, '/phone/enter', { name: '手机 13812345678' })
    expect([named.status, JSON.stringify(named.is).includes('looks like a telephone number')]).toEqual([422, true])
    expect((await w.get('officer', '/phones')).status).toBe(403)
  })
  test('another institution neither sees a telephone nor reports it lost', async () => {
    expect((await form('manager-bangban', `/phones/${p.id}/lose`, { _version: '1' })).status).toBeGreaterThanOrEqual(403)
    expect(await (await w.get('manager-bangban', '/phones')).text()).not.toContain('工作手机')
  })
})

describe('a PIN that was forgotten', () => {
  test('is replaced by its owner who has just signed in, and by nobody who finds the telephone signed in', async () => {
    const mine = await entered(worker, '忘了密码')
    const opens = async () => (await asks<{ secret?: string }>(worker, '/phone/open', { phone: shown(mine) })).status
    expect(await opens()).toBe(200)
    const at = w.clock.now()
    w.clock.set(at.add({ minutes: 11 }).toString())
    expect(await opens()).toBe(401)
    w.clock.set(at.toString())
  })
})

describe('a telephone that is lost', () => {
  test('is reported by its owner or whoever leads the institution, who hear how much had not been sent', async () => {
    const lost = await entered(worker, '丢的那台')
    await asks(worker, '/phone/data', { phone: shown(lost), waiting: 3 })
    expect(await (await w.get(manager, '/phones')).text()).toContain('丢的那台')
    const r = await form(manager, `/phones/${lost.id}/lose`, { _version: '1' })
    expect([r.status, r.text]).toEqual([303, ''])
    expect(await (await w.get(manager, r.to, { lang: 'en' })).text()).toContain('it had not sent 3 entries')
    // The session in which it was heard of last has ended with it.
    expect((await sends(worker, lost, [visit()])).status).toBe(410)
    expect((await asks(worker, '/phone/data', { phone: shown(p), waiting: 0 })).status).toBe(401)
    const contact = { phone: shown(lost), wiped: true }
    expect((await asks<{ state: string }>('public', '/phone/contact', contact)).is.state).toBe('lost')
    expect((await asks(worker, '/phone/open', { phone: shown(lost) }, { anew: true })).status).toBe(410)
    expect(await (await w.get(worker, '/phones', { lang: 'en' })).text()).toContain('emptied')
  })
  test('one that nobody heard of for as long as browsers are known is forgotten, with what came from it left where it belongs', async () => {
    const before = await records()
    const clock = await w.as('clock', '2027-06-30T09:00:00+08:00')
    expect(await takeDue(clock)).toBeGreaterThan(0)
    expect((await sql`select 1 from phones`.execute(w.database.db)).rows).toEqual([])
    expect(await records()).toBe(before)
  })
})

test('five hundred entries are sent in one go, and all are there once', async () => {
  const many = await entered(worker)
  const entries = Array.from({ length: 500 }, (_, n) =>
    visit({ servedOn: `2026-04-0${1 + (n % 2)}`, minutes: '2', units: '0', note: `第${n}次` }),
  )
  const before = await records()
  const answers = await became(worker, many, entries)
  expect(answers.filter((a) => a.is !== 'stored')).toEqual([])
  expect(await records()).toBe(before + 500)
  expect((await became(worker, many, entries)).every((a) => a.is === 'already')).toBe(true)
  expect(await records()).toBe(before + 500)
})

describe('the island', () => {
  test('is the one place whose pages run scripts, of our own files alone', async () => {
    const page = await w.get('public', '/phone/')
    expect([page.status, (await w.get('public', '/phone/main.js')).status, (await w.get('public', '/phone/none.js')).status]).toEqual([
      200, 200, 404,
    ])
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(await page.text()).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=/)
    for (const path of ['/', '/phones', '/sign-in'])
      expect((await w.get(worker, path)).headers.get('content-security-policy')).toContain("script-src 'none'")
  })
})
