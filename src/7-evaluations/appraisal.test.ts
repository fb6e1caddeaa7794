import { contract, gradeNow, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { addOrganisation, addPerson, type Role } from '#people'
import { directContract, formsOf, type Who, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueItems } from './due-items.ts'
import { isOver } from './change-appraisal.ts'
import { openAppraisal } from './open-appraisal.ts'
import { readAppraisal } from './store/index.ts'

/*
 * An appraisal through its pages: who appraises, two raters who know nothing of each other's marks, what they see differently, the report,
 * the grade and an appeal.
 */

let w: World
let contractId: string
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社会工作服务', communityIds: w.district.communities.slice(0, 2) }))
  const line = { kind: 'project' as const, title: '小组', quantity: 6, unit: '节', unitPrice: yuan('1000'), amount: yuan('6000') }
  contractId = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, startsOn: day('2026-03-02'), noTenderReason: '续签第二年' },
      lines: [{ ...line, id: newId('line', officer.now) as Id<'line'>, hangsOn: null }],
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
/** Sends the form of a page that leads to an address, as it stands there, with what is typed. */
const send = async (who: Who, at: string, action: string, typed: Record<string, string>) => {
  const form = formsOf((await page(who, at)).html, at).find((f) => f.action === action)
  if (!form) return { status: 0, text: `no form to ${action}`, location: '' }
  const values = Object.fromEntries(form.fields.map((f) => [f.name, f.values]))
  const r = await w.post(who, action, { ...values, _once: crypto.randomUUID(), ...typed }, { lang: 'en' })
  return { status: r.status, text: await r.text(), location: r.headers.get('location') ?? '' }
}
const rows = '过程 | 按约定提供 | 40 | 记录\n成效 | 目标实现 | 40 | 指标\n管理 | 人员稳定 | 20 | 上岗记录'
const due = async (who: Who) => {
  const ctx = await w.as(who)
  return (await dueItems(ctx, ctx.asker.organisationId!)).filter((i) => i.href.includes('/appraisals/')).map((i) => i.title.en)
}
let at = ''
/** A form sent anew that saw the appraisal as it stands. */
const now = async () => ({
  _once: crypto.randomUUID(),
  _version: String((await readAppraisal(await w.as('operator'), at.split('/').at(-1)!))!.version),
})
const marks = (given: readonly number[]) =>
  Object.fromEntries(
    given.flatMap((m, n) => [
      [`i${n + 1}`, String(m)],
      [`i${n + 1}-reason`, `看过材料，给 ${m} 分`],
    ]),
  )

test('the bureau keeps an instrument; what is wrong with its rows is told all at once, and nobody else keeps one', async () => {
  const form = '/evaluations/instruments/new'
  const wrong = await send('approver', form, form, { rows: '过程 | 按约定提供 | 40\n成效 | 目标实现 | 400 | 指标' })
  expect([wrong.status, wrong.text.includes('Look at row 1'), wrong.text.includes('The points of row 2')]).toEqual([422, true, true])
  expect((await send('approver', form, form, { rows: rows.replace('20', '19') })).text).toContain('add up to 99')
  expect((await send('approver', form, form, { title: '本区评估指标', rows, renewsFrom: 'good' })).status).toBe(303)
  expect(await text('manager-tongxin', '/evaluations/instruments')).toContain('本区评估指标')
  expect([(await page('evaluator', form)).status, (await page('head', form)).status]).toEqual([403, 403])
})

test('a side proposes an evaluator; the other agrees or leaves it to the lot, which passes over who has a tie', async () => {
  const form = '/evaluations/appraisals/new'
  const opened = await send('head', form, form, { contractId, evaluatorId: w.district.evaluator })
  expect(opened.status).toBe(303)
  at = opened.location
  expect([await due('head'), await due('manager-tongxin')]).toEqual([[], ['Answer the evaluator the other side proposed']])
  const own = await w.post('head', `${at}/consent`, { answer: 'agree', ...(await now()) }, { lang: 'en' })
  expect([own.status, (await own.text()).includes('Your side proposed')]).toEqual([409, true])
  expect((await page('manager-bangban', at)).status).toBe(404)
  expect((await send('manager-tongxin', at, `${at}/consent`, { answer: 'decline' })).status).toBe(303)
  // The only evaluator was set aside: nobody is left to draw.
  expect((await send('approver', at, `${at}/draw`, {})).text).toContain('no evaluator left to draw')
  const operator = await w.as('operator')
  const tied = await addOrganisation(operator, { kind: 'evaluator', name: '甲评估中心', nameEn: 'Evaluators A' })
  const free = await addOrganisation(operator, { kind: 'evaluator', name: '乙评估中心', nameEn: 'Evaluators B' })
  const add = async (who: string, name: string, role: Role, organisationId: string) => {
    w.district.people[who] = await addPerson(operator, { name, email: `${who}@example.org`, role, organisationId })
  }
  await add('lead-a', '甲主任', 'evaluator', tied)
  await add('lead-b', '乙主任', 'evaluator', free)
  await add('rater-b', '乙评估员', 'expert', free)
  await add('rater-c', '丙评估员', 'expert', free)
  await sql`insert into memberships (jurisdiction, id, user_id, organisation_id, role, since)
    values ('test', 'mem_tied', ${w.district.people['lead-a']}, ${w.district.institutions.tongxin}, 'worker', '2026-01-01')`.execute(
    w.database.db,
  )
  expect((await send('approver', at, `${at}/draw`, {})).status).toBe(303)
  const a = (await readAppraisal(operator, at.split('/').at(-1)!))!
  expect([a.evaluatorId, a.pool]).toEqual([free, [free]])
  expect(await text('head', at)).toContain(a.seed!)
  expect(await due('lead-b')).toEqual(['Name two raters'])
})

test('two raters are two people without a tie', async () => {
  const people = w.district.people
  const same = await send('lead-b', at, `${at}/raters`, { raterOne: people['rater-b']!, raterTwo: people['rater-b']! })
  expect([same.status, same.text.includes('two people')]).toEqual([422, true])
  const strange = await send('lead-b', at, `${at}/raters`, { raterOne: people['rater-b']!, raterTwo: people.expert1! })
  expect([strange.status, strange.text.includes('Choose somebody of the evaluator')]).toEqual([422, true])
  expect((await send('lead-b', at, `${at}/raters`, { raterOne: people['rater-b']!, raterTwo: people['rater-c']! })).status).toBe(303)
  expect([await due('rater-b'), await due('rater-c'), await due('head')]).toEqual([
    ['Mark a contract alone'],
    ['Mark a contract alone'],
    [],
  ])
})

test('neither rater nor anybody else sees a mark before both are in; then agreement stands before anything is joined', async () => {
  const secret = '只有我知道的理由'
  const half = await send('rater-b', at, `${at}/marks`, { i1: '5' })
  expect([half.status, half.text.includes('has no mark yet'), half.text.includes('Say why')]).toEqual([422, true, true])
  expect((await send('rater-b', at, `${at}/marks`, { ...marks([5, 2, 3]), 'i1-reason': secret })).status).toBe(303)
  for (const who of ['rater-c', 'lead-b', 'head', 'manager-tongxin', 'approver', 'auditor', 'evaluator'])
    expect([who, (await page(who, at)).html.includes(secret)]).toEqual([who, false])
  expect((await page('head', `${at}/data`)).status).toBe(404)
  const again = await w.post('rater-b', `${at}/marks`, { ...marks([1, 1, 1]), _once: crypto.randomUUID() }, { lang: 'en' })
  expect([again.status, (await again.text()).includes('You have marked')]).toEqual([409, true])
  // Whoever has marked stays; only who has not is replaced.
  const out = await w.post(
    'lead-b',
    `${at}/replace`,
    { away: 'one', rater: w.district.people['lead-b']!, marksUntil: '2026-03-20', ...(await now()) },
    { lang: 'en' },
  )
  expect([out.status, (await out.text()).includes('stays')]).toEqual([409, true])
  expect((await send('rater-c', at, `${at}/marks`, marks([4, 5, 3]))).status).toBe(303)
  const inside = await text('rater-b', at)
  for (const says of ['2 of 3 indicators', 'Weighted kappa', 'to be settled', 'Settle a difference']) expect(inside).toContain(says)
  expect((await page('head', at)).html).not.toContain(secret)
  const late = await w.post('rater-b', `${at}/marks`, { ...marks([1, 1, 1]), _once: crypto.randomUUID() }, { lang: 'en' })
  expect([late.status, (await late.text()).includes('nothing is marked or changed any more')]).toEqual([409, true])
})

test('a difference is settled once both say the same with reasons; then the points follow', async () => {
  const settle = (who: Who, mark: string) => send(who, at, `${at}/settle/i2`, { mark, reason: '又看了一遍指标' })
  expect((await settle('rater-b', '2')).status).toBe(303)
  expect((await settle('rater-c', '3')).status).toBe(303)
  expect(await due('rater-b')).toEqual(['Settle differences with the other rater'])
  expect((await settle('rater-b', '3')).status).toBe(303)
  expect(await due('lead-b')).toEqual(['Write the draft of an appraisal'])
  // 4.5 of 40 points, 3 of 40, 3 of 20: 35 + 20 + 10.
  expect(await text('lead-b', at)).toContain('65.00 of 100')
  expect(await text('head', at)).not.toContain('65.00 of 100')
})

test('both sides read the draft and state their views; the grade follows, and with it that nothing is renewed', async () => {
  expect((await send('lead-b', at, `${at}/draft`, { findings: '记录齐全，目标没有实现。', advice: '补做跟进。' })).status).toBe(303)
  expect(await text('manager-tongxin', at)).toContain('目标没有实现')
  expect((await send('manager-tongxin', at, `${at}/statement`, { says: '目标定得太高。' })).status).toBe(303)
  const early = await w.post('lead-b', `${at}/finish`, { answer: '已核对。', ...(await now()) }, { lang: 'en' })
  expect([early.status, (await early.text()).includes('Both sides may state their views')]).toEqual([409, true])
  w.clock.set('2026-03-25T09:00:00+08:00')
  expect((await send('head', at, `${at}/statement`, { says: '迟了。' })).status).toBe(0)
  expect((await send('lead-b', at, `${at}/finish`, { answer: '目标是双方定的。' })).status).toBe(303)
  const told = await text('manager-tongxin', at)
  for (const says of ['medium', '65 of 100', '“good” and better may be renewed', 'stated no view', 'An appeal is possible until'])
    expect(told).toContain(says)
  const grade = (await gradeNow(await w.as('officer'), contractId))!
  expect([grade.grade, grade.renews, grade.isOpen]).toEqual(['medium', false, true])
  const word = await w.get('manager-tongxin', `${at}/word`)
  expect([word.status, word.headers.get('content-type')]).toEqual([200, expect.stringContaining('wordprocessingml')])
  expect(await (await w.get('head', `${at}/data`)).text()).toContain('目标实现')
})

test('a day of which nobody knows whether it is one off binds nobody: the view, the appeal and what follows from the grade wait', async () => {
  const id = at.split('/').at(-1)!
  const ctx = await w.as('manager-tongxin')
  const late = { ...ctx, today: day('2027-01-05') }
  expect([await isOver(late, day('2026-12-31')), await isOver(late, day('2027-01-02'))]).toEqual([true, false])
  const until = async (on: string) => {
    await sql`update contract_grades set open_until = ${on} where source_id = ${id}`.execute(w.database.db)
    return (await gradeNow(late, contractId))!.mayChange
  }
  const kept = (await gradeNow(ctx, contractId))!.openUntil!.toString()
  expect([await until('2026-12-31'), await until('2027-01-02'), await until(kept)]).toEqual([false, true, false])
})

test('a side appeals once and in time, the bureau decides with reasons, and then the grade holds', async () => {
  expect((await send('manager-tongxin', at, `${at}/appeal`, { appeal: '有一项指标没有看复核记录。' })).status).toBe(303)
  const twice = await w.post('head', `${at}/appeal`, { appeal: '我们也申诉', ...(await now()) }, { lang: 'en' })
  expect([twice.status, (await twice.text()).includes('there is one')]).toEqual([409, true])
  expect(await due('approver')).toEqual(['Decide on an appeal against a grade'])
  // A second one would take away what the first leads to, or be taken away by what is decided about it.
  const [kept] = (await sql<{ id: string }>`select id from appraisal_instruments`.execute(w.database.db)).rows
  const second = await openAppraisal(await w.as('head'), { contractId, instrumentId: kept!.id, evaluatorId: w.district.evaluator })
  expect(isRefusal(second) && second.code).toBe('appraisal-running')
  expect((await send('approver', at, `${at}/decision`, { grade: 'good', decision: '复核记录属实，改判。' })).status).toBe(303)
  expect(await text('head', at)).toContain('it becomes “good”')
  const grade = (await gradeNow(await w.as('officer'), contractId))!
  expect([grade.grade, grade.renews, grade.isOpen]).toEqual(['good', true, false])
})

test('a contract has one appraisal at a time, and an evaluator with a tie is not proposed', async () => {
  const [kept] = (await sql<{ id: string }>`select id from appraisal_instruments`.execute(w.database.db)).rows
  const head = await w.as('head')
  const of = { contractId, instrumentId: kept!.id }
  good(await openAppraisal(head, { ...of, evaluatorId: w.district.evaluator }))
  const again = await openAppraisal(head, { ...of, evaluatorId: w.district.evaluator })
  expect(isRefusal(again) && again.code).toBe('appraisal-running')
})
