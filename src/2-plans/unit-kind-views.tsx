import { mayNot } from '#people'
import { type Ctx, type ListQuery, notThere, pageFrom } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { NewUnitPage, UnitPage } from './pages/unit-kind.tsx'
import { unitColumns, UnitsPage } from './pages/unit-kinds.tsx'
import { unitExamples } from './rules/unit-example-words.ts'
import type { SaidOfUnit, UnitKind } from './rules/unit-kind.ts'
import { readUnitKinds, wordingsOf } from './store/index.ts'
import { unitKindValues } from './unit-kind-form.ts'

const byName = (a: UnitKind, b: UnitKind): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** The library of the own office, as a page or as a file. */
export async function unitsPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId })
  if (no || purchaserId === null) return no ?? notThere()
  const q = (new URL(c.req.url).searchParams.get('q') ?? '').slice(0, 100)
  const found = await readUnitKinds(ctx, { purchaserId, ...(q && { search: q }) })
  const list = {
    sorts: ['name'] as const,
    name: 'units',
    read: (query: ListQuery) => pageFrom(found, query, { name: byName }, (u) => u.id),
    columns: () => unitColumns(ctx),
  }
  return await listView(c, list, (listed) => <UnitsPage ctx={ctx} frame={frame} {...listed} q={q} form={form ?? freshForm()} />)
}

/** The form of a new one, begun from an example where one is asked for. */
export function newUnitPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): View {
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: ctx.asker.organisationId })
  if (no) return no
  const e = unitExamples.find((x) => x.key === c.req.query('example'))
  const from: SaidOfUnit | undefined = e && { name: e.name.zh, nameEn: e.name.en, unit: e.unit.zh, unitEn: e.unit.en, terms: e.terms }
  return <NewUnitPage ctx={ctx} frame={frame} form={form ?? (from ? unitKindValues(from) : freshForm())} />
}

/** One of the library with all its wordings. */
export async function unitPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const unit = (await readUnitKinds(ctx, { id: param(c, 'id') }))[0]
  if (!unit) return notThere()
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: unit.purchaserId })
  return (
    no ?? <UnitPage ctx={ctx} frame={frame} unit={unit} wordings={await wordingsOf(ctx, unit.id)} form={form ?? unitKindValues(unit)} />
  )
}
