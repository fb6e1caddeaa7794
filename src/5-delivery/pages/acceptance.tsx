import { sayStage } from '#contracts'
import { colonIn, inTreeOrder, sayDay, treeOf } from '#kernel'
import { Link, nameOf } from '#people'
import type { Ctx } from '#platform'
import { Clock, Cites, type FrameFacts, History, LineName, Notice, Page, SummaryList, Tag } from '#ui'
import { clockCites, isDisputed } from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import { sayAction } from '../say-action.ts'
import { isForAPerson, stageOf } from '../why-not-due.ts'
import { evidenceWords } from '../evidence-words.ts'
import { reportWords } from '../report-words.ts'
import { roleWords } from '../role-words.ts'
import { words } from '../words.ts'
import { AtAGlance, doneColumn } from './at-a-glance.tsx'
import { Drawn } from './drawn.tsx'
import { EvidenceFilesOf } from './evidence-files.tsx'
import { ReachedTable } from './indicators.tsx'
import { SharedTimeOf } from './shared-time.tsx'
import { Subsidised } from './subsidised.tsx'
import { RecordedTime } from './recorded-time.tsx'
import { lineTitle, sayDates, sayPeriod, titleOf } from './say.ts'
import { AcceptPeriod, EnterOpinion, formOf, ReturnPeriod, type SentForm, Settle } from './acceptance-forms.tsx'
import { type AcceptanceFacts, LinesTable, OpinionsTable, Behind } from './acceptance-parts.tsx'

/** A handed-in period: what was claimed and done, what stands behind it, what residents say, and what is to be decided. */
export function AcceptancePage({ ctx, frame, f, sent }: { ctx: Ctx; frame: FrameFacts; f: AcceptanceFacts; sent?: SentForm | undefined }) {
  const { lang } = ctx
  const [t, e] = [words[lang], evidenceWords[lang]]
  const { acceptance: a, contract: c } = f
  const open = a.state === 'handed-in'
  const name = sayPeriod(c, a.period, lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.acceptance}${colonIn(lang)}${name}`}
      section="delivery"
      lead={`${titleOf(c, lang)} · ${sayDates(a, lang)}`}
      trail={[{ label: t.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: name }]}
      actions={a.acceptedOn ? <Onwards ctx={ctx} a={a} c={c} /> : undefined}
    >
      <State ctx={ctx} f={f} />
      <HandedIn ctx={ctx} f={f} />
      <ForAPerson ctx={ctx} f={f} />
      <AtAGlance f={f} lang={lang} />
      <LinesTable f={f} done={doneColumn(f, lang)} lang={lang} />
      <GoalsReached ctx={ctx} f={f} />
      <h2>{t.behind}</h2>
      <Behind f={f} lang={lang} />
      <ToReport ctx={ctx} f={f} />
      <TimeAtPosts ctx={ctx} f={f} sent={sent} />
      <Subsidised a={a} all={f.mayOpenRecords ? f.subsidies : []} mayTell={f.mayGiveUp} form={formOf(sent, 'subsidy')} lang={lang} />
      <h2>{e.drawn}</h2>
      <Drawn a={a} f={f.drawn} form={formOf(sent, 'check')} lang={lang} />
      {f.mayOpenRecords && (
        <section id="evidence">
          <h2>{e.files}</h2>
          <EvidenceFilesOf f={f.drawn.files} lang={lang} />
        </section>
      )}
      <h2>{t.opinions}</h2>
      <Opinions ctx={ctx} f={f} />
      {open && f.mayEnter && <EnterOpinion ctx={ctx} f={f} sent={sent} />}
      {open && f.mayAccept && <AcceptPeriod ctx={ctx} f={f} sent={sent} />}
      {open && f.mayAccept && <ReturnPeriod ctx={ctx} f={f} sent={sent} />}
      {a.state === 'partly-accepted' && a.lines.some(isDisputed) && (f.mayAccept || f.mayGiveUp) && <Settle ctx={ctx} f={f} sent={sent} />}
      {a.state === 'returned' && f.mayGiveUp && (
        <p>
          <a className="button" href={`/delivery/${c.id}/hand-in/${encodeURIComponent(a.period)}`}>
            {t.handIn}
          </a>
        </p>
      )}
      <p className="no-print">
        <a className="button plain small" href={`/rules/delivery/${a.id}`}>
          {t.rulesReport}
        </a>
      </p>
      <h2>{t.history}</h2>
      <History entries={f.history} lang={lang} zone={ctx.zone} say={(action, facts) => sayAction(action, facts)?.[lang] ?? action} />
    </Page>
  )
}

interface Shown {
  ctx: Ctx
  f: AcceptanceFacts
}

/** Where an accepted period leads: to what is paid for it, for whoever may open that, and to its public notice. */
function Onwards({ ctx, a, c }: { ctx: Ctx; a: AcceptanceFacts['acceptance']; c: AcceptanceFacts['contract'] }) {
  const t = words[ctx.lang]
  return (
    <>
      <Link asker={ctx.asker} href={`/payments/contracts/${c.id}`} of={c} className="button plain">
        {t.toPayments}
      </Link>
      <PublicNotice id={a.id} label={t.publicNotice} />
    </>
  )
}

const PublicNotice = ({ id, label }: { id: string; label: string }) => (
  <a className="button plain" href={`/delivery/notices/${id}`}>
    {label}
  </a>
)

/** The report of its month, and its role cards held against the hours. */
function ToReport({ ctx: { lang }, f: { acceptance: a, contract: c, mayOpenRecords } }: Shown) {
  if (a.kind !== 'month' || !mayOpenRecords) return null
  return (
    <p className="small">
      <a href={`/delivery/${c.id}/report/${a.period}`}>{reportWords[lang].toReport}</a> ·{' '}
      <a href={`/delivery/${c.id}/role-time?month=${a.period}`}>{roleWords[lang].title}</a>
    </p>
  )
}

/** Where the period stands, and until when the purchaser has to decide. */
function State({ ctx, f: { acceptance: a, contract: c } }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const open = a.state === 'handed-in'
  return (
    <>
      <p>
        <Tag late={open && a.stalled} quiet={a.state === 'accepted'}>
          {acceptanceProcess.states[a.state][lang]}
        </Tag>{' '}
        {a.by === 'silence' && t.bySilence} {a.times > 1 && <span className="soft">{t.timesN(a.times)}</span>}
      </p>
      {open && (
        <Clock
          label={t.dueOn}
          startOn={a.handedInOn}
          dueOn={a.dueOn}
          dueSays={a.mayMove && t.yearToCome(a.dueOn)}
          rule={t.clockRule(c.terms.acceptanceDays)}
          cites={clockCites(ctx.law, c.terms.basis)}
          today={ctx.today}
          lang={lang}
        />
      )}
    </>
  )
}

/** What was handed in, by whom and when, and what was decided. */
function HandedIn({ ctx, f }: Shown) {
  const { lang } = ctx
  const [t, e] = [words[lang], evidenceWords[lang]]
  const { acceptance: a, contract: c } = f
  const stage = stageOf(c, a.period)
  return (
    <SummaryList
      rows={[
        { label: t.provider, value: nameOf(f.provider, lang) },
        { label: t.purchaser, value: nameOf(f.purchaser, lang) },
        ...(stage ? [{ label: t.stageDue, value: sayStage(stage, (id) => lineTitle(c, id))[lang] }] : []),
        { label: t.handedInOn, value: sayDay(a.handedInOn, lang) },
        { label: t.dueOn, value: sayDay(a.dueOn, lang) },
        ...(a.acceptedOn
          ? [{ label: t.acceptedOn, value: `${sayDay(a.acceptedOn, lang)} · ${a.by === 'silence' ? t.bySilence : t.byPurchaser}` }]
          : []),
        ...(a.says ? [{ label: t.says, value: a.says }] : []),
        ...(a.remark ? [{ label: t.remark, value: a.remark }] : []),
        ...(a.state === 'returned' ? [{ label: t.returnTitle, value: a.returnedReason }] : []),
        ...(a.noOpinionReason ? [{ label: t.noOpinion, value: a.noOpinionReason }] : []),
        ...(a.uncheckedReason ? [{ label: e.uncheckedReason, value: a.uncheckedReason }] : []),
      ]}
    />
  )
}

/** Where what is to be judged has no figures of its own, and what was recorded meanwhile. */
function ForAPerson({ ctx, f: { acceptance: a, contract: c, behind } }: Shown) {
  const stage = stageOf(c, a.period)
  if (!stage || !isForAPerson(c, a.period)) return null
  return (
    <Notice>
      <p>{words[ctx.lang].forAPerson(behind.filter((r) => r.lineId === stage.lineId).reduce((n, r) => n + r.records, 0))}</p>
    </Notice>
  )
}

/** What was reached of the goals whose day has come, line by line. */
function GoalsReached({ ctx, f }: Shown) {
  const { lang } = ctx
  const { acceptance: a, contract: c } = f
  const tree = treeOf(c.lines)
  if (f.values.length === 0) return null
  return (
    <>
      <h2>{evidenceWords[lang].goals}</h2>
      {inTreeOrder(tree, a.lines, (l) => l.lineId).map((l) => {
        const mine = f.values.filter((v) => v.showing.lineId === l.lineId)
        return mine.length === 0 ? null : (
          <section key={l.instalmentKey}>
            <h3>
              <LineName tree={tree} id={l.lineId} lang={lang} flat />
            </h3>
            <ReachedTable c={c} rows={mine} lang={lang} entering={a.state === 'handed-in'} />
          </section>
        )
      })}
    </>
  )
}

/** Time recorded beside time paid for, and what of it went to projects. */
function TimeAtPosts({ ctx, f, sent }: Shown & { sent: SentForm | undefined }) {
  const { lang } = ctx
  const { acceptance: a, contract: c } = f
  if (f.time.time.length === 0 || !f.mayOpenRecords) return null
  return (
    <>
      <h2>{evidenceWords[lang].time}</h2>
      <RecordedTime {...{ a, c, lang, law: ctx.law, f: f.time }} mayAnswer={f.mayGiveUp} form={formOf(sent, 'time')} />
      <SharedTimeOf c={c} time={f.shared} lang={lang} />
    </>
  )
}

/** What residents said; where they were not heard and it is to be accepted, that they are to be. */
function Opinions({ ctx, f }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  if (f.opinions.length > 0) return <OpinionsTable opinions={f.opinions} communities={f.communities} lang={lang} />
  if (f.acceptance.state !== 'handed-in' || !f.mayAccept) return <p className="soft">{t.noOpinions}</p>
  return (
    <Notice>
      <p>
        {t.noOpinionWarning} <Cites cites={ctx.law.cites('users-heard')} lang={lang} />
      </p>
    </Notice>
  )
}
