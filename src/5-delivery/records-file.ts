import type { Contract } from '#contracts'
import { isRefusal } from '#kernel'
import type { Ctx } from '#platform'
import { csvOf, download } from '#ui'
import { recordColumns, type RecordNames } from './pages/records.tsx'
import type { ServiceRecord } from './rules/record.ts'
import { type RecordsAsked, serviceRecords } from './service-records.ts'

/** Rows of a file that are read at a time. */
export const csvPage = 5000
/** All records that were asked for, however many: read and sent part by part. */
export async function recordsFile(
  ctx: Ctx,
  asked: RecordsAsked,
  first: { rows: readonly ServiceRecord[]; total: number },
  all: readonly Contract[],
  namesFor: (ctx: Ctx, rows: readonly ServiceRecord[], of: readonly Contract[]) => Promise<RecordNames>,
): Promise<Response> {
  const part = async (rows: readonly ServiceRecord[]) => csvOf(rows, recordColumns(ctx.lang, await namesFor(ctx, rows, all)))
  const encoder = new TextEncoder()
  let page = 1
  const begun = await part(first.rows)
  const body = new ReadableStream<Uint8Array>({
    start: (c) => c.enqueue(encoder.encode(begun)),
    async pull(c) {
      if (page * csvPage >= first.total) return c.close()
      page += 1
      const next = await serviceRecords(ctx, { ...asked, page, size: csvPage })
      if (isRefusal(next) || next.rows.length === 0) return c.close()
      const text = await part(next.rows)
      c.enqueue(encoder.encode(text.slice(text.indexOf('\r\n') + 2)))
    },
  })
  return new Response(body, download('', 'service-records.csv', 'text/csv; charset=utf-8'))
}
