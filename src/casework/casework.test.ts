import { ageGroupWords, sexWords } from '#clients'
import { day, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseServed } from './erase-served.ts'
import { takeDue } from './reach.ts'

let w: World
let c: Bought
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  c = await bought()
  await openedKey()
})
afterAll(() => w.close())

interface Bought {
  id: string
  cases: string
  visits: string
}
const manager = 'manager-tongxin'
const worker = 'worker-tongxin'
const word = '七只蓝色的小铁皮船在山上'
/** Marked, so that each can be looked for wherever it must not be. */
const marked = {
  name: '欧阳标记姝',
  request: '求助标记一',
  found: '预估标记二',
  goal: '目标标记三',
  level: '水平标记四',
  note: '笔记标记五',
  end: '结案标记六',
}
const secrets = Object.values(marked)
const person = { name: marked.name, phone: '13800990011', address: '', guardian: '', guardianPhone: '' }
const counted = { ageGroup: '80+', sex: 'female', groups: ['lives-alone'], givenOn: '2026-03-01', givenBy: 'self', way: 'written' }

/** A contract of cases of two contacts each and of single visits, which is in force from March. */
async function bought(): Promise<Bought> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '个案服务', communityIds: w.district.communities.slice(0, 1) }))
  const line = (title: string, unitTerms: UnitTerms | null) => ({
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title, unit: '个', quantity: 5, unitPrice: yuan('1000') },
    ...{ amount: yuan('5000'), hangsOn: null, unitTerms },
  })
  const [cases, visits] = [line('个案', { what: ['casework', 'home-visit'], minutes: null, people: null, sessions: 2 }), line('探访', null)]
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [cases, visits] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  return { id, cases: cases.id, visits: visits.id }
}

const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const codeIn = (page: string): string => /<code class="secret">([^<]+)<\/code>/.exec(page)![1]!
async function openedKey(): Promise<void> {
  await sent(manager, '/clients/key/start', { passphrase: word })
  const code = codeIn((await sent(manager, '/clients/key/hand-on', {})).text)
  await sent(worker, '/clients/key/take', { code, passphrase: `${word}二` })
}
const versionOf = async (table: 'cases' | 'clients', id: string): Promise<string> =>
  String((await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(w.database.db)).rows[0]!.version)
/** Sends a form of a case, as its page would: with the version that is there. */
const step = async (who: string, id: string, path: string, fields: Record<string, string> = {}) =>
  await sent(who, `/cases/${id}/${path}`, { ...fields, _version: await versionOf('cases', id) })
const client = async (name: string): Promise<string> =>
  (await sent(worker, '/clients/new', { ...person, name, ...counted, twice: 'yes' })).to.split('/').at(-1)!
const opened = async (clientId: string, lineId = c.cases, more: Record<string, string> = {}) =>
  await sent(worker, '/cases/new', { clientId, line: `${c.id}/${lineId}`, source: 'self', askedOn: '2026-03-01', ...more })
const idIn = (r: { to: string }) => r.to.split('/').at(-1)!
const goal = {
  goal: marked.goal,
  area: 'contacts',
  muchLess: '不出门',
  less: marked.level,
  expected: '每周一次',
  more: '每周两次',
  muchMore: '每天',
  baseline: '-1',
  weight: '3',
}
const goalIds = async (id: string): Promise<string[]> =>
  (await sql<{ id: string }>`select id from case_goals where case_id = ${id} order by number`.execute(w.database.db)).rows.map((r) => r.id)

/** Clients of some ages, each with one visit that counts. */
async function visited(ages: readonly string[], lineId: string, servedOn = '2026-06-09'): Promise<void> {
  for (const [n, ageGroup] of ages.entries()) {
    const made = await sent(worker, '/clients/new', { ...person, name: `某人${ageGroup}${n}`, ...counted, ageGroup, twice: 'yes' })
    const of = idIn(await opened(idIn(made), lineId))
    await step(worker, of, 'take')
    expect((await step(worker, of, 'contact', { ...contact, minutes: '15', servedOn, unit: 'yes' })).status).toBe(303)
  }
}

let [one, id] = ['', '']
describe('a case', () => {
  test('is opened of somebody served, for a line of a running contract, one at a time', async () => {
    one = await client(marked.name)
    expect((await opened(one, 'lin_none')).text).toContain('Choose a line of a running contract')
    const first = await opened(one, c.cases, { request: marked.request })
    expect([first.status, first.text]).toEqual([303, ''])
    id = idIn(first)
    expect((await opened(one)).text).toContain('has a case that runs')
    const page = await text(w.get(worker, `/cases/${id}`))
    for (const says of ['K0001', marked.name, marked.request]) expect(page).toContain(says)
  })
  test('waits its turn and is seen on the list of those who wait', async () => {
    expect((await step(worker, id, 'wait')).status).toBe(303)
    w.clock.set('2026-03-04T09:00:00+08:00')
    await openAgain()
    expect(await text(w.get(worker, '/cases?show=waiting'))).toContain('waiting for 3 days')
    expect((await step(worker, id, 'take')).status).toBe(303)
    expect((await step(worker, id, 'take')).status).toBe(409)
  })
  test('is assessed and gets goals, whose levels stand once the plan is agreed', async () => {
    expect((await step(worker, id, 'agree')).text).toContain('Assess first')
    expect((await step(worker, id, 'assess', { risk: 'middle', found: marked.found })).status).toBe(303)
    expect((await step(worker, id, 'agree')).text).toContain('no goal yet')
    expect((await step(worker, id, 'goals/new', { ...goal, more: '' })).status).toBe(422)
    expect((await step(worker, id, 'goals/new', goal)).status).toBe(303)
    expect((await step(worker, id, 'goals/new', { ...goal, weight: '1', goal: '去掉的目标' })).status).toBe(303)
    const [, second] = await goalIds(id)
    expect((await step(worker, id, `goals/${second}/drop`)).status).toBe(303)
    expect(await text(w.get(worker, `/cases/${id}`))).not.toContain('去掉的目标')
    expect((await step(worker, id, 'agree')).status).toBe(303)
    expect((await step(worker, id, `goals/${(await goalIds(id))[0]}/drop`)).status).toBe(409)
  })
})

const contact = { kind: 'home-visit', minutes: '60', servedOn: '2026-03-04', met: 'yes' }
const recordsOf = async () =>
  (
    await sql<{
      what: string
      category: string
      minutes: number
      people: number
      units: number
      note: string | null
      asked_by: string
      deliverable_id: string | null
    }>`
      select what, category, minutes, people, units, note, asked_by, deliverable_id from service_records where contract_id = ${c.id} order by id`.execute(
      w.database.db,
    )
  ).rows
describe('a contact', () => {
  test('is a service record that counts for the line, and says of nobody whom it was with', async () => {
    const done = await step(worker, id, 'contact', { ...contact, note: marked.note, nextOn: '2026-03-11', nextKind: 'phone' })
    expect([done.status, done.text]).toEqual([303, ''])
    const [r] = await recordsOf()
    expect(r).toMatchObject({ what: 'home-visit', category: 'direct', minutes: 60, people: 1, units: 0, asked_by: 'resident' })
    expect(r!.deliverable_id).not.toBeNull()
    const page = await text(w.get(worker, `/cases/${id}`))
    expect(page).toContain(marked.note)
    expect(page).toContain('11 March 2026 Telephone')
  })
  test('fulfils what was planned, and the second makes the unit of the line', async () => {
    w.clock.set('2026-03-11T09:00:00+08:00')
    await openAgain()
    expect(await text(w.get(worker, '/due'))).toContain('Telephone · Case K0001')
    expect((await step(worker, id, 'contact', { ...contact, kind: 'meeting', minutes: '45', servedOn: '2026-03-11' })).status).toBe(303)
    const all = await recordsOf()
    expect(all.map((r) => [r.what, r.units])).toEqual([
      ['home-visit', 0],
      ['casework', 1],
    ])
    expect(new Set(all.map((r) => r.deliverable_id)).size).toBe(1)
    expect(await text(w.get(worker, '/due'))).not.toContain('K0001')
  })
  test('with nobody met is time all the same and no session, and of another length is said in minutes', async () => {
    expect((await step(worker, id, 'contact', { ...contact, minutes: 'other', servedOn: '2026-03-11' })).text).toContain('how many minutes')
    const shut = { ...contact, minutes: 'other', otherMinutes: '20', met: 'no', servedOn: '2026-03-11' }
    expect((await step(worker, id, 'contact', shut)).status).toBe(303)
    expect((await recordsOf()).at(-1)).toMatchObject({
      what: 'other',
      category: 'indirect',
      people: 0,
      minutes: 20,
      note: null,
      deliverable_id: null,
    })
  })
  test('of a whole day asks why, in words the purchaser reads: what lies under the key does not answer that', async () => {
    const whole = { ...contact, minutes: 'other', otherMinutes: '800', servedOn: '2026-03-11', note: marked.note }
    const asked = await step(worker, id, 'contact', whole)
    expect([asked.status, asked.text.includes('name="reason"')]).toEqual([422, true])
    expect((await step(worker, id, 'contact', { ...whole, reason: '陪同住院一昼夜' })).status).toBe(303)
    expect((await recordsOf()).at(-1)).toMatchObject({ minutes: 800, note: '陪同住院一昼夜' })
  })
  test('twice with one form is one record, and on two telephones at once is two', async () => {
    const before = (await recordsOf()).length
    const form = { ...contact, servedOn: '2026-03-10', note: '同一天', _version: await versionOf('cases', id) }
    const once = crypto.randomUUID()
    for (let n = 0; n < 2; n++) expect((await sent(worker, `/cases/${id}/contact`, { ...form, _once: once })).status).toBe(303)
    expect((await recordsOf()).length).toBe(before + 1)
    const two = await Promise.all(
      ['2026-03-08', '2026-03-09'].map((servedOn) => sent(worker, `/cases/${id}/contact`, { ...form, servedOn })),
    )
    expect(two.map((r) => r.status)).toEqual([303, 303])
    expect((await recordsOf()).length).toBe(before + 3)
  })
  test('that the contract refuses is refused at its field, and nothing of it is kept', async () => {
    const before = (await recordsOf()).length
    const early = await step(worker, id, 'contact', { ...contact, servedOn: '2026-02-01', note: '太早' })
    expect(early.status).toBe(422)
    expect(early.text).toContain('太早')
    expect((await recordsOf()).length).toBe(before)
  })
  test('is recorded while the names are closed, without a note', async () => {
    await sent(worker, '/clients/key/close', {})
    expect((await step(worker, id, 'contact', { ...contact, servedOn: '2026-03-07', note: '要写字' })).text).toContain(
      'The names are closed',
    )
    expect((await step(worker, id, 'contact', { ...contact, servedOn: '2026-03-07' })).status).toBe(303)
    const page = await text(w.get(worker, `/cases/${id}`))
    expect(page).toContain('Names and what was written are closed')
    for (const secret of secrets) expect(page).not.toContain(secret)
    await sent(worker, '/clients/key/open', { passphrase: `${word}二` })
  })
})

describe('a case comes to its end', () => {
  test('where each goal stands is looked at on the way, and all of them', async () => {
    const [g] = await goalIds(id)
    expect((await step(worker, id, 'review')).text).toContain('Choose which line is so now')
    expect((await step(worker, id, 'review', { [`level-${g}`]: '3' })).status).toBe(422)
    expect((await step(worker, id, 'review', { [`level-${g}`]: '0' })).status).toBe(303)
    const page = await text(w.get(worker, `/cases/${id}`))
    // One goal alone: T is 50 and ten for each level.
    expect(page).toContain('40.0 at the start, 50.0 now')
  })
  test('is closed with its reason and asked again after ninety days, where they agreed to that', async () => {
    const share = { scope: 'ask-later', givenOn: '2026-03-11', givenBy: 'self', way: 'spoken', _version: await versionOf('clients', one) }
    expect((await sent(worker, `/clients/${one}/consents`, share)).status).toBe(303)
    const [g] = await goalIds(id)
    const end = { why: 'attained', [`level-${g}`]: '1', note: marked.end }
    expect((await step(worker, id, 'close', end)).status).toBe(303)
    expect(await text(w.get(worker, '/due'))).not.toContain('K0001')
    const follow = { lasting: 'kept', [`level-${g}`]: '1' }
    for (const on of ['2026-03-11', '2026-06-01']) {
      w.clock.set(`${on}T09:00:00+08:00`)
      await openAgain()
      expect((await step(worker, id, 'follow-up', follow)).text).toContain('From 2 June 2026 on')
      expect(await text(w.get(worker, `/cases/${id}`))).not.toContain(`/cases/${id}/follow-up`)
    }
    w.clock.set('2026-06-09T09:00:00+08:00')
    await openAgain()
    expect(await text(w.get(worker, `/cases/${id}`))).toContain(`/cases/${id}/follow-up`)
    expect(await text(w.get(worker, '/due'))).toContain('Follow up · Case K0001')
    expect((await step(worker, id, 'follow-up', follow)).status).toBe(303)
    expect(await text(w.get(worker, '/due'))).not.toContain('K0001')
  })
  test('is not asked again where they did not agree to that', async () => {
    const unasked = idIn(await opened(await client('不愿回访的人'), c.visits))
    expect((await step(worker, unasked, 'take')).status).toBe(303)
    expect((await step(worker, unasked, 'close', { why: 'attained' })).status).toBe(303)
    expect((await step(worker, unasked, 'follow-up', { lasting: 'kept' })).text).toContain('have not agreed to be asked again')
  })
})
/** Sessions end with their time: names are opened again. */
const openAgain = async () => {
  await sent(worker, '/clients/key/open', { passphrase: `${word}二` })
  await sent(manager, '/clients/key/open', { passphrase: word })
}

/** Every row of every table, as text: what whoever has the database or its backup can read. */
async function wholeDatabase(): Promise<string> {
  const { rows: names } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(w.database.db)
  const all: string[] = []
  for (const { name } of names)
    all.push(
      (await sql<{ t: string | null }>`select string_agg(x::text, ' ') as t from ${sql.table(name)} x`.execute(w.database.db)).rows[0]!.t ??
        '',
    )
  return all.join('\n')
}

describe('what is written of somebody', () => {
  test('stands nowhere in the database but under the key', async () => {
    const everything = await wholeDatabase()
    for (const secret of secrets) expect([secret, everything.includes(secret)]).toEqual([secret, false])
  })
  test('is on no page of anybody else, in no file, log, search, interface or open data; their number neither', async () => {
    const record = (
      await sql<{ id: string }>`select id from service_records where contract_id = ${c.id} order by id limit 1`.execute(w.database.db)
    ).rows[0]!.id
    const pages = [
      '/',
      '/due',
      '/cases',
      `/cases/${id}`,
      `/cases/${id}/contact`,
      '/log',
      `/log?record=${id}`,
      `/delivery/${c.id}`,
      '/delivery/records',
      '/delivery/records?format=csv',
    ]
    pages.push(
      `/delivery/records/${record}`,
      `/delivery/${c.id}/deliverables`,
      '/search?q=标记',
      '/search?q=K0001',
      '/account/my-data',
      '/account/data.json',
      '/api/v1/records',
      '/open/ocds.json',
      '/personal-data',
    )
    for (const who of [
      'officer',
      'head',
      'approver',
      'treasurer',
      'auditor',
      'evaluator',
      'administrator',
      'data-officer',
      'manager-bangban',
      'committee',
      'public',
    ])
      for (const path of pages) {
        const r = await w.get(who, path)
        const page = (await r.text()).replaceAll(/value="[^"]*"|q=[^"&]*/g, '')
        for (const secret of secrets)
          expect([who, path, secret, page.includes(secret) && !path.includes('q=')]).toEqual([who, path, secret, false])
        expect([who, path, /个案 K0001|Case K0001/.test(page)]).toEqual([who, path, false])
      }
    expect((await w.get('manager-bangban', `/cases/${id}`)).status).toBe(404)
    expect((await w.get('officer', '/cases')).status).toBe(403)
    expect(await text(w.get(manager, '/cases?show=all&format=csv'))).not.toContain(marked.name)
  })
  test('whoever leads the institution reads only with a reason, which another reads', async () => {
    await openAgain()
    expect(await text(w.get(manager, `/cases/${id}`))).not.toContain(marked.found)
    expect((await sent(manager, `/cases/${id}/why`, { reason: '短' })).status).toBe(422)
    expect((await sent(manager, `/cases/${id}/why`, { reason: '督导：目标一直没有进展，看看怎么办' })).status).toBe(303)
    expect(await text(w.get(manager, `/cases/${id}`))).toContain(marked.found)
    w.clock.set('2026-06-09T10:30:00+08:00')
    expect(await text(w.get(manager, `/cases/${id}`))).not.toContain(marked.found)
  })
  test('goes with the case to another worker, whom the person agreed to', async () => {
    const to = { workerId: w.district.people[manager]!, why: 'load', _version: await versionOf('clients', one) }
    expect((await sent(manager, `/clients/${one}/hand-over`, to)).text).toContain('Ask them first')
    const share = { scope: 'share', givenOn: '2026-06-09', givenBy: 'self', way: 'spoken', _version: await versionOf('clients', one) }
    expect((await sent(worker, `/clients/${one}/consents`, share)).status).toBe(303)
    expect((await sent(manager, `/clients/${one}/hand-over`, { ...to, _version: await versionOf('clients', one) })).status).toBe(303)
    expect(await text(w.get(worker, `/cases/${id}`))).not.toContain(marked.found)
    expect(await text(w.get(manager, `/cases/${id}`))).toContain(marked.found)
  })
  test('goes to another institution as far as was agreed: what was found, and no note of a contact', async () => {
    const there = 'manager-bangban'
    await sent(there, '/clients/key/start', { passphrase: word })
    const moving = await client('去别处的人')
    const of = idIn(await opened(moving))
    await step(worker, of, 'take')
    await step(worker, of, 'assess', { risk: 'low', found: marked.found })
    expect((await step(worker, of, 'contact', { ...contact, servedOn: '2026-06-09', note: marked.note })).status).toBe(303)
    const agreed = { givenOn: '2026-06-09', givenBy: 'self', way: 'spoken' }
    const form = { toId: w.district.institutions.bangban, parts: ['assessment', 'goals'], ...agreed }
    const code = codeIn((await sent(worker, `/clients/${moving}/send`, { ...form, _version: await versionOf('clients', moving) })).text)
    const taken = idIn(await sent(there, '/clients/take', { code, ...agreed }))
    const { rows } = await sql`select about, kind from client_notes where client_id = ${taken}`.execute(w.database.db)
    expect(rows).toEqual([{ about: taken, kind: 'carried' }])
  })
  test('is gone when what is known of them is erased; codes and days stay', async () => {
    expect((await sent(manager, `/clients/${one}/erase`, { _version: await versionOf('clients', one) })).status).toBe(303)
    const left = await sql<{
      n: number
    }>`select count(*)::int as n from client_notes where client_id = ${one} and sealed is not null`.execute(w.database.db)
    expect(left.rows[0]!.n).toBe(0)
    const page = await text(w.get(manager, `/cases/${id}`))
    expect(page).toContain('K0001')
    expect(page).not.toContain(marked.found)
  })
})

describe('who may do what with a case', () => {
  let other = ''
  beforeAll(async () => {
    await openAgain()
    other = idIn(await opened(await client('别的人'), c.visits))
  })
  const verbs: readonly [string, Record<string, string>][] = [
    ['wait', {}],
    ['take', {}],
    ['decline', { why: 'unwilling' }],
    ['assess', { risk: 'low', found: '看过' }],
    ['goals/new', goal],
    ['agree', {}],
    ['plan', { nextOn: '2026-06-20', nextKind: 'phone' }],
    ['contact', { ...contact, servedOn: '2026-06-09' }],
    ['review', {}],
    ['close', { why: 'withdrew' }],
    ['follow-up', { lasting: 'kept' }],
  ]
  test.each([
    'officer',
    'head',
    'approver',
    'treasurer',
    'auditor',
    'evaluator',
    'administrator',
    'data-officer',
    'committee',
    'manager-bangban',
    'public',
  ])('%s does nothing of it', async (who) => {
    for (const [path, fields] of verbs)
      expect([path, [401, 403, 404].includes((await step(who, other, path, fields)).status)]).toEqual([path, true])
    expect(await versionOf('cases', other)).toBe('1')
  })
  test('who took the consent back is served no more, and the case is closed without a word', async () => {
    expect((await step(worker, other, 'take')).status).toBe(303)
    const of = (await sql<{ client_id: string }>`select client_id from cases where id = ${other}`.execute(w.database.db)).rows[0]!.client_id
    const consent = (await sql<{ id: string }>`select id from client_consents where client_id = ${of}`.execute(w.database.db)).rows[0]!.id
    await sent(worker, `/clients/${of}/consents/${consent}/withdraw`, { _version: await versionOf('clients', of) })
    expect((await step(worker, other, 'contact', { ...contact, servedOn: '2026-06-09' })).text).toContain('took their consent back')
    expect((await step(worker, other, 'close', { why: 'withdrew', note: '写一句' })).text).toContain('took their consent back')
    expect((await step(worker, other, 'close', { why: 'withdrew' })).status).toBe(303)
  })
})

describe('who is erased while a case runs', () => {
  const erased = async (of: string) => await sent(manager, `/clients/${of}/erase`, { _version: await versionOf('clients', of) })
  const ended = async (of: string) =>
    (await sql<Record<string, unknown>>`select state, closed_why from cases where client_id = ${of}`.execute(w.database.db)).rows
  test('has the case ended with it: nothing is planned any more, and nothing late', async () => {
    await openAgain()
    const of = await client('删掉的人')
    const running = idIn(await opened(of, c.visits))
    await step(worker, running, 'take')
    expect((await step(worker, running, 'plan', { nextOn: '2026-06-09', nextKind: 'phone' })).status).toBe(303)
    const number = (await sql<{ number: number }>`select number from clients where id = ${of}`.execute(w.database.db)).rows[0]!.number
    const says = `K${String(number).padStart(4, '0')}`
    expect(await text(w.get(worker, '/due'))).toContain(says)
    expect((await erased(of)).status).toBe(303)
    expect(await ended(of)).toEqual([{ state: 'closed', closed_why: 'erased' }])
    expect(await text(w.get(worker, '/due'))).not.toContain(says)
    expect(await text(w.get(worker, `/cases/${running}`))).toContain('What was known of them was erased')
  })
  test('has a case that waits ended too', async () => {
    const of = await client('等着的人')
    await opened(of, c.visits)
    expect((await erased(of)).status).toBe(303)
    expect(await ended(of)).toEqual([{ state: 'declined', closed_why: 'erased' }])
  })
  // The embedded database does one thing after the other.
  test.runIf(process.env.TANDEM_TEST_DATABASE === 'postgres').each(['assess', 'open'])(
    'is written of no more by whoever was writing at that moment: %s',
    async (what) => {
      await openAgain()
      const of = await client(`正在删的人${what}`)
      const running = what === 'assess' ? idIn(await opened(of, c.visits)) : ''
      if (running) await step(worker, running, 'take')
      const leader = await w.as(manager)
      const version = running && (await versionOf('cases', running))
      let writing: Promise<{ status: number }> | undefined
      await w.database.db.transaction().execute(async (tx) => {
        good(await eraseServed({ ...leader, db: tx }, of))
        writing = running
          ? sent(worker, `/cases/${running}/assess`, { risk: 'low', found: '删后的话', _version: version })
          : opened(of, c.visits, { request: '删后的话' })
        let over = false
        void writing.finally(() => (over = true))
        while (!over && !(await waits())) await new Promise((done) => setImmediate(done))
      })
      expect((await writing!).status).not.toBe(303)
      const left = await sql`select id from client_notes where client_id = ${of} and sealed is not null`.execute(w.database.db)
      expect(left.rows).toEqual([])
    },
  )
  /** Whether anybody waits for a row that another holds. */
  const waits = async (): Promise<boolean> =>
    (await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(w.database.db)).rows
      .length > 0
})

describe('how many different people a line reached', () => {
  const told = async (): Promise<string | undefined> => {
    await takeDue(await w.as('clock'))
    return /<h2>People reached<\/h2>[\s\S]*?<\/section>/.exec(await text(w.get('officer', `/delivery/${c.id}/lines/${c.visits}`)))?.[0]
  }
  test('is told nobody while they are fewer than ten', async () => {
    w.clock.set('2026-06-09T11:00:00+08:00')
    await openAgain()
    await visited(['80+', '80+', ...Array.from({ length: 7 }, () => '60-79')], c.visits)
    expect(await told()).toBe(undefined)
    w.clock.set('2026-07-01T09:00:00+08:00')
    expect(await told()).toBe(undefined)
  })
  test('is not on the page of the worker: that shows what is late, what is today, and of whom nobody heard for long', async () => {
    w.clock.set('2026-07-10T09:00:00+08:00')
    const page = await text(w.get(worker, '/'))
    expect(page).toContain('People today')
    expect(page).toContain('no contact for 31 days, and none planned')
    expect(await text(w.get('officer', '/'))).not.toContain('People today')
    // Somebody at high risk is told much earlier; and the way to all of one's work stands below, whatever is planned.
    const quiet = (of: string) => [...of.matchAll(/no contact for/g)].length
    await sql`update cases set risk = 'high' where id in (select id from cases where state in ('assessing', 'serving'))`.execute(
      w.database.db,
    )
    w.clock.set('2026-07-10T09:00:01+08:00')
    expect(quiet(await text(w.get(worker, '/')))).toBeGreaterThanOrEqual(quiet(page))
    for (const to of ['/cases', '/groups', '/events', '/supervision', '/clients']) expect(page).toContain(`<a href="${to}">`)
    expect(await text(w.get(worker, '/cases'))).toMatch(/href="\/cases\/cas_\w+\/contact">Record a contact/)
  })
  test('moves by tens when a month is over: one who is new moves nothing, and no age is told while others come', async () => {
    await openAgain()
    await visited(['35-59'], c.visits, '2026-07-01')
    expect(await told()).toBe(undefined)
    w.clock.set('2026-08-01T09:00:00+08:00')
    const july = await told()
    expect(july).toContain('At least 10 different people')
    expect(july).toContain('from 1 March 2026 to 31 July 2026')
    for (const group of [...Object.values(ageGroupWords), ...Object.values(sexWords)]) expect(july).not.toContain(`>${group.en}<`)
    await openAgain()
    await visited(['14-17'], c.visits, '2026-08-01')
    w.clock.set('2026-09-01T09:00:00+08:00')
    // Whoever looks at both months and takes one from the other has nothing.
    expect(await told()).toBe(july)
    await openAgain()
  })
  test('is told by age and sex once, when the contract has been over for a month, and stays so whatever is corrected later', async () => {
    w.clock.set('2027-03-31T09:00:00+08:00')
    const before = await told()
    expect(before).toContain('At least 10')
    w.clock.set('2027-04-01T09:00:00+08:00')
    const final = await told()
    expect(final).toContain('from 1 March 2026 to 28 February 2027')
    expect(/>All<[^>]*><td[^>]*>(\d+)/.exec(final!)![1]).toBe('11')
    expect(/>Female<[^>]*><td[^>]*>([^<]+)/.exec(final!)![1]).toBe('11')
    // One, one and two are few, and seven would tell that they are four.
    expect(final!.match(/few: not shown/g)).toHaveLength(4)
    expect(final).not.toContain('K0')
    await sql`update service_records set struck = true where id in (
      select k.record_id from case_contacts k join cases c on c.id = k.case_id join clients p on p.id = c.client_id where p.age_group = '14-17')`.execute(
      w.database.db,
    )
    w.clock.set('2027-05-01T09:00:00+08:00')
    expect(await told()).toBe(final)
  })
})
