import { day, fraction, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { days } from '../length.ts'
import { china, differs, type Place } from '../places/index.ts'
import { contractSigned, longestTermYears, ordinaryTermYears } from './award.ts'
import { intentionDays } from './bid-period.ts'
import { supplementShare } from './bonds.ts'
import { cn } from './law.ts'
import { cite } from './instruments.ts'

const value = <T>(v: T) => ({ '2020-01-01': { value: v, cites: [cite('R-49')] as const } })
/** A province stricter than the nation wherever it may be. */
const strict: Place = {
  name: 'cn-strict',
  says: { zh: '从严省（示例）', en: 'Strict Province (example)' },
  within: china,
  isExample: true,
  differs: [
    differs(ordinaryTermYears, value(1)),
    differs(longestTermYears, value(2)),
    differs(contractSigned, value(days(10))),
    differs(supplementShare, value(fraction(5, 100))),
    differs(intentionDays, value(60)),
  ],
  thresholds: null,
}
const lawDay = day('2026-03-02')
const [here, nation] = [cn.lawIn(strict), cn.lawIn(china)]
const contract = {
  basis: 'contract',
  isPublicService: true,
  amount: yuan('100000'),
  lines: [],
  termMonths: 36,
  termConditions: { contentIsFixed: true, isContinuous: true, fundingIsStable: true, priceIsStable: true, budgetIsAssured: true },
  awardNoticeOn: day('2026-03-02'),
  signedOn: day('2026-03-20'),
  supplements: [yuan('8000')],
  acceptance: { isCondition: false, periodDays: 10, usersInvited: true },
  payment: { days: 30 },
  errandCap: fraction(10, 100),
  hasPerformanceClause: true,
  subcontracting: 'part-with-consent',
  duties: [],
  clauses: [],
} as unknown as Parameters<typeof here.contracts.check>[0]
const found = (law: typeof here) => law.contracts.check(contract, lawDay, cn.calendar).map((f) => `${f.rule} ${f.at}`)

describe('a check reads the numbers of its place, not the nation’s', () => {
  test.each(['R-43 termMonths', 'R-39 signedOn', 'R-42 supplements'])('a contract: %s', (point) =>
    expect([found(nation).includes(point), found(here).includes(point)]).toEqual([false, true]),
  )
  test('the numbers by name', () =>
    expect([here.number('intentionDays', lawDay)?.value, nation.number('intentionDays', lawDay)?.value]).toEqual([60, 30]))
})
