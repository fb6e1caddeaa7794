import { type Ctx, notThere } from '#platform'
import { type C, html, Page, refusalJson, refusalPage, statusWords } from '#ui'

const wantsJson = (c: C) => c.req.path.startsWith('/api')

/** Says that there is nothing here; in one plain line where the request has not come as far as a page, as for a file that is no asset. */
export async function notFoundPage(c: C): Promise<Response> {
  const ctx = c.get('ctx') as Ctx | undefined
  const { zh, en } = notThere().words
  if (!ctx) return c.text(`${zh} ${en}\n`, 404)
  if (wantsJson(c)) return refusalJson(c, notThere(), ctx.lang)
  return refusalPage(c, await c.get('frame')(), notThere())
}

/** A fault is ours: say so, say that nothing was changed, give the number that is in the log. */
export async function faultPage(c: C, requestId: string): Promise<Response> {
  const ctx = c.get('ctx')
  const t = statusWords[ctx?.lang ?? 'zh']
  if (wantsJson(c)) return c.json({ error: { code: 'fault', message: t.faultHelp, request: requestId } }, 500)
  try {
    const frame = await c.get('frame')()
    return html(
      c,
      <Page ctx={ctx} frame={frame} title={t.faultTitle}>
        <p>{t.faultHelp}</p>
        <p>
          <code>{requestId}</code>
        </p>
      </Page>,
      500,
    )
  } catch {
    // Even the frame could not be gathered, as when the database is away.
    return c.text(`${statusWords.zh.faultTitle} · ${statusWords.en.faultTitle}\n${t.faultHelp}\n${requestId}`, 500)
  }
}
