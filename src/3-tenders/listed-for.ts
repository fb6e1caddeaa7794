import { may, mayAtAll } from '#people'
import type { Ctx } from '#platform'
import { tenderProcess, type TenderState } from './rules/tender-process.ts'
import { publicStates, type TenderQuery } from './store/index.ts'

/** Which tenders somebody finds in a list: all, those of the own office, or what is published; and in which states. */
export function listedFor(ctx: Ctx): TenderQuery & { states: readonly TenderState[] } {
  if (may(ctx.asker, 'tenders.read')) return { states: everyState }
  return mayAtAll(ctx.asker, 'tenders.read')
    ? { states: everyState, purchaserId: ctx.asker.organisationId ?? '' }
    : { states: publicStates }
}

const everyState = Object.keys(tenderProcess.states) as TenderState[]
