import type { ContractVersion } from '#contracts'
import { day } from '#kernel'
import { expect, test } from 'vitest'
import { rateAgreedOn } from './rate-agreed.ts'

const at = (on: string) => ({ at: Temporal.Instant.from(`${on}T09:00:00+08:00`), by: 'x' })
const text = (number: number, rate: string | null, on: [string, string], state: ContractVersion['state'] = 'agreed') =>
  ({
    number,
    state,
    text: { terms: { dailyLateRate: rate } },
    signed: { purchaser: at(on[0]), provider: at(on[1]) },
  }) as unknown as ContractVersion
const all = [
  text(1, '0.0003', ['2026-01-08', '2026-01-10']),
  text(2, '0.0002', ['2026-02-01', '2026-02-01'], 'declined'),
  text(3, '0.0003', ['2026-03-01', '2026-03-02']),
  text(4, '0.0005', ['2026-04-30', '2026-05-04']),
  text(5, '0.0005', ['2026-06-01', '2026-06-02']),
  text(6, '0.0003', ['2026-08-01', '2026-08-02']),
]
test.each([
  [1, '0.0003', '2026-01-10', 'as signed'],
  [3, '0.0003', '2026-01-10', 'a change of something else leaves the day; what was declined agreed nothing'],
  [4, '0.0005', '2026-05-04', 'the day the second side signed the change'],
  [5, '0.0005', '2026-05-04', 'a later change that keeps it'],
  [6, '0.0003', '2026-08-02', 'agreed anew, though it had been so before'],
])('text %i, %s a day: agreed on %s, %s', (inForce, rate, on) => {
  const c = { signedOn: day('2026-01-10'), versionNumber: 6, inForce, terms: { dailyLateRate: rate } } as never
  expect(rateAgreedOn(c, all, 'Asia/Shanghai')?.toString()).toBe(on)
})
