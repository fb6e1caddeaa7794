import type { Lang } from '#kernel'
import type { Change } from '#measures'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, type FrameFacts, Notice, Page, Tag } from '#ui'
import { fewestPeople } from '../rules/reach.ts'
import type { OfferedScale } from '../scales-of.ts'
import type { ShownChange } from '../scale-views.tsx'
import { scaleWords } from '../scale-words.ts'
import { signed } from './measured.tsx'
import { toCases } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  scales: readonly OfferedScale[]
  leads: boolean
  changes: readonly ShownChange[] | 'closed'
}

/** The scales that can be asked, with source and licence; before and after for whoever leads the institution. */
export function ScalesPage({ ctx, frame, scales, leads, changes }: Shown) {
  const { lang } = ctx
  const t = scaleWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.title}
      lead={t.lead}
      trail={toCases(lang)}
      actions={
        leads && (
          <a className="button" href="/scales/new">
            {t.add}
          </a>
        )
      }
    >
      <DataTable
        lang={lang}
        rows={scales}
        rowKey={(s) => s.id}
        columns={[
          { key: 'name', label: t.scale, cell: (s) => <Named s={s} leads={leads} lang={lang} /> },
          { key: 'items', label: t.items, number: true, cell: (s) => s.items },
          { key: 'source', label: t.source, cell: (s) => s.source },
          { key: 'licence', label: t.licence, cell: (s) => `${s.licence[lang]} ${s.wording?.[lang] ?? ''}`.trim() },
        ]}
      />
      {leads && <BeforeAfter changes={changes} lang={lang} />}
    </Page>
  )
}

function Named({ s, leads, lang }: { s: OfferedScale; leads: boolean; lang: Lang }) {
  const t = scaleWords[lang]
  return (
    <>
      <strong>{s.name[lang]}</strong> {s.own && <Tag quiet>{s.usable ? t.own : t.retired}</Tag>}
      {!s.own && !s.usable && (
        <div className="small soft">
          {t.scoringOnly} {leads && <a href={`/scales/new?from=${s.id}`}>{t.fill}</a>}
        </div>
      )}
      {s.own && s.usable && leads && (
        <ActionButton action={`/scales/${s.id}/retire`} lang={lang} label={t.retire} {...(s.version !== null && { version: s.version })} />
      )}
    </>
  )
}

function BeforeAfter({ changes, lang }: { changes: Shown['changes']; lang: Lang }) {
  const t = scaleWords[lang]
  if (changes === 'closed')
    return (
      <section>
        <h2>{t.beforeAfter}</h2>
        <Notice>
          <p>
            {t.closed} <a href="/clients/key">{t.toKey}</a>
          </p>
        </Notice>
      </section>
    )
  const say = (n: number | null) => (n === null ? t.few : n)
  return (
    <section>
      <h2>{t.beforeAfter}</h2>
      <p>{t.beforeAfterLead(fewestPeople)}</p>
      {changes.length === 0 ? (
        <p>{t.noneMeasured}</p>
      ) : (
        <DataTable
          lang={lang}
          rows={changes}
          rowKey={(c) => c.scale.id}
          columns={[
            { key: 'scale', label: t.scale, cell: (c) => c.scale.name[lang] },
            { key: 'change', label: t.change, cell: (c) => (c.change ? sayChange(c.change, lang) : t.few) },
            { key: 'both', label: t.both, number: true, cell: (c) => say(c.both) },
            { key: 'lost', label: t.lost, number: true, cell: (c) => say(c.lost) },
            { key: 'running', label: t.running, number: true, cell: (c) => say(c.running) },
          ]}
        />
      )}
    </section>
  )
}

function sayChange(c: Change, lang: Lang): string {
  const t = scaleWords[lang]
  const one = (n: number) => signed(Math.round(n * 10) / 10)
  const interval = c.low === null || c.high === null ? t.noInterval : `${one(c.low)} … ${one(c.high)}`
  return `${one(c.change)} (${interval}) · ${t.fromTo(c.before.toFixed(1), c.after.toFixed(1))}`
}
