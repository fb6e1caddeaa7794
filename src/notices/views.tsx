import { isRefusal } from '#kernel'
import { mayNot, refusePermission } from '#people'
import { type Ctx, mailStands } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, type View } from '#ui'
import { choiceValues } from './forms.ts'
import { noticeSorts, pageOfNotices, unread } from './mine.ts'
import { ChoicesPage } from './pages/choices.tsx'
import { noticeColumns, NoticesPage } from './pages/notices.tsx'
import { WebhooksPage } from './pages/webhooks.tsx'
import { choicesOf, webhooks } from './store.ts'

/** What this person was told: what is open, or all. */
export async function noticesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
  const params = new URL(c.req.url).searchParams
  const open = params.get('show') !== 'all'
  return await listView(
    c,
    {
      sorts: noticeSorts,
      descending: true,
      name: 'notices',
      read: (query) => pageOfNotices(ctx, { open }, query),
      columns: () => noticeColumns(ctx),
    },
    async (listed) => <NoticesPage ctx={ctx} frame={frame} open={open} {...listed} unread={await unread(ctx)} />,
  )
}

export async function choicesPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  if (ctx.asker.kind !== 'user' || !ctx.asker.userId) return refusePermission('sign-in-first')
  const values = choiceValues(await choicesOf(ctx, ctx.asker.userId))
  const saved = new URL(c.req.url).searchParams.get('done') === 'saved'
  return <ChoicesPage ctx={ctx} frame={frame} form={form ?? freshForm(values)} saved={saved} />
}

/** The addresses of other programs, for the administrator. `made` is the secret of one entered just now. */
export async function webhooksPage(
  ctx: Ctx,
  frame: FrameFacts,
  more: { form?: FormState; made?: { name: string; secret: string } } = {},
): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (isRefusal(no)) return no
  return (
    <WebhooksPage
      ctx={ctx}
      frame={frame}
      form={more.form ?? freshForm()}
      hooks={await webhooks(ctx)}
      origins={ctx.webhookOrigins ?? []}
      stands={await mailStands(ctx)}
      {...(more.made && { made: more.made })}
    />
  )
}
