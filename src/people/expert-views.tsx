import { isRefusal } from '#kernel'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, numberIn, param, type View } from '#ui'
import { howOf } from './community-form.ts'
import { organisations } from './directory.ts'
import { awayValues, expertValues } from './expert-form.ts'
import { expertWords as words } from './expert-words.ts'
import { type Expert, expert, expertOf, expertSorts, listedExperts, tiesOf } from './experts.ts'
import { ExpertPage, NewExpertPage } from './pages/expert.tsx'
import { ExpertListPage, UnderstoodExpertsPage } from './pages/expert-list.tsx'
import { expertColumns, ExpertsPage } from './pages/experts.tsx'
import { SpecialtiesPage, SpecialtyPage } from './pages/specialties.tsx'
import { mayNot } from './permission.ts'
import { refusePermission } from './role-words.ts'
import { experiencedIn, specialties } from './specialties.ts'
import { understandExperts } from './take-experts.ts'

const notKept = (ctx: Ctx) => mayNot(ctx.asker, 'people.keep-experts')

/** The pool, as a page or as a file. */
export async function expertsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  const params = new URL(c.req.url).searchParams
  const search = (params.get('q') ?? '').slice(0, 100)
  const known = await specialties(ctx)
  const chosen = known.find((s) => s.id === params.get('specialty'))?.id
  const [added, changed] = [numberIn(params.get('added')), numberIn(params.get('changed'))]
  const said = added !== undefined && changed !== undefined ? words[ctx.lang].taken(added, changed) : undefined
  const list = {
    sorts: expertSorts,
    name: 'experts',
    read: (query: ListQuery) => listedExperts(ctx, { ...(search && { search }), ...(chosen && { specialty: chosen }) }, query),
    columns: () => expertColumns(ctx, known),
  }
  return await listView(c, list, (listed) => (
    <ExpertsPage ctx={ctx} frame={frame} {...listed} q={search} chosen={chosen} specialties={known} said={said} />
  ))
}

export async function newExpertPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  return <NewExpertPage ctx={ctx} frame={frame} form={form ?? freshForm()} specialties={await specialties(ctx, { open: true })} />
}

interface Typed {
  form?: FormState
  away?: FormState
  tie?: FormState
}

/** One expert, for whoever keeps the pool and for themselves. */
export async function expertPage(ctx: Ctx, id: string, frame: FrameFacts, typed: Typed = {}): Promise<View> {
  const found = await expert(ctx, id)
  const mine = found !== undefined && mayNot(ctx.asker, 'people.keep-own-expert', { userId: found.user_id }) === undefined
  const no = mine ? undefined : notKept(ctx)
  if (no) return no
  return found ? await shown(ctx, found, frame, typed) : notThere()
}

async function shown(ctx: Ctx, x: Expert, frame: FrameFacts, typed: Typed): Promise<View> {
  const known = await specialties(ctx)
  return (
    <ExpertPage
      ctx={ctx}
      frame={frame}
      expert={x}
      keeps={notKept(ctx) === undefined}
      ties={(await tiesOf(ctx, [x.id])).get(x.id) ?? []}
      // A closed one is offered to whoever has it already.
      specialties={known.filter((s) => s.state === 'open' || x.specialty_ids.includes(s.id))}
      organisations={await organisations(ctx, { open: true })}
      form={typed.form ?? expertValues(x)}
      away={typed.away ?? awayValues(x)}
      tie={typed.tie ?? freshForm()}
    />
  )
}

/** What the pool knows of whoever asks. */
export async function myExpertPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const mine = ctx.asker.userId ? await expertOf(ctx, ctx.asker.userId) : undefined
  if (!mine) return ctx.asker.kind === 'public' ? refusePermission('sign-in-first') : refusePermission('not-your-role')
  return await expertPage(ctx, mine.id, frame)
}

export async function specialtiesPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  return (
    <SpecialtiesPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm()}
      specialties={await specialties(ctx)}
      experts={await experiencedIn(ctx)}
    />
  )
}

export async function specialtyPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  const found = (await specialties(ctx)).find((s) => s.id === param(c, 'id'))
  if (!found) return notThere()
  const values = freshForm({ name: found.name, nameEn: found.name_en ?? '' })
  return <SpecialtyPage ctx={ctx} frame={frame} specialty={found} form={form ?? values} />
}

export async function expertListPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  return (
    <ExpertListPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm()}
      hasSpecialties={(await specialties(ctx, { open: true })).length > 0}
    />
  )
}

/** What a list was understood to change; where it cannot be read, the form again that it came from. */
export async function understoodExpertsPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> {
  const rows = String(form.values.rows ?? '')
  const read = await understandExperts(ctx, rows)
  if (isRefusal(read)) return await expertListPage(ctx, c, frame, { ...form, errors: read.fields ?? {}, refusal: read })
  const how = howOf(form.values.how)
  return <UnderstoodExpertsPage ctx={ctx} frame={frame} form={form} read={read} how={how} specialties={await specialties(ctx)} />
}
