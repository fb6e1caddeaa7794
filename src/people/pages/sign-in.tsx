import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, TextField } from '#ui'
import type { Person } from '../directory.ts'
import { roles } from '../permission.ts'
import { words } from '../words.ts'

export function SignInPage({
  ctx,
  frame,
  form,
  demo,
}: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  demo: readonly (Person & { organisation?: string })[]
}) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page ctx={ctx} frame={frame} title={ctx.demo ? t.demoTitle : t.signIn} lead={ctx.demo ? t.demoLead : undefined}>
      {ctx.demo && (
        <div className="roles">
          {demo.map((p) => (
            <form key={`${p.userId}${p.role}`} method="post" action="/sign-in/demo">
              <input type="hidden" name="user" value={p.userId} />
              <button>
                <b>{roles[p.role].words[ctx.lang]}</b>
                <span className="soft">{[p.organisation, p.name].filter(Boolean).join(' · ')}</span>
              </button>
            </form>
          ))}
        </div>
      )}
      {ctx.demo && <h2>{t.withPassword}</h2>}
      <Form action="/sign-in" {...f} submit={t.signIn}>
        <input type="hidden" name="to" value={String(form.values.to ?? '')} />
        <TextField {...f} name="email" label={t.email} type="email" autoComplete="username" />
        <TextField {...f} name="password" label={t.password} type="password" autoComplete="current-password" />
        <TextField {...f} name="code" label={t.code} hint={t.codeHint} optional short inputMode="numeric" autoComplete="one-time-code" />
      </Form>
      <p className="soft">{t.noAccount}</p>
    </Page>
  )
}
