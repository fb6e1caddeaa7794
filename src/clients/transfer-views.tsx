import { mayNot, organisations } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { isOfCase } from './change-client.ts'
import { namesOpen } from './names-open.ts'
import { SendPage, TakePage } from './pages/transfer.tsx'
import { clientRow } from './store/index.ts'
import { clientPage } from './views.tsx'

/** The form by which somebody goes to another institution, for their worker and for whoever leads the institution. */
export async function sendPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await clientRow(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'clients.keep', { providerId: found?.organisationId ?? null })
  if (no) return no.status === 401 || !found ? no : notThere()
  if (!found) return notThere()
  if (!isOfCase(ctx, found) || found.state !== 'known') return await clientPage(ctx, c, frame)
  const others = (await organisations(ctx, { kind: 'institution', open: true })).filter((o) => o.id !== found.organisationId)
  const begin = { givenOn: ctx.today.toString(), givenBy: 'self', way: 'written' }
  const isOpen = (await namesOpen(ctx)) !== undefined
  return <SendPage ctx={ctx} frame={frame} c={found} others={others} isOpen={isOpen} form={form ?? freshForm(begin)} />
}

/** The form by which somebody comes from another institution. */
export async function takeClientPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.keep', { providerId: ctx.asker.organisationId })
  if (no) return no
  const begin = { givenOn: ctx.today.toString(), givenBy: 'self', way: 'written' }
  return <TakePage ctx={ctx} frame={frame} isOpen={(await namesOpen(ctx)) !== undefined} form={form ?? freshForm(begin)} />
}
