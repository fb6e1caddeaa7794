import type { Contract } from '#contracts'
import { type Lang, readDay, sayDay, sayMoment } from '#kernel'
import type { Community, Person } from '#people'
import { nameOf } from '#people'
import type { Ctx, HistoryEntry, ListQuery } from '#platform'
import {
  type Column,
  DataTable,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  History,
  Notice,
  NumberField,
  Page,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextArea,
  Tick,
} from '#ui'
import { askers, askerWords, categories, categoryHints, categoryWords, kinds, kindWords, type ServiceRecord } from '../rules/record.ts'
import { notCountedWords } from '../rules/counts.ts'
import { sayAction } from '../say-action.ts'
import type { Edition, RecordsAsked } from '../service-records.ts'
import { words } from '../words.ts'
import { lineTitle, sayHours, titleOf } from './say.ts'

/** What the fields of a record are chosen from. */
export interface Choices {
  contracts: readonly Contract[]
  communities: readonly Community[]
  /** More than the asker when they may record for colleagues. */
  workers: readonly Person[]
}

function Fields({ form, lang, choices }: { form: FormState; lang: Lang; choices: Choices }) {
  const t = words[lang]
  const several = choices.contracts.length > 1
  const lines = choices.contracts.flatMap((c) =>
    c.lines.map((l) => ({ value: `${c.id}/${l.id}`, label: several ? `${l.title} · ${c.number}` : l.title })),
  )
  return (
    <>
      <Radios form={form} lang={lang} name="what" label={t.what} options={kinds.map((k) => ({ value: k, label: kindWords[k][lang] }))} />
      <NumberField form={form} lang={lang} name="minutes" label={t.minutes} unit={t.minutesUnit} />
      <Radios
        form={form}
        lang={lang}
        name="askedBy"
        label={t.askedBy}
        options={askers.map((a) => ({ value: a, label: askerWords[a][lang] }))}
      />
      <Select
        form={form}
        lang={lang}
        name="category"
        label={t.category}
        empty={t.choose}
        options={categories.map((k) => ({ value: k, label: t.withHint(categoryWords[k][lang], categoryHints[k][lang]) }))}
      />
      <Select form={form} lang={lang} name="line" label={t.deliverable} options={lines} {...(lines.length > 1 && { empty: t.choose })} />
      <NumberField form={form} lang={lang} name="people" label={t.peopleServed} />
      <NumberField form={form} lang={lang} name="units" label={t.units} hint={t.unitsHint} optional />
      <details open={['communityId', 'servedOn', 'note', 'outside'].some((name) => form.errors[name])} style={{ marginBlock: 24 }}>
        <summary>{t.more(sayTyped(form, lang), placeOf(form, choices, lang))}</summary>
        <Select
          form={form}
          lang={lang}
          name="communityId"
          label={t.community}
          empty={t.anyCommunity}
          options={choices.communities.map((c) => ({ value: c.id, label: nameOf(c, lang) }))}
        />
        <DayField form={form} lang={lang} name="servedOn" label={t.day} />
        <Tick form={form} lang={lang} name="outside" label={t.outside} hint={t.outsideHint} />
        <TextArea form={form} lang={lang} name="note" label={t.note} hint={t.noteHint} optional rows={2} />
      </details>
    </>
  )
}

const sayTyped = (form: FormState, lang: Lang): string => {
  const on = readDay(typed(form, 'servedOn'))
  return on ? sayDay(on, lang) : typed(form, 'servedOn')
}
const typed = (form: FormState, name: string): string => [form.values[name] ?? ''].flat()[0] ?? ''
const placeOf = (form: FormState, choices: Choices, lang: Lang): string =>
  nameOf(
    choices.communities.find((c) => c.id === typed(form, 'communityId')),
    lang,
  ) || words[lang].anyCommunity

export function NewRecordPage({
  ctx,
  frame,
  form,
  choices,
  today,
  saved,
  like,
  filled,
}: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  choices: Choices
  today: { records: number; minutes: number }
  saved?: string | undefined
  /** The last record, which the form can be filled from. */
  like?: ServiceRecord | undefined
  /** Whether it was. */
  filled: boolean
}) {
  const { lang } = ctx
  const t = words[lang]
  const trail = [{ label: t.title, href: '/delivery' }, { label: t.newRecord }]
  return (
    <Page ctx={ctx} frame={frame} title={t.newRecord} section="delivery" trail={trail} lead={t.newLead}>
      {saved && (
        <Notice>
          <p role="status">
            {t.saved} {t.savedToday(today.records, today.minutes)} <a href={`/delivery/records/${saved}`}>{t.see}</a>
          </p>
        </Notice>
      )}
      {like && (
        <div>
          {filled ? (
            <p role="status">
              {t.filledFrom(sayDay(like.servedOn, lang), sayShort(like, lang))} <a href="/delivery/new">{t.emptyIt}</a>
            </p>
          ) : (
            <p>
              <a className="button plain" href="/delivery/new?like=last">
                {t.likeLast}
              </a>{' '}
              <span className="soft small">{sayShort(like, lang)}</span>
            </p>
          )}
        </div>
      )}
      <Form action="/delivery/new" form={form} lang={lang} submit={t.save}>
        <Fields form={form} lang={lang} choices={choices} />
        {choices.workers.length > 1 && (
          <Select
            form={form}
            lang={lang}
            name="workerId"
            label={t.worker}
            options={choices.workers.map((w) => ({ value: w.userId, label: w.name }))}
          />
        )}
      </Form>
    </Page>
  )
}

/** What the last record says, in one line. */
const sayShort = (r: ServiceRecord, lang: Lang): string => {
  const t = words[lang]
  return [
    kindWords[r.what][lang],
    t.inMinutes(r.minutes),
    askerWords[r.askedBy][lang],
    categoryWords[r.category][lang],
    t.forPeople(r.people),
  ]
    .concat(r.units > 0 ? [`${t.done} ${r.units}`] : [])
    .join(lang === 'zh' ? '，' : ', ')
}

/** Instead of the form, where no contract is there that a record could be for. */
export function NoRecordPage({ ctx, frame, withoutPost }: { ctx: Ctx; frame: FrameFacts; withoutPost: boolean }) {
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.newRecord}
      section="delivery"
      trail={[{ label: t.title, href: '/delivery' }, { label: t.newRecord }]}
    >
      <Empty title={withoutPost ? t.noPost : t.noContract}>
        <p>{withoutPost ? t.noPostHelp : t.noContractHelp}</p>
      </Empty>
    </Page>
  )
}

export function CorrectPage({
  ctx,
  frame,
  form,
  choices,
  record,
}: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  choices: Choices
  record: ServiceRecord
}) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.correctTitle}
      section="delivery"
      lead={t.correctLead}
      trail={[
        { label: t.records, href: '/delivery/records' },
        { label: sayDay(record.servedOn, lang), href: `/delivery/records/${record.id}` },
        { label: t.correct },
      ]}
    >
      <Form
        action={`/delivery/records/${record.id}/correct`}
        form={form}
        lang={lang}
        submit={t.correct}
        version={record.version}
        cancel={`/delivery/records/${record.id}`}
      >
        <TextArea form={form} lang={lang} name="reason" label={t.correctReason} rows={2} />
        <Fields form={form} lang={lang} choices={choices} />
        <Tick form={form} lang={lang} name="strike" label={t.strike} hint={t.strikeHint} />
      </Form>
    </Page>
  )
}

export interface RecordNames {
  contracts: ReadonlyMap<string, Contract>
  workers: ReadonlyMap<string, string>
  communities: ReadonlyMap<string, string>
}

export function RecordPage({
  ctx,
  frame,
  record,
  names,
  editions,
  history,
  mayCorrect,
}: {
  ctx: Ctx
  frame: FrameFacts
  record: ServiceRecord
  names: RecordNames
  editions: readonly Edition[]
  history: readonly HistoryEntry[]
  mayCorrect: boolean
}) {
  const { lang } = ctx
  const t = words[lang]
  const c = names.contracts.get(record.contractId)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${kindWords[record.what][lang]} · ${sayDay(record.servedOn, lang)}`}
      section="delivery"
      trail={[{ label: t.records, href: '/delivery/records' }, { label: sayDay(record.servedOn, lang) }]}
      actions={
        mayCorrect && !record.struck ? (
          <a className="button plain" href={`/delivery/records/${record.id}/correct`}>
            {t.correct}
          </a>
        ) : undefined
      }
    >
      {record.struck && (
        <p>
          <Tag quiet>{t.struck}</Tag>
        </p>
      )}
      {record.notCounted && (
        <p>
          <Tag>{notCountedWords[record.notCounted][lang]}</Tag>
        </p>
      )}
      <SummaryList
        rows={[
          { label: t.minutesUnit, value: String(record.minutes) },
          { label: t.hoursKind, value: categoryWords[record.category][lang] },
          { label: t.asked, value: askerWords[record.askedBy][lang] },
          {
            label: t.contract,
            value: c ? (
              <a href={`/delivery/${c.id}`}>
                {c.number} {titleOf(c, lang)}
              </a>
            ) : (
              ''
            ),
          },
          { label: t.line, value: c ? lineTitle(c, record.lineId) : '' },
          { label: t.people, value: String(record.people) },
          { label: t.done, value: String(record.units) },
          { label: t.community, value: record.communityId ? names.communities.get(record.communityId) : t.anyCommunity },
          { label: t.worker, value: names.workers.get(record.workerId) ?? '' },
          { label: t.recordedAt, value: sayMoment(record.recordedAt, lang, ctx.zone) },
          ...(record.note ? [{ label: t.note, value: record.note }] : []),
        ]}
      />
      {editions.length > 0 && (
        <>
          <h2>{t.before}</h2>
          <DataTable
            lang={lang}
            rows={editions}
            rowKey={(e) => String(e.version)}
            columns={[
              { key: 'at', label: t.recordedAt, cell: (e) => sayMoment(e.replacedAt, lang, ctx.zone) },
              { key: 'said', label: t.record, cell: (e) => sayEdition(e.content, lang) },
              { key: 'reason', label: t.reason, cell: (e) => e.reason },
              { key: 'who', label: t.whoChanged, cell: (e) => e.replacedBy },
            ]}
          />
        </>
      )}
      <h2>{t.history}</h2>
      <History entries={history} lang={lang} zone={ctx.zone} say={(action, facts) => sayAction(action, facts)?.[lang] ?? action} />
    </Page>
  )
}

const sayEdition = (content: Record<string, unknown>, lang: Lang): string => {
  const s = content as {
    servedOn: string
    what: ServiceRecord['what']
    category: ServiceRecord['category']
    minutes: number
    askedBy: ServiceRecord['askedBy']
    people: number
    units: number
  }
  const t = words[lang]
  return [
    s.servedOn,
    kindWords[s.what][lang],
    `${s.minutes} ${t.minutesUnit}`,
    categoryWords[s.category][lang],
    askerWords[s.askedBy][lang],
    `${t.people} ${s.people}`,
    `${t.done} ${s.units}`,
  ].join(' · ')
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

export function RecordsPage(p: {
  ctx: Ctx
  frame: FrameFacts
  rows: readonly ServiceRecord[]
  total: number
  minutes: number
  query: ListQuery
  asked: RecordsAsked
  names: RecordNames
  choices: {
    contracts: readonly Contract[]
    workers: readonly Person[]
    months: readonly string[]
    lines: readonly { value: string; label: string }[]
    communities: readonly Community[]
  }
  mayRecord: boolean
}) {
  const { ctx, asked } = p
  const { lang } = ctx
  const t = words[lang]
  const filtered = [
    ...[asked.contractId, asked.lineId, asked.workerId, asked.communityId, asked.month],
    ...[asked.category, asked.askedBy, asked.from, asked.to, asked.counts],
  ].some((v) => v !== undefined)
  const pick = (name: string, label: string, value: string | undefined, options: readonly { value: string; label: string }[]) => (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value ?? ''}>
        <option value="">{t.any}</option>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </div>
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
          <a className="button" href="/delivery/new">
            {t.newRecord}
          </a>
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
          {pick(
            'community',
            t.community,
            asked.communityId,
            p.choices.communities.map((x) => ({ value: x.id, label: nameOf(x, lang) })),
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
      {p.total > 0 && <p className="soft small">{t.inAll(sayHours(p.minutes))}</p>}
      <DataTable
        rows={p.rows}
        columns={recordColumns(lang, p.names).filter((x) => !x.hidden)}
        lang={lang}
        rowKey={(r) => r.id}
        here={p.frame.here}
        query={p.query}
        total={p.total}
        csv
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
