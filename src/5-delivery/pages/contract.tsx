import { type Contract, type Duty, sayAction as sayContract } from '#contracts'
import type { Fraction, Lang } from '#kernel'
import { Link, nameOf, type Organisation } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { Empty, Facts, Form, type FormState, type FrameFacts, History, Mirror, Notice, Page, TextArea } from '#ui'
import { sayAction } from '../say-action.ts'
import { deliverableWords } from '../deliverable-words.ts'
import { linesOfSessions } from '../deliverables.ts'
import type { ErrandMonth } from '../errand-share.ts'
import type { HoursRow } from '../hours.ts'
import type { UnitsRow } from '../unit-totals.ts'
import type { LineDone } from '../done-of.ts'
import { payWords } from '../pay-words.ts'
import { valuePageWords } from '../value-words.ts'
import { evidenceWords } from '../evidence-words.ts'
import type { LineCost } from '../line-costs.ts'
import { recordedShare } from '../rules/recorded-time.ts'
import type { SharedTime } from '../rules/shared-time.ts'
import { roleWords } from '../role-words.ts'
import { words } from '../words.ts'
import { Costs } from './costs.tsx'
import { runningMonth, sayErrands, sayHours, sayPaid, sayPercent, titleOf } from './say.ts'
import { HoursPlots } from './hours-plots.tsx'
import { type PeriodRow, PeriodsTable } from './periods-table.tsx'
import { SharedTimeOf } from './shared-time.tsx'
import { UnitsTable } from './units-table.tsx'

export interface ContractFacts {
  contract: Contract
  purchaser: Organisation | undefined
  provider: Organisation | undefined
  periods: readonly PeriodRow[]
  hours: readonly HoursRow[]
  errands: readonly ErrandMonth[]
  units: readonly UnitsRow[]
  done: ReadonlyMap<string, LineDone>
  /** Minutes of errands that are contested, by month. */
  contested: ReadonlyMap<string, number>
  /** The cap on errands that holds today, in percent. */
  cap: string
  /** What each line cost by what was accepted of it. */
  costs: readonly LineCost[]
  /** The hours its posts are paid for in the months there are records of, and what was recorded of them; null where it has no posts. */
  time: { readonly paid: Fraction; readonly recorded: number } | null
  /** What of the time at its posts went to their projects so far. */
  shared: readonly SharedTime[]
  /** Records that count nowhere for the contract. */
  uncounted: number
  duties: readonly Duty[]
  staffed: string | null
  vacant: string | null
  history: readonly HistoryEntry[]
  mayHandIn: boolean
  mayAnswer: boolean
  isProvider: boolean
  errandForm: FormState
}

interface Shown {
  ctx: Ctx
  f: ContractFacts
}

/** How a contract is carried out: its periods, what both sides owe, its hours and results. */
export function DeliveryPage({ ctx, frame, f }: Shown & { frame: FrameFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const c = f.contract
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleOf(c, lang)}
      section="delivery"
      trail={[{ label: t.title, href: '/delivery' }, { label: c.number }]}
      lead={`${nameOf(f.purchaser, lang)} · ${nameOf(f.provider, lang)}`}
      actions={<WaysOn ctx={ctx} f={f} />}
    >
      <AtAGlance ctx={ctx} f={f} />
      <h2>{t.periods}</h2>
      <PeriodsTable lang={lang} f={f} ctx={ctx} />
      {f.costs.some((l) => l.worth > 0n) && (
        <>
          <h2>{evidenceWords[lang].costs}</h2>
          <Costs c={c} costs={f.costs} lang={lang} />
        </>
      )}
      <Owed ctx={ctx} f={f} />
      <TooManyErrands ctx={ctx} f={f} />
      <h2>{t.hoursTitle}</h2>
      <Hours f={f} lang={lang} />
      {f.units.length > 0 && (
        <>
          <h2>{t.unitsTitle}</h2>
          <UnitsTable f={f} lang={lang} today={ctx.today} />
        </>
      )}
      {f.uncounted > 0 && (
        <p className="small">
          <a href={`/delivery/records?contract=${f.contract.id}&counts=no`}>{t.uncountedRecords(f.uncounted)}</a>
        </p>
      )}
      <h2>{t.history}</h2>
      <History
        entries={f.history}
        lang={lang}
        zone={ctx.zone}
        say={(action, facts) => (sayAction(action, facts) ?? sayContract(action, facts))?.[lang] ?? action}
      />
    </Page>
  )
}

/** To a new record, and to the pages that tell more. */
function WaysOn({ ctx, f }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const c = f.contract
  return (
    <>
      {f.isProvider && (
        <a className="button" href="/delivery/new">
          {t.newRecord}
        </a>
      )}
      <a className="button plain" href={`/delivery/records?contract=${c.id}`}>
        {t.records}
      </a>
      {c.lines.some((l) => l.goals.length > 0) && (
        <a className="button plain" href={`/delivery/${c.id}/indicators`}>
          {valuePageWords[lang].toContract}
        </a>
      )}
      {linesOfSessions(c).length > 0 && (
        <a className="button plain" href={`/delivery/${c.id}/deliverables`}>
          {deliverableWords[lang].title}
        </a>
      )}
      {f.staffed && (
        <a className="button plain" href={`/delivery/${c.id}/role-time`}>
          {roleWords[lang].title}
        </a>
      )}
      {f.staffed && (
        <Link asker={ctx.asker} className="button plain" href={`/delivery/${c.id}/pay`} of={c}>
          {payWords[lang].toContract}
        </Link>
      )}
      <a className="button plain" href={`/contracts/${c.id}`}>
        {t.toContract}
      </a>
    </>
  )
}

/** Who is at the posts, and what this month has been so far. */
function AtAGlance({ ctx, f }: Shown) {
  const t = words[ctx.lang]
  const month = runningMonth(f.errands)
  return (
    <Facts
      facts={[
        ...(f.staffed
          ? [{ label: t.occupied, value: <a href={`/delivery/${f.contract.id}/posts`}>{f.staffed}</a>, note: f.vacant ?? t.noVacancy }]
          : []),
        { label: t.thisMonth, value: `${sayHours(month?.minutes ?? 0)} ${t.hours}` },
        { label: t.errands, value: sayErrands(month), note: `≤ ${f.cap}%` },
      ]}
    />
  )
}

/** What each side owes the other, whoever looks standing first. */
function Owed({ ctx, f }: Shown) {
  const { lang } = ctx
  const row = (d: Duty) => ({
    id: d.id,
    title: d.title[lang],
    dueOn: d.dueOn,
    dueSays: d.dueSays?.[lang],
    why: d.why[lang],
    otherwise: d.otherwise[lang],
    cites: d.cites,
    href: d.href,
    ...(d.clause && { clause: { number: d.clause, href: `/contracts/${f.contract.id}/text#clause-${d.clause}` } }),
  })
  const side = (debtor: 'purchaser' | 'provider') => f.duties.filter((d) => d.debtor === debtor && d.state === 'open').map(row)
  const titles = { mine: nameOf(f.provider, lang), theirs: nameOf(f.purchaser, lang) }
  const mirror = f.isProvider
    ? { mine: side('provider'), theirs: side('purchaser'), titles }
    : { mine: side('purchaser'), theirs: side('provider'), titles: { mine: titles.theirs, theirs: titles.mine } }
  return <Mirror {...mirror} today={ctx.today} lang={lang} />
}

/** Months with more errands than agreed, and the purchaser's answer to them. */
function TooManyErrands({ ctx, f }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const alarms = f.duties.filter((d) => d.kind === 'errand-cap' && d.state === 'open')
  return (
    <>
      {alarms.map((d) => (
        <section key={d.id} id="errands">
          <h2>{t.answerErrandsTitle(d.subjectId)}</h2>
          <Notice late>
            <p>{d.why[lang]}</p>
          </Notice>
          {f.mayAnswer && (
            <Form action={`/delivery/${f.contract.id}/errands/${d.subjectId}`} form={f.errandForm} lang={lang} submit={t.answerErrands}>
              <TextArea form={f.errandForm} lang={lang} name="answer" label={t.answerErrandsLabel} rows={3} />
            </Form>
          )}
        </section>
      ))}
    </>
  )
}

function Hours({ f, lang }: { f: ContractFacts; lang: Lang }) {
  const t = words[lang]
  const rests = f.time && recordedShare(f.time)
  if (f.hours.length === 0)
    return (
      <Empty title={t.noHours}>
        <p>{t.noRecordsHelp}</p>
      </Empty>
    )
  return (
    <>
      {rests && (
        <p className="small">{evidenceWords[lang].restsOn(sayHours(f.time!.recorded), sayPaid(f.time!.paid), sayPercent(rests))}</p>
      )}
      <SharedTimeOf c={f.contract} time={f.shared} lang={lang} />
      <HoursPlots f={f} lang={lang} />
    </>
  )
}
