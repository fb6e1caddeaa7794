import { contract, signVersion } from '#contracts'
import { day, isRefusal, newId, type Id, yuan } from '#kernel'
import { closeCampaign, createQuestionnaire, openCampaign, openPurchase } from '#needs'
import type { TokenScope } from '#people'
import { directContract, sessionOf, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addQuestion } from '../1-needs/add-question.ts'
import { makeToken, revokeToken } from '../people/my-account.ts'
import { operations } from './operations.ts'

let w: World
let purchaseId: string, contractId: string, lineId: string, surveyId: string, codes: string[]
const tokens: Record<string, { tokenId: string; secret: string }> = {}
const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x as Exclude<T, { refused: true }>
}

beforeAll(async () => {
  w = await world()
  const officer = await w.as('officer')
  purchaseId = made(
    await openPurchase(officer, { title: '社区服务', titleEn: 'Community services', communityIds: w.district.communities }),
  ).id
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  made(await addQuestion(officer, q.id, { kind: 'need', label: '看望老人', required: true }))
  made(await addQuestion(officer, q.id, { kind: 'single', label: '用过吗', required: true, options: '用过 | Yes\n没有 | No' }))
  const opened = made(
    await openCampaign(officer, {
      purchaseId,
      questionnaireId: q.id,
      title: '需求调查',
      purpose: 'needs',
      communityIds: w.district.communities.slice(0, 2),
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-20'),
      householdsPerCommunity: 8,
      openLink: false,
    }),
  )
  surveyId = opened.id
  codes = opened.codes.find((c) => c.communityId === w.district.communities[0])!.codes as string[]
  lineId = newId('line', officer.now)
  const line = {
    id: lineId as Id<'line'>,
    kind: 'project' as const,
    title: '活动',
    unit: '场',
    quantity: 7,
    unitPrice: yuan('4000'),
    amount: yuan('28000'),
    hangsOn: null,
  }
  contractId = made(
    await directContract(w, officer, {
      purchaseId,
      providerId: w.district.institutions.tongxin,
      lines: [line],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签',
      terms: {},
    }),
  ).id
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    made(await signVersion(await w.as(who), { contractId, number: c.versionNumber, version: c.version }))
  }
  for (const [name, who, scopes] of [
    ['reader', 'officer', ['read']],
    ['writer', 'worker-tongxin', ['read', 'records:write']],
    ['worker reads', 'worker-tongxin', ['read']],
    ['helper', 'officer', ['answers:write']],
    ['foreign', 'manager-bangban', ['read', 'records:write']],
    ['auditor', 'auditor', ['read']],
    ['revoked', 'officer', ['read']],
  ] as [string, string, TokenScope[]][])
    tokens[name] = made(
      await makeToken(
        { ...(await w.as(who)), once: `${name}-token` },
        { name, scopes, days: 30, sessionId: await sessionOf(await w.as(who)) },
      ),
    )
  made(await revokeToken(await w.as('officer'), tokens.revoked!.tokenId))
})
afterAll(() => w.close())

interface Said {
  status: number
  body: Record<string, never> & {
    items: { id: string }[]
    total: number
    error: { code: string; message: string; fields: Record<string, string> }
  }
  headers: Headers
}
async function ask(
  who: string | undefined,
  method: 'GET' | 'POST',
  path: string,
  o: { body?: unknown; raw?: string; lang?: string; headers?: Record<string, string> } = {},
): Promise<Said> {
  const secret = who === undefined ? undefined : (tokens[who]?.secret ?? who)
  const response = await w.app.request(`http://test.example/api${path}`, {
    method,
    headers: {
      host: 'test.example',
      'accept-language': o.lang ?? 'en',
      ...(secret && { authorization: `Bearer ${secret}` }),
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...o.headers,
    },
    ...(method === 'POST' && { body: o.raw ?? JSON.stringify(o.body ?? {}) }),
  })
  return { status: response.status, body: JSON.parse(await response.text()) as Said['body'], headers: response.headers }
}
const work = (more: Record<string, unknown> = {}) => ({
  contractId,
  lineId,
  servedOn: '2026-03-02',
  category: 'direct',
  what: 'event',
  minutes: 90,
  askedBy: 'own-plan',
  people: 30,
  ...more,
})
const submission = (more: Record<string, unknown> = {}) => ({
  submissionId: crypto.randomUUID(),
  answers: { q1: { importance: 5, met: 2 }, q2: 'o1' },
  ...more,
})
const lists = operations.filter((o) => o.method === 'get' && !o.path.includes('{id}'))

describe('who may read', () => {
  test.each(lists.filter((o) => o.scope !== null).map((o) => [o.path]))(
    '%s: not without a token, not with a wrong or a revoked one, not without the scope',
    async (path) => {
      const none = await ask(undefined, 'GET', path)
      expect([none.status, none.body.error.code, none.headers.get('www-authenticate')]).toEqual([401, 'sign-in-first', 'Bearer'])
      for (const secret of ['revoked', `tdm_${'x'.repeat(43)}`])
        expect((await ask(secret, 'GET', path)).body.error.code).toBe('token-unknown')
      const narrow = await ask('helper', 'GET', path)
      expect([narrow.status, narrow.body.error.code]).toEqual([403, 'token-too-narrow'])
    },
  )
  test.each(lists.map((o) => [o.path]))('%s is a page of twenty for somebody who may', async (path) => {
    const { status, body } = await ask(
      path === '/surveys' || path === '/purchases' || path === '/needs' || path === '/plans' ? 'reader' : 'auditor',
      'GET',
      path,
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ items: expect.any(Array), total: expect.any(Number), page: 1, size: 20 })
  })
  test('everything listed has the shape the document promises', async () => {
    await ask('writer', 'POST', '/records', { body: work({ minutes: 1 }) })
    for (const o of lists) {
      const { body } = await ask('reader', 'GET', o.path)
      expect([o.name, o.gives.safeParse(body).error?.message]).toEqual([o.name, undefined])
    }
    for (const path of [`/purchases/${purchaseId}`, `/contracts/${contractId}`, `/surveys/${surveyId}/totals`])
      expect((await ask('reader', 'GET', path)).status).toBe(200)
    const one = operations.find((o) => o.name === 'readContract')!
    const { body } = await ask('reader', 'GET', `/contracts/${contractId}`)
    expect(one.gives.safeParse(body).success).toBe(true)
    expect(body).toMatchObject({ total: '28000.00', startsOn: '2026-03-01', lines: [{ amount: '28000.00', unitPrice: '4000.00' }] })
  })
  test('a contract says what a unit must be and when a stage is due, as both sides signed it', async () => {
    const officer = await w.as('officer')
    const opened = await openPurchase(officer, { title: '老人小组', communityIds: w.district.communities })
    if (isRefusal(opened)) throw new Error(opened.code)
    const lineId = newId('line', officer.now) as Id<'line'>
    const made = await directContract(w, officer, {
      purchaseId: opened.id,
      providerId: w.district.institutions.tongxin,
      lines: [
        {
          id: lineId,
          kind: 'project',
          title: '老人小组',
          hangsOn: null,
          quantity: 6,
          unit: '期',
          unitPrice: yuan('1000'),
          amount: yuan('6000'),
          paidBy: 'milestones',
          unitTerms: { what: ['group'], sessions: 6, people: 42, members: 8, minutes: null },
          team: [{ name: '王敏', qualification: '社会工作师', percent: '50' }],
          milestones: [
            { title: '首付', share: '2/5', when: 'signing' },
            { title: '中期', share: '3/10', when: 'acceptance', earliest: { at: 'end' }, needs: [{ lineId, count: 3 }] },
            { title: '期末', share: '3/10', when: 'acceptance' },
          ],
        },
      ],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签',
      terms: {},
    })
    if (isRefusal(made)) throw new Error(`${made.code} ${JSON.stringify(made.fields)}`)
    const { body } = await ask('reader', 'GET', `/contracts/${made.id}`)
    expect(operations.find((o) => o.name === 'readContract')!.gives.safeParse(body).success).toBe(true)
    const line = (body as unknown as { lines: { id: string; unitTerms: unknown; team: unknown; stages: unknown[] }[] }).lines[0]!
    expect(line.unitTerms).toEqual({ what: ['group'], sessions: 6, people: 42, members: 8, minutes: null })
    expect(line.team).toEqual([{ name: '王敏', qualification: '社会工作师', percent: '50' }])
    expect(line.stages).toMatchObject([
      { key: `${line.id}:s1`, share: '2/5', onSigning: true, needs: [], after: null },
      {
        title: '中期',
        onSigning: false,
        earliestOn: body.endsOn,
        needs: [{ lineId: line.id, count: 3 }],
        after: null,
        byWhatIsDone: false,
      },
      { title: '期末', after: `${line.id}:s2`, earliestOn: body.endsOn, byWhatIsDone: true },
    ])
  })
  test('another institution sees neither the contract nor its records and duties', async () => {
    for (const path of ['/contracts', '/records', '/duties', '/acceptances', '/claims'])
      expect((await ask('foreign', 'GET', path)).body).toMatchObject({ items: [], total: 0 })
    const mine = (await ask('writer', 'GET', '/records')).body.items[0]!
    for (const path of [`/contracts/${contractId}`, `/records/${mine.id}`, `/duties?contract=${contractId}`])
      expect((await ask('foreign', 'GET', path)).status).toBe(404)
    expect((await ask('foreign', 'GET', `/purchases/${purchaseId}`)).status).toBe(403)
    expect((await ask('foreign', 'GET', `/surveys/${surveyId}/totals`)).status).toBe(403)
  })
  test('published tenders are open to everybody, and what is not there is 404 for everybody', async () => {
    expect((await ask(undefined, 'GET', '/tenders')).status).toBe(200)
    expect((await ask(undefined, 'GET', '/tenders/tnd_00000000000000000000000000')).status).toBe(404)
    expect((await ask('auditor', 'GET', '/nothing')).body.error.code).toBe('not-there')
  })
  test('a signed-in browser reads what its person may read', async () => {
    expect((await w.get('officer', '/api/contracts')).status).toBe(200)
    expect((await w.get('public', '/api/contracts')).status).toBe(401)
  })
  test('a token ends with its scope, not with its role: one that only reads cannot write', async () => {
    const { status, body } = await ask('worker reads', 'POST', '/records', { body: work() })
    expect([status, body.error.code]).toEqual([403, 'token-too-narrow'])
  })
})

describe('what is asked for', () => {
  test('a program meets the limits of the form', async () => {
    expect((await ask('writer', 'POST', '/records', { body: work({ people: 50_000 }) })).status).toBe(201)
    const { status, body } = await ask('writer', 'POST', '/records', { body: work({ people: 100_001, units: 5000, minutes: 0 }) })
    expect([status, Object.keys(body.error.fields)]).toEqual([422, ['minutes', 'people', 'units']])
  })
  test.each(['/contracts', '/purchases', '/needs', '/plans', '/records'])(
    '%s tells how many there are past its last page too',
    async (path) => {
      const who = path === '/contracts' || path === '/records' ? 'auditor' : 'reader'
      await ask('writer', 'POST', '/records', { body: work({ minutes: 2 }) })
      const { body } = await ask(who, 'GET', path)
      expect((await ask(who, 'GET', `${path}?page=99`)).body).toMatchObject({ items: [], total: body.total, page: 99 })
      expect(body.total > 0).toBe(body.items.length > 0)
    },
  )
  test.each([
    [
      'en',
      {
        page: 'It cannot be below 1.',
        state: expect.stringMatching(/^Please choose one of the options listed\. The choices are: draft, .+\.$/),
        colour: 'There is no such field here: colour.',
        size: 'There is no such field here: size.',
      },
    ],
    [
      'zh',
      {
        page: '不能小于 1。',
        state: expect.stringMatching(/^请从列出的选项中选一个。可选的有：draft、.+。$/),
        colour: '这里没有这一项：colour。',
        size: '这里没有这一项：size。',
      },
    ],
  ])('every wrong parameter is named at once, in %s', async (lang, fields) => {
    const { status, body } = await ask('reader', 'GET', '/contracts?page=0&state=asleep&colour=red&size=1000', { lang })
    expect([status, body.error.code]).toEqual([422, 'request-wrong'])
    expect(body.error.fields).toEqual(fields)
  })
  test('the same parameter twice is refused', async () => {
    expect((await ask('reader', 'GET', '/contracts?page=1&page=2')).body.error.fields).toEqual({ page: 'This was given twice.' })
  })
  test('a record that takes no parameters refuses them', async () => {
    expect((await ask('reader', 'GET', `/contracts/${contractId}?x=1`)).status).toBe(422)
  })
})

describe('a service record', () => {
  test('is added, read, listed by day and kind, and stands in the log as done by a token', async () => {
    const added = await ask('writer', 'POST', '/records', {
      body: work({ minutes: 45, category: 'errand', askedBy: 'purchaser', errandAbout: '录入人口信息', errandBy: '街道办公室' }),
    })
    expect(added.status).toBe(201)
    const id = (added.body as unknown as { id: string }).id
    expect((await ask('reader', 'GET', `/records/${id}`)).body).toMatchObject({
      id,
      minutes: 45,
      servedOn: '2026-03-02',
      category: 'errand',
      errandAbout: '录入人口信息',
      workerId: w.district.people['worker-tongxin'],
    })
    expect((await ask('reader', 'GET', `/records?contract=${contractId}&category=errand&sort=-day`)).body).toMatchObject({
      items: [{ id }],
      total: 1,
      minutes: 45,
    })
    const entry = await w.database.db
      .selectFrom('record_log')
      .select(['action', 'actor_kind', 'actor_id', 'outcome'])
      .where('subject_id', '=', id)
      .executeTakeFirst()
    expect(entry).toEqual({
      action: 'delivery.record',
      actor_kind: 'token',
      actor_id: w.district.people['worker-tongxin'],
      outcome: 'done',
    })
  })
  test('sent twice with the same key is one record, also when both arrive together', async () => {
    const before = (await ask('reader', 'GET', '/records')).body.total
    const headers = { 'idempotency-key': 'phone-7-record-1' }
    const sent = [
      await ask('writer', 'POST', '/records', { body: work(), headers }),
      ...(await Promise.all([1, 2].map(() => ask('writer', 'POST', '/records', { body: work(), headers })))),
    ]
    expect(new Set(sent.map((s) => (s.body as unknown as { id: string }).id)).size).toBe(1)
    expect((await ask('reader', 'GET', '/records')).body.total).toBe(before + 1)
    expect((await ask('writer', 'POST', '/records', { body: work(), headers: { 'idempotency-key': 'no' } })).body.error.code).toBe(
      'key-wrong',
    )
  })
  test('another body under a key that was used is refused with 422, and changes nothing; the same typed otherwise is the same', async () => {
    const headers = { 'idempotency-key': 'phone-7-record-2' }
    const first = await ask('writer', 'POST', '/records', { body: work(), headers })
    expect(first.status).toBe(201)
    const before = (await ask('reader', 'GET', '/records')).body.total
    const other = await ask('writer', 'POST', '/records', { body: { ...work(), minutes: 50 }, headers })
    expect([other.status, other.body.error.code]).toEqual([422, 'key-used'])
    const same = await ask('writer', 'POST', '/records', { body: { ...work(), minutes: '９０' }, headers })
    expect([same.status, same.body]).toEqual([201, first.body])
    expect((await ask('reader', 'GET', '/records')).body.total).toBe(before)
  })
  test('for the contract of others is refused, and the attempt is recorded', async () => {
    expect((await ask('foreign', 'POST', '/records', { body: work() })).status).toBe(403)
    const entry = await w.database.db
      .selectFrom('record_log')
      .select(['actor_kind', 'organisation_id'])
      .where('action', '=', 'delivery.record')
      .where('outcome', '=', 'not-your-record')
      .executeTakeFirst()
    expect(entry).toEqual({ actor_kind: 'token', organisation_id: w.district.institutions.bangban })
  })
  test.each([
    [
      'en',
      {
        servedOn: 'There is no such day. Write it like 2026-03-01, the year first and in four digits.',
        minutes: 'It cannot be above 1440.',
        what: expect.stringMatching(/^Please choose one of the options listed\. The choices are: [a-z-]+(, [a-z-]+)+\.$/),
        people: 'Please fill this in.',
        patient: 'There is no such field here: patient.',
      },
    ],
    [
      'zh',
      {
        servedOn: '没有这一天。请按 2026-03-01 的样子填写，年份在前、四位数字。',
        minutes: '不能大于 1440。',
        what: expect.stringMatching(/^请从列出的选项中选一个。可选的有：[a-z-]+(、[a-z-]+)+。$/),
        people: '请填写这一项。',
        patient: '这里没有这一项：patient。',
      },
    ],
  ])('with several things wrong says all of them at once, in %s', async (lang, fields) => {
    const { status, body } = await ask('writer', 'POST', '/records', {
      lang,
      body: work({ servedOn: '2026-02-30', minutes: 2000, what: 'magic', people: undefined, patient: '王某' }),
    })
    expect([status, body.error.fields]).toEqual([422, fields])
  })
})

describe('a body that is not what it says', () => {
  test.each([
    ['broken JSON', '{"a":', {}, 400, 'json-broken'],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'not-json'],
    ['no type', '{}', { 'content-type': '' }, 415, 'not-json'],
    ['a list', '[]', {}, 422, 'request-wrong'],
    ['null', 'null', {}, 422, 'request-wrong'],
    ['a megabyte', JSON.stringify({ note: 'x'.repeat(1_000_000) }), { 'content-length': '1000011' }, 413, 'too-large'],
  ])('%s is refused as JSON', async (_, raw, headers, status, code) => {
    for (const lang of ['zh', 'en']) {
      const said = await ask('writer', 'POST', '/records', { raw, headers: headers as Record<string, string>, lang })
      expect([said.status, said.body.error.code, /[一-鿿]/.test(said.body.error.message)]).toEqual([status, code, lang === 'zh'])
    }
  })
})

describe('a resident’s answer', () => {
  test('comes in by a household code without any token, once however often it is sent', async () => {
    const body = submission({ code: codes[0] })
    expect((await ask(undefined, 'POST', `/surveys/${surveyId}/answers`, { body })).body).toEqual({ received: true, again: false })
    expect((await ask(undefined, 'POST', `/surveys/${surveyId}/answers`, { body })).body).toEqual({ received: true, again: true })
    expect((await ask(undefined, 'POST', `/surveys/${surveyId}/answers`, { body: submission({ code: codes[0] }) })).body.error.code).toBe(
      'code-used',
    )
  })
  test('without a code needs a token that may enter answers', async () => {
    const body = submission({ community: w.district.communities[1] })
    expect((await ask(undefined, 'POST', `/surveys/${surveyId}/answers`, { body })).status).toBe(401)
    expect((await ask('reader', 'POST', `/surveys/${surveyId}/answers`, { body })).body.error.code).toBe('token-too-narrow')
    expect((await ask('helper', 'POST', `/surveys/${surveyId}/answers`, { body })).status).toBe(201)
  })
  test('with wrong answers names each question', async () => {
    const { status, body } = await ask(undefined, 'POST', `/surveys/${surveyId}/answers`, {
      body: submission({ code: codes[1], answers: { q2: 'o9' } }),
    })
    expect([status, Object.keys(body.error.fields).sort()]).toEqual([422, ['q1', 'q2']])
  })
  test('counts and scores are shown once the survey is counted, and from five answers on', async () => {
    const first = (await ask('reader', 'GET', `/surveys/${surveyId}/totals`)).body as unknown as { communities: { communityId: string }[] }
    expect(first.communities.find((c) => c.communityId === w.district.communities[0])).toBeUndefined()
    for (const code of codes.slice(1, 6))
      expect(
        (
          await ask(undefined, 'POST', `/surveys/${surveyId}/answers`, {
            body: submission({ code, answers: { q1: { importance: 5, met: 5 }, q2: 'o1' } }),
          })
        ).status,
      ).toBe(201)
    expect((await ask('reader', 'GET', `/surveys/${surveyId}/totals`)).body).toEqual(first)
    made(await closeCampaign(await w.as('officer'), surveyId))
    // Which survey it is may be remembered for some seconds.
    await new Promise((later) => setTimeout(later, 5100))
    const { communities } = (await ask('reader', 'GET', `/surveys/${surveyId}/totals`)).body as unknown as {
      communities: { communityId: string; invited: number; meanScore: number }[]
    }
    // One answer of 2 and five of 5: (2 + 25) ÷ 6 = 4.5.
    expect(communities.find((c) => c.communityId === w.district.communities[0])).toMatchObject({ invited: 6, meanScore: 4.5 })
  })
})

describe('a browser’s cookie', () => {
  test.each([
    ['from another site', { origin: 'https://evil.example' }, 403],
    ['without saying from where', { origin: '' }, 403],
    ['from our own page', { origin: 'http://test.example' }, 201],
  ])('writes %s: %s gives %i', async (_, headers, status) => {
    const cookie = (await w.get('worker-tongxin', '/account')) && (await cookieOf('worker-tongxin'))
    const response = await w.app.request('http://test.example/api/records', {
      method: 'POST',
      headers: { host: 'test.example', cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(work({ minutes: 2 })),
    })
    expect(response.status).toBe(status)
  })
})
async function cookieOf(who: string): Promise<string> {
  const { openSession } = await import('../people/session.ts')
  const ctx = await w.as(who)
  return `tandem=${await openSession(ctx, w.db, { userId: ctx.asker.userId!, organisationId: ctx.asker.organisationId!, demonstration: false, device: null })}`
}

describe('the document', () => {
  interface Doc {
    openapi: string
    info: { title: string; version: string }
    paths: Record<
      string,
      Record<
        string,
        {
          operationId: string
          responses: Record<string, unknown>
          parameters?: { name: string; in: string; schema: unknown }[]
          requestBody?: unknown
          security: unknown[]
        }
      >
    >
    components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
  }
  const get = async () => (await (await w.get('public', '/api/openapi.json')).json()) as Doc
  test('is OpenAPI 3.1 and holds every operation with its answers, parameters and names', async () => {
    const doc = await get()
    expect(doc.openapi).toBe('3.1.0')
    expect([doc.info.title, doc.info.version].every(Boolean)).toBe(true)
    const ids = Object.values(doc.paths).flatMap((p) => Object.values(p).map((o) => o.operationId))
    expect(ids.toSorted()).toEqual(operations.map((o) => o.name).toSorted())
    expect(new Set(ids).size).toBe(ids.length)
    for (const [path, methods] of Object.entries(doc.paths)) {
      expect(path.startsWith('/api/')).toBe(true)
      for (const [method, o] of Object.entries(methods)) {
        expect(['get', 'post']).toContain(method)
        expect(Object.keys(o.responses).some((s) => s === '200' || s === '201')).toBe(true)
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
        expect((o.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name)).toEqual(named)
        expect((o.parameters ?? []).every((p) => p.schema)).toBe(true)
        expect(method === 'post').toBe(o.requestBody !== undefined)
      }
    }
  })
  test('has no reference that leads nowhere', async () => {
    const doc = await get()
    const refs = [...JSON.stringify(doc).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]!)
    expect(refs.length).toBeGreaterThan(10)
    expect(refs.filter((r) => !(r in doc.components.schemas))).toEqual([])
  })
  test.each(['zh', 'en'] as const)('has a page for people in %s that lists every operation', async (lang) => {
    const page = await (await w.get('public', '/api', { lang })).text()
    for (const o of operations) expect(page).toContain(o.says[lang])
    expect(page).toContain('curl')
  })
})
