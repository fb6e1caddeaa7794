import {
  agreedTo,
  clientById,
  clientIdsOf,
  type ClientRow,
  clientsByIds,
  isLeader,
  isOfCase,
  notesSeen,
  openNoteFile,
  penOf,
  seenOf,
} from '#clients'
import { contracts } from '#contracts'
import { recordable, recordsByIds } from '#delivery'
import { asFile } from '#files'
import { isRefusal, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { AssessPage, GoalPage } from './pages/plan-forms.tsx'
import { CasePage } from './pages/case.tsx'
import { caseColumns, CasesPage, type Listed } from './pages/cases.tsx'
import { ContactPage } from './pages/contact.tsx'
import { EndPage } from './pages/end-forms.tsx'
import { NewCasePage } from './pages/new-case.tsx'
import type { Case, CaseState } from './rules/case.ts'
import { scalesOf } from './scales-of.ts'
import { caseRow, caseSorts, casesOf, contactsOf, goalsOf, levelsOf, nextAndLast, pageOfCases } from './store/index.ts'

const providerOf = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })

/** What a list of cases can be narrowed to. */
const shownStates = {
  running: ['requested', 'assessing', 'serving'],
  waiting: ['waiting'],
  ended: ['closed', 'followed', 'declined'],
  all: undefined,
} as const satisfies Record<string, readonly CaseState[] | undefined>
export type ShownStates = keyof typeof shownStates

/** The cases of whoever asks; of the whole institution for whoever leads it. By number: names stand on each page alone. */
export async function casesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.read', providerOf(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const which = (Object.keys(shownStates) as ShownStates[]).find((k) => k === c.req.query('show')) ?? 'running'
  const leads = isLeader(ctx)
  const clientIds = leads ? undefined : await clientIdsOf(ctx, { organisationId, workerId: ctx.asker.userId! })
  const staff = await people(ctx, { organisationId })
  const own = await contracts(ctx, { providerId: organisationId })
  const list = {
    sorts: caseSorts,
    name: 'cases',
    read: async (query: ListQuery) => {
      const found = await pageOfCases(ctx, { organisationId, clientIds, states: shownStates[which] }, query)
      return { ...found, rows: await listed(ctx, found.rows) }
    },
    columns: () => Promise.resolve(caseColumns(ctx, { staff, contracts: own, leads })),
  }
  return await listView(c, list, (l) => <CasesPage ctx={ctx} frame={frame} {...l} which={which} leads={leads} />)
}

async function listed(ctx: Ctx, rows: readonly Case[]): Promise<Listed[]> {
  const clients = new Map(
    (
      await clientsByIds(
        ctx,
        rows.map((r) => r.clientId),
      )
    ).map((k) => [k.id, k]),
  )
  const next = await nextAndLast(
    ctx,
    rows.map((r) => r.id),
  )
  return rows.map((r) => ({ ...r, client: clients.get(r.clientId)!, at: next.get(r.id) }))
}

/** The form of a new case, of somebody who is said or chosen. */
export async function newCasePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.keep', providerOf(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const ids = await clientIdsOf(ctx, { organisationId, ...(!isLeader(ctx) && { workerId: ctx.asker.userId! }) })
  const taken = new Set((await casesOf(ctx, { organisationId, clientIds: ids })).filter((k) => !k.closedOn).map((k) => k.clientId))
  const clients = (await clientsByIds(ctx, ids))
    .filter((k) => k.state === 'known' && !taken.has(k.id))
    .toSorted((a, b) => a.number - b.number)
  const asked = c.req.query('client')
  const open = (await recordable(ctx)).filter((k) => k.state === 'active')
  const only = open.length === 1 && open[0]!.lines.length === 1 ? `${open[0]!.id}/${open[0]!.lines[0]!.id}` : ''
  const begin = { clientId: clients.find((k) => k.id === asked)?.id ?? '', askedOn: ctx.today.toString(), line: only }
  return (
    <NewCasePage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm(begin)}
      clients={clients}
      contracts={open}
      isOpen={!isRefusal(await penOf(ctx))}
    />
  )
}

/** A case with its client, for whoever may know that it is there. */
async function caseAt(ctx: Ctx, c: C): Promise<{ k: Case; client: ClientRow } | Refusal> {
  const k = await caseRow(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'clients.read', { providerId: k?.organisationId ?? null })
  // Another institution is not told that there is such a case.
  if (no) return no.status === 401 || !k ? no : notThere()
  const client = k && (await clientById(ctx, k.clientId))
  return client ? { k, client } : notThere()
}

/** A picture or a recording of a contact, for whoever reads its note. */
export async function noteFile(ctx: Ctx, c: C): Promise<View> {
  const at = await caseAt(ctx, c)
  if (isRefusal(at)) return at
  const file = await openNoteFile(ctx, at.client, param(c, 'note'))
  if (isRefusal(file)) return file
  if (c.req.method === 'HEAD') await file.content.cancel()
  return asFile(c.req.method === 'HEAD' ? '' : file.content, file)
}

interface Typed {
  reason?: FormState
  plan?: FormState
  decline?: FormState
}
export async function casePage(ctx: Ctx, c: C, frame: FrameFacts, typed: Typed = {}): Promise<View> {
  const at = await caseAt(ctx, c)
  if (isRefusal(at)) return at
  const { k, client } = at
  const contacts = await contactsOf(ctx, [k.id])
  const records = await recordsByIds(
    ctx,
    contacts.flatMap((x) => x.record_id ?? []),
  )
  const [of] = await contracts(ctx, { ids: [k.contractId] })
  return (
    <CasePage
      ctx={ctx}
      frame={frame}
      k={k}
      client={client}
      mine={isOfCase(ctx, client)}
      name={await seenOf(ctx, client)}
      notes={await notesSeen(ctx, client)}
      goals={await goalsOf(ctx, [k.id])}
      levels={await levelsOf(ctx, [k.id])}
      scales={isOfCase(ctx, client) ? await scalesOf(ctx, k.organisationId) : []}
      contacts={contacts}
      records={new Map(records.map((r) => [r.id as string, r]))}
      contract={of}
      worker={(await people(ctx, { userIds: [client.workerId] }))[0]?.name ?? ''}
      saved={c.req.query('saved') === 'yes'}
      reason={typed.reason ?? freshForm()}
      plan={typed.plan ?? freshForm({ nextKind: 'home-visit' })}
      decline={typed.decline ?? freshForm()}
    />
  )
}

/** What the page of a step of a case needs: the case, for whoever does it; for anybody else the page of the case. */
export async function stepOf(ctx: Ctx, c: C, frame: FrameFacts): Promise<{ k: Case; client: ClientRow; isOpen: boolean } | { view: View }> {
  const at = await caseAt(ctx, c)
  if (isRefusal(at)) return { view: at }
  if (!isOfCase(ctx, at.client)) return { view: await casePage(ctx, c, frame) }
  return { ...at, isOpen: !isRefusal(await penOf(ctx)) }
}

export async function assessPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const at = await stepOf(ctx, c, frame)
  if ('view' in at) return at.view
  return <AssessPage ctx={ctx} frame={frame} {...at} form={form ?? freshForm({ risk: at.k.risk ?? '' })} />
}

export async function goalPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const at = await stepOf(ctx, c, frame)
  if ('view' in at) return at.view
  return <GoalPage ctx={ctx} frame={frame} {...at} form={form ?? freshForm({ baseline: '-1', weight: '1' })} />
}

/** The form of a contact. What was planned stands there before: it is the likeliest. */
export async function contactPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const at = await stepOf(ctx, c, frame)
  if ('view' in at) return at.view
  const planned = (await contactsOf(ctx, [at.k.id])).find((x) => x.record_id === null)
  const [of] = await contracts(ctx, { ids: [at.k.contractId] })
  const line = of?.lines.find((l) => l.id === at.k.lineId)
  const begin = { kind: planned?.kind ?? '', servedOn: ctx.today.toString(), met: 'yes' }
  return <ContactPage ctx={ctx} frame={frame} {...at} line={line} form={form ?? freshForm(begin)} />
}

type End = 'review' | 'close' | 'follow-up'
async function endPage(ctx: Ctx, c: C, frame: FrameFacts, end: End, form?: FormState): Promise<View> {
  const at = await stepOf(ctx, c, frame)
  if ('view' in at) return at.view
  const goals = await goalsOf(ctx, [at.k.id])
  return (
    <EndPage
      ctx={ctx}
      frame={frame}
      {...at}
      end={end}
      goals={goals}
      notes={await notesSeen(ctx, at.client)}
      mayAsk={await agreedTo(ctx, at.client.id, 'ask-later')}
      form={form ?? freshForm()}
    />
  )
}
export const reviewPage = (ctx: Ctx, c: C, frame: FrameFacts, form?: FormState) => endPage(ctx, c, frame, 'review', form)
export const closePage = (ctx: Ctx, c: C, frame: FrameFacts, form?: FormState) => endPage(ctx, c, frame, 'close', form)
export const followPage = (ctx: Ctx, c: C, frame: FrameFacts, form?: FormState) => endPage(ctx, c, frame, 'follow-up', form)
