import { daysBetween } from '#kernel'
import type { Ctx } from '#platform'
import { Notice } from '#ui'
import type { Contract } from '../rules/contract.ts'
import { words } from '../words.ts'

/** What is served before both have signed, nobody can be held to; it is the purchaser's delay before any clock runs. */
export function ServedUnsigned({ c, ctx }: { c: Contract; ctx: Ctx }) {
  const t = words[ctx.lang]
  const early = daysBetween(c.startsOn, c.signedOn ?? ctx.today)
  if (early <= 0) return null
  return (
    <Notice late>
      <p>{(c.signedOn ? t.beganBefore : t.beginsBefore)(early)}</p>
    </Notice>
  )
}
