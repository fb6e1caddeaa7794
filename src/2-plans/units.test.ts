import { contradictions, isRefusal, type Refusal, unmeetable, unsaid, yuan } from '#kernel'
import { purchaseWithNeed, tiedPlan, type World, world } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from './plans.ts'
import { unitExamples } from './rules/unit-example-words.ts'
import { saveLine } from './save-line.ts'

/** What one unit must be is written where a line is planned, and goes with it. */
let w: World
let planId: string
let lines: Awaited<ReturnType<typeof tiedPlan>>['lines']
beforeAll(async () => {
  w = await world()
  ;({ id: planId, lines } = await tiedPlan(w, await purchaseWithNeed(w, '家庭教育和社区岗位')))
})
afterAll(() => w.close())
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${JSON.stringify(x.fields ?? {})}`)
  return x
}

const form = {
  ...{ kind: 'project', title: '家长小组', quantity: '4', unit: '个，6 节、42 人次以上', unitPrice: '3000', reason: '试一试' },
  ...{ unitSessions: '6', unitPeople: '42', unitMembers: '8', unitWhat: 'group' },
}

test('conditions that no record can meet are refused at their fields, and those that can be met are kept, shown and offered again', async () => {
  const version = async () => String((await plan(await w.as('officer'), planId))!.version)
  const send = async (more: object, lang: 'zh' | 'en' = 'en') =>
    await w.post('officer', `/plans/${planId}/lines/new`, { ...form, ...more, _version: await version() } as Record<string, string>, {
      lang,
    })
  const wrong = await send({ unitSessions: '1000', unitMembers: '43' })
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  for (const field of ['unitSessions', 'unitMembers']) expect(page).toContain(`f-${field}-wrong`)
  expect((await send({})).status).toBe(303)
  const line = (await plan(await w.as('officer'), planId))!.lines.at(-1)!
  expect(line.kind === 'project' && line.unitTerms).toEqual({ what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 })
  const shown = await (await w.get('officer', `/plans/${planId}`, { lang: 'en' })).text()
  expect(shown).toContain('at least 6 sessions')
  const fresh = await (await w.get('officer', `/plans/${planId}/lines/new?kind=project`, { lang: 'en' })).text()
  expect(fresh).toContain(`unit=${line.id}`)
  const begun = await (await w.get('officer', `/plans/${planId}/lines/new?kind=project&unit=${line.id}`, { lang: 'en' })).text()
  expect(begun).toMatch(/name="unitMembers"[^>]*value="8"|value="8"[^>]*name="unitMembers"/)
})

test('a line that is saved without them has words only, and the page says so', async () => {
  const line = {
    kind: 'project' as const,
    title: '家庭教育项目',
    quantity: 8,
    unit: '次',
    unitPrice: yuan('6000'),
    needIds: [],
    reason: '试',
  }
  good(await saveLine(await w.as('officer'), { ...line, planId, lineId: lines.project }))
  expect(await (await w.get('officer', `/plans/${planId}`, { lang: 'en' })).text()).toContain('No conditions are written')
})

test('each of the twenty examples can be met, and says in conditions what its words say, in Chinese', () => {
  expect(unitExamples).toHaveLength(20)
  const term = { startsOn: Temporal.PlainDate.from('2026-01-01'), endsOn: Temporal.PlainDate.from('2026-12-31') }
  for (const e of unitExamples) {
    const line = { title: e.name.zh, unit: e.unit.zh, quantity: 1, unitTerms: e.terms }
    expect([e.key, unmeetable(e.terms, term), contradictions(line), unsaid(line)]).toEqual([e.key, {}, [], []])
    const inEnglish = { ...line, title: e.name.en, unit: e.unit.en }
    expect([e.key, contradictions(inEnglish), unsaid(inEnglish)]).toEqual([e.key, [], []])
  }
})
