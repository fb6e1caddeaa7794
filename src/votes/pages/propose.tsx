import { titleIn, type Words } from '#kernel'
import { type Community, namedChoice } from '#people'
import { type FormState, ResidentPage, toldApart } from '#ui'
import type { ReactNode } from 'react'
import { words } from '../page-words.ts'
import type { Vote } from '../rules/vote.ts'

interface Around {
  lang: 'zh' | 'en'
  styles: string
  here: string
}

const Screen = ({ around, title, children }: { around: Around; title: string; children: ReactNode }) => (
  <ResidentPage lang={around.lang} title={title} styles={around.styles} here={around.here} top={<div style={{ paddingTop: 16 }} />}>
    {children}
  </ResidentPage>
)

/** What a resident proposes, in large type and without script. */
export function ProposePage(p: { around: Around; vote: Vote; places: readonly Community[]; form: FormState }) {
  const { around } = p
  const t = words[around.lang]
  const value = (name: string) => String(p.form.values[name] ?? '')
  const f = { errors: p.form.errors, lang: around.lang }
  return (
    <Screen around={around} title={t.proposeTitle}>
      <p className="small soft">{titleIn(p.vote, around.lang)}</p>
      <h1>{t.proposeTitle}</h1>
      <p>{t.proposeLead}</p>
      <form method="post" action={`/v/${p.vote.id}`} noValidate>
        <input type="hidden" name="_once" value={p.form.once} />
        <Field {...f} name="title" label={t.proposeName}>
          <input
            type="text"
            id="title"
            name="title"
            defaultValue={value('title')}
            maxLength={80}
            autoComplete="off"
            {...said(p.form, 'title')}
          />
        </Field>
        <Field {...f} name="what" label={t.proposeWhat}>
          <textarea id="what" name="what" rows={5} maxLength={500} defaultValue={value('what')} {...said(p.form, 'what')} />
        </Field>
        <Field {...f} name="communityId" label={t.proposeWhere}>
          <select
            id="communityId"
            name="communityId"
            defaultValue={value('communityId')}
            style={{ width: '100%' }}
            {...said(p.form, 'communityId')}
          >
            <option value="">{t.proposeAny}</option>
            {toldApart(p.places.map((c) => namedChoice(c, around.lang))).map((c) => (
              <option key={c.value} value={c.value}>
                {c.label}
              </option>
            ))}
          </select>
        </Field>
        <button className="button">{t.send}</button>
      </form>
    </Screen>
  )
}

const said = (form: FormState, name: string) =>
  form.errors[name] ? { 'aria-describedby': `${name}-wrong`, 'aria-invalid': true as const } : {}

function Field(p: { errors: Readonly<Record<string, Words>>; lang: 'zh' | 'en'; name: string; label: string; children: ReactNode }) {
  const wrong = p.errors[p.name]
  return (
    <div style={{ marginBlock: 20 }}>
      <label htmlFor={p.name}>{p.label}</label>
      {wrong && (
        <p className="wrong" id={`${p.name}-wrong`} role="alert">
          {wrong[p.lang]}
        </p>
      )}
      {p.children}
    </div>
  )
}

export function ProposedPage({ around, voteId }: { around: Around; voteId: string }) {
  const t = words[around.lang]
  return (
    <Screen around={around} title={t.proposedTitle}>
      <h1>{t.proposedTitle}</h1>
      <p>{t.proposedLead}</p>
      <p>
        <a className="button plain" href={`/v/${voteId}`}>
          {t.proposeMore}
        </a>
      </p>
    </Screen>
  )
}

export function CannotProposePage({ around, why }: { around: Around; why: Words }) {
  const t = words[around.lang]
  return (
    <Screen around={around} title={t.cannotPropose}>
      <h1>{t.cannotPropose}</h1>
      <p>{why[around.lang]}</p>
    </Screen>
  )
}
