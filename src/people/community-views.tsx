import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, numberIn, param, type View } from '#ui'
import { community, communitySorts, listedCommunities, mayKeep, mergedInto } from './communities.ts'
import { communityValues, howOf } from './community-form.ts'
import { communityWords as words } from './community-words.ts'
import { communities } from './directory.ts'
import { communityColumns, CommunitiesPage } from './pages/communities.tsx'
import { CommunityListPage, UnderstoodListPage } from './pages/community-list.tsx'
import { CommunityPage, NewCommunityPage } from './pages/community.tsx'
import { may, mayAtAll } from './permission.ts'
import { refusePermission } from './role-words.ts'
import type { Community, Organisation } from './store.ts'
import { keptOffices, openOffices, understandCommunities } from './take-communities.ts'

/** What nobody may open who keeps no list. */
const notKept = (ctx: Ctx): Refusal | undefined => {
  if (ctx.asker.kind === 'public') return refusePermission('sign-in-first')
  return mayAtAll(ctx.asker, 'people.keep-communities') ? undefined : refusePermission('not-your-role')
}
const byId = (all: readonly Organisation[]) => new Map<string, Organisation>(all.map((o) => [o.id, o]))

/** The list, as a page or as a file: all of it for the administrator, one's own for an office. */
export async function communitiesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  const params = new URL(c.req.url).searchParams
  const search = (params.get('q') ?? '').slice(0, 100)
  const own = may(ctx.asker, 'people.keep-communities') ? {} : { organisationId: ctx.asker.organisationId ?? '' }
  const of = { ...own, ...(search && { search }) }
  const offices = byId(await keptOffices(ctx))
  const [added, changed] = [numberIn(params.get('added')), numberIn(params.get('changed'))]
  const said = added !== undefined && changed !== undefined ? words[ctx.lang].taken(added, changed) : undefined
  const list = {
    sorts: communitySorts,
    name: 'communities',
    read: (query: ListQuery) => listedCommunities(ctx, of, query),
    columns: () => communityColumns(ctx.lang, offices),
  }
  return await listView(c, list, (listed) => (
    <CommunitiesPage ctx={ctx} frame={frame} {...listed} q={search} offices={offices} said={said} />
  ))
}

export async function newCommunityPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  return <NewCommunityPage ctx={ctx} frame={frame} form={form ?? freshForm()} offices={await openOffices(ctx)} />
}

/** The community of the address, for who keeps the list it stands in. */
async function kept(ctx: Ctx, c: C): Promise<Community | Refusal> {
  const no = notKept(ctx)
  if (no) return no
  const found = await community(ctx, param(c, 'id'))
  if (!found) return notThere()
  return mayKeep(ctx, found.organisation_id) ? found : refusePermission('not-your-role')
}

/** One community. `typed` is what was refused: of the community itself, or of its closing. */
export async function communityPage(
  ctx: Ctx,
  c: C,
  frame: FrameFacts,
  typed: { form?: FormState; closing?: FormState } = {},
): Promise<View> {
  const found = await kept(ctx, c)
  if (isRefusal(found)) return found
  const all = await communities(ctx, { organisationId: found.organisation_id })
  return (
    <CommunityPage
      ctx={ctx}
      frame={frame}
      community={found}
      form={typed.form ?? communityValues(found)}
      closing={typed.closing ?? freshForm()}
      offices={await openOffices(ctx)}
      others={all.filter((o) => o.state === 'open' && o.id !== found.id)}
      into={found.merged_into ? await community(ctx, found.merged_into) : undefined}
      mergedHere={await mergedInto(ctx, found.id)}
    />
  )
}

export async function communityListPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = notKept(ctx)
  if (no) return no
  return <CommunityListPage ctx={ctx} frame={frame} form={form ?? freshForm()} offices={await openOffices(ctx)} />
}

/** What a list was understood to change; where it cannot be read, the form again that it came from. */
export async function understoodListPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> {
  const [rows, organisationId] = [String(form.values.rows ?? ''), String(form.values.organisationId ?? '')]
  const read = await understandCommunities(ctx, { content: rows, organisationId })
  if (isRefusal(read)) return await communityListPage(ctx, c, frame, { ...form, errors: read.fields ?? {}, refusal: read })
  // How the file was read, not its copy on this page.
  const how = howOf(form.values.how)
  return <UnderstoodListPage ctx={ctx} frame={frame} form={form} read={read} how={how} rows={rows} offices={await openOffices(ctx)} />
}
