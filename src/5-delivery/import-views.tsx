import { isRefusal, type Refusal } from '#kernel'
import { asText, mayNot } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, numberIn, type View } from '#ui'
import { recordsTable } from './import-records.ts'
import { ImportLookPage, ImportPage } from './pages/import.tsx'
import { recordable } from './recordable.ts'
import { guessedMap } from './rules/import-table.ts'
import { importMap } from './store/index.ts'

const whyNot = (ctx: Ctx): Refusal | undefined => mayNot(ctx.asker, 'delivery.record', { providerId: ctx.asker.organisationId })

/** A table is chosen; after one was taken, how many of its records are new. */
export function importPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): View {
  const [added, there] = [numberIn(c.req.query('added')), numberIn(c.req.query('there'))]
  const done = added !== undefined && there !== undefined ? { added, there } : undefined
  return whyNot(ctx) ?? <ImportPage ctx={ctx} frame={frame} form={form ?? freshForm()} done={done} />
}

/** A table as text, row by row, however it came. */
export async function tableOf(ctx: Ctx, content: Uint8Array): Promise<{ rows: string } | Refusal> {
  const no = whyNot(ctx)
  if (no) return no
  const table = await recordsTable(content)
  return isRefusal(table) ? table : { rows: asText(table.rows) }
}

/** The table as it was read, with which column is what: nothing is recorded before somebody has seen it. */
export async function lookPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> {
  const no = whyNot(ctx)
  if (no) return no
  const typed = typeof form.values.rows === 'string' ? form.values.rows : ''
  const table = await recordsTable(typed)
  if (isRefusal(table)) return importPage(ctx, c, frame, { ...freshForm(), refusal: table })
  const headings = table.rows[0]?.cells ?? []
  const map = guessedMap(headings, await importMap(ctx, ctx.asker.organisationId!))
  const open = await recordable(ctx)
  const begin = {
    contractId: open.length === 1 ? open[0]!.id : '',
    ...Object.fromEntries(Object.entries(map).map(([field, heading]) => [`map-${field}`, heading])),
  }
  const values = { ...begin, ...form.values }
  return (
    <ImportLookPage
      ctx={ctx}
      frame={frame}
      form={{ ...form, values }}
      headings={headings}
      rows={table.rows}
      notes={table.notes}
      contracts={open}
    />
  )
}
