import { isRefusal, yuan } from '#kernel'
import { purchaseWithNeed, tiedPlan, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan } from './plans.ts'
import { removeLine } from './remove-line.ts'
import { openPoints } from './rules/open-points.ts'
import { saveLine } from './save-line.ts'

let w: World
let planId: string
let lines: Awaited<ReturnType<typeof tiedPlan>>['lines']
beforeAll(async () => {
  w = await world()
  ;({ id: planId, lines } = await tiedPlan(w, await purchaseWithNeed(w, '家庭教育和社区岗位')))
})
afterAll(() => w.close())

const codeOf = (x: unknown) => (isRefusal(x) ? [x.code, Object.keys(x.fields ?? {}).toSorted()] : 'granted')

describe('a post inside a project, of which only a part is paid', () => {
  const form = {
    ...{ kind: 'post', title: '又一个补贴岗', grade: 'any', posts: '1', months: '12' },
    ...{ amount: '24000', whole: '20000', until: '2026-05-31', hangsOn: '' },
  }
  test('its form tells everything that is wrong at once, in both languages, and writes nothing', async () => {
    const before = (await plan(await w.as('officer'), planId))!
    const answer = await w.post('officer', `/plans/${planId}/lines/new`, { ...form, _version: String(before.version) }, { lang: 'en' })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    for (const field of ['needIds', 'hangsOn', 'whole', 'restFrom', 'restMoney', 'until']) expect(text).toContain(`f-${field}-wrong`)
    expect(text).toContain('The whole cost cannot be below the ¥24,000.00 that the purchaser pays.')
    expect((await plan(await w.as('officer'), planId))!.lines).toHaveLength(4)
  })

  test.each<[string, () => Promise<unknown>, unknown]>([
    [
      'its project is not taken out while it hangs there',
      async () => removeLine(await w.as('officer'), { planId, lineId: lines.project }),
      ['subsidy-hangs-here', []],
    ],
    [
      'nor made a post',
      async () =>
        saveLine(await w.as('officer'), {
          ...{ planId, lineId: lines.project, kind: 'post', title: '岗位', grade: 'any', posts: 1, months: 1 },
          ...{ amount: yuan('1000'), needIds: [], reason: '试一试' },
        }),
      ['subsidy-hangs-here', []],
    ],
    [
      'a subsidy takes no rest of a total',
      async () =>
        saveLine(await w.as('officer'), {
          ...{ planId, lineId: lines.subsidised, kind: 'post', title: '补贴岗', grade: 'any', posts: 1, months: 12, takesRest: true },
          ...{ needIds: [], reason: '试一试', hangsOn: lines.project, subsidy: { whole: yuan('96000'), restFrom: '甲', restMoney: '乙' } },
        }),
      ['subsidy-wrong', ['takesRest']],
    ],
    [
      'a line does not hang on itself over another',
      async () =>
        saveLine(await w.as('officer'), {
          ...{ planId, lineId: lines.project, kind: 'project', title: '家庭教育项目', quantity: 8, unit: '次', unitPrice: yuan('6000') },
          ...{ needIds: [], reason: '试一试', hangsOn: lines.subsidised },
        }),
      ['line-hangs-wrong', ['hangsOn']],
    ],
  ])('%s', async (_, attempt, code) => expect(codeOf(await attempt())).toEqual(code))

  test('a plan whose first day moves behind the last day of a subsidy is not submitted', async () => {
    const p = (await plan(await w.as('officer'), planId))!
    const late = p.lines.map((l) => (l.kind === 'post' && l.subsidy ? { ...l, subsidy: { ...l.subsidy, until: '2026-05-01' } } : l))
    const { law } = await w.as('officer')
    const points = openPoints({ ...p, lines: late }, { residentsAsked: true, needsGone: [], findings: [], law })
    expect(points.filter((x) => x.stops).map((x) => x.code)).toEqual(['subsidy'])
  })

  test('the wage floor of its plan is held against the whole', async () => {
    const p = (await plan(await w.as('officer'), planId))!
    const { law } = await w.as('officer')
    const below = (whole: string) =>
      openPoints(
        {
          ...p,
          lines: p.lines.map((l) =>
            l.kind === 'post' && l.subsidy
              ? { ...l, costs: { wage: yuan('5000'), contributions: yuan('1500') }, subsidy: { ...l.subsidy, whole } }
              : l,
          ),
        },
        { residentsAsked: true, needsGone: [], findings: [], law },
      ).map((x) => x.words.zh)
    // 6,500.00 a month are 78,000.00 a year.
    expect([below('96000.00'), below('77999.00')]).toEqual([[], [expect.stringContaining('少 1.00 元')]])
  })
})
