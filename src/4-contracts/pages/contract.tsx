import { type FilesFacts, FilesOf } from '#files'
import { combinationOf, combinationWords, type Day, type Lang, type Refusal, sayDay, sayMoney, titleIn } from '#kernel'
import type { Answer, Calendar } from '#law'
import { Link, mayAtAll, nameOf, type Organisation } from '#people'
import { PostFloors } from '#plans'
import { type Ctx, type HistoryEntry, leavesOut } from '#platform'
import { Cites, Facts, type FormState, type FrameFacts, History, InWords, Notice, Page } from '#ui'
import type { ReactNode } from 'react'
import { groundWaits } from '../ground-waits.ts'
import type { EndingSoon } from '../ending-soon.ts'
import type { BeforeClock } from '../rules/before-clock.ts'
import type { Duty } from '../rules/duty.ts'
import { type Contract, type ContractVersion, monthsOf, type Side, sideOf } from '../rules/contract.ts'
import { sayState } from '../rules/contract-process.ts'
import { asItReads } from '../rules/in-force.ts'
import { fairnessFacts, fairnessOf } from '../rules/fairness.ts'
import type { Success } from '../success-of.ts'
import { sayAction } from '../say-action.ts'
import { priceWords } from '../price-words.ts'
import { words } from '../words.ts'
import { ClockBefore } from './clock-before.tsx'
import { type DirectFacts, WithoutTender } from './direct.tsx'
import type { Beyond } from '../rules/budget.ts'
import { BeyondBudget } from './beyond-budget.tsx'
import { DutiesOfBoth } from './duties-of-both.tsx'
import { EndsWithout, ToGate } from './ends-without.tsx'
import { Fairness } from './fairness.tsx'
import { FormWrong } from './form-wrong.tsx'
import { LinesTable, Schedule } from './lines.tsx'
import { monthNow } from './list.tsx'
import { EndNotice } from './notice.tsx'
import { OpenText, SignClock } from './open-text.tsx'
import { ServedUnsigned } from './served-unsigned.tsx'
import { SuccessOf } from './success.tsx'
import { ToCome } from './to-come.tsx'
import { OtherGoals, Promised } from './promised.tsx'
import { baseOf } from './version.tsx'
import { Versions } from './versions.tsx'

export interface ContractFacts {
  contract: Contract
  purchaser: Organisation | undefined
  provider: Organisation | undefined
  versions: readonly ContractVersion[]
  duties: readonly Duty[]
  history: readonly HistoryEntry[]
  before: BeforeClock
  /** What both sides say will count as success. */
  success: Success
  /** It ends soon, and nothing signed follows it everywhere. */
  ending: EndingSoon | undefined
  /** The working days that are known where this contract stands. */
  calendar: Calendar
  /** The last day to sign, of what came of an award. */
  signBy: Answer<Day> | Refusal | undefined
  purchaseNumber: string | undefined
  /** The legal form it was signed with, or is to be, is not that of the credit code. */
  formWrong: boolean
  /** Where the text that waits, or before signing the contract, takes more than is free of an item of the budget; told to whoever buys. */
  beyond: readonly Beyond[]
  /** A proposal of the own side waits that nobody has signed: further lines can be added to it. */
  addsTo: boolean
  /** Why this person may not propose, sign or end; undefined where they may. */
  whyNot: { propose: Refusal | undefined; sign: Refusal | undefined; end: Refusal | undefined }
  /** Why it has no tender; undefined for one that has. */
  direct: DirectFacts | undefined
  /** What keeps it from being signed, and from being performed where it was: a challenge that stands. */
  waits: Refusal | undefined
  files: FilesFacts
  form: FormState
}

/** As much of the history as stands beside the versions; all of it has its own page. */
export const shownHistory = 12

/** A contract: its value and state, what was bought, what both sides owe, and what this person may do with it. */
export function ContractPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ContractFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const { contract: c, versions } = facts
  const open = versions.find((v) => v.state === 'open')
  const mine = sideOf(c, ctx.asker.organisationId)
  const name = (side: Side) => nameOf(side === 'purchaser' ? facts.purchaser : facts.provider, lang)
  const living = ['draft', 'negotiating', 'signed', 'active'].includes(c.state)
  // Until the bureau has approved doing without a tender, neither side is waited for.
  const waitsFor = (v: ContractVersion): Refusal | undefined =>
    facts.direct && !c.signedOn && v.state === 'open' ? groundWaits(ctx, facts.direct.ground, v.text) : undefined
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(c, lang)}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number }]}
      lead={
        <>
          {t.between(name('purchaser'), name('provider'))} {t.governed(sayDay(c.lawDay, lang))}
        </>
      }
    >
      <Head ctx={ctx} facts={facts} name={name} />
      {facts.waits && <Challenged c={c} waits={facts.waits} lang={lang} />}
      <EndNotice ctx={ctx} c={c} mine={mine} maySign={!facts.whyNot.sign} name={name} form={facts.form} />
      {facts.formWrong && <FormWrong c={c} lang={lang} />}
      {living && <ServedUnsigned c={c} ctx={ctx} />}
      <BeyondBudget beyond={facts.beyond} lang={lang} law={ctx.law} />
      {facts.ending && <EndsWithout e={facts.ending} lang={lang} />}
      <ToCome ctx={ctx} c={c} />
      {facts.direct && <WithoutTender ctx={ctx} c={c} facts={facts.direct} form={facts.form} />}
      {open && living && (
        <OpenText ctx={ctx} c={c} open={open} first={!baseOf(versions, open)} waits={waitsFor(open)} mine={mine} name={name} />
      )}
      {!c.signedOn && c.noticeOn && <SignClock ctx={ctx} noticeOn={c.noticeOn} by={facts.signBy} />}
      <Bought ctx={ctx} facts={facts} living={living} />
      <h2 id="duties">{t.duties}</h2>
      <DutiesOfBoth ctx={ctx} c={c} duties={facts.duties} mine={mine} name={name} />
      <p className="no-print">
        <a href={`/contracts/${c.id}/text#register`}>{t.register}</a> · <a href={`/contracts/${c.id}/duties`}>{t.allDuties}</a> ·{' '}
        <a href={`/rules/contract/${c.id}`}>{t.rulesReport}</a>
      </p>
      <FilesOf ctx={ctx} facts={facts.files} />
      <h2>{t.fair}</h2>
      <Fairness
        ctx={ctx}
        c={c}
        text={c}
        fairness={fairnessOf(c, fairnessFacts(c, ctx, facts.calendar))}
        mayPropose={!facts.whyNot.propose && living}
      />
      <ClockBefore ctx={ctx} c={c} before={facts.before} />
      <NextSteps ctx={ctx} facts={facts} mine={mine} living={living} />
      <Past ctx={ctx} facts={facts} name={name} waitsFor={waitsFor} />
    </Page>
  )
}

/** Its lines, when each amount falls due, what was promised for them, and what came of that. */
function Bought({ ctx, facts, living }: { ctx: Ctx; facts: ContractFacts; living: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  const { contract: c } = facts
  return (
    <>
      <h2>{t.bought}</h2>
      <LinesTable text={asItReads(c)} lang={lang} />
      <PostFloors lines={asItReads(c).lines} law={ctx.law} lawDay={c.lawDay} lang={lang} />
      <Schedule text={c} lang={lang} />
      {c.terms.index && (
        <p>
          <a href={`/contracts/${c.id}/price`}>{priceWords[lang].link}</a>
        </p>
      )}
      <Promised text={c} lang={lang} />
      {c.signedOn && living && (!facts.whyNot.propose || (facts.whyNot.propose.code === 'already-open' && facts.addsTo)) && (
        <OtherGoals c={c} lang={lang} />
      )}
      <SuccessOf ctx={ctx} contract={c} success={facts.success} />
      <ToGate ctx={ctx} c={c} />
    </>
  )
}

/** A challenge that stands keeps it from being signed, or performed. */
function Challenged({ c, waits, lang }: { c: Contract; waits: Refusal; lang: Lang }) {
  const t = words[lang]
  return (
    <Notice late>
      <h2>{t.waitsTitle(c.signedOn !== null)}</h2>
      <p>
        {waits.words[lang]} <a href={`/tenders/${c.tenderId}/redress`}>{t.waitsWhy}</a>{' '}
        {waits.cites && <Cites cites={waits.cites} lang={lang} />}
      </p>
    </Notice>
  )
}

/** What it is worth, how long it runs, and who has signed it. */
function Head({ ctx, facts, name }: { ctx: Ctx; facts: ContractFacts; name: (s: Side) => string }) {
  const { lang } = ctx
  const t = words[lang]
  const { contract: c, versions } = facts
  const combined = combinationOf(c.lines)
  const current = versions.find((v) => v.number === (c.inForce ?? c.versionNumber))
  return (
    <Facts
      facts={[
        { label: t.value, value: sayMoney(c.total, lang), note: <InWords amount={c.total} /> },
        {
          label: t.term,
          value: t.months(monthsOf(c), monthNow(c, ctx)),
          note: `${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)}`,
        },
        { label: t.combined, value: combined ? combinationWords[combined][lang] : '–' },
        { label: t.signedBy, value: signedBy(c, current, name, t) },
        { label: t.state, value: sayState(c)[lang] },
      ]}
    />
  )
}

function signedBy(c: Contract, v: ContractVersion | undefined, name: (s: Side) => string, t: (typeof words)['zh']): string {
  if (!v) return t.nobody
  if (v.signed.purchaser && v.signed.provider) return t.bothVersion(v.number)
  if (v.signed.purchaser) return t.onlyVersion(name('purchaser'), v.number)
  if (v.signed.provider) return t.onlyVersion(name('provider'), v.number)
  return c.signedOn ? t.bothVersion(c.versionNumber) : t.nobody
}

/** What this person may do with it next. */
function NextSteps({ ctx, facts, mine, living }: { ctx: Ctx; facts: ContractFacts; mine: Side | undefined; living: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  const { contract: c } = facts
  return (
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
      {['active', 'ended', 'terminated'].includes(c.state) && c.signedOn && (
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
  )
}

/** Its texts and what happened to it. */
function Past(p: { ctx: Ctx; facts: ContractFacts; name: (s: Side) => string; waitsFor: (v: ContractVersion) => Refusal | undefined }) {
  const { ctx, facts, name, waitsFor } = p
  const { lang } = ctx
  const t = words[lang]
  const { contract: c, versions } = facts
  return (
    <div className="two">
      <section>
        <h2>{t.versions}</h2>
        <Versions ctx={ctx} c={c} versions={versions} name={name} waitsFor={waitsFor} />
      </section>
      <section>
        <h2>{t.history}</h2>
        <History entries={facts.history} lang={lang} zone={ctx.zone} say={(action, f) => sayAction(action, f)?.[lang] ?? action} />
        {leavesOut(facts.history, shownHistory) && (
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
  )
}

/** A link that leads on, or the reason why it does not. */
function Go(p: { href: string; label: ReactNode; whyNot: Refusal | undefined; lang: 'zh' | 'en'; danger?: boolean }) {
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
