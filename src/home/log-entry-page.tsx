import { mayNot, openable } from '#people'
import { type Ctx, differing, type LeafPart, type LogEntryRow, notThere, writeReceipt } from '#platform'
import { type C, download, type FrameFacts, Notice, Page, SummaryList } from '#ui'
import type { ReactNode } from 'react'
import { sayMoment } from '#kernel'
import { conditionsOf, readFilters } from './log-filters.ts'
import { columnsOf } from './log-columns.tsx'
import { pageOf, placesOfRows } from './log-page.tsx'
import { kindOf, logWords } from './log-words.ts'

/** An entry that whoever asks may see at all; what is sealed is not there. */
async function entryFor(ctx: Ctx, id: string): Promise<LogEntryRow | undefined> {
  const { where } = await conditionsOf(ctx, readFilters(new URLSearchParams({ signins: '1' })))
  return await pageOf(ctx, where, undefined, 1).where('id', '=', id).executeTakeFirst()
}

/** Parts of an entry that are handed out: what it is about in words only to whoever may open the record. */
const partsFor = (ctx: Ctx, e: LogEntryRow): LeafPart[] => {
  const href = e.subject_id === null ? undefined : kindOf(e.subject_kind).href?.(e.subject_id)
  return ['what', 'actor', 'name', ...(href && openable(ctx.asker, href) ? (['facts'] as const) : [])]
}

/** One entry of the record log, all it says, and the way to its receipt. */
export async function LogEntryPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const no = mayNot(ctx.asker, 'log.read')
  if (no) return no
  const entry = await entryFor(ctx, c.req.param('id')!)
  if (!entry) return notThere()
  const t = logWords[ctx.lang]
  const places = await placesOfRows(ctx, [entry])
  const changed = await differing(ctx.db, ctx.jurisdiction, [entry])
  const columns = columnsOf(ctx, places, changed)
  const cell = (key: string): ReactNode => columns.find((x) => x.key === key)!.cell(entry)
  const hasReceipt = (await writeReceipt(ctx.db, entry, [])) !== undefined
  return (
    <Page ctx={ctx} frame={frame} title={t.entry} trail={[{ label: t.title, href: '/log' }, { label: t.entry }]}>
      {changed.size > 0 && (
        <Notice late>
          <p>{t.someDiffer(1)}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: t.when, value: sayMoment(entry.at, ctx.lang, ctx.zone) },
          { label: t.place, value: cell('place') },
          { label: t.who, value: cell('who') },
          { label: t.what, value: cell('what') },
          { label: t.about, value: cell('subject') },
          { label: t.outcome, value: cell('outcome') },
          { label: t.number, value: <code className="small break">{entry.id}</code> },
        ]}
      />
      <h2>{t.receipt}</h2>
      {hasReceipt ? (
        <>
          <p>{t.receiptHelp}</p>
          <p>
            <a className="button plain" href={`/log/${entry.id}/receipt`} download>
              {t.receiptGet}
            </a>
          </p>
          <pre>
            <code>tandem log verify --receipt {entry.id}.tlog-proof --url …/open/log</code>
          </pre>
        </>
      ) : (
        <p>{t.receiptNotYet}</p>
      )}
    </Page>
  )
}

/** The receipt of an entry as a file (c2sp.org/tlog-proof). */
export async function logReceipt(ctx: Ctx, c: C) {
  const no = mayNot(ctx.asker, 'log.read')
  if (no) return no
  const entry = await entryFor(ctx, c.req.param('id')!)
  const receipt = entry && (await writeReceipt(ctx.db, entry, partsFor(ctx, entry)))
  return receipt ? download(receipt, `${entry.id}.tlog-proof`, 'text/plain; charset=utf-8') : notThere()
}
