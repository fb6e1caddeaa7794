import { day, isRefusal, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import type { TablesOf } from '#platform'
import { code, directContract, good, type World, world } from '#testing'
import { closeOrganisation, reopenOrganisation } from '../people/close-organisation.ts'
import { editOrganisation } from '../people/edit-organisation.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, versionsOf } from './contracts.ts'
import { proposeChange } from './propose-change.ts'
import type { ContractText } from './rules/contract.ts'
import { signVersion } from './sign-version.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-20T09:00:00+08:00')
})
afterAll(() => w.close())
const sign = async (who: string, id: string, read = false) => {
  const c = (await contract(await w.as(who), id))!
  const open = (await versionsOf(await w.as('operator'), id)).find((v) => v.state === 'open')!
  return await signVersion(await w.as(who), { contractId: id, number: open.number, version: c.version, read })
}
const group: UnitTerms = { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 }
async function running(provider: 'tongxin' | 'nuanyang' = 'tongxin') {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '小组服务', communityIds: w.district.communities.slice(0, 1) }))
  const line = {
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title: '小组', unit: '个', quantity: 3 },
    ...{ unitPrice: yuan('1000'), amount: yuan('3000'), hangsOn: null, unitTerms: group },
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions[provider], lines: [line] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  for (const who of ['head', `manager-${provider}`]) good(await sign(who, id))
  return id
}
const change = async (id: string, more: (c: ContractText) => Partial<ContractText>) => {
  const c = (await contract(await w.as('officer'), id))!
  const text: ContractText = { ...c, effectiveOn: day('2026-04-01'), ...more(c) }
  return await proposeChange(await w.as('officer'), { contractId: id, text, reason: '简化', version: c.version })
}

test('a change that takes the conditions out of signed work is signed by nobody who has not read so', async () => {
  const id = await running()
  good(await change(id, (c) => ({ lines: c.lines.map((l) => ({ ...l, unitTerms: null })) as ContractText['lines'] })))
  for (const who of ['head', 'manager-tongxin']) {
    const page = await (await w.get(who, `/contracts/${id}/versions/2`, { lang: 'en' })).text()
    expect(page).toContain(
      'asks for less than both signed: the kinds of work, the sessions, the people (person-times), the different people.',
    )
    expect([who, code(await sign(who, id))]).toEqual([who, 'read-first'])
  }
  for (const who of ['head', 'manager-tongxin']) good(await sign(who, id, true))
  // What both signed then is what a further change is compared with.
  const page = await (await w.get('head', `/contracts/${id}/versions/1`, { lang: 'en' })).text()
  expect(page).not.toContain('asks for less than both signed')
})

const withTerms = (more: object) => (c: ContractText) => ({ effectiveOn: null, terms: { ...c.terms, ...more } })
const fieldsOf = (x: unknown) => (isRefusal(x) ? Object.keys(x.fields ?? {}) : 'done')

describe('on what payment rests follows from what the institution is', () => {
  const draft = async (legalForm: string | null, terms: object = {}) => {
    await w.database.db
      .withTables<TablesOf<'organisations'>>()
      .updateTable('organisations')
      .set({ legal_form: legalForm, credit_code: null })
      .where('id', '=', w.district.institutions.bangban)
      .execute()
    const officer = await w.as('officer')
    const p = good(await openPurchase(officer, { title: '活动', communityIds: w.district.communities.slice(0, 1) }))
    const line = {
      ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title: '活动', unit: '场', quantity: 3 },
      ...{ unitPrice: yuan('1000'), amount: yuan('3000'), hangsOn: null },
    }
    return await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.bangban, lines: [line], terms },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    })
  }
  test('of an enterprise, and of one of which nobody wrote down what it is, on the regulation and on nothing else', async () => {
    for (const form of ['enterprise', null]) {
      const { id } = good(await draft(form))
      const c = (await contract(await w.as('officer'), id))!
      expect([form, c.terms.basis]).toEqual([form, 'statute'])
      expect(fieldsOf(await draft(form, { basis: 'contract' }))).toEqual(['basis'])
      expect(fieldsOf(await change(id, withTerms({ basis: 'contract', dailyLateRate: '0' })))).toEqual(['basis'])
    }
    const { id } = good(await draft('social-organisation'))
    expect((await contract(await w.as('officer'), id))!.terms.basis).toBe('contract')
    expect(fieldsOf(await change(id, withTerms({ basis: 'statute' })))).toEqual(['basis'])
  })
  test('a text that was proposed before this was asked is stopped where it is signed', async () => {
    const { id } = good(await draft('social-organisation'))
    await w.database.db
      .withTables<TablesOf<'organisations'>>()
      .updateTable('organisations')
      .set({ legal_form: 'enterprise', credit_code: null })
      .where('id', '=', w.district.institutions.bangban)
      .execute()
    expect(fieldsOf(await sign('head', id, true))).toEqual(['basis'])
  })
  test('what it is registered as later changes nothing of what both signed', async () => {
    const id = await running('nuanyang')
    const c = (await contract(await w.as('officer'), id))!
    expect(c.terms.basis).toBe('statute')
    const edited = { id: w.district.institutions.nuanyang, name: '暖阳社会服务有限公司', legalForm: 'social-organisation' } as const
    good(await editOrganisation(await w.as('administrator'), edited))
    const later = (more: object) => change(id, (t) => ({ terms: { ...t.terms, ...more } }))
    expect(fieldsOf(await later({ basis: 'contract' }))).toEqual(['basis'])
    expect(fieldsOf(await later({ paymentDays: 61 }))).toEqual(['paymentDays'])
    good(await later({ answerWorkingDays: 6 }))
    for (const who of ['head', 'manager-nuanyang']) good(await sign(who, id))
  })
})

describe('one out of use, on either side', () => {
  const sides = () => [w.district.institutions.tongxin, w.district.office] as const
  const whileClosed = async (id: string, work: () => Promise<unknown>) => {
    const admin = await w.as('administrator')
    good(await closeOrganisation(admin, { id }))
    const said = code(await work())
    good(await reopenOrganisation(admin, { id }))
    return said
  }
  test('signs no new contract, is drafted into none, and buys or is bought no more; what runs may still be changed to its end', async () => {
    const id = await running()
    const officer = await w.as('officer')
    const p = good(await openPurchase(officer, { title: '又一次', communityIds: w.district.communities.slice(0, 1) }))
    const line = {
      ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title: '活动', unit: '场', quantity: 3 },
      ...{ unitPrice: yuan('1000'), amount: yuan('3000'), hangsOn: null },
    }
    const of = { purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line], startsOn: day('2026-03-01') }
    const draft = () => directContract(w, officer, { ...of, noTenderReason: '续签第二年' })
    for (const side of sides()) expect([side, await whileClosed(side, draft)]).toEqual([side, 'organisation-closed'])
    const drafted = good(await draft()).id
    for (const side of sides())
      for (const who of ['head', 'manager-tongxin'])
        expect([side, who, await whileClosed(side, () => sign(who, drafted))]).toEqual([side, who, 'organisation-closed'])
    for (const who of ['head', 'manager-tongxin']) good(await sign(who, drafted))
    for (const side of sides()) {
      const longer = () => change(id, () => ({ endsOn: day('2027-03-31') }))
      expect([side, await whileClosed(side, longer)]).toEqual([side, 'organisation-closed'])
    }
    const ends = await whileClosed(sides()[0], async () => {
      good(await change(id, (c) => ({ terms: { ...c.terms, answerWorkingDays: 6 } })))
      for (const who of ['head', 'manager-tongxin']) good(await sign(who, id))
    })
    expect(ends).toBe('done')
  })
})
