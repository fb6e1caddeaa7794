import { contract } from '#contracts'
import { isAfter, isBefore, isPossible, mostOf, type Refusal, type ShownBy, type Words } from '#kernel'
import { type Action, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { inForce } from './mine.ts'
import type { ShownFor } from './rules/value.ts'
import { type Showing, showingsOf } from './showings-of.ts'
import { insertValue, readValues } from './store/index.ts'
import { refuse } from './words.ts'

export interface NewValue {
  contractId: string
  indicatorId: string
  shownFor: ShownFor
  /** Exact, as text. */
  value: string
  /** How it is known: which records, which scale, which question, of how many. */
  evidence: string
  shownOn: Temporal.PlainDate
  /** Why it is corrected; needed where a value is there already. */
  reason?: string | undefined
}

/** Whoever shows an indicator, by what it says of itself. A survey of residents is the evaluator's, as what a third party finds. */
export const showers: Readonly<Record<ShownBy, Action>> = {
  provider: 'delivery.show-own',
  purchaser: 'delivery.show-purchaser',
  residents: 'delivery.show-others',
  'third-party': 'delivery.show-others',
}

/** Whoever shows an indicator enters what was reached for the time it is due, or corrects it with a reason; what was said before stays. */
export async function showValue(ctx: Ctx, i: NewValue): Promise<{ contractId: string; edition: number } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const known = c && inForce.some((s) => s === c.state) ? c : undefined
  const showing = known && showingsOf(known).find((s) => s.indicator.id === i.indicatorId && s.shownFor === i.shownFor)
  const parties = known ?? {}
  const no = mayNot(ctx.asker, showing ? showers[showing.indicator.by] : 'delivery.show-own', parties)
  if (no && (showing || no.status === 401)) return await recordRefusal(ctx, 'delivery.show-value', no)
  if (!known || !showing) return refuse('no-showing')
  const facts = { contract: known.number, indicator: showing.indicator.name, value: i.value, unit: showing.indicator.unit }
  const about = { subject: { kind: 'contract', id: known.id }, purchaseId: known.purchaseId } as const
  return await change(ctx, { action: 'delivery.show-value', ...about, facts }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const before = (await readValues(inside, [known.id])).filter((v) => v.indicatorId === i.indicatorId && v.shownFor === i.shownFor)
    const edition = before.length + 1
    if (ctx.version !== undefined && ctx.version !== edition) return refuse('stale')
    const fields = whatIsWrong(ctx, showing, i, before.at(-1))
    if (Object.keys(fields).length > 0) return refuse('record-wrong').with({ fields })
    const kept = await insertValue(inside, tx, {
      ...i,
      contractId: known.id,
      lineId: showing.lineId,
      edition,
      reason: edition === 1 ? null : i.reason!.trim(),
      enteredAt: ctx.now,
      enteredBy: ctx.asker.name ?? '',
    })
    // Somebody entered it at the same moment.
    if (!kept) return refuse('stale')
    entry.facts = { ...facts, shownFor: i.shownFor, again: edition > 1 }
    entry.before = before.at(-1) && { value: before.at(-1)!.value }
    entry.after = { value: i.value, shownOn: i.shownOn.toString(), edition }
    return { contractId: known.id, edition }
  })
}

function whatIsWrong(ctx: Ctx, s: Showing, i: NewValue, last: { value: string; evidence: string } | undefined): Record<string, Words> {
  const fields: Record<string, Words> = {}
  if (isBefore(ctx.today, s.on)) fields.value = refuse('not-shown-before', s.on).words
  else if (!isPossible(s.indicator, i.value)) fields.value = refuse('value-beyond', mostOf(s.indicator)!).words
  else if (i.value.startsWith('-') && s.indicator.unit.trim() === '%') fields.value = refuse('value-below').words
  if (isAfter(i.shownOn, ctx.today)) fields.shownOn = refuse('in-future').words
  if (last && !i.reason?.trim()) fields.reason = refuse('value-reason').words
  if (last && last.value === i.value && last.evidence === i.evidence) fields.value = refuse('nothing-changed').words
  return fields
}
