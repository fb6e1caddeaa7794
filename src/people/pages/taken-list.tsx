import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, DataTable, FileField, Form, type FormState, type FrameFacts, Notice, Page } from '#ui'
import type { ReactNode } from 'react'
import { type HowRead, howText } from '../community-form.ts'
import { listWords } from '../list-words.ts'

/** Pages of a list that is read from a file: of what it is, and where it is kept. */
interface TakenList {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  /** Where the list stands; it is read at `…/upload` and stored at `…/upload/take`. */
  at: string
  /** What it is called there, and what reading one is called. */
  says: { readonly title: string; readonly upload: string }
  trail: { label: string; href: string }
}

/** Where a list is chosen that shall be read. */
export function UploadPage(p: TakenList & { example: string; before?: ReactNode; asks?: ReactNode }) {
  const { lang } = p.ctx
  const t = listWords[lang]
  const f = { form: p.form, lang }
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={p.says.upload} lead={t.uploadLead} trail={[p.trail]}>
      {p.before}
      <Form action={`${p.at}/upload`} {...f} submit={t.look} cancel={p.at} upload>
        <FileField {...f} name="file" label={t.file} accept=".csv,.txt,.tsv,.xlsx" />
        {p.asks}
      </Form>
      <h2>{t.example}</h2>
      <pre>{p.example}</pre>
    </Page>
  )
}

/** One record a list would enter or change. */
export interface Change {
  readonly key: string
  readonly name: string
  readonly says: readonly string[]
}
/** How many rows are shown for looking at. */
const shown = 300

/** What a list would change, before anything is stored. */
export function UnderstoodPage<C extends Change>(
  p: TakenList & {
    how: HowRead | undefined
    changes: readonly C[]
    lead: string
    /** What is said of the rows that are not shown. */
    andMore: (n: number) => string
    /** What is sent back with the yes. */
    hidden: Readonly<Record<string, string>>
    name: string
    columns?: readonly Column<C>[]
  },
) {
  const { lang } = p.ctx
  const t = listWords[lang]
  const nothing = p.changes.length === 0
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="people"
      title={t.understoodTitle}
      lead={nothing ? t.nothingNew : p.lead}
      trail={[p.trail, { label: p.says.upload, href: `${p.at}/upload` }]}
    >
      {p.how && <HowItWasRead read={p.how} lang={lang} />}
      {nothing ? (
        <p>
          <a href={p.at}>{p.says.title}</a>
        </p>
      ) : (
        <>
          <DataTable
            rows={p.changes.slice(0, shown)}
            lang={lang}
            rowKey={(r) => r.key}
            columns={[
              { key: 'name', label: p.name, cell: (r) => r.name },
              ...(p.columns ?? []),
              { key: 'says', label: t.what, cell: (r) => <span style={{ whiteSpace: 'pre-line' }}>{r.says.join('\n')}</span> },
            ]}
          />
          {p.changes.length > shown && <p className="soft small">{p.andMore(p.changes.length - shown)}</p>}
          <Form action={`${p.at}/upload/take`} form={p.form} lang={lang} submit={t.take} cancel={`${p.at}/upload`} upload>
            {Object.entries({ ...p.hidden, ...(p.how && { how: howText(p.how) }) }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
          </Form>
        </>
      )}
    </Page>
  )
}

/** How a file was read, where that is not sure. */
function HowItWasRead({ read, lang }: { read: HowRead; lang: Lang }) {
  if (read.isSure) return <p className="soft small">{read.notes.map((n) => n[lang]).join(' ')}</p>
  return (
    <Notice>
      {read.notes.map((n, i) => (
        <p key={i}>{n[lang]}</p>
      ))}
    </Notice>
  )
}
