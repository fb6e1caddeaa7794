import { agreedTexts, spanOn, termSpans } from '#contracts'
import { type Day, isAfter, isBefore, type UnitTerms } from '#kernel'
import type { Ctx, Db } from '#platform'
import { monthName } from './hours.ts'
import { unitRows } from './store/index.ts'

export interface UnitsRow {
  contractId: string
  lineId: string
  month: string
  monthOn: Day
  communityId: string | null
  records: number
  units: number
  people: number
  minutes: number
  /** What a unit of the line had to be in that month, where the contract was changed since signing; else what the contract says. */
  terms?: UnitTerms | null
}
/** Units, people served and minutes by deliverable, month and community. */
export async function unitTotals(
  ctx: Ctx,
  of: { contractIds: readonly string[]; from?: Day; to?: Day },
  db: Db = ctx.db,
): Promise<UnitsRow[]> {
  if (of.contractIds.length === 0) return []
  const rows = await unitRows(ctx, db, of.contractIds)
  // A supplement begins with a month of its contract, so that a month is of one text.
  const texts = await agreedTexts({ ...ctx, db }, of.contractIds)
  return rows
    .filter((r) => !(of.from && isBefore(r.month_on, of.from)) && !(of.to && isAfter(r.month_on, of.to)))
    .map((r) => ({
      ...(texts.has(r.contract_id) && {
        terms: spanOn(termSpans(texts.get(r.contract_id)!, { id: r.line_id }), r.month_on)?.terms ?? null,
      }),
      contractId: r.contract_id,
      lineId: r.line_id,
      month: monthName(r.month_on),
      monthOn: r.month_on,
      communityId: r.community_id || null,
      records: r.records,
      units: Number(r.units),
      people: Number(r.people),
      minutes: Number(r.minutes),
    }))
}
