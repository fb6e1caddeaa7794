import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contracts.ts'
import { dropDraft } from './drop-draft.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-02-20T09:00:00+08:00')
})
afterAll(() => w.close())

async function drafted(): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities.slice(0, 1) }))
  const line = {
    ...{ id: newId('line', officer.now), kind: 'project' as const, title: '小组', unit: '个', quantity: 3, unitPrice: yuan('1000') },
    ...{ amount: yuan('3000'), hangsOn: null, unitTerms: { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 } },
  }
  const of = { purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line], noTenderReason: '续签第二年' }
  return good(await directContract(w, officer, { ...of, startsOn: day('2026-03-01') } as never)).id
}
let sent = 0
const attaches = async (path: string, who = 'manager-tongxin') => {
  const form = new FormData()
  form.append('file', new File([`%PDF-1.7\n${sent++}\n`], `移交清单${sent}.pdf`))
  const r = await w.post(who, path, form, { lang: 'en' })
  return [r.status, r.status === 303 ? '' : await r.text()] as const
}

test('a contract that was never signed takes no more files', async () => {
  const id = await drafted()
  expect((await attaches(`/contracts/${id}/files`))[0]).toBe(303)
  const officer = await w.as('officer')
  const { version } = (await contract(officer, id))!
  good(await dropDraft(await w.as('head'), { contractId: id, reason: '双方都不再需要', version } as never))
  const [status, said] = await attaches(`/contracts/${id}/files`)
  expect([status, said.includes('was never signed')]).toEqual([409, true])
})

test('one that is over takes the papers of what comes after its end, and none once that is done; nor does what was made by it', async () => {
  const id = await drafted()
  await bothSign(w, id)
  w.clock.set('2026-03-02T09:00:00+08:00')
  await w.runJobs()
  const [line] = (await contract(await w.as('officer'), id))!.lines
  await sql`insert into deliverables (jurisdiction, id, contract_id, purchaser_id, provider_id, line_id, number, title, members, opened_on)
    select jurisdiction, 'dlv_01kfffffffffffffffffffffff', id, purchaser_id, provider_id, ${line!.id}, 1, '家长小组', 8, '2026-03-02'
    from contracts where id = ${id}`.execute(w.database.db)
  const places = [`/contracts/${id}/files`, '/delivery/deliverables/dlv_01kfffffffffffffffffffffff/files']
  for (const at of places) expect([at, (await attaches(at))[0]]).toEqual([at, 303])
  w.clock.set('2027-03-02T09:00:00+08:00')
  await w.runJobs()
  expect((await contract(await w.as('officer'), id))!.state).toBe('ended')
  // Those who were served are still to be handed over.
  for (const at of places) expect([at, (await attaches(at))[0]]).toEqual([at, 303])
  await sql`update duties set state = 'done', fulfilled_on = '2027-03-02' where contract_id = ${id} and state = 'open' and kind <> 'say-success'`.execute(
    w.database.db,
  )
  for (const at of places) {
    const [status, said] = await attaches(at)
    expect([at, status, said.includes('The contract is over')]).toEqual([at, 409, true])
  }
  const page = await (await w.get('manager-tongxin', `/contracts/${id}`, { lang: 'en' })).text()
  expect([page.includes('The contract is over'), page.includes('type="file"')]).toEqual([true, false])
})
