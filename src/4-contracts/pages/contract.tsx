import { daysBetween, isBefore, modeOf, type Refusal, sayDay, sayMoney, sayMoment } from '#kernel'
import { type Calendar, cite, signBy } from '#law'
import { isRefusal } from '#kernel'
import { Link, mayAtAll, nameOf, openable, type Organisation } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { Clock, type DutyRow, Facts, type FormState, type FrameFacts, History, Mirror, Notice, Page, Tag } from '#ui'
import type { ReactNode } from 'react'
import { groundWaits } from '../direct.ts'
import type { Duty } from '../duties.ts'
import { type Contract, type ContractVersion, monthsOf, otherSide, type Side, sideOf } from '../rules/contract.ts'
import { contractProcess } from '../rules/contract-process.ts'
import { type DutyTerm, dutyTerms, sayDeadline } from '../rules/duty-terms.ts'
import { fairnessFacts, fairnessOf } from '../rules/fairness.ts'
import { sayAction } from '../say-action.ts'
import { words } from '../words.ts'
import { type DirectFacts, WithoutTender } from './direct.tsx'
import { Fairness } from './fairness.tsx'
import { LinesTable, Schedule } from './lines.tsx'
import { monthNow } from './list.tsx'
import { EndNotice } from './notice.tsx'
import { Promised } from './promised.tsx'
import { baseOf } from './version.tsx'

export interface ContractFacts {
  contract: Contract
  purchaser: Organisation | undefined
  provider: Organisation | undefined
  versions: readonly ContractVersion[]
  duties: readonly Duty[]
  history: readonly HistoryEntry[]
  /** The working days that are known where this contract stands. */
  calendar: Calendar
  purchaseNumber: string | undefined
  /** Why this person may not propose, sign or end; undefined where they may. */
  whyNot: { propose: Refusal | undefined; sign: Refusal | undefined; end: Refusal | undefined }
  /** Why it has no tender; undefined for one that has. */
  direct: DirectFacts | undefined
  form: FormState
}

export function ContractPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ContractFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const { contract: c, versions } = facts
  const open = versions.find((v) => v.state === 'open')
  const mine = sideOf(c, ctx.asker.organisationId)
  const name = (side: Side) => nameOf(side === 'purchaser' ? facts.purchaser : facts.provider, lang)
  const mode = modeOf(c.lines)
  const living = ['draft', 'negotiating', 'signed', 'active'].includes(c.state)
  const current = versions.find((v) => v.number === c.versionNumber)
  // Until the bureau has approved doing without a tender, neither side is waited for.
  const waitsFor = (v: ContractVersion): Refusal | undefined =>
    facts.direct && !c.signedOn && v.state === 'open' ? groundWaits(facts.direct.ground, v.text) : undefined
  // What is served before both have signed, nobody can be held to; it is the purchaser's delay before any clock runs.
  const early = daysBetween(c.startsOn, c.signedOn ?? ctx.today)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={(lang === 'en' && c.titleEn) || c.title}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number }]}
      lead={
        <>
          {t.between(name('purchaser'), name('provider'))} {t.governed(sayDay(c.lawDay, lang))}
        </>
      }
    >
      <Facts
        facts={[
          { label: t.value, value: sayMoney(c.total, lang) },
          {
            label: t.term,
            value: t.months(monthsOf(c), monthNow(c, ctx)),
            note: `${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)}`,
          },
          { label: t.mode, value: mode ? t[mode] : '–' },
          { label: t.signedBy, value: signedBy(c, current, name, t) },
          { label: t.state, value: contractProcess.states[c.state][lang] },
        ]}
      />
      <EndNotice ctx={ctx} c={c} mine={mine} maySign={!facts.whyNot.sign} name={name} form={facts.form} />
      {early > 0 && living && (
        <Notice late>
          <p>{(c.signedOn ? t.beganBefore : t.beginsBefore)(early)}</p>
        </Notice>
      )}
      {facts.direct && <WithoutTender ctx={ctx} c={c} facts={facts.direct} form={facts.form} />}
      {open && living && (
        <OpenText ctx={ctx} c={c} open={open} first={!baseOf(versions, open)} waits={waitsFor(open)} mine={mine} name={name} />
      )}
      {!c.signedOn && c.noticeOn && <SignClock ctx={ctx} c={c} calendar={facts.calendar} />}
      <h2>{t.bought}</h2>
      <LinesTable text={c} lang={lang} />
      <Schedule text={c} lang={lang} />
      <Promised text={c} lang={lang} />
      <h2 id="duties">{t.duties}</h2>
      <DutiesOfBoth ctx={ctx} facts={facts} mine={mine} name={name} />
      <p className="no-print">
        <a href={`/contracts/${c.id}/text#register`}>{t.register}</a> · <a href={`/contracts/${c.id}/duties`}>{t.allDuties}</a> ·{' '}
        <a href={`/rules/contract/${c.id}`}>{t.rulesReport}</a>
      </p>
      <h2>{t.fair}</h2>
      <Fairness
        ctx={ctx}
        c={c}
        text={c}
        fairness={fairnessOf(c, fairnessFacts(c, ctx.today, facts.calendar))}
        mayPropose={!facts.whyNot.propose && living}
      />
      <div className="actions">
        {living && mayAtAll(ctx.asker, 'contracts.propose') && (
          <Go href={`/contracts/${c.id}/propose`} label={t.propose} whyNot={facts.whyNot.propose} lang={lang} />
        )}
        <a className="button plain" href={`/contracts/${c.id}/word`}>
          {t.word}
        </a>
        <a className="button plain" href={`/contracts/${c.id}/text`}>
          {t.fullText}
        </a>
        {c.state === 'active' && (
          <Link asker={ctx.asker} className="button plain" href={`/delivery/${c.id}`} of={c}>
            {t.service}
          </Link>
        )}
        {!facts.whyNot.sign && mine && ['draft', 'negotiating'].includes(c.state) && (
          <a className="button danger" href={`/contracts/${c.id}/drop`}>
            {t.drop}
          </a>
        )}
        {!facts.whyNot.sign && mine && ['signed', 'active'].includes(c.state) && !c.closedOn && (
          <Go href={`/contracts/${c.id}/end`} label={t.endEarly} whyNot={facts.whyNot.end} lang={lang} danger />
        )}
      </div>
      <div className="two">
        <section>
          <h2>{t.versions}</h2>
          <Versions ctx={ctx} c={c} versions={versions} name={name} waitsFor={waitsFor} />
        </section>
        <section>
          <h2>{t.history}</h2>
          <History entries={facts.history} lang={lang} zone={ctx.zone} say={(action, f) => sayAction(action, f)?.[lang] ?? action} />
          {facts.history.length === shownHistory && (
            <p>
              <a href={`/contracts/${c.id}/history`}>{t.wholeHistory}</a>
            </p>
          )}
          {facts.purchaseNumber && mayAtAll(ctx.asker, 'purchases.read') && (
            <p>
              <a href={`/purchases/${c.purchaseId}`}>
                {t.purchase} {facts.purchaseNumber}
              </a>
            </p>
          )}
        </section>
      </div>
    </Page>
  )
}

function signedBy(c: Contract, v: ContractVersion | undefined, name: (s: Side) => string, t: (typeof words)['zh']): string {
  if (!v) return t.nobody
  if (v.signed.purchaser && v.signed.provider) return t.bothVersion(v.number)
  if (v.signed.purchaser) return t.onlyVersion(name('purchaser'), v.number)
  if (v.signed.provider) return t.onlyVersion(name('provider'), v.number)
  return c.signedOn ? t.bothVersion(c.versionNumber) : t.nobody
}

/** As much of the history as stands beside the versions; all of it has its own page. */
export const shownHistory = 12

/** All that happened to a contract, the newest first. */
export function HistoryPage(p: { ctx: Ctx; frame: FrameFacts; contract: Contract; entries: readonly HistoryEntry[] }) {
  const { ctx, contract: c } = p
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.history}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.history }]}
      lead={(ctx.lang === 'en' && c.titleEn) || c.title}
    >
      <History entries={p.entries} lang={ctx.lang} zone={ctx.zone} say={(action, f) => sayAction(action, f)?.[ctx.lang] ?? action} />
    </Page>
  )
}

/** The text that waits, whose turn it is, and where to read what differs. */
function OpenText({
  ctx,
  c,
  open,
  first,
  waits,
  mine,
  name,
}: {
  ctx: Ctx
  c: Contract
  open: ContractVersion
  /** There is no text before it to compare it with. */
  first: boolean
  /** What keeps both sides from signing. */
  waits: Refusal | undefined
  mine: Side | undefined
  name: (s: Side) => string
}) {
  const t = words[ctx.lang]
  const missing = (['purchaser', 'provider'] as const).filter((s) => !open.signed[s])
  return (
    <Notice>
      <h2>
        {waits
          ? t.openBefore(open.number)
          : `${t.openText(open.number)} ${t.waitingFor(missing.map(name).join(ctx.lang === 'zh' ? '和' : ' and '))}`}
      </h2>
      {waits && <p>{waits.words[ctx.lang]}</p>}
      {open.reason && (
        <p>
          {t.reason}
          {ctx.lang === 'zh' ? '：' : ': '}
          {open.reason}
        </p>
      )}
      <p>
        <a
          className={`button${mine && missing.includes(mine) && !waits ? '' : ' plain'} small`}
          href={`/contracts/${c.id}/versions/${open.number}`}
        >
          {first ? t.readFirstAndAnswer : t.readAndAnswer}
        </a>
      </p>
    </Notice>
  )
}

function SignClock({ ctx, c, calendar }: { ctx: Ctx; c: Contract; calendar: Calendar }) {
  const t = words[ctx.lang]
  const by = signBy(c.noticeOn!, c.lawDay, calendar)
  if (isRefusal(by)) return null
  return (
    <Clock
      label={t.signLate}
      startOn={c.noticeOn}
      dueOn={by.value}
      rule={t.signLateRule}
      cites={[cite('R-39')]}
      today={ctx.today}
      lang={ctx.lang}
    />
  )
}

/** How far ahead open duties are shown on the mirrored page; the whole list has its own page. */
const shownAheadDays = 45

function DutiesOfBoth({ ctx, facts, mine, name }: { ctx: Ctx; facts: ContractFacts; mine: Side | undefined; name: (s: Side) => string }) {
  const { lang, today } = ctx
  const t = words[lang]
  const c = facts.contract
  const near = facts.duties.filter((d) => d.state === 'open' && (!d.dueOn || daysBetween(today, d.dueOn) <= shownAheadDays))
  const terms = dutyTerms(c)
  const left = mine ?? 'provider'
  const rows = (side: Side): DutyRow[] => {
    const open = near.filter((d) => d.debtor === side)
    const rest = terms.filter((d) => d.debtor === side && !open.some((o) => o.kind === d.kind))
    return [...open.map((d) => occurrence(ctx, c, d, mine)), ...rest.map((d) => standing(ctx, c, d))]
  }
  const titles = mine
    ? { mine: t.weOwe(name(otherSide(mine))), theirs: t.owesUs(name(otherSide(mine))) }
    : { mine: t.owes(name('provider')), theirs: t.owes(name('purchaser')) }
  return <Mirror mine={rows(left)} theirs={rows(otherSide(left))} today={today} lang={lang} titles={titles} />
}

function occurrence(ctx: Ctx, c: Contract, d: Duty, mine: Side | undefined): DutyRow {
  const { lang } = ctx
  const byHand = mine === d.debtor && dutyTerms(c).some((term) => term.kind === d.kind && term.debtor === d.debtor && term.byHand)
  return {
    id: d.id,
    dueOn: d.dueOn,
    dueSays: d.dueSays?.[lang],
    why: d.why[lang],
    otherwise: stopped(d.otherwise[lang], lang),
    cites: d.cites,
    href: byHand ? `/contracts/${c.id}/duties/${d.id}/done` : openable(ctx.asker, d.href, c),
    title:
      d.amount === null || d.title[lang].includes(sayMoney(d.amount, lang)) ? (
        d.title[lang]
      ) : (
        <>
          {d.title[lang]}
          {lang === 'zh' ? '，' : ', '}
          <b>{sayMoney(d.amount, lang)}</b>
        </>
      ),
    ...(d.clause && { clause: { number: d.clause, href: `/contracts/${c.id}/text#clause-${d.clause}` } }),
  }
}
function standing(ctx: Ctx, c: Contract, d: DutyTerm): DutyRow {
  const { lang } = ctx
  const length = d.deadline.length
  return {
    id: `${d.debtor}:${d.kind}`,
    title: d.title[lang],
    dueOn: null,
    dueSays: sayDeadline(d.deadline)[lang],
    why: length ? sentence(d.deadline.after[lang], lang) : undefined,
    otherwise: stopped(d.remedy[lang], lang),
    clause: { number: d.clause, href: `/contracts/${c.id}/text#clause-${d.clause}` },
  }
}
const stopped = (s: string, lang: string) => (/[。.]$/.test(s) ? s : `${s}${lang === 'zh' ? '。' : '.'}`)
const sentence = (s: string, lang: string) => stopped(lang === 'zh' ? s : `${s[0]!.toUpperCase()}${s.slice(1)}`, lang)

function Versions({
  ctx,
  c,
  versions,
  name,
  waitsFor,
}: {
  ctx: Ctx
  c: Contract
  versions: readonly ContractVersion[]
  name: (s: Side) => string
  waitsFor: (v: ContractVersion) => Refusal | undefined
}) {
  const t = words[ctx.lang]
  return (
    <ol className="history" reversed>
      {versions.map((v) => (
        <li key={v.number}>
          <span>
            <a href={`/contracts/${c.id}/versions/${v.number}`}>{t.version(v.number)}</a>
            <br />
            <time className="small" dateTime={v.proposedAt.toString()}>
              {sayMoment(v.proposedAt, ctx.lang, ctx.zone)}
            </time>
          </span>
          <span>
            <Tag quiet={!['open', 'agreed'].includes(v.state)}>{waitsFor(v) ? t.openBureau : t[v.state]}</Tag>{' '}
            <span className="soft">
              {t.proposedBy} {name(v.proposedBy)}
            </span>
            {v.number === 1 && !v.reason ? (
              <>
                <br />
                {t.firstText}
              </>
            ) : (
              v.reason && (
                <>
                  <br />
                  {v.reason}
                </>
              )
            )}
            {v.answer && (
              <>
                <br />
                <span className="soft">{v.answer}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A link that leads on, or the reason why it does not. */
export function Go(p: { href: string; label: ReactNode; whyNot: Refusal | undefined; lang: 'zh' | 'en'; danger?: boolean }) {
  const { href, label, whyNot, lang } = p
  if (whyNot)
    return (
      <span>
        <span className="button" aria-disabled="true">
          {label}
        </span>
        <span className="why-not"> {whyNot.words[lang]}</span>
      </span>
    )
  return (
    <a className={`button${p.danger ? ' danger' : ''}`} href={href}>
      {label}
    </a>
  )
}
export const isLate = (d: Duty, ctx: Pick<Ctx, 'today'>): boolean => d.state === 'open' && d.dueOn !== null && isBefore(d.dueOn, ctx.today)
