import { sayMoment, type Words } from '#kernel'
import { may, mayNot } from '#people'
import { type Ctx, cycleSteps, differing, lastHead, logAlarm, type LogEntryRow, placesOf } from '#platform'
import { ActionButton, type C, DataTable, type FrameFacts, frameWords, Notice, Page, tableFile } from '#ui'
import type { RawBuilder } from 'kysely'
import { actionsKnown, conditionsOf, type LogFilters, readFilters } from './log-filters.ts'
import { columnsOf, type Place } from './log-columns.tsx'
import { logWords } from './log-words.ts'
import { sayActionAlone } from './gather.ts'

const perPage = 50
const mostInCsv = 50_000

/**
 * The record log for those who watch. A page costs what stands on it: it goes on from the last entry seen, along the key, and counts
 * nothing; whether the log is whole is checked by `tandem log verify` and by the head that is signed every minute.
 */
export async function LogPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const no = mayNot(ctx.asker, 'log.read')
  if (no) return no
  const t = logWords[ctx.lang]
  const url = new URL(c.req.url)
  const filters = readFilters(url.searchParams)
  const { where, person, wrong } = await conditionsOf(ctx, filters)
  const before = /^log_[\w-]{1,40}$/.exec(url.searchParams.get('before') ?? '')?.[0]
  const csv = url.searchParams.get('format') === 'csv'
  const found = await (csv ? pageOf(ctx, where, undefined, mostInCsv) : pageOf(ctx, where, before)).execute()
  const rows = csv ? found : found.slice(0, perPage)
  const places = await placesOfRows(ctx, rows)
  const changed = await differing(ctx.db, ctx.jurisdiction, rows)
  const columns = columnsOf(ctx, places, changed)
  if (csv) return await tableFile({ rows, columns, name: 'record-log', format: 'csv' })
  const stands = await LogStands(ctx, changed.size, [...places.values()].includes('outside'))
  const to = (changes: Record<string, string | undefined>) => {
    const next = new URL(url)
    for (const [k, v] of Object.entries(changes)) v === undefined ? next.searchParams.delete(k) : next.searchParams.set(k, v)
    return next.pathname + next.search
  }
  return (
    <Page ctx={ctx} frame={frame} title={t.title} lead={t.lead}>
      {stands}
      <Filters ctx={ctx} filters={filters} actions={await actionsKnown(ctx)} />
      {wrong && <NothingThere ctx={ctx} why={wrong} />}
      <DataTable
        rows={rows}
        columns={columns}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        late={(r) => places.get(r.id) === 'outside' || changed.has(r.id)}
      />
      <nav className="pages" aria-label={t.title}>
        {before && <a href={to({ before: undefined })}>{t.newest}</a>}
        {found.length > perPage && (
          <a rel="next" href={to({ before: rows.at(-1)!.id })}>
            {t.older}
          </a>
        )}
        {rows.length > 0 && (
          <a href={to({ format: 'csv', before: undefined })} download>
            {t.csvRest}
          </a>
        )}
      </nav>
      {person && may(ctx.asker, 'log.erase') && (
        <>
          <h2>{t.eraseTitle}</h2>
          <p>{t.eraseHelp}</p>
          <ActionButton action="/log/erase-name" lang={ctx.lang} values={{ user: person }} label={t.eraseButton} danger />
        </>
      )}
    </Page>
  )
}

/** How the log stands: what is wrong with it, and over how much of it a head was signed. */
async function LogStands(ctx: Ctx, changed: number, outside: boolean) {
  const t = logWords[ctx.lang]
  const alarm = logAlarm(ctx.db, ctx.jurisdiction)
  const head = await lastHead(ctx.db, ctx.jurisdiction)
  return (
    <Notice late={alarm !== undefined || outside || changed > 0}>
      {alarm !== undefined && <p>{alarm[ctx.lang]}</p>}
      {changed > 0 && <p>{t.someDiffer(changed)}</p>}
      <p>
        {t.numbered(await placesOf(ctx.db, ctx.jurisdiction))}{' '}
        {head ? t.signed(head.head.size, sayMoment(head.signedAt, ctx.lang, ctx.zone)) : t.notSigned} <a href="/open/log">{t.toPublic}</a>
      </p>
    </Notice>
  )
}

/** The entries of one page and one more, the newest first, from before the entry given. */
export function pageOf(ctx: Ctx, where: RawBuilder<boolean>, before: string | undefined, most = perPage + 1) {
  const asked = ctx.db.selectFrom('record_log').selectAll().where(where).orderBy('id', 'desc').limit(most)
  return before ? asked.where('id', '<', before) : asked
}

/** The place of each entry in the order, or that it waits for one, or that it has none and waits for none. */
export async function placesOfRows(ctx: Ctx, rows: readonly LogEntryRow[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>(rows.map((r) => [r.id, 'outside']))
  for (let i = 0; i < rows.length; i += 1000) {
    const ids = rows.slice(i, i + 1000).map((r) => r.id)
    const order = ctx.db.selectFrom('record_log_order').select(['entry_id', 'seq']).where('jurisdiction', '=', ctx.jurisdiction)
    for (const o of await order.where('entry_id', 'in', ids).execute()) places.set(o.entry_id, o.seq)
    const pending = ctx.db.selectFrom('record_log_pending').select('entry_id').where('jurisdiction', '=', ctx.jurisdiction)
    for (const p of await pending.where('entry_id', 'in', ids).execute()) places.set(p.entry_id, 'waiting')
  }
  return places
}

const NothingThere = ({ ctx, why }: { ctx: Ctx; why: Words }) => (
  <Notice late>
    <p>{why[ctx.lang]}</p>
  </Notice>
)

function Filters({ ctx, filters: f, actions }: { ctx: Ctx; filters: LogFilters; actions: readonly string[] }) {
  const t = logWords[ctx.lang]
  const said = (action: string) => sayActionAlone(action)[ctx.lang].replace(/[：:]\s*$/, '')
  const field = (name: string, label: string, value: string, o: { type?: string; hint?: string } = {}) => (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type={o.type ?? 'text'} defaultValue={value} placeholder={o.hint} />
    </div>
  )
  const steps = [...cycleSteps.map((s) => [`${s}.`, frameWords[ctx.lang][s]] as const), ['people.', frameWords[ctx.lang].people] as const]
  return (
    <form className="filters" method="get" action="/log">
      {field('who', t.who, f.who, { hint: t.whoHint })}
      {field('from', t.from, f.from, { type: 'date' })}
      {field('to', t.to, f.to, { type: 'date' })}
      {field('record', t.record, f.record, { hint: t.recordHint })}
      {field('purchase', t.purchase, f.purchase)}
      <div className="field">
        <label htmlFor="action">{t.what}</label>
        <select id="action" name="action" defaultValue={f.action}>
          <option value="">{t.any}</option>
          {steps.map(([value, label]) => (
            <option key={value} value={value}>
              {t.wholeStep(label)}
            </option>
          ))}
          {actions.map((a) => (
            <option key={a} value={a}>
              {said(a)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="outcome">{t.outcome}</label>
        <select id="outcome" name="outcome" defaultValue={f.outcome}>
          <option value="">{t.anyOutcome}</option>
          <option value="done">{t.done}</option>
          <option value="refused">{t.refused}</option>
        </select>
      </div>
      <label className="tick">
        <input type="checkbox" name="signins" value="1" defaultChecked={f.signIns} /> {t.signIns}
      </label>
      <button className="button plain small">{t.apply}</button>
      <a href="/log">{t.clear}</a>
    </form>
  )
}
