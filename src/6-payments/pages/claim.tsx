import { type FilesFacts, FilesOf } from '#files'
import type { Contract, Party } from '#contracts'
import { SubsidiesTold, type SubsidyAsked } from '#delivery'
import { earlier, isBefore, minor, readDay, sayDay, sayMoney, statementsIn, stoppedIn, treeOf } from '#kernel'
import { nameOf, openable, type Organisation } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { Clock, Facts, type FrameFacts, History, InWords, Notice, pictureWords, SummaryList } from '#ui'
import type { Claim, PaymentMade } from '../rules/claim.ts'
import type { Correction } from '../rules/correction.ts'
import type { Recovery } from '../rules/recovery.ts'
import { owedBack } from '../rules/put-right.ts'
import type { ClaimSnapshot } from '../rules/claim-snapshot.ts'
import { isEarlyInvoice } from '../rules/invoice-day.ts'
import { correctionText } from '../correction-words.ts'
import { sayAction } from '../say-action.ts'
import type { DeskStay } from '../store/index.ts'
import { words } from '../words.ts'
import { Asked, Desks } from './claim-desks.tsx'
import { Next, type NextFacts } from './claim-next.tsx'
import { Corrections, WaitingCorrection } from './corrections.tsx'
import { PutRight } from './correction-forms.tsx'
import { Snapshot } from './claim-snapshot.tsx'
import { PaymentsPage, Steps } from './frame.tsx'
import { PayTo } from './pay-to.tsx'
import { Recoveries } from './recoveries.tsx'
import { PaymentsMade } from './payments-made.tsx'

export interface ClaimFacts extends NextFacts {
  snapshot: ClaimSnapshot | undefined
  desks: readonly DeskStay[]
  made: readonly PaymentMade[]
  /** What was said to be wrong with them, the oldest first. */
  corrections: readonly Correction[]
  /** What came back from wrong payees. */
  recoveries: readonly Recovery[]
  /** Every claim of the contract, this one too. */
  others: readonly Claim[]
  contract: Contract | undefined
  /** Whom the contract pays, as it names them. */
  agreed: Party | undefined
  history: readonly HistoryEntry[]
  names: ReadonlyMap<string, Organisation>
  /** Subsidised posts of its month, with what the institution said of the rest. */
  subsidies: readonly SubsidyAsked[]
  files: FilesFacts
}

/** One claim: its clock, whose desk it is on, what may be done with it, and everything it was made from. */
export function ClaimPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ClaimFacts }) {
  const t = words[ctx.lang]
  const { claim, wrong, snapshot, contract: of } = facts
  return (
    <PaymentsPage
      ctx={ctx}
      frame={frame}
      title={t.claim(claim.number)}
      tab="claims"
      lead={claim.title[ctx.lang]}
      trail={[
        { label: t.payments, href: '/payments' },
        { label: of?.number ?? t.contract, href: `/payments/contracts/${claim.contractId}` },
        { label: claim.number },
      ]}
    >
      {wrong && !wrong.form && wrong.state.refusal && <Notice late>{wrong.state.refusal.words[ctx.lang]}</Notice>}
      <div className="two">
        <div>
          <WaitingCorrection ctx={ctx} facts={facts} />
          <Recoveries ctx={ctx} facts={facts} />
          <Due ctx={ctx} facts={facts} />
          <PayTo lang={ctx.lang} agreed={facts.agreed} now={facts.names.get(claim.providerId)} />
          <Next ctx={ctx} facts={facts} />
          <PutRight ctx={ctx} facts={facts} />
        </div>
        <div>
          <h2 style={{ marginTop: 0 }}>{t.desksTitle}</h2>
          <Desks ctx={ctx} claim={claim} desks={facts.desks} />
          {claim.state !== 'paid' && claim.state !== 'withdrawn' && <p className="small soft">{t.clockGoesOn}</p>}
          <Asked ctx={ctx} claim={claim} />
        </div>
      </div>
      <FilesOf ctx={ctx} facts={facts.files} />
      <h2>{t.madeFrom}</h2>
      {snapshot && <Snapshot ctx={ctx} claim={claim} snapshot={snapshot} tree={treeOf(of?.lines ?? [])} />}
      <SubsidiesTold all={facts.subsidies} lang={ctx.lang} />
      <h2>{t.paymentsMade}</h2>
      <PaymentsMade ctx={ctx} made={facts.made} corrections={facts.corrections} />
      <Corrections ctx={ctx} facts={facts} />
      <h2>{t.clock}</h2>
      <p>{claim.basis === 'statute' ? t.statuteBasisLong : t.contractBasisLong}</p>
      <Steps steps={claim.clock.steps} lang={ctx.lang} />
      <p className="no-print">
        <a className="button plain small" href={`/rules/payment/${claim.id}`}>
          {t.rulesReport}
        </a>
      </p>
      <Parties ctx={ctx} facts={facts} />
      <h2>{pictureWords[ctx.lang].history}</h2>
      <History
        entries={facts.history}
        lang={ctx.lang}
        zone={ctx.zone}
        say={(action, said) => sayAction(action, said)?.[ctx.lang] ?? action}
      />
    </PaymentsPage>
  )
}

/** Until when what is to be paid, and what is in the way of it. */
function Due({ ctx, facts }: { ctx: Ctx; facts: ClaimFacts }) {
  const t = words[ctx.lang]
  const { claim, owed, snapshot } = facts
  const paidUp = claim.state === 'paid'
  const back = owedBack(claim)
  const acceptedOn = (snapshot?.acceptance?.acceptedOn && readDay(snapshot.acceptance.acceptedOn)) || null
  return (
    <>
      {claim.state === 'withdrawn' ? <Withdrawn ctx={ctx} /> : <DueClock ctx={ctx} facts={facts} />}
      <Facts
        facts={[
          { label: t.amount, value: sayMoney(claim.amount, ctx.lang), note: <InWords amount={claim.amount} /> },
          {
            label: t.paid,
            value: sayMoney(claim.paid, ctx.lang),
            note: paidUp && claim.settledOn ? `${t.paidUp}, ${sayDay(claim.settledOn, ctx.lang)}` : undefined,
          },
          ...(back.amount + back.interest > 0n
            ? [
                {
                  label: correctionText[ctx.lang].owedBack,
                  value: <span className="late">{sayMoney(minor(back.amount + back.interest), ctx.lang)}</span>,
                },
              ]
            : []),
          ...(owed.interest > 0n
            ? [
                {
                  label: t.interest,
                  value: <span className="late">{sayMoney(owed.interest, ctx.lang)}</span>,
                  note: `${t.lateBy(owed.daysLate)}${claim.interestPaid > 0n ? ` · ${t.interestPaid} ${sayMoney(claim.interestPaid, ctx.lang)}` : ''}`,
                },
              ]
            : []),
          ...(owed.interestUnknown && (owed.daysLate > 0 || (claim.mayMove && isBefore(claim.dueOn, ctx.today)))
            ? [
                {
                  label: t.interest,
                  value: t.interestUnknown,
                  note: statementsIn(
                    [...(owed.daysLate > 0 ? [t.lateBy(owed.daysLate)] : []), owed.interestUnknown.words[ctx.lang]],
                    ctx.lang,
                  ),
                },
              ]
            : []),
        ]}
      />
      {isEarlyInvoice(claim.invoiceOn, acceptedOn) && <Notice>{t.earlyInvoice(sayDay(acceptedOn!, ctx.lang))}</Notice>}
      {!owed.interestUnknown && claim.state !== 'withdrawn' && claim.interestPaid > owed.interest && (
        <Notice>{t.interestBeyond(sayMoney(claim.interestPaid, ctx.lang), sayMoney(owed.interest, ctx.lang))}</Notice>
      )}
      {claim.disputed > 0n && <Notice>{t.disputedOpen(sayMoney(claim.disputed, ctx.lang))}</Notice>}
    </>
  )
}

/** Until when it is to be paid, by which rule. */
function DueClock({ ctx, facts }: { ctx: Ctx; facts: ClaimFacts }) {
  const t = words[ctx.lang]
  const { claim, owed } = facts
  const paidUp = claim.state === 'paid'
  return (
    <Clock
      label={t.clockLabel(sayMoney(paidUp ? claim.amount : owed.open, ctx.lang))}
      startOn={claim.clockStartOn}
      dueOn={claim.dueOn}
      today={claim.mayMove ? earlier(claim.dueOn, ctx.today) : ctx.today}
      lang={ctx.lang}
      done={paidUp}
      rule={stoppedIn(
        statementsIn(
          [
            t.clockDays(claim.clock.days),
            ...(claim.clock.cappedAtStatute ? [t.capped] : []),
            ...(claim.mayMove && !paidUp ? [t.mayMove(claim.dueOn.year)] : []),
          ],
          ctx.lang,
        ),
        ctx.lang,
      )}
      cites={claim.clock.steps
        .flatMap((s) => s.cites)
        .filter((x, i, all) => all.findIndex((y) => y.rule === x.rule) === i)
        .slice(0, 3)}
    />
  )
}

function Withdrawn({ ctx }: { ctx: Ctx }) {
  return (
    <Notice>
      <p>{correctionText[ctx.lang].withdrawnTitle}</p>
    </Notice>
  )
}

function Parties({ ctx, facts }: { ctx: Ctx; facts: ClaimFacts }) {
  const t = words[ctx.lang]
  const { claim, contract: of } = facts
  const name = (id: string) => nameOf(facts.names.get(id), ctx.lang)
  return (
    <SummaryList
      rows={[
        { label: t.purchaser, value: name(claim.purchaserId) },
        { label: t.provider, value: name(claim.providerId) },
        {
          label: t.contract,
          value: of ? (
            <a href={`/contracts/${of.id}`}>
              {of.number} {of.title}
            </a>
          ) : (
            claim.contractId
          ),
        },
        {
          label: t.invoice,
          value: claim.invoiceNumber ? (
            `${claim.invoiceNumber}, ${sayDay(claim.invoiceOn!, ctx.lang)}`
          ) : (
            <span className="soft">{t.noInvoice}</span>
          ),
        },
        {
          label: t.purchase,
          value: (
            <a href={openable(ctx.asker, `/purchases/${claim.purchaseId}`, claim) ?? `/open/purchases/${claim.purchaseId}`}>
              {t.openPurchase}
            </a>
          ),
        },
      ]}
    />
  )
}
