import type { Ctx } from '#platform'
import { type CaseScale, ownScale } from './rules/case-scale.ts'
import { knownScales } from './rules/known-scale-words.ts'
import { scaleRows } from './store/index.ts'

/** A scale beside whether it can be asked: one without wording, or out of use, only scores what was answered. */
export interface OfferedScale extends CaseScale {
  readonly usable: boolean
  readonly own: boolean
  readonly version: number | null
}

/** The scales of the house and those of an institution. */
export async function scalesOf(ctx: Ctx, organisationId: string): Promise<OfferedScale[]> {
  const own = await scaleRows(ctx, organisationId)
  return [
    ...knownScales.map((s) => ({ ...s, usable: s.asks.length > 0, own: false, version: null })),
    ...own.map((s) => ({ ...ownScale(s.id, s.says), usable: !s.retired, own: true, version: s.version })),
  ]
}
