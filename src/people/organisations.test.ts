import { isRefusal, type Refusal } from '#kernel'
import { openPurchase } from '#needs'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOrganisation, reopenOrganisation } from './close-organisation.ts'
import { organisation, organisations } from './directory.ts'
import { editOrganisation, keepParticulars } from './edit-organisation.ts'
import { invite } from './invitations.ts'
import { registerOrganisation } from './register-organisation.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown): string => (isRefusal(x) ? x.code : 'done')
const admin = () => w.as('administrator')
const register = async (name: string, more: object = {}) =>
  good(await registerOrganisation(await admin(), { kind: 'institution', legalForm: 'social-organisation', name, ...more })).id

describe('the list of organisations', () => {
  test('is kept by the administrator; particulars by whoever manages the people of one too, and of that one only', async () => {
    const tongxin = w.district.institutions.tongxin
    const said: Record<string, string> = {}
    for (const who of ['administrator', 'manager-tongxin', 'manager-nuanyang', 'head', 'officer', 'treasurer'] as const) {
      const asker = await w.as(who)
      said[who] = [
        code(await editOrganisation(asker, { id: tongxin, legalForm: 'social-organisation', name: `同心 ${who}` })),
        code(await keepParticulars(asker, { id: tongxin, address: `${who} 路 1 号` })),
        code(await closeOrganisation(asker, { id: tongxin, into: tongxin })),
      ].join(' ')
    }
    expect(said).toEqual({
      administrator: 'done done organisation-merge-where',
      'manager-tongxin': 'not-your-role done not-your-role',
      'manager-nuanyang': 'not-your-role not-your-record not-your-role',
      head: 'not-your-role not-your-record not-your-role',
      officer: 'not-your-role not-your-role not-your-role',
      treasurer: 'not-your-role not-your-role not-your-role',
    })
  })
  test('names of a kind and credit codes can be told apart, both said at once', async () => {
    await register('同名机构', { creditCode: '52440300MJL1234567' })
    const again = await registerOrganisation(await admin(), {
      kind: 'institution',
      legalForm: 'social-organisation',
      name: '同名机构',
      creditCode: '52440300MJL1234567',
    })
    expect(isRefusal(again) && Object.keys(again.fields ?? {}).sort()).toEqual(['creditCode', 'name'])
    // Another kind may have the name: an office and its finance house often do.
    expect(code(await registerOrganisation(await admin(), { kind: 'finance', name: '同名机构' }))).toBe('done')
    const other = await register('改成同名')
    expect(code(await editOrganisation(await admin(), { id: other, legalForm: 'enterprise', name: '同名机构' }))).toBe(
      'organisation-name-taken',
    )
    expect(code(await editOrganisation(await admin(), { id: other, legalForm: 'enterprise', name: '同名 机构' }))).toBe(
      'organisation-name-taken',
    )
    const four = await Promise.all(
      [1, 2, 3, 4].map(async () =>
        registerOrganisation(await admin(), { kind: 'institution', legalForm: 'social-organisation', name: '同时登记' }),
      ),
    )
    expect(four.map(code).sort()).toEqual(['done', 'organisation-name-taken', 'organisation-name-taken', 'organisation-name-taken'])
  })
  test('what was changed of one stands in the record log, and an old page changes nothing', async () => {
    const id = await register('改名机构')
    const asker = await admin()
    expect(code(await keepParticulars({ ...asker, version: 9 }, { id, bank: '示范银行', account: '44030501' }))).toBe('stale')
    good(await keepParticulars({ ...asker, version: 1 }, { id, bank: '示范银行', account: '44030501' }))
    const entry = await w.database.db
      .selectFrom('record_log')
      .selectAll()
      .where('action', '=', 'people.keep-particulars')
      .where('subject_id', '=', id)
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow()
    expect(entry.changes).toEqual([
      { field: 'bank', before: null, after: '示范银行' },
      { field: 'account', before: null, after: '44030501' },
    ])
  })
})

test('what an institution is decides by which law it is paid, so it is asked, beside whatever else is wrong; of an office it is not', async () => {
  await register('形式机构', { creditCode: '52440300MJL7654321' })
  const none = await registerOrganisation(await admin(), { kind: 'institution', name: '形式机构' })
  expect(isRefusal(none) && Object.keys(none.fields ?? {}).sort()).toEqual(['legalForm', 'name'])
  const id = await register('形式机构二')
  expect(code(await editOrganisation(await admin(), { id, name: '形式机构二' }))).toBe('legal-form-missing')
  expect(code(await registerOrganisation(await admin(), { kind: 'finance', name: '形式财政所' }))).toBe('done')
  const page = await w.post('administrator', '/people/new', { kind: 'institution', name: '形式机构三' })
  expect([page.status, await page.text()]).toEqual([422, expect.stringContaining('Choose the legal form')])
})

describe('one out of use', () => {
  test('is chosen for nothing new, invites nobody, opens no purchase, keeps its name, and can come back', async () => {
    const asker = await admin()
    const id = await register('停用机构')
    good(await closeOrganisation(asker, { id }))
    expect((await organisations(asker, { kind: 'institution', open: true })).some((o) => o.id === id)).toBe(false)
    expect((await organisation(asker, id))!.name).toBe('停用机构')
    expect(code(await invite(asker, { organisationId: id, email: 'a@example.org', role: 'manager' }))).toBe('organisation-closed')
    good(await reopenOrganisation(asker, { id }))
    expect(code(await reopenOrganisation(asker, { id }))).toBe('wrong-state')

    const communityIds = [
      (
        await w.database.db
          .selectFrom('communities' as never)
          .select('id' as never)
          .executeTakeFirstOrThrow()
      )['id'],
    ]
    good(await closeOrganisation(asker, { id: w.district.office }))
    const opened = await openPurchase(await w.as('officer'), { title: '服务', communityIds })
    good(await reopenOrganisation(asker, { id: w.district.office }))
    expect(code(opened)).toBe('organisation-closed')
  })
  test('is merged only into one of its kind in use, never in a circle; the house of the administrators stays', async () => {
    const asker = await admin()
    const [a, b, c] = [await register('合并甲'), await register('合并乙'), await register('合并丙')]
    const office = w.district.office
    expect(code(await closeOrganisation(asker, { id: a, into: office }))).toBe('organisation-merge-where')
    good(await closeOrganisation(asker, { id: a, into: b }))
    expect(code(await closeOrganisation(asker, { id: b, into: c }))).toBe('organisations-merged-here')
    expect(code(await closeOrganisation(asker, { id: c, into: a }))).toBe('organisation-merge-where')
    good(await reopenOrganisation(asker, { id: a }))
    const race = await Promise.all([closeOrganisation(asker, { id: b, into: c }), closeOrganisation(asker, { id: c, into: b })])
    expect(race.map(code).filter((x) => x === 'done').length).toBe(1)
    expect(code(await closeOrganisation(asker, { id: asker.asker.organisationId! }))).toBe('own-organisation')
  })
})

describe('by its pages', () => {
  test('an account is read as people type it, and asks for its bank', async () => {
    const id = await register('账户机构')
    const send = async (fields: Record<string, string>) =>
      await w.post('administrator', `/people/${id}/particulars`, {
        _version: String((await organisation(await admin(), id))!.version),
        ...fields,
      })
    const alone = await send({ account: '４４０３ 0501-0010' })
    expect(alone.status).toBe(422)
    expect(await alone.text()).toContain('Give the bank and the account number together')
    expect((await send({ bank: '示范银行', account: '12ab' })).status).toBe(422)
    expect((await send({ bank: '示范银行', account: '４４０３ 0501-0010' })).status).toBe(303)
    expect((await organisation(await admin(), id))!.account).toBe('440305010010')
    expect(await (await w.get('administrator', `/people/${id}`)).text()).toContain('4403 0501 0010')
  })
  test('five hundred are found by name, kind and code', async () => {
    const page = await (await w.get('administrator', '/people?q=账户&kind=institution')).text()
    expect(page).toContain('账户机构')
    expect(page).not.toContain('停用机构')
    expect(await (await w.get('administrator', '/people?q=没有这样的机构')).text()).toContain('No organisation has')
  })
})
