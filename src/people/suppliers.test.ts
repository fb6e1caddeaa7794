import { creditCheck, isRefusal, type Refusal } from '#kernel'
import { fingerprint } from '#platform'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askSupplier } from './ask-supplier.ts'
import { confirmedLetter, confirmSupplier, refuseApplication, setSupplierRule } from './confirm-supplier.ts'
import { organisation } from './directory.ts'
import { enterDocument, suppliersDue, withdrawDocument } from './documents.ts'
import { invitationBySecret } from './invitations.ts'
import type { SupplierDocument } from './rules/supplier.ts'
import { tables } from './store.ts'
import { application, documentsOf, openApplications, supplierRule } from './suppliers.ts'

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
const day = (s: string) => Temporal.PlainDate.from(s)
const codeOf = (n: number) => {
  const front = `52999999DEM0090${String(n).padStart(2, '0')}`
  return `${front}${creditCheck(front)}`
}
const licence: SupplierDocument = { kind: 'registration', number: '登记-1', issuer: '区民政局', validUntil: day('2027-01-31') }
const asked = (n: number, more: object = {}) => ({
  name: `新来的服务中心 ${n}`,
  creditCode: codeOf(n),
  legalForm: 'social-organisation' as const,
  contactName: '联系人',
  contactEmail: `contact-${n}@supplier.example`,
  documents: [licence],
  from: { devices: [], address: undefined },
  ...more,
})
const admin = () => w.as('administrator')
const latest = async () => (await openApplications(await admin())).at(-1)!

describe('an institution that asks to be registered', () => {
  test('has no account and no organisation before somebody confirms it, and then an invitation and its documents', async () => {
    good(await askSupplier(await w.as('public'), asked(1)))
    const before = await tables(w.database.db).selectFrom('users').select('id').where('email', 'like', 'contact-%').execute()
    expect(before).toEqual([])
    const mine = await latest()
    expect(code(await confirmSupplier(await w.as('officer'), { id: mine.id }))).toBe('not-your-role')
    const done = good(await confirmSupplier(await admin(), { id: mine.id }))
    expect(code(await confirmSupplier(await admin(), { id: mine.id }))).toBe('wrong-state')
    const made = (await organisation(await admin(), done.organisationId))!
    expect([made.kind, made.credit_code, made.legal_form]).toEqual(['institution', codeOf(1), 'social-organisation'])
    expect((await documentsOf(await admin(), made.id)).map((d) => [d.kind, d.number, d.valid_until?.toString()])).toEqual([
      ['registration', '登记-1', '2027-01-31'],
    ])
    const invitation = (await invitationBySecret(await w.as('public'), done.secret))!
    expect([invitation.role, invitation.email]).toEqual(['manager', 'contact-1@supplier.example'])
    // Whom to reach is needed no more.
    const now = (await application(await admin(), mine.id))!
    expect([now.state, now.contact_name, now.contact_email]).toEqual(['confirmed', null, null])
  })
  test('learns nothing of whether its code or name is registered; whoever decides is told', async () => {
    const known = (await organisation(await admin(), w.district.institutions.tongxin))!
    const answers = []
    for (const i of [asked(2), asked(2, { name: known.name }), asked(2, { creditCode: known.credit_code! })])
      answers.push(await askSupplier(await w.as('public'), i))
    expect(answers).toEqual([{ asked: true }, { asked: true }, { asked: true }])
    const twice = await latest()
    expect(twice.credit_code).toBe(known.credit_code)
    expect(code(await confirmSupplier(await admin(), { id: twice.id }))).toBe('credit-code-taken')
    expect((await application(await admin(), twice.id))!.state).toBe('asked')
    good(await refuseApplication(await admin(), { id: twice.id, reason: '已经登记过了。' }))
    const now = (await application(await admin(), twice.id))!
    expect([now.state, now.reason, now.contact_email]).toEqual(['refused', '已经登记过了。', null])
  })
  test('asks so often only, from one address and for one code', async () => {
    const from = { devices: [], address: '203.0.113.9' }
    const said = []
    for (let n = 20; n < 32; n++) said.push(code(await askSupplier(await w.as('public'), asked(n, { from }))))
    expect(said.filter((s) => s === 'supplier-often')).toHaveLength(2)
    const count = async () => (await openApplications(await admin())).filter((a) => a.credit_code === codeOf(40)).length
    for (let n = 0; n < 5; n++) expect(await askSupplier(await w.as('public'), asked(40))).toEqual({ asked: true })
    expect(await count()).toBe(3)
    // The code is public: what somebody else sent with it takes nothing from the institution, and what is not kept is said.
    const own = { devices: [], address: '198.51.100.7' }
    expect(await askSupplier(await w.as('public'), asked(40, { from: own, contactEmail: 'own@supplier.example' }))).toEqual({ asked: true })
    expect([await count(), (await latest()).contact_email]).toEqual([4, 'own@supplier.example'])
    const many = []
    for (let n = 0; n < 30; n++)
      many.push(code(await askSupplier(await w.as('public'), asked(40, { from: { devices: [], address: `198.51.100.${20 + n}` } }))))
    expect(many.at(-1)).toBe('supplier-code-often')
    expect(await count()).toBe(30)
  })
  test('sends the form in a browser, is told every wrong field at once, and the page is the same for everybody', async () => {
    const form = { name: '表单机构', legalForm: 'enterprise', contactName: '某', contactEmail: 'form@supplier.example' }
    const wrong = await w.post('public', '/suppliers/register', { ...form, creditCode: '91320102MA1XXXXX2B', 'number-1': '无种类' })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    for (const field of ['creditCode', 'kind-1']) expect(text).toContain(`id="f-${field}-wrong"`)
    const sent = await w.post('public', '/suppliers/register', { ...form, creditCode: codeOf(50) })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/suppliers/asked'])
  })
})

describe('confirming by rule', () => {
  const letter = async (id: string) =>
    await confirmedLetter({ ...(await w.as('clock')), mail: true }, { id }, (path) => `https://x.example${path}`)
  test('happens only where it is switched on, the registration is valid and nothing has run out', async () => {
    expect(code(await setSupplierRule(await w.as('officer'), { byRule: true }))).toBe('not-your-role')
    const put = async (n: number, documents: readonly SupplierDocument[]) => {
      good(await askSupplier({ ...(await w.as('public')), mail: true }, asked(n, { documents })))
      return (await openApplications(await admin())).find((a) => a.credit_code === codeOf(n))!.id
    }
    const orders = async () =>
      (await w.database.db.selectFrom('outbox').select('id').where('jurisdiction', '=', 'test').where('kind', '=', 'supplier').execute())
        .length
    const off = await put(60, [licence])
    expect([await orders(), await letter(off)]).toEqual([0, undefined])
    const register = [60, 61, 62, 63, 65].map((n) => `${codeOf(n)}, Contact-${n}@supplier.example`).join('\n')
    good(await setSupplierRule(await admin(), { byRule: true, known: `${register}\n${codeOf(64)} office@register.example\n` }))
    // Whoever is first to ask with a public code is not the institution: the place knows another address of it, or none.
    for (const n of [64, 66]) {
      const first = await put(n, [licence])
      expect([await letter(first), (await application(await admin(), first))!.state]).toEqual([undefined, 'asked'])
    }
    const wrong = await setSupplierRule(await admin(), { byRule: true, known: `${register}\n没有代码 a@b.example` })
    expect([code(wrong), isRefusal(wrong) && Object.keys(wrong.fields ?? {})]).toEqual(['known-line', ['known']])
    const none = await put(61, [])
    const over = await put(62, [licence, { ...licence, kind: 'tax', validUntil: day('2026-03-01') }])
    const right = await put(63, [licence])
    expect(await orders()).toBe(5)
    for (const id of [none, over]) {
      expect(await letter(id)).toBeUndefined()
      expect((await application(await admin(), id))!.state).toBe('asked')
    }
    const sent = (await letter(right))!
    expect(sent.to).toBe('contact-63@supplier.example')
    const secret = /invitations\/([\w-]+)/.exec(sent.text)![1]!
    expect((await invitationBySecret(await w.as('public'), secret))!.role).toBe('manager')
    expect(await letter(right)).toBeUndefined()
  })
  test('decides nothing where another asked with the same code, and the switch says what it does not check', async () => {
    for (const contactEmail of ['first@supplier.example', 'second@supplier.example'])
      good(await askSupplier({ ...(await w.as('public')), mail: true }, asked(65, { contactEmail })))
    const both = (await openApplications(await admin())).filter((a) => a.credit_code === codeOf(65))
    expect([both.length, await letter(both[0]!.id), await letter(both[1]!.id)]).toEqual([2, undefined, undefined])
    const page = await (await w.get('administrator', '/people/suppliers', { lang: 'en' })).text()
    expect(page).toContain('whoever is first to ask with them is not thereby that institution')
  })
  test('never takes a code or a name that is registered', async () => {
    const known = (await organisation(await admin(), w.district.institutions.bangban))!
    good(await askSupplier({ ...(await w.as('public')), mail: true }, asked(70, { name: known.name })))
    const mine = (await openApplications(await admin())).find((a) => a.credit_code === codeOf(70))!
    expect(await letter(mine.id)).toBeUndefined()
    expect((await application(await admin(), mine.id))!.state).toBe('asked')
  })
})

describe('the documents of an institution', () => {
  const own = () => w.district.institutions.tongxin
  test('are kept by its managers, withdrawn once, and it is told thirty days before one runs out', async () => {
    const manager = await w.as('manager-tongxin')
    const input = { organisationId: own(), kind: 'permit' as const, number: '许-7' }
    expect(code(await enterDocument(await w.as('manager-bangban'), input))).toBe('not-your-record')
    const soon = good(await enterDocument(manager, { ...input, validUntil: day('2026-03-31') }))
    good(await enterDocument(manager, { ...input, number: '许-8', validUntil: day('2026-04-02') }))
    const due = await suppliersDue(manager)
    expect(due.map((d) => [d.id, d.dueOn?.toString()])).toEqual([[soon.id, '2026-03-31']])
    expect((await suppliersDue(await w.as('manager-bangban'))).length).toBe(0)
    expect(code(await withdrawDocument(await w.as('manager-bangban'), soon.id))).toBe('not-your-record')
    good(await withdrawDocument(manager, soon.id))
    expect(code(await withdrawDocument(manager, soon.id))).toBe('wrong-state')
    expect(await suppliersDue(manager)).toEqual([])
    expect((await documentsOf(manager, own(), { open: true })).map((d) => d.number)).toEqual(['许-8'])
  })
  test('the public list shows who is registered and nothing of its people, bank or documents', async () => {
    const page = await (await w.get('public', '/suppliers', { lang: 'en' } as never)).text()
    expect(page).toContain(codeOf(1))
    for (const no of ['contact-1@supplier.example', '许-8', '登记-1', '联系人']) expect(page).not.toContain(no)
  })
})

test('documents are those of an institution of this place: of any other organisation, or of none, there are none to enter', async () => {
  const sent = async (id: string) => (await w.post('administrator', `/people/${id}/documents`, { kind: 'permit', number: '1' })).status
  expect([
    await sent('org_00000000000000000000000000'),
    await sent(w.district.evaluator),
    await sent(w.district.institutions.tongxin),
  ]).toEqual([404, 404, 303])
})

test('the register of the place is kept so that nobody tries addresses against it, and of two who give one the second is told', async () => {
  const known = `${codeOf(70)} info@register.example`
  const at = (await supplierRule(await admin())).version
  const seen = { ...(await admin()), version: at }
  good(await setSupplierRule(seen, { byRule: true, known }))
  const kept = (await supplierRule(await admin())).known
  expect([kept.length, kept.includes(fingerprint({ creditCode: codeOf(70), email: 'info@register.example' }))]).toEqual([1, false])
  expect(code(await setSupplierRule(seen, { byRule: true, known: `${codeOf(71)} info@register.example` }))).toBe('stale')
  expect((await supplierRule(await admin())).known).toEqual(kept)
})
