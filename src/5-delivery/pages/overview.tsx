import { clientWords } from '#clients'
import type { Contract } from '#contracts'
import { sayDay } from '#kernel'
import { Link } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Empty, type FrameFacts, Page, Tag } from '#ui'
import type { Acceptance } from '../rules/acceptance.ts'
import type { ErrandMonth } from '../errand-share.ts'
import { payWords } from '../pay-words.ts'
import { words } from '../words.ts'
import { sayDates, sayErrands, sayHours, sayPeriod, titleOf } from './say.ts'

export interface OverviewRow {
  contract: Contract
  minutes: number
  errand: ErrandMonth | undefined
  vacant: string
  toHandIn: number
  toAccept: number
  late: boolean
}

interface OverviewFacts {
  rows: readonly OverviewRow[]
  /** Periods handed in that wait for whoever looks. */
  waiting: readonly { acceptance: Acceptance; contract: Contract }[]
  mayRecord: boolean
  sees: boolean
}
interface Shown {
  ctx: Ctx
  f: OverviewFacts
}

/** Every contract that is carried out, with what waits for somebody. */
export function OverviewPage({ ctx, frame, f }: Shown & { frame: FrameFacts }) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.title} section="delivery" lead={t.lead} actions={<WaysOn ctx={ctx} f={f} />}>
      {f.waiting.length > 0 && (
        <>
          <h2>{t.waiting}</h2>
          <Waiting ctx={ctx} f={f} />
        </>
      )}
      {f.sees && <Contracts ctx={ctx} f={f} />}
    </Page>
  )
}

function WaysOn({ ctx, f: { mayRecord, sees } }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      {mayRecord && (
        <a className="button" href="/delivery/new">
          {t.newRecord}
        </a>
      )}
      {sees && (
        <a className="button plain" href="/delivery/records">
          {t.records}
        </a>
      )}
      {mayRecord && (
        <Link asker={ctx.asker} className="button plain" href="/delivery/pay" of={{ userId: ctx.asker.userId }}>
          {payWords[lang].mine}
        </Link>
      )}
      <Link asker={ctx.asker} className="button plain" href="/clients">
        {clientWords[lang].title}
      </Link>
      <Link asker={ctx.asker} className="button plain" href="/cases">
        {clientWords[lang].cases}
      </Link>
      <Link asker={ctx.asker} className="button plain" href="/groups">
        {clientWords[lang].groupWork}
      </Link>
      <Link asker={ctx.asker} className="button plain" href="/events">
        {clientWords[lang].communityWork}
      </Link>
      <Link asker={ctx.asker} className="button plain" href="/supervision">
        {clientWords[lang].supervision}
      </Link>
      <a className="button plain" href="/delivery/notices">
        {t.notices}
      </a>
    </>
  )
}

function Waiting({ ctx: { lang }, f: { waiting } }: Shown) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      rows={waiting}
      rowKey={(w) => w.acceptance.id}
      columns={[
        {
          key: 'c',
          label: t.contract,
          cell: (w) => (
            <a href={`/delivery/acceptances/${w.acceptance.id}`}>
              {titleOf(w.contract, lang)} · {sayPeriod(w.contract, w.acceptance.period, lang)}
            </a>
          ),
        },
        { key: 'd', label: t.dates, cell: (w) => sayDates(w.acceptance, lang) },
        { key: 'b', label: t.dueOn, cell: (w) => sayDay(w.acceptance.dueOn, lang) },
      ]}
    />
  )
}

function Contracts({ ctx: { lang }, f: { rows } }: Shown) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(r) => r.contract.id}
      late={(r) => r.late}
      empty={
        <Empty title={t.noDelivery}>
          <p>{t.noDeliveryHelp}</p>
        </Empty>
      }
      columns={[
        {
          key: 'number',
          label: t.contract,
          cell: (r) => (
            <>
              <a href={`/delivery/${r.contract.id}`}>{titleOf(r.contract, lang)}</a>
              <br />
              <span className="soft small">{r.contract.number}</span>
            </>
          ),
        },
        { key: 'hours', label: t.thisMonth, number: true, cell: (r) => sayHours(r.minutes) },
        { key: 'errands', label: t.errands, number: true, cell: (r) => sayErrands(r.errand) },
        { key: 'vacant', label: t.vacant, number: true, cell: (r) => r.vacant },
        {
          key: 'todo',
          label: t.waitingPeriods,
          cell: (r) => (
            <>
              {r.toAccept > 0 && <Tag late={r.late}>{t.waitAccept(r.toAccept)}</Tag>}
              {r.toAccept > 0 && r.toHandIn > 0 && ' '}
              {r.toHandIn > 0 && <Tag>{t.waitHandIn(r.toHandIn)}</Tag>}
            </>
          ),
        },
      ]}
    />
  )
}
