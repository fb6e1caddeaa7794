import { day, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { china, exampleCity } from '../places/index.ts'
import { ruleReport } from '../report.ts'
import '../report-rules.ts'
import { directFindings, type DirectPurchase, mayContractWithoutTender } from './without-tender.ts'

/* The example city has a procurement limit of 500,000 and an open-tender threshold of 2,000,000. */
const lawDay = day('2026-03-01')
const asked = (more: Partial<DirectPurchase>): DirectPurchase => ({
  place: exampleCity,
  lawDay,
  planned: yuan('1000000'),
  planMethod: 'single-source',
  ...more,
})
const renewal = (more: object = {}) => ({
  kind: 'renewal' as const,
  announced: true,
  fromTender: true,
  firstDay: day('2024-03-01'),
  lastDay: day('2027-02-28'),
  ...more,
})

describe('whether a contract may be made without a tender', () => {
  test.each<[string, Partial<DirectPurchase>, string]>([
    ['no ground at all', {}, 'closed'],
    ['only supplier, planned so', { ground: { kind: 'only-supplier' } }, 'open'],
    ['only supplier at the open-tender threshold needs finance', { ground: { kind: 'only-supplier' }, planned: yuan('2000000') }, 'judged'],
    [
      'only supplier, but the plan was approved for open tender',
      { ground: { kind: 'only-supplier' }, planMethod: 'open-tender' },
      'closed',
    ],
    ['only supplier, the plan names no method', { ground: { kind: 'only-supplier' }, planMethod: null }, 'judged'],
    ['an emergency overtakes the planned method', { ground: { kind: 'unforeseeable-emergency' }, planMethod: 'open-tender' }, 'judged'],
    ['an emergency, planned so', { ground: { kind: 'unforeseeable-emergency' } }, 'open'],
    ['follow-on of 10 %', { ground: { kind: 'follow-on', original: yuan('1050000'), added: yuan('105000') } }, 'open'],
    [
      'follow-on of a contract that ended early is judged',
      { ground: { kind: 'follow-on', original: yuan('1050000'), added: yuan('105000'), endedEarlyOn: day('2026-02-01') } },
      'judged',
    ],
    ['follow-on a fen above', { ground: { kind: 'follow-on', original: yuan('1050000'), added: yuan('105000.01') } }, 'closed'],
    ['below the limit', { ground: { kind: 'below-limit' }, planned: yuan('499999.99'), planMethod: null }, 'open'],
    ['at the limit', { ground: { kind: 'below-limit' }, planned: yuan('500000') }, 'closed'],
    ['below a limit nobody has entered', { ground: { kind: 'below-limit' }, place: china }, 'judged'],
    ['only supplier where no threshold is entered', { ground: { kind: 'only-supplier' }, place: china }, 'judged'],
    ['third year of a term the tender announced', { ground: renewal() }, 'open'],
    ['a renewal of what was ended early', { ground: renewal({ endedEarlyOn: day('2026-02-01') }) }, 'closed'],
    ['a day beyond three years', { ground: renewal({ lastDay: day('2027-03-01') }) }, 'closed'],
    ['a renewal the tender did not announce', { ground: renewal({ announced: false }) }, 'closed'],
    ['a renewal of what was never tendered', { ground: renewal({ fromTender: false }) }, 'closed'],
    ['the institution knows the district', { ground: { kind: 'knows-the-district' } }, 'closed'],
    ['a good grade last year', { ground: { kind: 'good-grade-last-year' } }, 'closed'],
  ])('%s: %s', (_, more, openness) => {
    const answer = mayContractWithoutTender(asked(more))
    expect(answer.value).toBe(openness)
    expect(answer.steps.length).toBeGreaterThan(0)
    expect(answer.cites.length).toBeGreaterThan(0)
  })
})

describe('the method question of a signed contract', () => {
  const facts = { place: exampleCity, planned: yuan('1000000'), planMethod: 'single-source' as const, planApproved: true }
  const rules = (f: Parameters<typeof directFindings>[0]) => directFindings(f, lawDay).map((x) => x.at)
  test('a contract from a tender has nothing to answer', () => expect(rules({ fromTender: true })).toEqual([]))
  test('no plan, no ground, no approval: each is found, and a ground that is none too', () => {
    expect(rules({ fromTender: false, place: exampleCity })).toEqual(['plan', 'ground', 'approval'])
    expect(rules({ fromTender: false, ...facts, ground: { kind: 'knows-the-district' }, approval: 'approved' })).toEqual(['ground'])
    expect(rules({ fromTender: false, ...facts, ground: { kind: 'only-supplier' }, approval: 'asked' })).toEqual(['approval'])
    expect(rules({ fromTender: false, ...facts, ground: { kind: 'only-supplier' }, approval: 'approved', besideTender: true })).toEqual([
      'tender',
    ])
    expect(rules({ fromTender: false, ...facts, ground: { kind: 'only-supplier' }, approval: 'approved' })).toEqual([])
  })
  test('without a ground the law is sure, so it may refuse; where a threshold is missing it warns', () => {
    expect(directFindings({ fromTender: false, place: exampleCity }, lawDay).find((f) => f.at === 'ground')!.severity).toBe('refuse')
    const unknown = directFindings(
      { fromTender: false, ...facts, place: china, ground: { kind: 'below-limit' }, approval: 'approved' },
      lawDay,
    )
    expect(unknown.map((f) => [f.at, f.severity])).toEqual([['threshold', 'warn']])
  })
})

test('a rule report of a contract asks for the way of buying before anything else', () => {
  const report = ruleReport({ kind: 'contract', id: 'c', facts: { cameAbout: { fromTender: false, place: 'cn-example' } } }, lawDay)
  const asked = [...report.lines, ...report.open].filter((l) => l.name !== 'contract-check')
  expect(report.lines[0]).toMatchObject({ name: 'way-of-buying', answer: [{ at: 'plan' }, { at: 'ground' }, { at: 'approval' }] })
  expect(asked.length).toBeGreaterThan(1)
})
