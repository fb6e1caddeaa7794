import { day, type Id, yuan } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import type { ContractLine, ContractText, Milestone } from './contract.ts'
import { combined } from './contract.sample.ts'
import { checkSupplement } from './supplement.ts'
import { differences } from './differences.ts'
import { type Done, namedLines, stageLack, stagesOf, stageWorth, wrongStage } from './stages.ts'
import { readCondition, sayLack, sayStage, typedConditions } from './stage-words.ts'

const span = { startsOn: day('2026-06-01'), endsOn: day('2027-05-31') }
const line = (milestones: readonly Milestone[], quantity = 1): ContractLine => ({
  id: 'lin_1' as Id<'line'>,
  kind: 'project',
  title: '家庭教育',
  hangsOn: null,
  quantity,
  unit: '个项目',
  unitPrice: yuan('100'),
  amount: yuan(String(100 * quantity)),
  communityIds: [],
  needIds: [],
  goals: [],
  noGoalReason: null,
  promised: {},
  fromMonth: 1,
  settled: [],
  paidBy: 'milestones',
  milestones,
})
const plain: readonly Milestone[] = [
  { title: '首付', share: '2/5', when: 'signing' },
  { title: '中期', share: '3/10', when: 'acceptance' },
  { title: '期末', share: '3/10', when: 'acceptance' },
]
const done = (records: number, units: number) => new Map<string, Done>([['lin_1', { records, units }]])
const lack = (l: ContractLine, n: number, on: string, of: ReadonlyMap<string, Done>, handedIn: readonly string[] = []) => {
  const stage = stagesOf(span, l)[n]!
  const found = stageLack(stage, { on: day(on), done: of, handedIn: new Set(handedIn) })
  return found ? sayLack(found, () => '', stage).en : 'due'
}

describe('stages of which nothing was agreed', () => {
  test('an advance is due on signing and waits for nothing', () => {
    expect(lack(line(plain), 0, '2026-06-01', new Map())).toBe('due')
  })
  test('the last one waits for the last day, or for all that was bought; on its day it is worth what was done, and nothing is worth nothing', () => {
    const l = line(plain, 10)
    const before = ['lin_1:s2']
    expect(lack(l, 2, '2026-11-28', done(3, 0), before)).toBe('0 of 10 done; earliest 31 May 2027')
    expect(lack(l, 2, '2026-11-28', done(30, 9), before)).toBe('9 of 10 done; earliest 31 May 2027')
    expect(lack(l, 2, '2026-11-28', done(30, 10), before)).toBe('due')
    expect(lack(l, 2, '2027-05-31', done(30, 0), before)).toBe('0 of 10 done')
    expect(lack(l, 2, '2027-05-31', done(30, 9), before)).toBe('due')
    const stage = stagesOf(span, l)[2]!
    expect([stageWorth(stage, done(30, 9)), stageWorth(stage, done(30, 10))]).toEqual([{ done: 9, of: 10 }, null])
  })
  test('one before it waits for its part of what was bought, and never comes with nothing recorded', () => {
    expect(lack(line(plain, 10), 1, '2026-11-28', done(3, 4))).toBe('4 of 5 done')
    expect(lack(line(plain, 10), 1, '2026-11-28', done(3, 5))).toBe('due')
    expect(lack(line(plain, 1), 1, '2026-06-02', new Map())).toBe('nothing recorded yet')
    expect(lack(line(plain, 1), 1, '2026-11-28', done(1, 0))).toBe('due')
  })
  test('they come in their order', () => {
    expect(lack(line(plain, 1), 2, '2027-06-01', done(5, 1))).toBe('“中期” comes first')
  })
  test('a contract that ended early ends there', () => {
    const stage = stagesOf({ ...span, closedOn: day('2026-12-31') }, line(plain))[2]!
    expect(stage.earliestOn!.toString()).toBe('2026-12-31')
  })
})

describe('stages with what both sides agreed', () => {
  const agreed = (more: Partial<Milestone>): ContractLine =>
    line(
      [
        { title: '首付', share: '2/5', when: 'signing' },
        { title: '末期', share: '3/5', when: 'acceptance', ...more },
      ],
      10,
    )
  test('a day, the end of a month, a share of the term, the last day', () => {
    const on = (earliest: Milestone['earliest']) => stagesOf(span, agreed({ earliest }))[1]!.earliestOn!.toString()
    expect(on({ at: 'day', on: '2026-12-31' })).toBe('2026-12-31')
    expect(on({ at: 'month-end', month: 6 })).toBe('2026-11-30')
    expect(on({ at: 'end' })).toBe('2027-05-31')
    // 365 days: half of them has passed on the 183rd, 30 November.
    expect(on({ at: 'term', share: '1/2' })).toBe('2026-11-30')
  })
  test('nothing before its day, and nothing without what it needs', () => {
    const l = agreed({ earliest: { at: 'month-end', month: 6 }, needs: [{ lineId: 'lin_1', count: 4 }] })
    expect(lack(l, 1, '2026-11-29', done(9, 3))).toBe('3 of 4 done; earliest 30 November 2026')
    expect(lack(l, 1, '2026-11-30', done(9, 3))).toBe('3 of 4 done')
    expect(lack(l, 1, '2026-11-30', done(9, 4))).toBe('due')
  })
  test('a contract ended early does not bring forward what waits for a later day: such a stage is worth what was done', () => {
    const over = { ...span, closedOn: day('2026-07-31') }
    const half = (more: Partial<Milestone>, quantity: number) =>
      stagesOf(
        over,
        line(
          [
            { title: '中期', share: '1/2', when: 'acceptance', earliest: { at: 'day', on: '2026-12-31' }, ...more },
            { title: '末期', share: '1/2', when: 'acceptance', earliest: { at: 'end' }, ...more },
          ],
          quantity,
        ),
      )
    const due = (l: ReturnType<typeof half>, n: number, on: string, units: number) => {
      const found = stageLack(l[n]!, { on: day(on), done: done(9, units), handedIn: new Set(['lin_1:s1']) })
      return found ? sayLack(found, () => '', l[n]!).en : 'due'
    }
    const ten = half({}, 10)
    expect(due(ten, 0, '2026-08-01', 4)).toBe('4 of 5 done')
    expect(due(ten, 0, '2026-07-30', 5)).toBe('earliest 31 July 2026')
    expect(due(ten, 0, '2026-08-01', 5)).toBe('due')
    expect(due(ten, 1, '2026-08-01', 0)).toBe('0 of 10 done')
    expect([due(ten, 1, '2026-08-01', 6), stageWorth(ten[1]!, done(9, 6))]).toEqual(['due', { done: 6, of: 10 }])
    // One project that was not delivered is neither half nor all of it.
    const one = half({}, 1)
    expect([0, 1].map((n) => due(one, n, '2026-08-01', 0))).toEqual(['0 of 1 done', '0 of 1 done'])
    expect([0, 1].map((n) => due(one, n, '2027-06-01', 0))).toEqual(['0 of 1 done', '0 of 1 done'])
    // What both agreed that it needs is done: it is due when the contract ends.
    expect(due(half({ needs: [{ lineId: 'lin_1', count: 3 }] }, 10), 0, '2026-08-01', 3)).toBe('due')
    // A day that came before the contract ended is the day it was.
    const early = half({ earliest: { at: 'day', on: '2026-07-01' } }, 10)
    expect(due(early, 0, '2026-07-01', 0)).toBe('due')
  })
  test('what is typed is read, in both languages, and stands in the form as it was meant', () => {
    expect(['最早 2026-12-31', 'from 2026-12-31'].map(readCondition)).toEqual(Array(2).fill({ earliest: { at: 'day', on: '2026-12-31' } }))
    expect(['第６个月末', 'end of month 6'].map(readCondition)).toEqual(Array(2).fill({ earliest: { at: 'month-end', month: 6 } }))
    expect(['合同期过 50%', '50% of the term'].map(readCondition)).toEqual(Array(2).fill({ earliest: { at: 'term', share: '50/100' } }))
    expect(['期满', 'end'].map(readCondition)).toEqual(Array(2).fill({ earliest: { at: 'end' } }))
    expect(['完成 5', '5 done'].map(readCondition)).toEqual(Array(2).fill({ need: { title: null, count: 5 } }))
    expect(readCondition('完成 3「小组」')).toEqual({ need: { title: '小组', count: 3 } })
    expect([readCondition('不限顺序'), readCondition('最早 2026-02-30'), readCondition('随便')]).toEqual([
      { anyOrder: true },
      undefined,
      undefined,
    ])
    const m: Milestone = {
      title: '末期',
      share: '1',
      when: 'acceptance',
      earliest: { at: 'term', share: '50/100' },
      needs: [
        { lineId: 'lin_1', count: 5 },
        { lineId: 'lin_2', count: 3 },
      ],
      anyOrder: true,
    }
    expect(typedConditions(m, { id: 'lin_1' }, () => '小组')).toEqual(['合同期过 50%', '完成 5', '完成 3「小组」', '不限顺序'])
    const typed = [
      {
        ...m,
        needs: [
          { lineId: '', count: 5 },
          { lineId: '小组', count: 3 },
        ],
      },
    ]
    expect(namedLines(typed, { id: 'lin_1' }, [{ id: 'lin_2', title: '小组' }])[0]!.needs).toEqual(m.needs)
  })
  test('what cannot hold is said with the stage it stands at', () => {
    const t = { ...span, lines: [agreed({})] }
    const wrong = (more: Partial<Milestone>) => wrongStage(t, { title: '末期', share: '1', when: 'acceptance', ...more })?.en
    expect(wrong({ earliest: { at: 'day', on: '2028-01-01' } })).toContain('outside the contract')
    expect(wrong({ earliest: { at: 'month-end', month: 13 } })).toContain('no month 13')
    expect(wrong({ needs: [{ lineId: 'lin_1', count: 11 }] })).toContain('between 1 and 10')
    expect(wrong({ needs: [{ lineId: '没有这行', count: 1 }] })).toContain('没有这行')
    expect(wrong({ when: 'signing', earliest: { at: 'end' } })).toContain('on signing')
    expect(wrong({ earliest: { at: 'end' }, needs: [{ lineId: 'lin_1', count: 10 }] })).toBeUndefined()
  })
  test('a changed condition shows in the comparison, and a signed line may get one while what it is worth stays', () => {
    const text = (l: ContractLine): ContractText => ({ ...combined(), ...span, lines: [l] })
    const [a, b] = [text(line(plain)), text(line(plain.map((m, i) => (i === 2 ? { ...m, earliest: { at: 'end' as const } } : m))))]
    expect(
      differences(a, b)
        .map((d) => d.after?.en ?? '')
        .join(),
    ).toContain('from 31 May 2027')
    expect(sayStage(stagesOf(span, line(plain))[2]!, () => '').zh).toContain('2027 年 5 月 31 日起')
    const signed = { ...combined(), ...a, lawDay: day('2026-05-01'), total: yuan('100'), originalTotal: yuan('100') } as never
    const next = checkSupplement(signed, { ...b, effectiveOn: day('2026-07-01') }, { today: day('2026-06-15'), law: knownLaw('cn') })
    expect('refused' in next ? next : next.lines[0]!.milestones[2]!.earliest).toEqual({ at: 'end' })
    const dearer = text(line(plain.map((m) => ({ ...m, share: m.when === 'signing' ? '1/2' : '1/4' }))))
    expect(
      checkSupplement(signed, { ...dearer, effectiveOn: day('2026-07-01') }, { today: day('2026-06-15'), law: knownLaw('cn') }),
    ).toMatchObject({
      code: 'contract-wrong',
    })
  })
})
