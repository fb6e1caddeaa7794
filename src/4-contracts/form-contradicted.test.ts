import { creditCheck, day, isEnterpriseCode, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contracts.ts'
import { proposeChange } from './propose-change.ts'
import { signVersion } from './sign-version.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-02-20T09:00:00+08:00')
})
afterAll(() => w.close())

const codeOf = (front: string) => `${front}999999TEST0001${''}`.slice(0, 17)
const whole = (front: string) => {
  const seventeen = codeOf(front)
    .replace(/[IOSVZ]/g, 'A')
    .padEnd(17, '0')
  return `${seventeen}${creditCheck(seventeen)}`
}
const registered = async (legalForm: string, front: string) =>
  await sql`update organisations set legal_form = ${legalForm}, credit_code = ${whole(front)} where id = ${w.district.institutions.tongxin}`.execute(
    w.database.db,
  )
const code = (x: object | Refusal): string => (isRefusal(x) ? x.code : 'done')
const drafted = async () => {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities.slice(0, 1) }))
  const line = {
    ...{ id: newId('line', officer.now), kind: 'project' as const, title: '小组', unit: '个', quantity: 3, unitPrice: yuan('1000') },
    ...{ amount: yuan('3000'), hangsOn: null, unitTerms: { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 } },
  }
  const of = { purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line], noTenderReason: '续签第二年' }
  return await directContract(w, officer, { ...of, startsOn: day('2026-03-01') } as never)
}

test.each([
  ['91', true],
  ['52', false],
  ['12', false],
  ['N2', false],
  ['92', undefined],
  ['Y1', undefined],
])('a code that begins with %s is that of an enterprise: %s', (front, is) => expect(isEnterpriseCode(`${front}440300`)).toBe(is))

test('a form that the credit code contradicts lets no contract be drafted, proposed or signed, and says who puts it right', async () => {
  await registered('social-organisation', '91')
  expect(code(await drafted())).toBe('form-contradicted')
  await registered('social-organisation', '52')
  const { id } = good(await drafted())
  await registered('enterprise', '52')
  const manager = await w.as('manager-tongxin')
  const c = (await contract(manager, id))!
  expect(code(await signVersion(manager, { contractId: id, number: 1, version: c.version, read: true }))).toBe('form-contradicted')
  const change = { contractId: id, text: { ...c, title: '社工站服务' }, reason: '改名', version: c.version }
  expect(code(await proposeChange(manager, change))).toBe('form-contradicted')
  expect(await (await w.get('officer', `/contracts/${id}`, { lang: 'en' })).text()).toContain('no text is proposed or signed')
  await registered('social-organisation', '52')
  expect(await (await w.get('officer', `/contracts/${id}`, { lang: 'en' })).text()).not.toContain('does not fit its credit code</h2>')
  await bothSign(w, id)
})

test('of one signed earlier it is said to both, and they may agree on what the code says', async () => {
  await registered('social-organisation', '52')
  const { id } = good(await drafted())
  await bothSign(w, id)
  // As it was signed before anybody held the form against the code.
  await sql`update contract_versions set parties = jsonb_set(parties, '{provider,creditCode}', to_jsonb(${whole('91')}::text)) where contract_id = ${id}`.execute(
    w.database.db,
  )
  for (const who of ['officer', 'manager-tongxin'])
    expect(await (await w.get(who, `/contracts/${id}`, { lang: 'en' })).text()).toContain('either side can propose a supplement')
  const head = await w.as('head')
  const c = (await contract(head, id))!
  const text = { ...c, effectiveOn: day('2026-03-01'), terms: { ...c.terms, basis: 'statute' as const } }
  expect(code(await proposeChange(head, { contractId: id, text, reason: '登记有误，是企业', version: c.version }))).toBe('done')
})
