import { isLeader } from '#clients'
import { type Contract, contracts } from '#contracts'
import { placesOf, recordable, recordsByIds } from '#delivery'
import { isRefusal, type Refusal } from '#kernel'
import { communities, type Community, mayNot, people } from '#people'
import { type Ctx, Limit, type ListQuery, notThere } from '#platform'
import { type C, type Env, type FormState, type FrameFacts, freshForm, linkTo, listView, param, qrCodeOf, show, type View } from '#ui'
import type { Handler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { runsEvent } from './change-event.ts'
import { EventPage, HoldPage, SheetPage, SignInPage } from './pages/event.tsx'
import { EditEventPage, eventColumns, EventsPage, NewEventPage } from './pages/events.tsx'
import type { CommunityEvent } from './rules/event.ts'
import { eventAt, isSignInOpen, newDeviceMark } from './sign-in-event.ts'
import { eventRow, eventSorts, pageOfEvents, phonesAt, phonesOf } from './store/index.ts'
import { refuse } from './words.ts'

const providerOf = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })

/** The events of the institution; of those who lead none of it, their own. */
export async function eventsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', providerOf(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const ended = c.req.query('show') === 'ended'
  const states = ended ? (['held', 'dropped'] as const) : (['planned'] as const)
  const staff = await people(ctx, { organisationId })
  const own = await contracts(ctx, { providerId: organisationId })
  const workerId = isLeader(ctx) ? undefined : ctx.asker.userId!
  const list = {
    sorts: eventSorts,
    name: 'events',
    read: async (query: ListQuery) => {
      const found = await pageOfEvents(ctx, { organisationId, workerId, states }, query)
      const phones = await phonesOf(
        ctx,
        found.rows.map((e) => e.id),
      )
      return { ...found, rows: found.rows.map((e) => ({ ...e, phones: phones.get(e.id) ?? 0 })) }
    },
    columns: () => Promise.resolve(eventColumns(ctx, { staff, contracts: own })),
  }
  return await listView(c, list, (l) => <EventsPage ctx={ctx} frame={frame} {...l} ended={ended} />)
}

/** Where contracts are served. */
async function servedIn(ctx: Ctx, of: readonly Contract[]): Promise<Community[]> {
  const ids = [...new Set((await Promise.all(of.map((k) => placesOf(ctx, k)))).flat())]
  return ids.length === 0 ? [] : await communities(ctx, { ids })
}

export async function newEventPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', providerOf(ctx))
  if (no) return no
  const open = (await recordable(ctx)).filter((k) => k.state === 'active')
  return <NewEventPage ctx={ctx} frame={frame} contracts={open} places={await servedIn(ctx, open)} form={form ?? freshForm()} />
}

async function eventFor(ctx: Ctx, c: C): Promise<CommunityEvent | Refusal> {
  const e = await eventRow(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: e?.organisationId ?? null })
  // Another institution is not told that there is such an event.
  if (no) return no.status === 401 || !e ? no : notThere()
  return e ?? notThere()
}
const contractOf = async (ctx: Ctx, e: CommunityEvent): Promise<Contract | undefined> => (await contracts(ctx, { ids: [e.contractId] }))[0]
const addressOf = (c: C, e: CommunityEvent): string => linkTo(c, `/e/${e.signCode}`)

export async function eventPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const e = await eventFor(ctx, c)
  if (isRefusal(e)) return e
  const [record] = e.recordId ? await recordsByIds(ctx, [e.recordId]) : []
  return (
    <EventPage
      ctx={ctx}
      frame={frame}
      e={e}
      mine={runsEvent(ctx, e)}
      phones={await phonesAt(ctx, e.id)}
      contract={await contractOf(ctx, e)}
      community={e.communityId ? (await communities(ctx, { ids: [e.communityId] }))[0] : undefined}
      record={record}
      worker={(await people(ctx, { userIds: [e.workerId] }))[0]?.name ?? ''}
      address={addressOf(c, e)}
      svg={await qrCodeOf(addressOf(c, e))}
    />
  )
}

export async function editEventPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const e = await eventFor(ctx, c)
  if (isRefusal(e)) return e
  if (!runsEvent(ctx, e) || e.state !== 'planned') return await eventPage(ctx, c, frame)
  const of = await contractOf(ctx, e)
  const { title, place } = e
  const begin = { title, place, heldOn: e.heldOn.toString(), expected: String(e.expected), communityId: e.communityId ?? '' }
  return <EditEventPage ctx={ctx} frame={frame} e={e} places={of ? await servedIn(ctx, [of]) : []} form={form ?? freshForm(begin)} />
}

/** What was counted so far stands there; a unit of one event is completed by it, unless somebody says otherwise. */
export async function holdPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const e = await eventFor(ctx, c)
  if (isRefusal(e)) return e
  if (!runsEvent(ctx, e) || e.state !== 'planned') return await eventPage(ctx, c, frame)
  const line = (await contractOf(ctx, e))?.lines.find((l) => l.id === e.lineId)
  const phones = await phonesAt(ctx, e.id)
  return <HoldPage ctx={ctx} frame={frame} e={e} line={line} phones={phones} form={form ?? freshForm({ unit: 'yes' })} />
}

/** A sheet to be printed: rows for marks, and the address for phones. */
export async function sheetPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const e = await eventFor(ctx, c)
  if (isRefusal(e)) return e
  const address = addressOf(c, e)
  return <SheetPage ctx={ctx} frame={frame} e={e} address={address} svg={await qrCodeOf(address)} />
}

/** Addresses that lead nowhere, from one network address in an hour: somebody tries codes out. */
const tries = new Limit({ most: 30, minutes: 60 })
export const limited: Handler<Env> = async (c, next) => {
  const address = c.get('address')
  return address && tries.isReached(address, c.get('ctx').now) ? await show(() => refuse('no-such-event'))(c, next) : await next()
}

/** What the browser keeps for one event, until the next day. */
const markNamed = (c: C): string => `event-${param(c, 'code').slice(0, 12)}`
export const markIn = (c: C): string | undefined => getCookie(c, markNamed(c))

/** What people see who come: one button, or that they are counted. */
export async function signInPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const mark = markIn(c)
  const at = await eventAt(ctx, param(c, 'code'), mark)
  if (isRefusal(at)) {
    const address = c.get('address')
    if (address) tries.count(address, ctx.now)
    return at
  }
  const isOpen = isSignInOpen(ctx, at.e)
  const cookie = { path: `/e/${param(c, 'code')}`, httpOnly: true, sameSite: 'Lax', secure: c.get('secure'), maxAge: 48 * 3600 } as const
  if (isOpen && !mark) setCookie(c, markNamed(c), newDeviceMark(), cookie)
  return <SignInPage ctx={ctx} frame={frame} e={at.e} counted={at.counted} isOpen={isOpen} />
}
