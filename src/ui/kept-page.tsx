import type { Ctx } from '#platform'
import type { Context } from 'hono'
import { type FrameFacts, Page } from './frame.tsx'
import { hasFiles, KeptForm } from './kept-form.tsx'
import type { SentFields } from './sent-mark.ts'
import { statusWords } from './words.ts'

interface Kept {
  ctx: Ctx
  frame: FrameFacts
  fields: SentFields
  action: string
}
/** What a page needs that keeps the form of a request. */
export function keptOf(c: Context, frame: FrameFacts, fields: SentFields): Kept {
  const url = new URL(c.req.url)
  return { ctx: c.get('ctx') as Ctx, frame, fields, action: url.pathname + url.search }
}

/**
 * A form that arrived when nobody was signed in any more, as after a night: what was typed is kept on the page, to be sent again
 * after signing in beside it. Files cannot be kept; the page says so.
 */
export function SignedOutPage(p: Kept) {
  const t = statusWords[p.ctx.lang]
  const beside = { href: '/sign-in', label: t.signInBeside }
  return <KeptPage {...p} title={t.signedOutTitle} help={t.signedOutHelp} files={t.signedOutFiles} beside={beside} />
}

/** A form that was opened by somebody else, or for another organisation than whoever sends it is here for now. Nothing was done. */
export function OpenedForOtherPage(p: Kept) {
  const t = statusWords[p.ctx.lang]
  const now = [p.frame.organisation, p.ctx.asker.name].filter(Boolean).join(' · ')
  const beside = { href: '/account/organisation', label: t.changeBeside }
  return <KeptPage {...p} title={t.otherTitle} help={t.otherHelp(now)} files={t.otherFiles} beside={beside} />
}

function KeptPage(p: Kept & { title: string; help: string; files: string; beside: { href: string; label: string } }) {
  return (
    <Page ctx={p.ctx} frame={p.frame} title={p.title}>
      <p>{p.help}</p>
      {hasFiles(p.fields) && <p>{p.files}</p>}
      <p>
        <a className="button" href={p.beside.href} target="_blank" rel="noreferrer">
          {p.beside.label}
        </a>
      </p>
      <KeptForm action={p.action} fields={p.fields} button={statusWords[p.ctx.lang].sendAgain} />
    </Page>
  )
}
