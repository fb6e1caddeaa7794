import { isRefusal, type Refusal } from '#kernel'
import { communities, may, mayNot, organisations, people } from '#people'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, numberIn, param, type View } from '#ui'
import { isOfCase } from './change-client.ts'
import { clientValues } from './client-form.ts'
import { standing } from './consents.ts'
import { namesOpen } from './names-open.ts'
import { ClientPage } from './pages/client.tsx'
import { clientColumns, ClientsPage } from './pages/clients.tsx'
import { EditClientPage, NewClientPage } from './pages/client-forms.tsx'
import { IntakeFormPage } from './pages/intake-form.tsx'
import { KeyPage, ShownOncePage } from './pages/key.tsx'
import { isLeader, seenOf, withNames } from './seen-of.ts'
import {
  clientRow,
  type ClientRow,
  clientSorts,
  consentsOf,
  keyOf,
  locksOf,
  looksAt,
  pageOfClients,
  reasonsFor,
  transfersOf,
} from './store/index.ts'

const providerOf = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })

/** Those this person serves; of the whole institution for whoever leads it. Names only where they were asked for, and each look is noted. */
export async function clientsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.read', providerOf(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const params = new URL(c.req.url).searchParams
  const leads = isLeader(ctx)
  const key = await namesOpen(ctx)
  const named = params.get('names') === 'yes' ? key : undefined
  const number = numberIn((params.get('q') ?? '').replace(/^\s*k0*/i, ''))
  const asked = { organisationId, ...(!leads && { workerId: ctx.asker.userId! }), ...(number !== undefined && { number }) }
  const staff = await people(ctx, { organisationId })
  const places = await communities(ctx)
  const list = {
    sorts: clientSorts,
    name: 'clients',
    read: async (query: ListQuery) => {
      const found = await pageOfClients(ctx, asked, query)
      return { ...found, rows: await withNames(ctx, found.rows, named) }
    },
    columns: () => Promise.resolve(clientColumns(ctx, { staff, places, named: named !== undefined, leads })),
  }
  const f = { leads, hasKey: (await keyOf(ctx, organisationId)) !== undefined, isOpen: key !== undefined, named: named !== undefined }
  return await listView(c, list, (listed) => <ClientsPage ctx={ctx} frame={frame} {...listed} q={params.get('q') ?? ''} f={f} />)
}

/** What is asked of somebody new, on paper. */
export function intakeFormPage(ctx: Ctx, _: C, frame: FrameFacts): View {
  return mayNot(ctx.asker, 'clients.keep', providerOf(ctx)) ?? <IntakeFormPage ctx={ctx} frame={frame} />
}

export async function newClientPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.keep', providerOf(ctx))
  if (no) return no
  if (!(await keyOf(ctx, ctx.asker.organisationId!))) return await keyPage(ctx, c, frame)
  const isOpen = (await namesOpen(ctx)) !== undefined
  const values = { givenOn: ctx.today.toString(), givenBy: 'self', way: 'written' }
  return (
    <NewClientPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm(values)}
      places={await communities(ctx, { open: true })}
      isOpen={isOpen}
    />
  )
}

interface Typed {
  consent?: FormState
  reason?: FormState
  hand?: FormState
}

/** The record behind an address, for whoever may know that it is there. */
async function clientAt(ctx: Ctx, c: C): Promise<ClientRow | Refusal> {
  const found = await clientRow(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'clients.read', { providerId: found?.organisationId ?? null })
  // Another institution is not told that there is such a person.
  if (no) return no.status === 401 || !found ? no : notThere()
  return found ?? notThere()
}

export async function clientPage(ctx: Ctx, c: C, frame: FrameFacts, typed: Typed = {}): Promise<View> {
  const found = await clientAt(ctx, c)
  if (isRefusal(found)) return found
  const seen = await seenOf(ctx, found)
  const leads = isLeader(ctx)
  const consents = await consentsOf(ctx, [found.id])
  return (
    <ClientPage
      ctx={ctx}
      frame={frame}
      c={found}
      seen={seen}
      mine={isOfCase(ctx, found)}
      leads={leads}
      agreed={standing(consents, 'service', ctx.today) !== undefined}
      consents={consents}
      looks={leads ? await looksAt(ctx, found.id) : []}
      reasons={leads ? await reasonsFor(ctx, found.id) : []}
      staff={await people(ctx, { organisationId: found.organisationId })}
      places={found.communityId ? await communities(ctx, { ids: [found.communityId] }) : []}
      consent={typed.consent ?? freshForm({ givenOn: ctx.today.toString(), givenBy: 'self', way: 'written' })}
      reason={typed.reason ?? freshForm()}
      hand={typed.hand ?? freshForm()}
      sent={await transfersOf(ctx, found.id)}
      others={await organisations(ctx, { kind: 'institution' })}
    />
  )
}

export async function editClientPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await clientAt(ctx, c)
  if (isRefusal(found)) return found
  const seen = await seenOf(ctx, found)
  // What is put right has to be seen: without it the form would write emptiness over it.
  const values = form ?? (typeof seen === 'string' ? undefined : clientValues(found, seen))
  if (!values || !isOfCase(ctx, found)) return await clientPage(ctx, c, frame)
  const places = await communities(ctx)
  return <EditClientPage ctx={ctx} frame={frame} c={found} form={values} places={places} />
}

interface KeyForms {
  start?: FormState
  open?: FormState
  take?: FormState
}
/** The key of names: made, opened, handed on. */
export async function keyPage(ctx: Ctx, _: C, frame: FrameFacts, typed: KeyForms = {}): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.open-names', providerOf(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const locks = await locksOf(ctx, organisationId)
  return (
    <KeyPage
      ctx={ctx}
      frame={frame}
      keeps={may(ctx.asker, 'clients.keep-key', providerOf(ctx))}
      hasKey={(await keyOf(ctx, organisationId)) !== undefined}
      isOpen={(await namesOpen(ctx)) !== undefined}
      hasOwn={locks.some((l) => l.kind === 'person' && l.user_id === ctx.asker.userId)}
      locks={locks}
      staff={await people(ctx, { organisationId })}
      start={typed.start ?? freshForm()}
      open={typed.open ?? freshForm()}
      take={typed.take ?? freshForm()}
    />
  )
}

/** A code, in the one answer that shows it. */
export async function shownOncePage(ctx: Ctx, c: C, o: { code: string; what: 'paperOnce' | 'handedOnce' | 'sentOnce' }): Promise<View> {
  return <ShownOncePage ctx={ctx} frame={await c.get('frame')()} {...o} />
}
