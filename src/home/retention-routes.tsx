import { isRefusal } from '#kernel'
import { EnterLocalPage, enterLocalNumbers, localForm, mayNot, readLocal, settableIn } from '#people'
import { type Ctx, notThere } from '#platform'
import { type App, act, type C, type FormState, type FrameFacts, freshForm, show, type View } from '#ui'
import { changesOfRetention } from './retention.ts'
import { LookAtRetentionPage, RetentionPage } from './retention-page.tsx'
import { retentionWords } from './retention-words.ts'

/** How long things are kept: shown, changed after a look at what that would delete. */
export function retentionRoutes(app: App): void {
  app.get(
    '/settings/retention',
    show((ctx, _, frame) => RetentionPage(ctx, frame)),
  )
  app.get(
    '/settings/retention/enter',
    show((ctx, c, frame) => enterPage(ctx, frame, typedBefore(ctx, c))),
  )
  app.post(
    '/settings/retention/look',
    act({
      schema: (ctx) => localForm(ctx, 'retention'),
      act: async (ctx, typed) => {
        const input = readLocal(typed, settableIn(ctx, 'retention'))
        const tried = mayNot(ctx.asker, 'people.manage-all') ?? (await enterLocalNumbers(ctx, { ...input, onlyLook: true }))
        return isRefusal(tried) ? tried : { input, typed: typed as Readonly<Record<string, unknown>> }
      },
      done: async ({ input, typed }, ctx, c) => (
        <LookAtRetentionPage
          ctx={ctx}
          frame={await c.get('frame')()}
          changes={await changesOfRetention(ctx, input.values, input.from)}
          typed={Object.fromEntries(Object.entries(typed).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])))}
          form={freshForm()}
        />
      ),
      again: (ctx, form, _, frame) => enterPage(ctx, frame, form),
    }),
  )
  app.post(
    '/settings/retention/keep',
    act({
      schema: (ctx) => localForm(ctx, 'retention'),
      act: (ctx, typed) => enterLocalNumbers(ctx, readLocal(typed, settableIn(ctx, 'retention'))),
      done: () => '/settings/retention',
      again: (ctx, form, _, frame) => enterPage(ctx, frame, form),
    }),
  )
}

/** What was typed before it was looked at, where somebody goes back to it. */
function typedBefore(ctx: Ctx, c: C): FormState | undefined {
  const asked = new URL(c.req.url).searchParams
  const names = Object.keys(localForm(ctx, 'retention').shape)
  const typed = Object.fromEntries(names.flatMap((n) => (asked.has(n) ? [[n, asked.get(n)!.slice(0, 500)]] : [])))
  return Object.keys(typed).length > 0 ? freshForm(typed) : undefined
}

/** The form of the periods, with what holds of each today. */
function enterPage(ctx: Ctx, frame: FrameFacts, form?: FormState): View {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const settable = settableIn(ctx, 'retention')
  if (settable.length === 0) return notThere()
  const t = retentionWords[ctx.lang]
  return (
    <EnterLocalPage
      ctx={ctx}
      frame={frame}
      group="retention"
      settable={settable}
      form={form ?? freshForm({ from: ctx.today.toString(), grade: 'B' })}
      settings={{ label: t.title, title: t.change, lead: t.enterLead, submit: t.look }}
    />
  )
}
