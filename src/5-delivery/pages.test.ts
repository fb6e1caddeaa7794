import { day, type Id, newId, remainderFor, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptances } from './acceptances.ts'
import { serviceRecords } from './service-records.ts'

let w: World
let id: string
let [post, events] = ['', '']
const once = () => crypto.randomUUID()

beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(
    await openPurchase(officer, { title: '社区社会工作服务', titleEn: 'Community social work', communityIds: w.district.communities }),
  )
  const line = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const event = {
    id: line(),
    kind: 'project' as const,
    title: '大型活动',
    unit: '场',
    quantity: 7,
    unitPrice: yuan('4000'),
    amount: yuan('28000'),
    hangsOn: null,
  }
  const posts = {
    id: line(),
    kind: 'post' as const,
    title: '社区社工',
    posts: 2,
    months: 12,
    grade: 'assistant' as const,
    hangsOn: null,
    amount: remainderFor(yuan('200000'), [event])!,
  }
  ;[post, events] = [posts.id, event.id]
  id = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [posts, event],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签',
    }),
  ).id
  await bothSign(w, id)
})
afterAll(() => w.close())

const fields = (more: Record<string, string> = {}) => ({
  _once: once(),
  what: 'event',
  minutes: '90',
  askedBy: 'own-plan',
  category: 'direct',
  line: `${id}/${events}`,
  people: '210',
  units: '1',
  communityId: '',
  servedOn: '2026-03-02',
  note: '',
  ...more,
})

const staff = () => ({
  _once: once(),
  lineId: post,
  workerId: w.district.people['worker-tongxin']!,
  workerName: '',
  grade: 'assistant',
  share: '1',
  fromOn: '2026-03-01',
  toOn: '',
  replacesId: '',
  competition: '公开竞聘',
  applicants: '4',
})

test('before the first day of a contract its posts are neither full nor empty', async () => {
  const page = async (at: string) => {
    const now = w.clock.now().toString()
    w.clock.set(at)
    const text = await (await w.get('manager-tongxin', `/delivery/${id}`, { lang: 'en' })).text()
    w.clock.set(now)
    return [text.includes('from 1 March 2026'), text.includes('None vacant')]
  }
  expect([await page('2026-02-27T09:00:00+08:00'), (await page('2026-03-02T09:00:00+08:00'))[0]]).toEqual([[true, false], false])
})

describe('a worker with a phone', () => {
  const newForm = async (query = '') => await (await w.get('worker-tongxin', `/delivery/new${query}`)).text()
  const stands = (page: string) => ({
    typed: [...page.matchAll(/<input type="(?:text|date)"[^>]*>/g)].flatMap(([f]) => {
      const [name, value] = [/name="(\w+)"/.exec(f)?.[1], /value="([^"]*)"/.exec(f)?.[1]]
      return name && value ? [`${name}=${value}`] : []
    }),
    ticked: (page.match(/<input type="radio"[^>]*checked/g) ?? []).length,
    chosen: [...page.matchAll(/<option value="([^"]+)" selected/g)].map((m) => m[1]!),
  })
  test('records a service with one form; the next is empty but for the day, and filled from the last one when asked', async () => {
    // Whoever stands at no post is told so at once, and Today offers them no form.
    expect(await newForm()).toContain('Ask your manager to appoint you')
    expect(await (await w.get('worker-tongxin', '/')).text()).not.toContain('/delivery/new')
    expect(await (await w.get('manager-bangban', '/delivery/new')).text()).toContain('no contract in progress')
    // Whoever stands at no post is told so, with what to do.
    const early = await w.post('worker-tongxin', '/delivery/new', fields())
    expect([early.status, (await early.text()).includes('ask your manager to appoint people first')]).toEqual([422, true])
    expect((await w.post('manager-tongxin', `/delivery/${id}/posts`, staff())).status).toBe(303)
    const form = fields()
    const first = await w.post('worker-tongxin', '/delivery/new', form)
    expect(first.status).toBe(303)
    const again = await w.post('worker-tongxin', '/delivery/new', form)
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    const next = await (await w.get('worker-tongxin', first.headers.get('location')!)).text()
    expect(next).toContain('Today so far: 1 record, 90 minutes')
    // The only post of the worker can be known, and so can the day; nothing else stands there.
    expect(stands(next)).toEqual({ typed: ['servedOn=2026-03-02'], ticked: 0, chosen: [`${id}/${post}`] })
    expect(next).toContain('href="/delivery/new?like=last"')
    expect(await (await w.get('worker-tongxin', '/')).text()).toContain('/delivery/new')
    const like = await newForm('?like=last')
    expect(stands(like)).toEqual({
      typed: ['minutes=90', 'people=210', 'units=1', 'servedOn=2026-03-02'],
      ticked: 2,
      chosen: ['direct', `${id}/${events}`],
    })
    expect(like).toContain('Event, 90 minutes, Our own plan, Direct service, 210 people')
    // One tap on the empty form makes no record.
    const tap = await w.post('worker-tongxin', '/delivery/new', { _once: once(), servedOn: '2026-03-02', line: `${id}/${post}` })
    expect(tap.status).toBe(422)
    expect(good(await serviceRecords(await w.as('officer'), { contractId: id })).total).toBe(1)
  })
  test('sees everything that is wrong at once, with what was typed kept', async () => {
    const seen = await w.post(
      'worker-tongxin',
      '/delivery/new',
      fields({ minutes: '1441', people: '-1', servedOn: '2026-02-30', askedBy: 'nobody' }),
    )
    expect(seen.status).toBe(422)
    const page = await seen.text()
    for (const words of ['It cannot be above 1440', 'It cannot be below 0', 'There is no such day', 'Please choose one of the options'])
      expect(page).toContain(words)
    expect(page).toContain('value="1441"')
  })
  test('a script in the note is shown as text', async () => {
    const to = (await w.post('worker-tongxin', '/delivery/new', fields({ note: '<script>alert(1)</script>', units: '0' }))).headers.get(
      'location',
    )!
    const page = await (await w.get('worker-tongxin', `/delivery/records/${to.split('saved=')[1]}`)).text()
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>alert')
  })
  test('another institution’s records are not there for them', async () => {
    const { rows } = good(await serviceRecords(await w.as('officer'), { contractId: id }))
    for (const path of [`/delivery/records/${rows[0]!.id}`, `/delivery/${id}`, `/delivery/${id}/posts`])
      expect((await w.get('manager-bangban', path)).status).toBe(404)
    expect((await w.post('manager-bangban', '/delivery/new', fields())).status).toBe(403)
    expect((await w.get('public', '/delivery/records')).status).toBe(401)
  })
  test('the list filters, sorts and goes out as CSV', async () => {
    const page = await (await w.get('officer', `/delivery/records?contract=${id}&category=direct&sort=-minutes`)).text()
    expect(page).toContain('2 in all')
    const csv = await (await w.get('officer', `/delivery/records?contract=${id}&format=csv`)).text()
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv.split('\r\n')[0]).toContain('Record id,Contract number')
    const days = async (query: string) => (await w.get('officer', `/delivery/records?contract=${id}&format=csv&${query}`)).text()
    expect((await days('from=2026-03-02&to=2026-03-02')).trim().split('\r\n')).toHaveLength(3)
    expect((await days('from=2026-03-03')).trim().split('\r\n')).toHaveLength(1)
    expect((await days(`line=${post}`)).trim().split('\r\n')).toHaveLength(1)
    expect((await w.get('officer', '/delivery/records?month=2026-99&sort=drop&page=0')).status).toBe(200)
  })
})

describe('a month from hand-in to its public notice', () => {
  test('the institution appoints, hands in; residents are heard; the office accepts in part; the public reads it', async () => {
    const twice = await w.post('manager-tongxin', `/delivery/${id}/posts`, staff())
    expect(await twice.text()).toContain('nobody fills two at once')
    expect(
      (
        await w.post('manager-tongxin', `/delivery/${id}/posts/${post}/card`, {
          _once: once(),
          purpose: '服务东园社区居民',
          mayAssign: '只有机构督导',
        })
      ).status,
    ).toBe(303)
    expect(await (await w.get('officer', `/delivery/${id}/posts`)).text()).toContain('只有机构督导')
    w.clock.set('2026-04-01T09:00:00+08:00')
    const preview = await (await w.get('manager-tongxin', `/delivery/${id}/hand-in/m01`)).text()
    // One of two posts filled all March: 31 of 62 post-days of 14,333.34, cut to the fen.
    for (const words of ['31 / 62', '1 / 7', '¥7,166.67', '¥4,000.00']) expect(preview).toContain(words)
    const handed = await w.post('manager-tongxin', `/delivery/${id}/hand-in/m01`, { _once: once(), says: '' })
    const path = handed.headers.get('location')!
    const blind = await (await w.get('officer', path)).text()
    expect(blind).toContain('No resident has been heard yet')
    // What it was counted from stands beside the decision and opens.
    expect(blind).toContain(`/delivery/records?contract=${id}&amp;from=2026-03-01&amp;to=2026-03-31&amp;line=${events}`)
    expect((await w.get('public', path.replace('acceptances', 'notices'))).status).toBe(404)
    expect(await (await w.get('committee', '/delivery')).text()).toContain(path)
    expect(
      (
        await w.post('committee', `${path}/opinions`, {
          _once: once(),
          how: 'meeting',
          communityId: '',
          satisfied: '18',
          neutral: '2',
          dissatisfied: '1',
          heard: '希望周末也有活动',
          heardOn: '2026-04-01',
        })
      ).status,
    ).toBe(303)
    const [a] = await acceptances(await w.as('officer'), { contractIds: [id] })
    const keys = a!.lines.map((l) => l.instalmentKey)
    const accept = Object.fromEntries(
      a!.lines.flatMap((l, n) => [
        [`key-${n}`, l.instalmentKey],
        [`accepted-${n}`, l.lineId === events ? '0' : '31'],
        [`reason-${n}`, l.lineId === events ? '' : ''],
      ]),
    )
    const wrong = await w.post('officer', `${path}/accept`, {
      _once: once(),
      _version: '1',
      ...accept,
      uncheckedReason: '下次一起核对',
      remark: '',
    })
    expect([wrong.status, (await wrong.text()).includes('say why')]).toEqual([422, true])
    const n = keys.findIndex((k) => k.startsWith(events))
    expect(
      (
        await w.post('officer', `${path}/accept`, {
          _once: once(),
          _version: '1',
          ...accept,
          [`reason-${n}`]: '不足二百人',
          uncheckedReason: '下次一起核对',
          remark: '',
        })
      ).status,
    ).toBe(303)
    expect((await w.post('officer', `${path}/return`, { _once: once(), _version: '1', reason: '晚了' })).status).toBe(409)
    const notice = await (await w.get('public', path.replace('acceptances', 'notices'))).text()
    for (const words of ['Accepted in part', '21 residents were heard', '希望周末也有活动', '不足二百人', '¥7,166.67'])
      expect(notice).toContain(words)
    expect(await (await w.get('public', '/delivery/notices')).text()).toContain('Community social work')
    expect(
      (await w.post('manager-tongxin', `${path}/settle`, { _once: once(), _version: '2', instalmentKey: keys[n]!, note: '改期重办' }))
        .status,
    ).toBe(303)
    const [after] = await acceptances(await w.as('officer'), { contractIds: [id] })
    expect(after!.state).toBe('accepted')
  })
  test('a correction after acceptance is refused on the page, with what to do', async () => {
    const { rows } = good(await serviceRecords(await w.as('officer'), { contractId: id }))
    const { note: _, ...rest } = fields({ minutes: '80', units: '0' })
    const seen = await w.post('manager-tongxin', `/delivery/records/${rows[0]!.id}/correct`, { ...rest, _version: '1', reason: '记错了' })
    expect(seen.status).toBe(409)
    expect(await seen.text()).toContain('ask the purchaser to return the period first')
  })
  test.each([
    '/delivery',
    '/delivery/new',
    '/delivery/records',
    '/delivery/notices',
    '/delivery/acceptances/acc_x',
    '/delivery/con_x',
    '/delivery/con_x/hand-in/m01',
    '/delivery/appointments/apt_x/end',
    '/delivery/%25',
  ])('%s never breaks, whoever asks', async (path) => {
    for (const who of ['public', 'officer', 'manager-tongxin', 'worker-tongxin', 'committee', 'evaluator', 'auditor', 'expert1'])
      for (const lang of ['zh', 'en'] as const) expect((await w.get(who, path, { lang })).status).toBeLessThan(500)
  })
  test('the page of a contract shows it to each side', async () => {
    for (const who of ['officer', 'manager-tongxin', 'worker-tongxin', 'auditor', 'evaluator']) {
      const page = await (await w.get(who, `/delivery/${id}`)).text()
      expect(page).toContain('Month 1')
      expect(page).toContain('<svg')
    }
  })
})
