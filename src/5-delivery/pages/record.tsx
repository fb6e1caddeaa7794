import { type FilesFacts, FilesOf } from '#files'
import { type Lang, sayDay, sayMoment } from '#kernel'
import type { Ctx, HistoryEntry } from '#platform'
import { DataTable, type FrameFacts, History, Page, SummaryList, Tag } from '#ui'
import { deliverableWords } from '../deliverable-words.ts'
import { askerWords, categoryWords, kindWords, type ServiceRecord } from '../rules/record.ts'
import { notCountedWords } from '../rules/counts.ts'
import { sayAction } from '../say-action.ts'
import type { Edition } from '../service-records.ts'
import { roleWords } from '../role-words.ts'
import { words } from '../words.ts'
import { type ErrandFacts, ErrandOf } from './errand.tsx'
import { lineTitle, titleOf } from './say.ts'
import type { RecordNames } from './records.tsx'

interface Shown {
  ctx: Ctx
  record: ServiceRecord
  names: RecordNames
}

/** A service record: what was done, what it said before, and what happened to it. */
export function RecordPage({
  ctx,
  frame,
  record,
  names,
  editions,
  history,
  mayCorrect,
  files,
  errand,
}: Shown & {
  frame: FrameFacts
  editions: readonly Edition[]
  history: readonly HistoryEntry[]
  mayCorrect: boolean
  files: FilesFacts
  errand: ErrandFacts
}) {
  const { lang } = ctx
  const t = words[lang]
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
      <WhatWasDone ctx={ctx} record={record} names={names} />
      <ErrandOf record={record} f={errand} lang={lang} />
      <FilesOf ctx={ctx} facts={files} />
      {editions.length > 0 && (
        <>
          <h2>{t.before}</h2>
          <Editions ctx={ctx} editions={editions} />
        </>
      )}
      <h2>{t.history}</h2>
      <History entries={history} lang={lang} zone={ctx.zone} say={(action, facts) => sayAction(action, facts)?.[lang] ?? action} />
    </Page>
  )
}

function WhatWasDone({ ctx, record, names }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const c = names.contracts.get(record.contractId)
  return (
    <SummaryList
      rows={[
        { label: t.minutesUnit, value: String(record.minutes) },
        { label: t.hoursKind, value: categoryWords[record.category][lang] },
        { label: t.asked, value: askerWords[record.askedBy][lang] },
        ...(record.errandAbout ? [{ label: roleWords[lang].about, value: record.errandAbout }] : []),
        ...(record.errandBy ? [{ label: roleWords[lang].by, value: record.errandBy }] : []),
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
        ...(record.deliverableId
          ? [
              {
                label: deliverableWords[lang].one,
                value: <a href={`/delivery/deliverables/${record.deliverableId}`}>{names.deliverables.get(record.deliverableId)}</a>,
              },
            ]
          : []),
        { label: t.people, value: String(record.people) },
        { label: t.done, value: String(record.units) },
        { label: t.community, value: record.communityId ? names.communities.get(record.communityId) : t.anyCommunity },
        { label: t.worker, value: names.workers.get(record.workerId) ?? '' },
        { label: t.recordedAt, value: sayMoment(record.recordedAt, lang, ctx.zone) },
        ...(record.note ? [{ label: t.note, value: record.note }] : []),
      ]}
    />
  )
}

/** What it said before each correction, and why it was corrected. */
function Editions({ ctx, editions }: { ctx: Ctx; editions: readonly Edition[] }) {
  const { lang } = ctx
  const t = words[lang]
  return (
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
