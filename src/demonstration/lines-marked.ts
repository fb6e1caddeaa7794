import { contract } from '#contracts'
import type { LineMark } from '#evaluations'
import type { Day } from '#kernel'
import type { Story } from './story.ts'

/** How far each line with goals came, in the order of the contract; what cannot be told yet is null. */
export async function marksOfLines(
  s: Story,
  contractId: string,
  on: Day,
  marks: readonly (number | null)[],
  says?: string,
): Promise<LineMark[]> {
  const of = (await contract(await s.as('operator', on), contractId))!
  return of.lines
    .filter((l) => l.goals.length > 0)
    .map((l, i) => ({ lineId: l.id, mark: marks[i] ?? null, says: i === 0 && says ? says : null }))
}
