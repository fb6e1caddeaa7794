import { day, type Goal, type Id, type Indicator, isRefusal, yuan } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { combined, postLine } from './contract.sample.ts'
import type { Contract, ContractLine } from './contract.ts'
import { differences } from './differences.ts'
import { easierGoals } from './goals-changed.ts'
import { checkSupplement } from './supplement.ts'
import { weakened } from './weakened.ts'

const indicator = (id: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ id: `ind_${id}` as Id<'indicator'>, name: id, kind: 'outcome', unit: '人', baseline: '20', target: '60', better: 'more' },
  ...{ how: '上门记录', when: 'each-period', by: 'third-party' },
  ...more,
})
const goal = (indicators: readonly Indicator[], more: Partial<Goal> = {}): Goal => ({
  ...{ id: 'gol_1' as Id<'goal'>, says: '有人上门', forWhom: '独居老人', needId: null, indicators },
  ...more,
})
const old: ContractLine = {
  ...postLine(yuan('120000'), 1, 12),
  goals: [goal([indicator('visited'), indicator('lonely', { better: 'less', baseline: '30', target: '15' })])],
  promised: { ind_visited: '66', ind_lonely: '15' },
}
const withFirst = (more: Partial<Indicator>, promised = old.promised): ContractLine => ({
  ...old,
  promised,
  goals: [goal([{ ...old.goals[0]!.indicators[0]!, ...more }, old.goals[0]!.indicators[1]!])],
})
const said = (next: ContractLine) => easierGoals(old, next).map((e) => `${e.name} ${e.in}`)

describe('what of goals, indicators and promises asks for less than both signed', () => {
  test.each<[string, ContractLine, string[]]>([
    ['nothing changed', old, []],
    ['other words, more often, a baseline that was measured', withFirst({ how: '问卷', baseline: '31' }), []],
    ['a higher target and promise', withFirst({ target: '65' }, { ...old.promised, ind_visited: '70' }), []],
    ['a lower target', withFirst({ target: '59' }), ['visited target']],
    ['a lower promise', withFirst({}, { ...old.promised, ind_visited: '65' }), ['visited promise']],
    ['no promise', withFirst({}, { ind_lonely: '15' }), ['visited promise']],
    ['more loneliness where less is better', { ...old, promised: { ...old.promised, ind_lonely: '16' } }, ['lonely promise']],
    ['another unit', withFirst({ unit: '户' }), ['visited measured']],
    ['shown at the end only', withFirst({ when: 'at-the-end' }), ['visited shown']],
    ['shown by the institution itself', withFirst({ by: 'provider' }), ['visited shown']],
    ['an indicator gone', { ...old, goals: [goal([indicator('visited')])] }, ['lonely indicator']],
    ['a goal gone', { ...old, goals: [] }, ['有人上门 goal']],
    ['a further goal', { ...old, goals: [...old.goals, goal([indicator('new')], { id: 'gol_2' as Id<'goal'> })] }, []],
  ])('%s', (_, next, easier) => expect(said(next)).toEqual(easier))
})

const signed = (tenderId: string | null): Contract => ({
  ...{ ...combined(), lines: [old] },
  ...{ id: 'con_0' as Id<'contract'>, number: 'HT-2026-001', purchaseId: 'p', noTenderReason: null, purchaserId: 'a', providerId: 'b' },
  ...{ tenderId: tenderId as never, state: 'active', versionNumber: 1, total: yuan('120000'), originalTotal: yuan('120000') },
  ...{ lawDay: day('2026-02-03'), noticeOn: null, signedOn: day('2026-02-03'), publishedOn: null, closedOn: null, closeReason: null },
  version: 3,
})
const supplement = (next: ContractLine, tenderId: string | null) => {
  const text = { ...signed(tenderId), lines: [next], effectiveOn: day('2026-05-01') }
  const answer = checkSupplement(signed(tenderId), text, { today: day('2026-04-10'), law: knownLaw('cn') })
  return isRefusal(answer) ? Object.keys(answer.fields ?? {}) : 'holds'
}

describe('a change of goals after signing', () => {
  test('what was won is not made less; without a tender it is agreed, and said to be easier', () => {
    const easier = withFirst({ target: '40' }, { ...old.promised, ind_visited: '40' })
    expect([supplement(easier, 'ten_1'), supplement(easier, null)]).toEqual([['lines.0.says-0'], 'holds'])
    expect(weakened({ ...signed(null), lines: [easier] }, signed(null)).map((f) => f.words.en)).toEqual([
      expect.stringContaining('“visited”: less is asked for, “visited”: less is promised'),
    ])
  })
  test.each<[string, ContractLine, string[]]>([
    ['a target below today', withFirst({ baseline: '60' }), ['lines.0.target-0']],
    ['a promise below what is asked', withFirst({ target: '70' }), ['lines.0.promised-0']],
    ['a promise above all', withFirst({ unit: '%', target: '60' }, { ...old.promised, ind_visited: '120' }), ['lines.0.promised-0']],
    ['no goal left', { ...old, goals: [] }, ['lines.0.says-0']],
    [
      'the second goal without an indicator, and a need of another line',
      { ...old, goals: [...old.goals, goal([], { id: 'gol_2' as Id<'goal'>, needId: 'ned_9' })] },
      ['lines.0.needId-1', 'lines.0.name-6'],
    ],
  ])('%s is told at its field', (_, next, fields) => expect(supplement(next, null)).toEqual(fields))

  test('what differs is said goal by goal and indicator by indicator, and nothing that stayed', () => {
    const next = { ...withFirst({ target: '65' }, { ...old.promised, ind_visited: '70' }) }
    const rows = differences({ ...signed(null) }, { ...signed(null), lines: [next] })
    expect(rows.map((d) => [d.what.en, d.before?.en, d.after?.en])).toEqual([
      [
        expect.stringContaining('Indicator: visited'),
        expect.stringContaining('now 20, to 60 人 · promised 66'),
        expect.stringContaining('now 20, to 65 人 · promised 70'),
      ],
    ])
  })
})
