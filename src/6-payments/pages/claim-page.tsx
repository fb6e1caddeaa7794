import {
  daysBetween,
  decimal,
  fraction,
  fractionOf,
  isErased,
  isRefusal,
  moneyText,
  multiply,
  readDay,
  sayDay,
  sayMoney,
  yuan,
} from '#kernel'
import { contract } from '#contracts'
import { may, mayNot, nameOf, openable, organisations } from '#people'
import { type Ctx, fingerprint, historyOf } from '#platform'
import {
  ActionButton,
  Clock,
  DataTable,
  DayField,
  Facts,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  History,
  MoneyField,
  Notice,
  pictureWords,
  SummaryList,
  TextArea,
  TextField,
  Tick,
  type View,
} from '#ui'
import { owedToday, visibleClaim } from '../claims.ts'
import { atDesk } from '../change-claim.ts'
import { whyNotMove } from '../pass-claim.ts'
import { otherUse } from '../papers.ts'
import { whyNotPay } from '../pay-claim.ts'
import { type Desk, deskWords } from '../rules/desks.ts'
import { isEarlyInvoice } from '../rules/invoice-day.ts'
import type { ClaimSnapshot } from '../snapshot.ts'
import { type Claim, type DeskStay, desksOf, type PaymentMade, paymentsOf, snapshotOf } from '../store.ts'
import { sayAction, words } from '../words.ts'
import { day, daysSince, moment, PaymentsPage, Steps } from './frame.tsx'

/** Which form of the page came back with something wrong. */
export type ClaimForm = 'ask' | 'complete' | 'invoice' | 'pay'

/** One claim: its clock, whose desk it is on, what may be done with it, and everything it was made from. */
export async function ClaimPage(
  ctx: Ctx,
  claimId: string,
  frame: FrameFacts,
  wrong?: { form: ClaimForm | undefined; state: FormState },
): Promise<View> {
  const t = words[ctx.lang]
  const claim = await visibleClaim(ctx, claimId)
  if (isRefusal(claim)) return claim
  const [snapshot, desks, made, owed, of, history, names] = await Promise.all([
    snapshotOf(ctx, claim.id),
    desksOf(ctx, claim.id),
    paymentsOf(ctx, [claim.id]),
    owedToday(ctx, claim),
    contract(ctx, claim.contractId),
    historyOf(ctx, { subjectId: claim.id }),
    organisations(ctx, { ids: [claim.purchaserId, claim.providerId] }),
  ])
  const name = (id: string) =>
    nameOf(
      names.find((o) => o.id === id),
      ctx.lang,
    )
  const paidUp = claim.state === 'paid'
  const typed = wrong?.form === 'pay' ? wrong.state.values.reference : wrong?.form === 'invoice' ? wrong.state.values.number : undefined
  const other =
    typeof typed === 'string' ? await otherUse(ctx, ctx.db, wrong!.form === 'pay' ? 'transfer' : 'invoice', typed, claim) : undefined
  const openableOther = other && !mayNot(ctx.asker, 'payments.read', other) ? other : undefined
  const acceptedOn = (snapshot?.acceptance?.acceptedOn && readDay(snapshot.acceptance.acceptedOn)) || null
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
          <Clock
            label={t.clockLabel(sayMoney(paidUp ? claim.amount : owed.open, ctx.lang))}
            startOn={claim.clockStartOn}
            dueOn={claim.dueOn}
            today={ctx.today}
            lang={ctx.lang}
            done={paidUp}
            rule={`${t.clockDays(claim.clock.days)}${claim.clock.cappedAtStatute ? `; ${t.capped}` : ''}${ctx.lang === 'zh' ? '。' : '.'}`}
            cites={claim.clock.steps
              .flatMap((s) => s.cites)
              .filter((x, i, all) => all.findIndex((y) => y.rule === x.rule) === i)
              .slice(0, 3)}
          />
          <Facts
            facts={[
              { label: t.amount, value: sayMoney(claim.amount, ctx.lang) },
              {
                label: t.paid,
                value: sayMoney(claim.paid, ctx.lang),
                note: paidUp && claim.settledOn ? `${t.paidUp}, ${sayDay(claim.settledOn, ctx.lang)}` : undefined,
              },
              ...(owed.interest > 0n
                ? [
                    {
                      label: t.interest,
                      value: <span className="late">{sayMoney(owed.interest, ctx.lang)}</span>,
                      note: `${t.lateBy(owed.daysLate)}${claim.interestPaid > 0n ? ` · ${t.interestPaid} ${sayMoney(claim.interestPaid, ctx.lang)}` : ''}`,
                    },
                  ]
                : []),
            ]}
          />
          {isEarlyInvoice(claim.invoiceOn, acceptedOn) && <Notice>{t.earlyInvoice(sayDay(acceptedOn!, ctx.lang))}</Notice>}
          {claim.disputed > 0n && <Notice>{t.disputedOpen(sayMoney(claim.disputed, ctx.lang))}</Notice>}
          <Next ctx={ctx} claim={claim} owed={owed} wrong={wrong} other={openableOther} />
        </div>
        <div>
          <h2 style={{ marginTop: 0 }}>{t.desksTitle}</h2>
          <Desks ctx={ctx} claim={claim} desks={desks} />
          {!paidUp && <p className="small soft">{t.clockGoesOn}</p>}
          {claim.askedByDesk && (
            <>
              <h3>{t.askedTitle}</h3>
              <p className="small soft">{t.askedBy(deskWords[claim.askedByDesk][ctx.lang], sayDay(claim.askedOn!, ctx.lang))}</p>
              <blockquote>{claim.askedWhat}</blockquote>
              {claim.completedWith && (
                <>
                  <p className="small soft">{t.completedOn(sayDay(claim.completedOn!, ctx.lang))}</p>
                  <blockquote>{claim.completedWith}</blockquote>
                </>
              )}
            </>
          )}
        </div>
      </div>
      <h2>{t.madeFrom}</h2>
      {snapshot && <Snapshot ctx={ctx} claim={claim} snapshot={snapshot} />}
      <h2>{t.paymentsMade}</h2>
      <Made ctx={ctx} made={made} />
      <h2>{t.clock}</h2>
      <p>{claim.basis === 'statute' ? t.statuteBasisLong : t.contractBasisLong}</p>
      <Steps steps={claim.clock.steps} lang={ctx.lang} />
      <p className="no-print">
        <a className="button plain small" href={`/rules/payment/${claim.id}`}>
          {t.rulesReport}
        </a>
      </p>
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
      <h2>{pictureWords[ctx.lang].history}</h2>
      <History entries={history} lang={ctx.lang} zone={ctx.zone} say={(action, facts) => sayAction(action, facts)?.[ctx.lang] ?? action} />
    </PaymentsPage>
  )
}

/** What the person in front of the page can do with the claim now, and why not where they cannot. */
function Next({
  ctx,
  claim,
  owed,
  wrong,
  other,
}: {
  ctx: Ctx
  claim: Claim
  /** The claim that has the number typed here already. */
  other: Claim | undefined
  owed: Awaited<ReturnType<typeof owedToday>>
  wrong: { form: ClaimForm | undefined; state: FormState } | undefined
}) {
  const t = words[ctx.lang]
  const here = `/payments/claims/${claim.id}`
  const lang = ctx.lang
  const state = (form: ClaimForm, values: FormState['values'] = {}) => (wrong?.form === form ? wrong.state : freshForm(values))
  const { desks } = atDesk(ctx.asker, claim)
  const mayPass = desks.length > 0
  const mayClaim = may(ctx.asker, 'payments.claim', claim)
  const mayPay = may(ctx.asker, 'payments.pay', claim)
  if (!mayPass && !mayClaim && !mayPay) return null
  const move = claim.state === 'with-officer' ? 'confirm' : claim.state === 'with-head' ? 'pass' : undefined
  const mine = move && desks.includes(claim.state as Desk)
  const payForm = state('pay', {
    amount: claim.state === 'paid' ? '0.00' : moneyText(owed.open),
    interest: owed.interestOpen > 0n ? moneyText(owed.interestOpen) : '',
    paidOn: ctx.today.toString(),
  })
  const canPay = mayPay && !whyNotPay(ctx, claim) && (claim.state !== 'paid' || owed.interestOpen > 0n)
  const canAsk = mayPass && !whyNotMove(ctx, claim, 'ask')
  const askForm = state('ask')
  const invoiceForm = state('invoice', { number: claim.invoiceNumber ?? '', on: claim.invoiceOn?.toString() ?? ctx.today.toString() })
  const nothing = claim.state === 'paid' && !canPay
  if (nothing && claim.invoiceNumber) return null
  return (
    <>
      <h2>{t.whatNext}</h2>
      {move && mine && (
        <div className="actions">
          <ActionButton
            action={`${here}/${move}`}
            lang={lang}
            label={t[move]}
            version={claim.version}
            primary
            whyNot={whyNotMove(ctx, claim, move)}
          />
        </div>
      )}
      {mayPass && !mine && !desks.includes(claim.state as Desk) && claim.state !== 'paid' && (
        <p className="soft">{t.waitsThere(deskWords[claim.state][lang])}</p>
      )}
      {canPay && (
        <>
          <h3>{t.pay}</h3>
          <p className="small soft">{t.payHint}</p>
          <Form action={`${here}/pay`} form={payForm} lang={lang} submit={t.pay} version={claim.version}>
            <MoneyField form={payForm} lang={lang} name="amount" label={t.payAmount} />
            {owed.interestOpen > 0n || claim.state === 'paid' || owed.daysLate > 0 || wrong?.form === 'pay' ? (
              <MoneyField
                form={payForm}
                lang={lang}
                name="interest"
                label={t.payInterest}
                hint={t.payInterestHint(sayMoney(owed.interestOpen, lang))}
                optional
              />
            ) : null}
            <DayField form={payForm} lang={lang} name="paidOn" label={t.paidOn} />
            <TextField form={payForm} lang={lang} name="reference" label={t.reference} hint={t.referenceHint} maxLength={60} />
            {asksAgain(payForm, other) ? <UsedAgain form={payForm} lang={lang} other={other} label={t.transferAgain} /> : null}
          </Form>
        </>
      )}
      {mayClaim && claim.state === 'asked-back' && (
        <Form action={`${here}/complete`} form={state('complete')} lang={lang} submit={t.complete} version={claim.version}>
          <TextArea form={state('complete')} lang={lang} name="with" label={t.completeWith} hint={t.completeHint} rows={4} />
        </Form>
      )}
      {canAsk && (
        <details open={wrong?.form === 'ask'}>
          <summary>{t.ask}</summary>
          <Form action={`${here}/ask`} form={askForm} lang={lang} submit={t.ask} version={claim.version} danger>
            <TextArea form={askForm} lang={lang} name="what" label={t.askWhat} hint={t.askHint} rows={4} />
          </Form>
        </details>
      )}
      {(mayClaim || mayPass) && !mayPay && (
        <details open={wrong?.form === 'invoice'}>
          <summary>{t.noteInvoice}</summary>
          <Form action={`${here}/invoice`} form={invoiceForm} lang={lang} submit={t.noteInvoice} version={claim.version}>
            <TextField form={invoiceForm} lang={lang} name="number" label={t.invoiceNumber} maxLength={60} />
            <DayField form={invoiceForm} lang={lang} name="on" label={t.invoiceOn} />
            {asksAgain(invoiceForm, other) ? <UsedAgain form={invoiceForm} lang={lang} other={other} label={t.invoiceAgain} /> : null}
          </Form>
        </details>
      )}
    </>
  )
}

/** Whether the way out is shown: only once the number was found on another claim, not for every error of its field. */
const asksAgain = (form: FormState, other: Claim | undefined): boolean =>
  other !== undefined || Boolean(form.values.again) || form.errors.againReason !== undefined

/** The way out where one paper is meant for several claims, shown once its number was found on another. */
function UsedAgain({ form, lang, other, label }: { form: FormState; lang: Ctx['lang']; other: Claim | undefined; label: string }) {
  const t = words[lang]
  return (
    <>
      {other && (
        <p>
          <a href={`/payments/claims/${other.id}`}>{t.otherClaim(other.number)}</a>
        </p>
      )}
      <Tick form={form} lang={lang} name="again" label={label} />
      <TextField form={form} lang={lang} name="againReason" label={t.againReason} maxLength={500} optional />
    </>
  )
}

/** The desks the claim lay on, each with how long. */
function Desks({ ctx, claim, desks }: { ctx: Ctx; claim: Claim; desks: readonly DeskStay[] }) {
  const t = words[ctx.lang]
  return (
    <ol className="thread">
      {desks.map((d, i) => (
        <li key={i} className={d.leftAt ? undefined : 'open'}>
          {d.leftAt ? deskWords[d.desk][ctx.lang] : <b>{deskWords[d.desk][ctx.lang]}</b>}
          <small>
            {moment(ctx, d.cameAt)} ·{' '}
            {d.leftAt ? t.leftAfter(daysSince(ctx, d.cameAt, d.leftAt), d.leftBy ?? '') : `${t.nowOn}, ${t.days(daysSince(ctx, d.cameAt))}`}
          </small>
        </li>
      ))}
      {claim.state === 'paid' && (
        <li>
          <b>{t.paidUp}</b>
          <small>
            {sayDay(claim.settledOn!, ctx.lang)}
            {daysBetween(claim.dueOn, claim.settledOn!) > 0
              ? ` · ${t.lateBy(daysBetween(claim.dueOn, claim.settledOn!))}`
              : ` · ${t.paidOnTime}`}
          </small>
        </li>
      )}
    </ol>
  )
}

/** The frozen facts, opened down to the acceptance and the records they were counted from. */
function Snapshot({ ctx, claim, snapshot: s }: { ctx: Ctx; claim: Claim; snapshot: ClaimSnapshot }) {
  const t = words[ctx.lang]
  const money = (text: string) => sayMoney(yuan(text), ctx.lang)
  const holds = fingerprint(s) === claim.snapshotHash
  // A text about a person was erased from them: the fingerprint is that of the facts with it.
  const erased = s.lines.some((l) => l.disputedReason !== null && isErased(l.disputedReason))
  const disputed = s.lines.some((l) => l.disputed !== '0.00')
  const to = (href: string, label: string) => openable(ctx.asker, href, claim) && { change: { href, label } }
  return (
    <>
      <p>{t.frozen}</p>
      <SummaryList
        rows={[
          ...(s.acceptance
            ? [
                { label: t.period, value: `${day(ctx, s.acceptance.periodFrom)} – ${day(ctx, s.acceptance.periodTo)}` },
                {
                  label: t.acceptance,
                  value: (
                    <>
                      {day(ctx, s.acceptance.acceptedOn)}, {s.acceptance.acceptedBy === 'silence' ? t.bySilence : t.byPurchaser}{' '}
                      <span className="soft">
                        ({t.handedInOn} {day(ctx, s.acceptance.handedInOn)})
                      </span>
                    </>
                  ),
                  ...to(`/delivery/acceptances/${s.acceptance.id}`, t.openAcceptance),
                },
              ]
            : [{ label: t.signedOn, value: `${day(ctx, s.signedOn)}, ${t.atSigning}` }]),
          ...(s.records
            ? [
                {
                  label: t.records,
                  value: t.recordsCount(s.records.count, decimal(fraction(s.records.minutes, 60), 1)),
                  ...to(
                    `/delivery/records?contract=${s.contract.id}&from=${s.acceptance!.periodFrom}&to=${s.acceptance!.periodTo}${lineOfStage(s)}`,
                    t.openRecords,
                  ),
                },
              ]
            : []),
          {
            label: t.contract,
            value: `${s.contract.number}, ${t.contractVersion(s.contract.versionNumber)}`,
            change: { href: `/contracts/${s.contract.id}`, label: t.openContract },
          },
        ]}
      />
      <DataTable
        rows={s.lines}
        lang={ctx.lang}
        rowKey={(l) => l.instalmentKey}
        caption={t.linesCaption}
        columns={[
          {
            key: 'line',
            label: t.instalment,
            cell: (l) => (
              <>
                {l.lineTitle}
                <small className="soft" style={{ display: 'block' }}>
                  {[l.title[ctx.lang] !== l.lineTitle && l.title[ctx.lang], l.postDays && t.postDays(l.postDays.occupied, l.postDays.total)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </>
            ),
          },
          { key: 'instalment', label: t.instalmentAmount, number: true, cell: (l) => money(l.instalment) },
          { key: 'share', label: t.shareClaimed, number: true, cell: (l) => shareText(l.share) },
          { key: 'amount', label: t.claimed, number: true, cell: (l) => money(l.amount) },
          ...(disputed
            ? [
                {
                  key: 'disputed',
                  label: t.disputed,
                  number: true,
                  cell: (l: ClaimSnapshot['lines'][number]) => (l.disputed === '0.00' ? '–' : money(l.disputed)),
                },
                { key: 'why', label: t.disputedWhy, cell: (l: ClaimSnapshot['lines'][number]) => l.disputedReason ?? '–' },
              ]
            : []),
        ]}
        foot={
          <tr>
            <td colSpan={3}>{t.total}</td>
            <td className="num">{sayMoney(claim.amount, ctx.lang)}</td>
            {disputed && (
              <>
                <td className="num">{sayMoney(claim.disputed, ctx.lang)}</td>
                <td />
              </>
            )}
          </tr>
        }
      />
      <p className="small soft">{t.rounding}</p>
      <p className="small soft">
        {t.fingerprint} <code style={{ overflowWrap: 'anywhere' }}>{claim.snapshotHash}</code>. {t.fingerprintHint}{' '}
        {holds ? t.fingerprintHolds : erased ? t.fingerprintErased : <span className="late">{t.fingerprintBroken}</span>}
      </p>
    </>
  )
}
/** A stage is counted from the records of its line, a month from those of all lines. */
const lineOfStage = (s: ClaimSnapshot): string => {
  const [line] = s.lines
  return line && /:s\d+$/.test(line.instalmentKey) ? `&line=${line.lineId}` : ''
}
const shareText = (share: string): string =>
  share === '1' ? '100%' : `${share} = ${decimal(multiply(fractionOf(share), fraction(100)), 2)}%`

function Made({ ctx, made }: { ctx: Ctx; made: readonly PaymentMade[] }) {
  const t = words[ctx.lang]
  if (made.length === 0) return <p className="soft">{t.noPayments}</p>
  const interest = made.some((p) => p.interest > 0n)
  return (
    <DataTable
      rows={made}
      lang={ctx.lang}
      rowKey={(p) => p.reference}
      caption={t.paymentsCaption}
      columns={[
        { key: 'on', label: t.paidOn, cell: (p) => sayDay(p.paidOn, ctx.lang) },
        { key: 'amount', label: t.amount, number: true, cell: (p) => sayMoney(p.amount, ctx.lang) },
        ...(interest
          ? [{ key: 'interest', label: t.interest, number: true, cell: (p: PaymentMade) => sayMoney(p.interest, ctx.lang) }]
          : []),
        { key: 'reference', label: t.reference, cell: (p) => p.reference },
      ]}
    />
  )
}
