import { isRefusal, moneyText, newId, yuan } from '#kernel'
import { f24Plan, granted, purchaseWithNeed, tiedPlan, visited, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan } from './plans.ts'
import { removeGoal } from './remove-goal.ts'
import { saveGoal } from './save-goal.ts'
import { saveLine } from './save-line.ts'
import { writeLines } from './store/index.ts'
import { submitPlan } from './submit-plan.ts'

let w: World
let id: string
let needId: string
beforeAll(async () => {
  w = await world()
  const of = await purchaseWithNeed(w, '七社区社工服务')
  needId = of.needId
  id = await f24Plan(w, of)
})
afterAll(() => w.close())

test('a plan of five hundred lines is refused at its ninety-first, and told what to do', async () => {
  const officer = await w.as('officer')
  const many = await f24Plan(w, await purchaseWithNeed(w, '很多行的计划'))
  const add = async (n: number) =>
    saveLine(officer, {
      ...{ planId: many, kind: 'project', title: `活动 ${n}`, quantity: 1, unit: '场', unitPrice: yuan('1'), needIds: [] },
      ...{ reason: '试一试。', noGoalReason: '试一试。' },
    })
  const { lines } = (await plan(officer, many))!
  const more = Array.from({ length: 89 - lines.length }, (_, n) => ({
    ...lines.at(-1)!,
    id: newId('line', officer.now),
    title: `活动 ${n}`,
  }))
  await writeLines(officer, officer.db, many, [...lines, ...more])
  expect([codeOf(await add(90)), codeOf(await add(91))]).toEqual(['granted', 'lines-full'])
  expect((await plan(officer, many))!.lines).toHaveLength(90)
})

test('a line of a plan hangs neither on itself, nor on one that hangs on it, nor on one that is not there', async () => {
  const officer = await w.as('officer')
  const { id: planId, lines } = await tiedPlan(w, await purchaseWithNeed(w, '挂在自己上的行'))
  const onto = async (hangsOn: string) => {
    const no = await saveLine(officer, {
      ...{ planId, lineId: lines.posts, kind: 'post', title: '社区社工岗位', grade: 'any', posts: 2, months: 12 },
      ...{ amount: yuan('204000'), needIds: [], reason: '试一试。', noGoalReason: '试一试。', hangsOn },
    })
    return isRefusal(no) ? [no.code, Object.keys(no.fields ?? {})] : 'granted'
  }
  for (const on of [lines.posts, lines.inPost, 'lin_00000000000000000000000000'])
    expect([on, await onto(on)]).toEqual([on, ['line-hangs-wrong', ['hangsOn']]])
  expect(await onto(lines.project)).toBe('granted')
})

const now = async () => (await plan(await w.as('officer'), id))!
const lineOf = async (title: string) => (await now()).lines.find((l) => l.title === title)!
const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')

/** A goal as its form sends it. */
const typed = {
  says: '家长学会不打骂也能管孩子',
  forWhom: '小学生的家长',
  'name-0': '完成六节的家长',
  'unit-0': '人',
  'target-0': '４０',
  'how-0': '小组签到',
  'kind-0': 'output',
  'better-0': 'more',
  'when-0': 'half-way',
  'by-0': 'provider',
}
const send = async (who: string, path: string, fields: Record<string, string>) =>
  w.post(who, path, { _version: String((await now()).version), ...fields }, { lang: 'zh' })

describe('goals of a line', () => {
  test('stand on the plan with their indicators, need and all, for everybody once it is published', async () => {
    const text = await (await w.get('officer', `/plans/${id}`, { lang: 'zh' })).text()
    for (const says of [
      '独居老人每周有熟悉的人上门。',
      '每周至少上门一次的老人',
      '现在 20，达到 60 人',
      '孤独量表前后各量一次 · 结束时 · 第三方',
    ])
      expect(text).toContain(says)
    expect(text).toContain('目标写在岗位行里。')
  })

  test('are written by form: what people type is understood, the goal keeps its id when changed, and its indicators theirs', async () => {
    const line = await lineOf('小组')
    const path = `/plans/${id}/lines/${line.id}/goals`
    expect((await send('officer', `${path}/new`, typed)).status).toBe(303)
    const [made] = (await lineOf('小组')).goals
    expect(made).toMatchObject({ says: typed.says, indicators: [{ target: '40', baseline: null, kind: 'output', when: 'half-way' }] })
    const change = {
      ...typed,
      'id-0': made!.indicators[0]!.id,
      'target-0': '45',
      'name-1': '满意的家长',
      'unit-1': '%',
      'target-1': '80',
      'how-1': '问卷',
    }
    expect((await send('officer', `${path}/${made!.id}`, change)).status).toBe(303)
    const [changed] = (await lineOf('小组')).goals
    expect([changed!.id, changed!.indicators.map((i) => i.target), changed!.indicators[0]!.id]).toEqual([
      made!.id,
      ['45', '80'],
      made!.indicators[0]!.id,
    ])
    // An indicator whose row is emptied is taken off, though its choices are never empty.
    const emptied = { ...change, 'name-1': '', 'unit-1': '', 'target-1': '', 'how-1': '', 'kind-1': 'outcome', 'when-1': 'at-the-end' }
    expect((await send('officer', `${path}/${made!.id}`, emptied)).status).toBe(303)
    expect((await lineOf('小组')).goals[0]!.indicators.map((i) => i.target)).toEqual(['45'])
    const empty = await (await w.get('officer', `${path}/new`, { lang: 'en' })).text()
    expect(empty.match(/<option value="outcome" selected="">/g)).toHaveLength(6)
    expect((await send('officer', `${path}/${made!.id}/remove`, {})).status).toBe(303)
    expect((await lineOf('小组')).goals).toEqual([])
  })

  test('what is wrong is told at once in its fields, and nothing is written', async () => {
    const line = await lineOf('小组')
    const answer = await send('officer', `/plans/${id}/lines/${line.id}/goals/new`, {
      ...typed,
      forWhom: '',
      'name-1': '只有名字',
      'target-0': '很多',
    })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    for (const field of ['f-forWhom-wrong', 'f-target-0-wrong', 'f-unit-1-wrong', 'f-target-1-wrong', 'f-how-1-wrong'])
      expect(text).toContain(field)
    expect((await lineOf('小组')).goals).toEqual([])
    const none = await saveGoal(await w.as('officer'), { planId: id, lineId: line.id, ...visited(null), indicators: [] })
    expect([codeOf(none), Object.keys((none as { fields?: object }).fields ?? {})]).toEqual(['goal-wrong', ['name-0']])
  })

  test('begin from an example or from what the office wrote before, which stays what it was', async () => {
    const line = await lineOf('个案')
    const path = `/plans/${id}/lines/${line.id}/goals/new`
    const fresh = await (await w.get('officer', path, { lang: 'en' })).text()
    expect(fresh).toContain('from=visited-elders')
    const before = (await lineOf('社区社工岗位')).goals[0]!
    // Of several lines with this very goal one is offered, whichever came last.
    const offered = new RegExp(`from=(gol_[0-9a-z]+)">${before.says}<`).exec(fresh)?.[1]
    expect(offered).toBeDefined()
    const begun = await (await w.get('officer', `${path}?from=parents-group`, { lang: 'en' })).text()
    expect(begun).toContain('Parents who finished six sessions')
    const again = await (await w.get('officer', `${path}?from=${offered}`, { lang: 'zh' })).text()
    expect([again.includes('每周至少上门一次的老人'), again.includes(before.indicators[0]!.id)]).toEqual([true, false])
  })

  test('what was refused is told without a gap, and goals that stand are not said to be missing', async () => {
    for (const [lang, whole] of [
      ['zh', '写目标：「…」'],
      ['en', 'Said what “…” is to achieve'],
    ] as const) {
      const text = await (await w.get('officer', `/plans/${id}`, { lang })).text()
      expect([text.includes(whole), /「」|“”/.test(text)]).toEqual([true, false])
      expect(text).not.toMatch(/没有绩效目标和指标|There are no performance goals/)
    }
  })

  test('another office, the institution and whoever only reads write none', async () => {
    const line = await lineOf('小组')
    const path = `/plans/${id}/lines/${line.id}/goals/new`
    for (const who of ['manager-tongxin', 'auditor', 'treasurer', 'worker-tongxin'])
      expect([who, (await send(who, path, typed)).status]).toEqual([who, 403])
    expect((await send('public', path, typed)).status).toBe(401)
  })

  test('stay when the line is changed, and are gone with it', async () => {
    const line = await lineOf('社区社工岗位')
    granted(
      await saveLine(await w.as('officer'), {
        ...{ planId: id, lineId: line.id, kind: 'post', title: line.title, grade: 'social-worker', posts: 14, months: 12, takesRest: true },
        ...{ needIds: [needId], costs: { wage: yuan('4200'), contributions: yuan('1450') }, scope: '日常走访。' },
      }),
    )
    expect((await lineOf('社区社工岗位')).goals).toEqual(line.goals)
    expect(moneyText((await lineOf('社区社工岗位')).amount)).toBe('998900.00')
  })

  test('a line without goals and without the reason why is not submitted', async () => {
    const officer = await w.as('officer')
    const line = await lineOf('社区社工岗位')
    granted(await removeGoal(officer, { planId: id, lineId: line.id, goalId: line.goals[0]!.id }))
    const refused = await submitPlan(officer, { planId: id })
    expect(isRefusal(refused) && refused.words.zh).toContain('「社区社工岗位」还没有写要达到什么目标')
    granted(await saveGoal(officer, { planId: id, lineId: line.id, ...visited(needId) }))
    granted(await submitPlan(officer, { planId: id }))
    expect(codeOf(await saveGoal(officer, { planId: id, lineId: line.id, ...visited(needId) }))).toBe('wrong-state')
  })
})
