import { isLeader, notesToCount } from '#clients'
import { isRefusal } from '#kernel'
import { type Change, hideSmall } from '#measures'
import { mayNot } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { MeasurePage } from './pages/measure.tsx'
import { NewScalePage } from './pages/new-scale.tsx'
import { ScalesPage } from './pages/scales.tsx'
import { beforeAfter, type CaseScale, measurementIn, momentsAt } from './rules/case-scale.ts'
import { knownScales } from './rules/known-scale-words.ts'
import { fewestPeople } from './rules/reach.ts'
import { scaleValues } from './scale-form.ts'
import { scalesOf } from './scales-of.ts'
import { casesOf } from './store/index.ts'
import { casePage, stepOf } from './views.tsx'

const providerOf = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })

/** Before and after by one scale, as it may be shown: no small counts, nor what would give one away. */
export interface ShownChange {
  readonly scale: CaseScale
  readonly both: number | null
  readonly lost: number | null
  readonly running: number | null
  readonly change: Change | undefined
}

export async function scalesPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.read', providerOf(ctx))
  if (no) return no
  const scales = await scalesOf(ctx, ctx.asker.organisationId!)
  const leads = isLeader(ctx)
  return <ScalesPage ctx={ctx} frame={frame} scales={scales} leads={leads} changes={leads ? await changesBy(ctx, scales) : 'closed'} />
}

/** What became of those who were measured, by scale: worked out while the key is open, and kept nowhere. */
async function changesBy(ctx: Ctx, scales: readonly CaseScale[]): Promise<ShownChange[] | 'closed'> {
  const notes = await notesToCount(ctx, 'scale')
  if (notes === 'closed') return 'closed'
  const measured = notes.map((n) => measurementIn(n.about, n.says))
  const over = new Set((await casesOf(ctx, { organisationId: ctx.asker.organisationId! })).filter((c) => c.closedOn).map((c) => c.id))
  return scales.flatMap((scale) => {
    const { both, lost, running, change } = beforeAfter(scale, measured, (id) => over.has(id))
    if (both + lost + running === 0) return []
    const safe = hideSmall({ both, lost, running }, { k: fewestPeople })
    if (isRefusal(safe)) throw new Error(`no counts: ${safe.code}`)
    const { both: n = null, lost: l = null, running: r = null } = safe.counts
    return [{ scale, both: n, lost: l, running: r, change: both >= fewestPeople ? change : undefined }]
  })
}

/** The form of a new scale; `from` begins with how one of the house is scored. */
export function newScalePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): View {
  const no = mayNot(ctx.asker, 'clients.manage', providerOf(ctx))
  if (no) return no
  const from = knownScales.find((s) => s.id === c.req.query('from') && s.asks.length === 0)
  return <NewScalePage ctx={ctx} frame={frame} form={form ?? freshForm(scaleValues(from))} />
}

/** A scale as it is asked of somebody whose case can be measured now; else the page of the case. */
export async function measurePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const at = await stepOf(ctx, c, frame)
  if ('view' in at) return at.view
  const [moment] = momentsAt(at.k.state)
  if (!moment) return await casePage(ctx, c, frame)
  const scale = (await scalesOf(ctx, at.k.organisationId)).find((s) => s.id === param(c, 'scale') && s.usable)
  return scale ? <MeasurePage ctx={ctx} frame={frame} {...at} scale={scale} form={form ?? freshForm({ at: moment })} /> : notThere()
}
