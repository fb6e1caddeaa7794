import { day, nothingSetAside, noUnitTerms, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { type Awarded, compareWithAward, type Fixed, latestStart, rewritten } from './award-fit.ts'
import { combined, milestoneLine } from './contract.sample.ts'
import type { ContractLine } from './contract.ts'

const annex = { approach: '驻社区', acceptance: '按季度验收', payment: '验收后三十日内付款' }
const first: Fixed = { ...combined(), annex }
const won: Awarded = {
  term: { startsOn: day('2026-03-01'), months: 12, startBy: day('2026-04-01') },
  lines: first.lines,
  annex,
  paymentDays: 30,
  shares: null,
  aside: null,
  index: null,
}
const line = (i: number, more: object): Partial<Fixed> => ({
  lines: first.lines.map((l, n) => (n === i ? ({ ...l, ...more } as ContractLine) : l)),
})
const terms = (more: Partial<Fixed['terms']>): Partial<Fixed> => ({ terms: { ...first.terms, ...more } })
const staged = milestoneLine(yuan('1854000'), [
  ['签订', '2/5', 'signing'],
  ['期末', '3/5', 'acceptance'],
])

describe('what won is what is signed', () => {
  test.each<[string, Partial<Fixed>, string[]]>([
    ['as it won', {}, []],
    ['a month later and as long', { startsOn: day('2026-04-01'), endsOn: day('2027-03-31') }, []],
    ['on the tenth and as long', { startsOn: day('2026-03-10'), endsOn: day('2027-03-09') }, []],
    ['a day later than signing could take', { startsOn: day('2026-04-02'), endsOn: day('2027-04-01') }, ['startsOn']],
    ['nine months later', { startsOn: day('2026-12-01'), endsOn: day('2027-11-30') }, ['startsOn']],
    ['a day earlier', { startsOn: day('2026-02-28'), endsOn: day('2027-02-27') }, ['startsOn']],
    ['later, to the same end', { startsOn: day('2026-04-01') }, ['endsOn']],
    ['nineteen months', { endsOn: day('2027-09-30') }, ['endsOn']],
    ['a day less', { endsOn: day('2027-02-27') }, ['endsOn']],
    ['later and longer', { startsOn: day('2027-06-01'), endsOn: day('2028-12-31') }, ['startsOn', 'endsOn']],
    ['fewer posts', line(0, { posts: 13 }), ['lines.0']],
    ['fewer months', line(0, { months: 6 }), ['lines.0']],
    ['another grade', line(0, { grade: 'any' }), ['lines.0']],
    ['other communities', line(0, { communityIds: ['com_x'] }), ['lines.0']],
    ['a line that hangs on nothing', line(1, { hangsOn: null }), ['lines.1']],
    ['another unit', line(1, { unit: '次' }), ['lines.1']],
    ['fewer, dearer', line(1, { quantity: 1, unitPrice: yuan('28000') }), ['lines.1']],
    ['a unit of fewer people', line(1, { unitTerms: { ...noUnitTerms, what: ['event'], people: 20 } }), ['lines.1']],
    ['a unit of which nothing is said', line(1, { unitTerms: null }), ['lines.1']],
    ['another name', line(1, { title: '杂务' }), ['lines.1']],
    ['another standard', line(1, { scope: '尽力' }), ['lines.1']],
    ['another promise', line(1, { promise: '尽力' }), ['lines.1']],
    ['one line fewer', { lines: first.lines.slice(0, 4) }, ['lines']],
    ['more days to pay', terms({ paymentDays: 60 }), ['paymentDays']],
    ['the tax on top', terms({ taxIncluded: false }), ['taxIncluded']],
    ['another acceptance', { annex: { ...annex, acceptance: '另行商定' } }, ['annex']],
    ['another payment', { annex: { ...annex, payment: null } }, ['annex']],
    ['another way to work', { annex: { ...annex, approach: '另行商定' } }, ['annex']],
    ['what both settle', terms({ acceptanceDays: 7, handInDays: 3, answerWorkingDays: 3, vacancyDays: 20 }), []],
  ])('%s', (_, change, fields) => {
    expect(Object.keys(rewritten({ ...first, ...change }, won))).toEqual(fields)
    // The page says the same, and says what was awarded where it differs.
    const differing = compareWithAward({ ...first, ...change }, won).filter((r) => !r.same)
    expect([...new Set(differing.map((r) => r.at))]).toEqual(fields)
    for (const r of differing) expect([r.awarded.zh, r.awarded.en]).not.toEqual([r.proposed?.zh, r.proposed?.en])
  })
  test.each<[string, object, string[]]>([
    ['as the documents share it out', {}, []],
    ['the same, written otherwise', { milestones: staged.milestones.map((m, i) => ({ ...m, share: i ? '60/100' : '0.4' })) }, []],
    ['more on signing', { milestones: staged.milestones.map((m, i) => ({ ...m, share: i ? '1/10' : '9/10' })) }, ['lines.0']],
    ['by unit instead', { paidBy: 'units', milestones: [] }, ['lines.0']],
  ])('stages: %s', (_, more, fields) => {
    const of = { ...won, lines: [staged], shares: ['2/5', '3/5'] }
    expect(Object.keys(rewritten({ ...first, lines: [{ ...staged, ...more } as ContractLine] }, of))).toEqual(fields)
  })
  test.each<[string, Partial<Fixed['terms']>, string[]]>([
    ['as announced', { advanceShare: '0.3', retentionShare: '0.05', retentionDays: 180 }, []],
    ['no advance', { advanceShare: null, retentionShare: '0.05', retentionDays: 180 }, ['advanceShare']],
    ['more kept back, and longer', { advanceShare: '0.3', retentionShare: '0.1', retentionDays: 365 }, ['retentionShare', 'retentionDays']],
  ])('an advance and a part kept back that the documents announce: %s', (_, more, fields) => {
    const aside = { ...nothingSetAside, advanceShare: '0.3', retentionShare: '0.05', retentionDays: 180 }
    expect(Object.keys(rewritten({ ...first, ...terms(more) }, { ...won, aside }))).toEqual(fields)
  })
  test.each([
    ['signed in time', '2026-09-01', '2026-08-20', '2026-09-01'],
    ['signed on the first day', '2026-09-01', '2026-09-01', '2026-09-01'],
    ['signing may take until after it', '2026-09-01', '2026-09-16', '2026-10-01'],
    ['in December', '2026-12-01', '2026-12-30', '2027-01-01'],
    ['on the last of January', '2027-01-15', '2027-01-31', '2027-02-01'],
  ])('how much later it may begin: %s', (_, startsOn, signed, last) =>
    expect(latestStart(day(startsOn), day(signed)).toString()).toBe(last),
  )
})
