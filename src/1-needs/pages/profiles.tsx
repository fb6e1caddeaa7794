import type { Words } from '#kernel'
import { type Community, communityWords, Link, nameOf } from '#people'
import { DataTable, type FormState, Notice, Page, Tick } from '#ui'
import type { ProfileRow } from '../store/index.ts'
import { words } from '../page-words.ts'
import { census, misfits } from '../rules/census.ts'
import { type MarginVariable, marginVariables } from '../rules/questionnaire.ts'
import { type Common, Parts } from './parts.tsx'

export function ProfilesPage({
  ctx,
  frame,
  places,
  rows,
  said,
}: Common & { places: readonly Community[]; rows: readonly ProfileRow[]; said: string | undefined }) {
  const t = words[ctx.lang]
  const kept = (id: string, v: MarginVariable) => rows.some((r) => r.communityId === id && r.variable === v)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.profiles}
      section="needs"
      lead={t.profilesLead}
      actions={
        <>
          <Link asker={ctx.asker} className="button plain" href="/needs/communities/upload">
            {t.upload}
          </Link>
          <Link asker={ctx.asker} className="button plain" href="/people/communities">
            {communityWords[ctx.lang].keep}
          </Link>
        </>
      }
    >
      <Parts lang={ctx.lang} part="profiles" />
      {said && (
        <Notice>
          <p role="status">{said}</p>
        </Notice>
      )}
      <Misfits said={misfits(rows, places)} lang={ctx.lang} />
      <DataTable
        rows={places}
        lang={ctx.lang}
        rowKey={(c) => c.id}
        columns={[
          { key: 'name', label: t.communities, cell: (c) => <a href={`/needs/communities/${c.id}`}>{nameOf(c, ctx.lang)}</a> },
          { key: 'residents', label: t.residents, number: true, cell: (c) => c.residents?.toLocaleString('en') ?? '—' },
          ...marginVariables.map((v) => ({
            key: v,
            label: census[v].name[ctx.lang],
            cell: (c: Community) => (kept(c.id, v) ? t.has : <span className="soft">—</span>),
          })),
        ]}
      />
    </Page>
  )
}

/** What does not fit in the counts, where there is something. */
export function Misfits({ said, lang }: { said: readonly Words[]; lang: 'zh' | 'en' }) {
  const t = words[lang]
  if (said.length === 0) return null
  return (
    <Notice>
      <h3>{t.misfits}</h3>
      <ul>
        {said.slice(0, 30).map((w, i) => (
          <li key={i}>{w[lang]}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** What does not fit, and the tick of whoever compared it with its source. */
export function Confirm({ said, seen, form, lang }: { said: readonly Words[]; seen: string; form: FormState; lang: 'zh' | 'en' }) {
  return (
    <>
      <Misfits said={said} lang={lang} />
      <input type="hidden" name="seen" value={seen} />
      {/* A tick stands for the counts it was set under, not for others. */}
      <Tick
        form={{ ...form, values: { ...form.values, confirmed: undefined } }}
        lang={lang}
        name="confirmed"
        label={words[lang].confirmMisfits}
      />
    </>
  )
}
