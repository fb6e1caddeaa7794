import { contract, saySuccess } from '#contracts'
import { type Day, type Indicator, indicatorsOf } from '#kernel'
import { granted, type Story } from './story.ts'

/** What one side says beforehand would count as success: in words, and by indicator. */
interface Saying {
  says: string
  /** What it counts on of an indicator; the target where it is not said. */
  value?: (i: Indicator) => string
}

/** Once signed, both sides say apart what will count as success, of every line with goals. */
export async function successSaid(
  s: Story,
  p: { contractId: string; on: Day; manager: string; purchaser: Saying; provider: Saying },
): Promise<void> {
  const { lines } = (await contract(await s.as('operator', p.on), p.contractId))!
  for (const [who, { says, value = (i: Indicator) => i.target }] of [
    ['officer', p.purchaser],
    [p.manager, p.provider],
  ] as const) {
    const said = lines
      .filter((l) => l.goals.length > 0)
      .map((l) => ({ lineId: l.id, says, values: Object.fromEntries(indicatorsOf(l).map((i) => [i.id, value(i)])) }))
    granted(await saySuccess(await s.as(who, p.on), { contractId: p.contractId, lines: said }))
  }
}
