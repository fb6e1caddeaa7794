import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, formsOf, type Who, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueItems } from './due-items.ts'

/* Who decides at posts, and how an institution or a worker reports that a purchaser meddles, without being known. */

let w: World
let contractId: string
let lineId: string
const home = '/evaluations/independence'
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  lineId = newId('line', officer.now)
  const post = { kind: 'post' as const, title: '社区社工岗位', grade: 'assistant' as const, posts: 1, months: 12, amount: yuan('120000') }
  contractId = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, startsOn: day('2026-03-02'), noTenderReason: '续签第二年' },
      lines: [{ ...post, id: lineId as Id<'line'>, hangsOn: null }],
    }),
  ).id
  for (const signer of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(signer), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
}, 60_000)
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const page = async (who: Who, path: string) => {
  const r = await w.get(who, path, { lang: 'en' })
  return { status: r.status, html: await r.text() }
}
const text = async (who: Who, path: string) => (await page(who, path)).html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const send = async (who: Who, at: string, action: string, typed: Record<string, string>) => {
  const form = formsOf((await page(who, at)).html, at).find((f) => f.action === action)
  if (!form) return { status: 0, text: `no form to ${action}` }
  const values = Object.fromEntries(form.fields.map((f) => [f.name, f.values]))
  const r = await w.post(who, action, { ...values, _once: crypto.randomUUID(), ...typed }, { lang: 'en' })
  return { status: r.status, text: await r.text() }
}

test('a worker reports interference: the bureau and evaluators read it, the purchaser and the institution do not, and nothing says who it was', async () => {
  const form = `${home}/report`
  const wrong = await send('worker-tongxin', form, form, { contractId: '', says: '' })
  expect([wrong.status, wrong.text.includes('f-kind-wrong'), wrong.text.includes('f-says-wrong')]).toEqual([422, true, true])
  const says = '街道让我们去填它自己的报表'
  const sent = await send('worker-tongxin', form, form, { contractId, kind: 'errand', says })
  expect(sent.status).toBe(200)
  const receipt = /class="receipt"><b>([^<]+)</.exec(sent.text)![1]!
  const { rows } = await sql<{ row: string }>`
    select row_to_json(r)::text as row from interference_reports r union all
    select row_to_json(l)::text from record_log l where action like 'interference.%' and outcome = 'done'`.execute(w.database.db)
  // The log does not know its moment: it is told the number of a day that is over.
  expect(rows.length).toBe(1)
  const { userId } = (await w.as('worker-tongxin')).asker
  for (const { row } of rows) expect([row.includes(userId!), row.includes(receipt.replaceAll(' ', ''))]).toEqual([false, false])
  for (const who of ['approver', 'evaluator']) expect(await text(who, home)).toContain('Work that has nothing to do with the contract')
  const [{ id }] = (await sql<{ id: string }>`select id from interference_reports`.execute(w.database.db)).rows as [{ id: string }]
  for (const who of ['officer', 'head', 'manager-tongxin', 'worker-tongxin', 'auditor', 'manager-bangban'])
    expect([who, (await page(who, `${home}/reports/${id}`)).status, (await text(who, home)).includes('nothing to do with')]).toEqual([
      who,
      403,
      false,
    ])
  expect((await page('head', form)).status).toBe(403)
  const ctx = await w.as('approver')
  const due = (await dueItems(ctx, ctx.asker.organisationId!)).filter((i) => i.href.includes('/independence/'))
  expect(due.map((i) => [i.title.en, i.dueOn?.toString()])).toEqual([['Answer a report of interference', '2026-03-17']])
  expect((await send('evaluator', `${home}/reports/${id}`, `${home}/reports/${id}`, {})).status).toBe(0)
  expect(await text('worker-tongxin', `${home}?receipt=${receipt}`)).toContain('The bureau answers by 17 March 2026')
  const answer = await send('approver', `${home}/reports/${id}`, `${home}/reports/${id}`, {
    outcome: 'stopped',
    answer: '已要求街道停止。',
  })
  expect(answer.status).toBe(303)
  const told = await text('worker-tongxin', `${home}?receipt=${receipt.toLowerCase()}`)
  for (const part of [says, 'True, and stopped', '已要求街道停止。']) expect(told).toContain(part)
  expect(await text('manager-tongxin', `${home}?receipt=AAAA-BBBB-CCCC`)).toContain('There is no such receipt')
})

test('each side says who decides at a post; where they differ, and what the institution does not decide alone, is marked', async () => {
  const at = `${home}/contracts/${contractId}`
  const say = (who: Who, hires: string) =>
    send(who, at, `${at}/${lineId}`, { hires, instructs: 'both', approves: 'provider', pays: 'provider' })
  expect((await send('head', at, `${at}/${lineId}`, { hires: 'nobody' })).status).toBe(422)
  expect((await say('head', 'provider')).status).toBe(303)
  expect((await say('manager-tongxin', 'purchaser')).status).toBe(303)
  const seen = await text('approver', at)
  expect([seen.match(/the sides differ/g)?.length, seen.match(/not the institution alone/g)?.length]).toEqual([1, 2])
  expect((await say('head', 'provider')).text).toContain('It says what it says already')
  const old = await w.post(
    'head',
    `${at}/${lineId}`,
    { hires: 'both', instructs: 'both', approves: 'both', pays: 'both', _once: crypto.randomUUID(), _version: '0' },
    { lang: 'en' },
  )
  expect(old.status).toBe(409)
  expect([(await page('manager-bangban', at)).status, (await send('officer', at, `${at}/${lineId}`, {})).status]).toEqual([404, 0])
})

test('an institution sees year by year how far it hangs on one purchaser', async () => {
  const seen = await text('manager-tongxin', home)
  expect(seen).toContain('How far it hangs on one purchaser')
  expect(seen).toContain('100.0 %')
  expect(await text('head', home)).not.toContain('How far it hangs on one purchaser')
})

test('the record log is told how many reports a day brought, once the day is over', async () => {
  w.clock.set('2026-03-30T09:00:00+08:00')
  await w.runJobs()
  const { rows } = await sql<{ facts: { day: string; reports: number }; moment: string }>`
    select facts, at::text as moment from record_log where action = 'interference.of-day'`.execute(w.database.db)
  expect(rows.map((r) => r.facts.reports)).toEqual([1])
  const left = await sql<{ n: number }>`select count(*)::int as n from interference_of_day`.execute(w.database.db)
  expect(left.rows).toEqual([{ n: 0 }])
})

test('the same form with other words is a no, and not the receipt of words that are nowhere', async () => {
  const sent = async (says: string, once: string) =>
    (await w.post('worker-tongxin', `${home}/report`, { contractId, kind: 'errand', says, _once: once })).status
  const once = crypto.randomUUID()
  expect([await sent('又让我们去填报表', once), await sent('又让我们去填报表', once), await sent('另外一件事', once)]).toEqual([
    200, 200, 409,
  ])
})
