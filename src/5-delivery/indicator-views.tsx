import type { Contract } from '#contracts'
import { isRefusal, type Refusal, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { visible } from './mine.ts'
import { IndicatorsPage, ValuePage } from './pages/indicators.tsx'
import { figureFor, type LineFigures, typedFigure } from './rules/from-records.ts'
import { type ShownValue, shownValues } from './shown-values.ts'
import { unitTotals } from './unit-totals.ts'
import { valuePageWords } from './value-words.ts'
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
  const figures = await figuresOf(ctx, found)
  const counted = last ? undefined : countedFor(ctx, found, figures)
  const fresh = freshForm({
    value: last?.value ?? counted?.value ?? '',
    evidence: last?.evidence ?? counted?.evidence ?? '',
    shownOn: (last?.shownOn ?? ctx.today).toString(),
  })
  return <ValuePage ctx={ctx} frame={frame} c={found.k} v={found.v} figures={figures} form={form ?? fresh} />
}

/** What was recorded of its line in the time an indicator tells of, until today. */
async function figuresOf(ctx: Ctx, { k, v: { showing } }: Asked): Promise<LineFigures> {
  const all = await unitTotals(ctx, { contractIds: [k.id], from: showing.from, to: showing.on })
  const mine = all.filter((r) => r.lineId === showing.lineId)
  const sum = (of: keyof LineFigures) => mine.reduce((n, r) => n + r[of], 0)
  return { records: sum('records'), people: sum('people'), units: sum('units'), minutes: sum('minutes') }
}

/** What stands in the form before anybody typed: only where the records count the same as the indicator. */
function countedFor(ctx: Ctx, { k, v: { showing } }: Asked, figures: LineFigures): { value: string; evidence: string } | undefined {
  const line = k.lines.find((l) => l.id === showing.lineId)
  const figure = figureFor(showing.indicator, line?.kind === 'project' ? line.unit : null, figures)
  return figure && { value: typedFigure(figure), evidence: valuePageWords[ctx.lang].fromRecords(figures.records) }
}

/** A correction says why, which is told with all else that is wrong in the form. */
export async function reasonMissing(fields: Readonly<Record<string, unknown>>, ctx: Ctx, c: C): Promise<Record<string, Words>> {
  const found = await asked(ctx, c)
  const missing = !isRefusal(found) && found.v.editions.length > 0 && String(fields.reason ?? '').trim() === ''
  return missing ? { reason: refuse('value-reason').words } : {}
}

interface Asked {
  k: Contract
  v: ShownValue
}
async function asked(ctx: Ctx, c: C): Promise<Asked | Refusal> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const v = (await shownValues(ctx, k)).find(
    (x) => x.showing.indicator.id === param(c, 'indicator') && x.showing.shownFor === param(c, 'for'),
  )
  return v?.mayEnter ? { k, v } : refuse('no-showing')
}
