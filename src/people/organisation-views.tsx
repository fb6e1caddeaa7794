import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, type ListQuery, mailStands, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, linkTo, listView, param, type View } from '#ui'
import { organisation, organisations } from './directory.ts'
import { type InvitedOne, understandInvitations } from './invite-list.ts'
import { members, openInvitations } from './invitations.ts'
import { kinds, organisationValues, particularsValues } from './organisation-form.ts'
import { listedOrganisations, notInUse, organisationsMergedInto, organisationSorts } from './organisations.ts'
import { ChangeOrganisationPage, NewOrganisationPage } from './pages/organisation-form.tsx'
import { InvitedListPage, InviteListPage, UnderstoodInvitationsPage } from './pages/invite-list.tsx'
import { OrganisationPage } from './pages/organisation.tsx'
import { organisationColumns, OrganisationsPage } from './pages/organisations.tsx'
import { mayNot, type Role, roles } from './permission.ts'
import type { Organisation } from './store.ts'

/** The organisation of an address, for who manages it. */
async function managed(ctx: Ctx, id: string): Promise<Organisation | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: id })
  return no ?? (await organisation(ctx, id)) ?? notThere()
}

/** What one page of an organisation shows beside it: a form that was refused, a link that is shown once. */
export interface Shown {
  form?: FormState
  link?: string
  mailed?: string
  reset?: { link: string; name: string }
}

/** One organisation with its people. */
export async function organisationPage(ctx: Ctx, id: string, frame: FrameFacts, more: Shown = {}): Promise<View> {
  const found = await managed(ctx, id)
  if (isRefusal(found)) return found
  return (
    <OrganisationPage
      ctx={ctx}
      frame={frame}
      organisation={found}
      members={await members(ctx, id)}
      invitations={await openInvitations(ctx, id)}
      into={found.merged_into ? await organisation(ctx, found.merged_into) : undefined}
      mergedHere={await organisationsMergedInto(ctx, id)}
      {...more}
    />
  )
}

/** The list, as a page or as a file; whoever manages one organisation only sees that. */
export async function organisationsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  if (mayNot(ctx.asker, 'people.manage-all')) return await organisationPage(ctx, ctx.asker.organisationId ?? '', frame)
  const params = new URL(c.req.url).searchParams
  const search = (params.get('q') ?? '').slice(0, 100)
  const kind = kinds.find((k) => k === params.get('kind'))
  const list = {
    sorts: organisationSorts,
    name: 'organisations',
    read: (query: ListQuery) => listedOrganisations(ctx, { ...(search && { search }), ...(kind && { kind }) }, query),
    columns: () => organisationColumns(ctx),
  }
  const mail = ctx.mail ? { mail: await mailStands(ctx) } : {}
  return await listView(c, list, (listed) => <OrganisationsPage ctx={ctx} frame={frame} {...listed} q={search} chosen={kind} {...mail} />)
}

export async function newOrganisationPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  return mayNot(ctx.asker, 'people.manage-all') ?? <NewOrganisationPage ctx={ctx} frame={frame} form={form ?? freshForm()} />
}

/** Everything that can be changed of an organisation. `typed` is what was refused, by the form it came from. */
export async function changeOrganisationPage(
  ctx: Ctx,
  c: C,
  frame: FrameFacts,
  typed: { form?: FormState; particulars?: FormState; closing?: FormState } = {},
): Promise<View> {
  const found = await managed(ctx, param(c, 'id'))
  if (isRefusal(found)) return found
  const closed = notInUse(found, 'invite')
  if (closed) return closed
  const alike = mayNot(ctx.asker, 'people.manage-all') ? [] : await organisations(ctx, { kind: found.kind, open: true })
  return (
    <ChangeOrganisationPage
      ctx={ctx}
      frame={frame}
      organisation={found}
      form={typed.form ?? organisationValues(found)}
      particulars={typed.particulars ?? particularsValues(found)}
      closing={typed.closing ?? freshForm()}
      others={alike.filter((o) => o.id !== found.id)}
    />
  )
}

/** Where a list of people is invited into one organisation. */
export async function inviteListPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await managed(ctx, param(c, 'id'))
  if (isRefusal(found)) return found
  const closed = notInUse(found, 'invite')
  if (closed) return closed
  const here = Object.entries(roles).filter(([, r]) => r.in === found.kind)
  // Where there is one role only, nobody has to choose it.
  const fresh = freshForm(here.length === 1 ? { role: here[0]![0] } : {})
  return <InviteListPage ctx={ctx} frame={frame} organisation={found} form={form ?? fresh} />
}

/** Who would be invited by a list; where it cannot be read, the form again that it came from. */
export async function understoodInvitationsPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> {
  const found = await managed(ctx, param(c, 'id'))
  if (isRefusal(found)) return found
  const typed = { list: String(form.values.list ?? ''), role: String(form.values.role ?? '') as Role }
  const read = await understandInvitations(ctx, { ...typed, organisationId: found.id })
  if (isRefusal(read)) return await inviteListPage(ctx, c, frame, { ...form, errors: read.fields ?? {}, refusal: read })
  return <UnderstoodInvitationsPage ctx={ctx} frame={frame} organisation={found} read={read} form={form} mailed={ctx.mail === true} />
}

/** The links of everybody who was invited. */
export async function invitedListPage(ctx: Ctx, c: C, frame: FrameFacts, invited: readonly InvitedOne[]): Promise<View> {
  const found = await managed(ctx, param(c, 'id'))
  if (isRefusal(found)) return found
  const link = (secret: string) => linkTo(c, `/invitations/${secret}`)
  return <InvitedListPage ctx={ctx} frame={frame} organisation={found} invited={invited} link={link} mailed={ctx.mail === true} />
}
