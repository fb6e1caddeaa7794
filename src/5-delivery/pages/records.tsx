import type { Contract } from '#contracts'
import { type Lang, sayDay, type Words } from '#kernel'
import { type Community, namedChoice, type Person } from '#people'
import type { Ctx } from '#platform'
import { type Choice, type Column, Empty, type FrameFacts, type Listed, ListTable, NarrowedTo, Notice, Page } from '#ui'
import { deliverableWords } from '../deliverable-words.ts'
import { askers, askerWords, categories, categoryWords, kindWords, type ServiceRecord } from '../rules/record.ts'
import { notCountedWords } from '../rules/counts.ts'
import { importWords } from '../rules/import-words.ts'
import type { RecordsAsked } from '../service-records.ts'
import { words } from '../words.ts'
import { lineTitle, sayHours } from './say.ts'

export interface RecordNames {
  contracts: ReadonlyMap<string, Contract>
  workers: ReadonlyMap<string, string>
  communities: ReadonlyMap<string, string>
  /** Deliverables by id, as they are called. */
  deliverables: ReadonlyMap<string, string>
}

/** Columns of the list and of its file; those that are hidden stand in the file only. */
export function recordColumns(lang: Lang, names: RecordNames): (Column<ServiceRecord> & { hidden?: boolean })[] {
  const t = words[lang]
  const c = (r: ServiceRecord) => names.contracts.get(r.contractId)
  return [
    { key: 'id', label: t.recordId, hidden: true, cell: () => '', text: (r) => r.id },
    { key: 'contract', label: t.contractNumber, hidden: true, cell: () => '', text: (r) => c(r)?.number ?? '' },
    {
      key: 'day',
      label: t.servedOn,
      sort: true,
      cell: (r) => (
        <a className="nowrap" href={`/delivery/records/${r.id}`}>
          {sayDay(r.servedOn, lang)}
        </a>
      ),
      text: (r) => r.servedOn.toString(),
    },
    { key: 'what', label: t.kind, cell: (r) => kindWords[r.what][lang], text: (r) => kindWords[r.what][lang] },
    {
      key: 'line',
      label: t.line,
      cell: (r) => lineTitle(c(r) ?? { lines: [] }, r.lineId),
      text: (r) => lineTitle(c(r) ?? { lines: [] }, r.lineId),
    },
    {
      key: 'deliverable',
      label: deliverableWords[lang].one,
      cell: (r) =>
        r.deliverableId ? <a href={`/delivery/deliverables/${r.deliverableId}`}>{names.deliverables.get(r.deliverableId)}</a> : '',
      text: (r) => names.deliverables.get(r.deliverableId ?? '') ?? '',
    },
    { key: 'deliverableId', label: t.deliverableId, hidden: true, cell: () => '', text: (r) => r.deliverableId ?? '' },
    { key: 'minutes', label: t.minutesUnit, sort: true, number: true, cell: (r) => r.minutes, text: (r) => String(r.minutes) },
    {
      key: 'category',
      label: t.hoursKind,
      sort: true,
      cell: (r) => categoryWords[r.category][lang],
      text: (r) => categoryWords[r.category][lang],
    },
    { key: 'asked', label: t.asked, sort: true, cell: (r) => askerWords[r.askedBy][lang], text: (r) => askerWords[r.askedBy][lang] },
    { key: 'people', label: t.people, sort: true, number: true, cell: (r) => r.people, text: (r) => String(r.people) },
    { key: 'units', label: t.done, number: true, cell: (r) => r.units, text: (r) => String(r.units) },
    {
      key: 'community',
      label: t.community,
      cell: (r) => names.communities.get(r.communityId ?? '') ?? '',
      text: (r) => names.communities.get(r.communityId ?? '') ?? '',
    },
    { key: 'worker', label: t.worker, cell: (r) => names.workers.get(r.workerId) ?? '', text: (r) => names.workers.get(r.workerId) ?? '' },
    {
      key: 'counts',
      label: t.counts,
      hidden: true,
      cell: () => '',
      text: (r) => (r.notCounted ? notCountedWords[r.notCounted][lang] : t.countsYes),
    },
  ]
}

/** What was found of the records that were asked for. */
export interface RecordsListed extends Listed<ServiceRecord> {
  minutes: number
  asked: RecordsAsked
  /** Why nothing can be found as it is asked. */
  wrong: Words | undefined
}

export function RecordsPage(
  p: RecordsListed & {
    ctx: Ctx
    frame: FrameFacts
    choices: {
      contracts: readonly Contract[]
      workers: readonly Person[]
      months: readonly string[]
      lines: readonly (Choice & { label: string })[]
      deliverables: readonly { value: string; label: string }[]
      communities: readonly Community[]
    }
    mayRecord: boolean
  },
) {
  const { ctx, asked } = p
  const { lang } = ctx
  const t = words[lang]
  const filtered = [
    ...[asked.contractId, asked.lineId, asked.deliverableId, asked.workerId, asked.communityId, asked.month],
    ...[asked.category, asked.askedBy, asked.from, asked.to, asked.counts, p.wrong],
  ].some((v) => v !== undefined)
  const pick = (name: string, label: string, value: string | undefined, options: readonly (Choice & { label: string })[]) => (
    <NarrowedTo name={name} label={label} all={t.any} value={value ?? ''} options={options} />
  )
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.records}
      section="delivery"
      lead={t.recordsLead}
      trail={[{ label: t.title, href: '/delivery' }, { label: t.records }]}
      actions={
        p.mayRecord ? (
          <>
            <a className="button" href="/delivery/new">
              {t.newRecord}
            </a>
            <a className="button plain" href="/delivery/import">
              {importWords[lang].title}
            </a>
          </>
        ) : undefined
      }
    >
      {(p.total > 0 || filtered) && (
        <form className="filters" role="search">
          {pick(
            'contract',
            t.contract,
            asked.contractId,
            p.choices.contracts.map((c) => ({ value: c.id, label: c.number })),
          )}
          {pick(
            'worker',
            t.worker,
            asked.workerId,
            p.choices.workers.map((w) => ({ value: w.userId, label: w.name })),
          )}
          {pick(
            'month',
            t.month,
            asked.month,
            p.choices.months.map((m) => ({ value: m, label: m })),
          )}
          {pick(
            'category',
            t.hoursKind,
            asked.category,
            categories.map((k) => ({ value: k, label: categoryWords[k][lang] })),
          )}
          {pick(
            'asked',
            t.asked,
            asked.askedBy,
            askers.map((a) => ({ value: a, label: askerWords[a][lang] })),
          )}
          {(p.choices.lines.length > 0 || asked.lineId) && pick('line', t.line, asked.lineId, p.choices.lines)}
          {p.choices.deliverables.length > 0 &&
            pick('deliverable', deliverableWords[lang].one, asked.deliverableId, p.choices.deliverables)}
          {pick(
            'community',
            t.community,
            asked.communityId,
            p.choices.communities.map((x) => namedChoice(x, lang)),
          )}
          {(['from', 'to'] as const).map((name) => (
            <div className="field" key={name}>
              <label htmlFor={name}>{name === 'from' ? t.fromDay : t.toDay}</label>
              <input id={name} name={name} type="date" defaultValue={asked[name]?.toString() ?? ''} />
            </div>
          ))}
          {pick('counts', t.counts, asked.counts, [
            { value: 'yes', label: t.countsYes },
            { value: 'no', label: t.countsNo },
          ])}
          <button className="button plain small">{t.filter}</button>
        </form>
      )}
      {p.wrong && (
        <Notice late>
          <p>{p.wrong[lang]}</p>
        </Notice>
      )}
      {p.total > 0 && <p className="soft small">{t.inAll(sayHours(p.minutes))}</p>}
      <ListTable
        of={p}
        frame={p.frame}
        lang={lang}
        rowKey={(r) => r.id}
        empty={
          filtered ? undefined : (
            <Empty title={t.noRecords}>
              <p>{t.noRecordsHelp}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}
