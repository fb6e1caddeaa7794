import type { Contract } from '#contracts'
import type { Words } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, FileField, Form, type FormState, type FrameFacts, Notice, Page, Select, TextArea } from '#ui'
import { importWords } from '../rules/import-words.ts'
import { importFields, neededFields } from '../rules/import-table.ts'
import { words } from '../words.ts'

interface Common {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}
const trail = (ctx: Ctx) => [
  { label: words[ctx.lang].title, href: '/delivery' },
  { label: words[ctx.lang].records, href: '/delivery/records' },
]

/** A table of records is chosen. */
export function ImportPage({ ctx, frame, form, done }: Common & { done: { added: number; there: number } | undefined }) {
  const { lang } = ctx
  const t = importWords[lang]
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.title} lead={t.lead} trail={trail(ctx)}>
      {done && (
        <Notice>
          <p role="status">{t.done(done.added, done.there)}</p>
        </Notice>
      )}
      <Form action="/delivery/import" form={form} lang={lang} submit={t.read} cancel="/delivery/records" upload>
        <FileField form={form} lang={lang} name="file" label={t.file} hint={t.fileHint} accept=".csv,.txt,.tsv,.xlsx,text/csv" />
      </Form>
    </Page>
  )
}

/** How many rows are shown as they were read. */
const shown = 8

interface Look extends Common {
  /** As they stand there, the empty ones too. */
  headings: readonly string[]
  rows: readonly { row: number; cells: readonly string[] }[]
  notes: readonly Words[]
  contracts: readonly Contract[]
}
/** The table as it was read: which column is what, and for which contract. */
export function ImportLookPage({ ctx, frame, form, headings, rows, notes, contracts }: Look) {
  const { lang } = ctx
  const t = importWords[lang]
  const f = { form, lang }
  const options = headings.filter(Boolean).map((h) => ({ value: h, label: h }))
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.title} lead={t.lookLead(Math.max(0, rows.length - 1))} trail={trail(ctx)}>
      {notes.length > 0 && <p className="small soft">{notes.map((n) => n[lang]).join(' ')}</p>}
      <h2>{t.first}</h2>
      <DataTable
        lang={lang}
        rows={rows.slice(1, shown + 1)}
        rowKey={(r) => String(r.row)}
        columns={headings.flatMap((h, n) =>
          h === '' ? [] : [{ key: String(n), label: h, cell: (r: { cells: readonly string[] }) => r.cells[n] ?? '' }],
        )}
      />
      <Form action="/delivery/import/take" form={form} lang={lang} submit={t.take} cancel="/delivery/import" upload>
        <Select
          {...f}
          name="contractId"
          label={t.contract}
          empty="—"
          options={contracts.map((c) => ({ value: c.id, label: `${c.number} ${c.title}` }))}
        />
        <h2>{t.columns}</h2>
        {importFields.map((field) => (
          <Select
            key={field}
            {...f}
            name={`map-${field}`}
            label={t[field]}
            optional={!neededFields.includes(field)}
            empty={t.none}
            options={options}
          />
        ))}
        <TextArea {...f} name="rows" label={t.rows} hint={t.rowsHint} rows={8} />
      </Form>
    </Page>
  )
}
