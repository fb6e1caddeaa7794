import type { Contract } from '#contracts'
import { isRefusal, type Refusal, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { visible } from './mine.ts'
import { IndicatorsPage, ValuePage } from './pages/indicators.tsx'
import { type ShownValue, shownValues } from './shown-values.ts'
import { refuse } from './words.ts'

/** What is due by now, and of the rest what comes next: a term of three years has many months to come. */
export async function indicatorsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const all = await shownValues(ctx, k)
  const next = new Map<string, ShownValue>()
  for (const v of all) if (!v.isDue && !next.has(v.showing.indicator.id)) next.set(v.showing.indicator.id, v)
  const shown = all.filter((v) => v.isDue || next.get(v.showing.indicator.id) === v)
  return <IndicatorsPage ctx={ctx} frame={frame} c={k} values={shown} />
}

export async function valuePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const last = found.v.editions[0]
  const fresh = freshForm({ value: last?.value ?? '', evidence: last?.evidence ?? '', shownOn: (last?.shownOn ?? ctx.today).toString() })
  return <ValuePage ctx={ctx} frame={frame} c={found.k} v={found.v} form={form ?? fresh} />
}

/** A correction says why, which is told with all else that is wrong in the form. */
export async function reasonMissing(fields: Readonly<Record<string, unknown>>, ctx: Ctx, c: C): Promise<Record<string, Words>> {
  const found = await asked(ctx, c)
  const missing = !isRefusal(found) && found.v.editions.length > 0 && String(fields.reason ?? '').trim() === ''
  return missing ? { reason: refuse('value-reason').words } : {}
}

async function asked(ctx: Ctx, c: C): Promise<{ k: Contract; v: ShownValue } | Refusal> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const v = (await shownValues(ctx, k)).find(
    (x) => x.showing.indicator.id === param(c, 'indicator') && x.showing.shownFor === param(c, 'for'),
  )
  return v?.mayEnter ? { k, v } : refuse('no-showing')
}
