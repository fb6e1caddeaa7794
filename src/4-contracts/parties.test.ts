import { day, newId } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editOrganisation, keepParticulars } from '../people/edit-organisation.ts'
import { organisation } from '../people/directory.ts'
import { contract, versionsOf } from './contracts.ts'
import { combined } from './rules/contract.sample.ts'
import { signVersion } from './sign-version.ts'

let w: World
let tongxin: string
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
  tongxin = w.district.institutions.tongxin
})
afterAll(() => w.close())

/** What stands on the page of the text, without the bar above it, which names whoever is signed in. */
const text = async (id: string) => /<main[\s\S]*<\/main>/.exec(await (await w.get('manager-tongxin', `/contracts/${id}/text`)).text())![0]
const called = async (name: string, account: string) => {
  const admin = await w.as('administrator')
  const { legal_form: legalForm, credit_code: creditCode } = (await organisation(admin, tongxin))!
  good(await editOrganisation(admin, { id: tongxin, name, nameEn: name, legalForm: legalForm!, creditCode: creditCode! }))
  const known = { bank: 'Bank of the Lake', address: 'Reed Road 7', representedBy: '林理事长', contractSeal: '合同专用章（1）' }
  good(await keepParticulars(admin, { id: tongxin, account, ...known }))
}

test('a form that was opened before the particulars changed signs nothing, and is told what is other now', async () => {
  const officer = await w.as('officer')
  const bought = good(await openPurchase(officer, { title: '七个社区的社会工作服务', communityIds: w.district.communities }))
  const lines = combined()
    .lines.filter((l) => l.kind === 'post')
    .map((l) => ({ ...l, id: newId('line', officer.now) }))
  const what = { purchaseId: bought.id, providerId: tongxin, lines, startsOn: day('2026-02-01'), noTenderReason: '续签' }
  const { id } = good(await directContract(w, officer, what))
  await called('Reed Social Work', '44030501')
  const opened = async (who: string) => {
    const page = await (await w.get(who, `/contracts/${id}/versions/1`)).text()
    const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.slice(page.indexOf('/versions/1/sign')))![1]!
    return { sides: of('sides'), _version: of('_version'), read: 'yes' }
  }
  const signs = (who: string, fields: Record<string, string>) =>
    w.post(who, `/contracts/${id}/versions/1/sign`, { ...fields, _once: crypto.randomUUID() })
  const old = await opened('head')
  await called('Reed Social Work', '99990000')
  const refused = await signs('head', old)
  const said = await refused.text()
  expect([refused.status, said.includes('Account: 99990000'), said.includes('name: Reed Social Work')]).toEqual([409, true, false])
  const { sides: _, ...without } = await opened('head')
  expect((await signs('head', without)).status).toBe(409)
  expect((await versionsOf(officer, id))[0]!.signed.purchaser).toBeNull()
  // The page that was refused shows them as they are, and signs for these.
  const shown = /name="sides" value="([^"]*)"/.exec(said)![1]!
  expect((await signs('head', { ...old, sides: shown })).status).toBe(303)
  // Whoever signs second signs for what the first one saw, whatever changed since.
  const second = await opened('manager-tongxin')
  await called('Reed Social Work', '11112222')
  expect((await signs('manager-tongxin', second)).status).toBe(303)
  expect((await versionsOf(officer, id))[0]!.parties!.provider.account).toBe('99990000')
})

test('a text names its sides as they are called until both have signed, and as they were called then ever after', async () => {
  const officer = await w.as('officer')
  const bought = good(await openPurchase(officer, { title: '七个社区的社会工作服务', communityIds: w.district.communities }))
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: bought.id,
      providerId: tongxin,
      lines: combined().lines,
      startsOn: day('2026-02-01'),
      noTenderReason: '续签',
    }),
  )
  await called('Reed Social Work', '44030501')
  for (const said of ['Reed Social Work', 'Bank of the Lake', '44030501', 'Reed Road 7', '林理事长', '合同专用章（1）'])
    expect(await text(id)).toContain(said)
  const signs = async (who: string) => {
    const asker = await w.as(who)
    const { version } = (await contract(asker, id))!
    good(await signVersion(asker, { contractId: id, number: 1, version, read: true }))
  }
  await signs('head')
  // An account changed after the office has signed is none of the text the office signed.
  await called('Renamed Social Work', '99990000')
  expect(await (await w.get('manager-tongxin', `/contracts/${id}/versions/1`)).text()).toContain('44030501')
  await signs('manager-tongxin')
  const signed = await text(id)
  for (const said of ['Reed Social Work', '44030501']) expect(signed).toContain(said)
  for (const said of ['Renamed Social Work', '99990000']) expect(signed).not.toContain(said)
  expect((await versionsOf(await w.as('operator'), id))[0]!.parties!.provider).toMatchObject({
    name: 'Reed Social Work',
    account: '44030501',
  })
  // Everywhere else it is called what it is called now.
  expect(await (await w.get('officer', '/contracts')).text()).toContain('Renamed Social Work')
})
