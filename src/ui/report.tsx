import { type Lang, type Refusal, sayErased } from '#kernel'
import { workbookOf } from './table-file.ts'
import { DataTable } from './table.tsx'

/** A part of a report: one table, the same on the page, in the workbook and in the document. */
export interface ReportPart {
  readonly key: string
  readonly title: string
  /** How its figures are to be read. */
  readonly note?: string | undefined
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Which of its columns are figures, by their place. */
  readonly figures: readonly number[]
  /** What is said where it has no row. */
  readonly none: string
}
export interface Report {
  readonly title: string
  readonly number: string
  readonly under: string
  readonly parts: readonly ReportPart[]
}

/** The parts of a report on a page. */
export const ReportParts = ({ parts, lang }: { parts: readonly ReportPart[]; lang: Lang }) =>
  parts.map((p) => (
    <section key={p.key} id={p.key}>
      <h2>{p.title}</h2>
      {p.note && <p className="small soft">{p.note}</p>}
      <DataTable
        lang={lang}
        rows={p.rows}
        rowKey={(r) => r.join(' ')}
        empty={<p className="soft">{p.none}</p>}
        columns={p.head.map((label, n) => ({
          key: String(n),
          label,
          number: p.figures.includes(n),
          cell: (r: readonly string[]) => r[n] ?? '',
        }))}
      />
    </section>
  ))

/** The same as a workbook, a sheet for each part. */
export const reportWorkbook = async (r: Report): Promise<Uint8Array<ArrayBuffer> | Refusal> =>
  await workbookOf(
    r.parts.map((p) => ({
      name: p.title,
      columns: p.head.map((label, n) => ({ label, isFigure: p.figures.includes(n) })),
      rows: [...p.rows, ...(p.note ? [[p.note]] : [])].map((row) => p.head.map((_, n) => sayErased(row[n] ?? ''))),
    })),
  )
