import { minor, totalOf } from '#kernel'
import type { Ctx } from '#platform'
import { Cites, Notice } from '#ui'
import type { Contract, ContractLine } from '../rules/contract.ts'
import { indexText } from '../rules/index-words.ts'

/** That a price that follows its series takes the total past the first one by more than a tenth: nobody should sign that unread. */
export function PassesTenth({ ctx, contract: c, lines }: { ctx: Ctx; contract: Contract; lines: readonly ContractLine[] }) {
  const original = c.originalTotal ?? c.total
  const most = ctx.law.contracts.largestSupplement(original, c.lawDay)
  if (!lines.some((l) => l.indexed) || totalOf(lines) <= minor(original + most.value)) return null
  return (
    <Notice late>
      <p>
        {indexText.both('passesTenth')[ctx.lang]} <Cites cites={most.cites} lang={ctx.lang} />
      </p>
    </Notice>
  )
}
