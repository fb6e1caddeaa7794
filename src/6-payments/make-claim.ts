import {
  both,
  type Day,
  fractionText,
  isRefusal,
  moneyText,
  newId,
  perCent,
  type Refusal,
  sayDay,
  sayMonth,
  sum,
  type Words,
} from '#kernel'
import { type Answer, type Calendar, lastOfDays, type PaymentClock, undisputedPart } from '#law'
import { type Contract, contract, instalments, raiseDuties, type NewDuty } from '#contracts'
import { type Acceptance, acceptances, occupancy, recordedWithin, whyNotPayable } from '#delivery'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, fingerprint, recordRefusal } from '#platform'
import { takePaper } from './papers.ts'
import { claimClock } from './rules/claim-clock.ts'
import { claimable } from './rules/claimable.ts'
import { type ClaimSum, claimRounding } from './rules/claim-lines.ts'
import { payTitle } from './rules/duty-titles.ts'
import { wrongInvoiceDay } from './rules/invoice-day.ts'
import type { ClaimSnapshot } from './snapshot.ts'
import { addToBook, changeDesk, claimLinesOf, tables, takeBook } from './store.ts'
import { refuse } from './words.ts'

export interface NewClaim {
  contractId: string
  /** Id of an acceptance, or `signing` for what falls due with the signatures. */
  from: string
  invoiceNumber?: string | undefined
  invoiceOn?: Day | undefined
  /** One invoice for several claims on purpose, and why. */
  again?: boolean | undefined
  againReason?: string | undefined
}

/**
 * Claims what was accepted and not yet claimed, or the advance that falls due at signing. The facts are copied into the
 * claim and fingerprinted; the clock starts by law, whatever happens on the desks afterwards.
 */
export async function makeClaim(ctx: Ctx, i: NewClaim): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'payments.claim', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'payments.claim', no, { subject: { kind: 'contract', id: i.contractId } })
  if (!c) return refuse('no-contract')
  const wrongDay = i.invoiceOn && wrongInvoiceDay(i.invoiceOn, c, ctx.today)
  if (wrongDay) return { ...wrongDay, fields: { invoiceOn: wrongDay.words } }
  const accepted = i.from === 'signing' ? undefined : (await acceptances(ctx, { contractIds: [c.id] })).find((a) => a.id === i.from)
  const subject = { subject: { kind: 'contract' as const, id: c.id }, purchaseId: c.purchaseId }
  const all = i.from !== 'signing' && !accepted ? refuse('no-acceptance') : claimable(c.signedOn, instalments(c), accepted, [], ctx.today)
  if (isRefusal(all)) return await recordRefusal(ctx, 'payments.claim', all, subject)
  // Whatever was accepted: a stage is not paid before its day, nor once what it needs is no longer there.
  const early = accepted && (await whyNotPayable(ctx, c, accepted, ctx.today))
  if (early) return await recordRefusal(ctx, 'payments.claim', early, subject)
  const calendar = await calendarOf(ctx)
  const seen = await factsOf(ctx, c, accepted)

  return await change(ctx, { action: 'payments.claim', purchaseId: c.purchaseId }, async (tx, entry) => {
    const count = await takeBook(ctx, tx, c.id)
    const before = await claimLinesOf(ctx, { contractIds: [c.id] }, tx)
    const now = claimable(c.signedOn, instalments(c), accepted, before, ctx.today)
    if (isRefusal(now)) return now
    const { what } = now
    if (what.amount === 0n) return refuse(i.from === 'signing' ? 'no-advance' : 'nothing-to-claim')
    const clock = claimClock(c, now.clockFrom, { today: ctx.today, calendar, invoiceOn: i.invoiceOn })
    if (isRefusal(clock)) return clock
    const { value } = clock
    const [id, number] = [newId('claim', ctx.now), `${c.number}-P${String(count).padStart(2, '0')}`]
    const invoice =
      i.invoiceNumber === undefined
        ? undefined
        : await takePaper(
            ctx,
            tx,
            'invoice',
            i.invoiceNumber,
            { id, providerId: c.providerId, purchaserId: c.purchaserId },
            { ...i, field: 'invoiceNumber' },
          )
    if (isRefusal(invoice)) return invoice
    const snapshot = snapshotOf(ctx, c, number, accepted, what, seen)
    const title = titleOf(accepted, what)
    await tables(tx)
      .insertInto('claims')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        number,
        purchase_id: c.purchaseId,
        contract_id: c.id,
        purchaser_id: c.purchaserId,
        provider_id: c.providerId,
        source: accepted ? 'acceptance' : 'signing',
        acceptance_id: accepted?.id ?? null,
        title_zh: title.zh,
        title_en: title.en,
        amount_minor: what.amount,
        disputed_minor: what.disputed,
        snapshot,
        snapshot_hash: fingerprint(snapshot),
        made_on: ctx.today,
        clock_basis: c.terms.basis,
        clock_start_on: value.clockStartOn,
        due_on: value.dueOn,
        clock_says: { rule: value.clockRule, days: value.days, cappedAtStatute: value.cappedAtStatute, steps: [...clock.steps] },
        daily_late_rate: c.terms.dailyLateRate,
        law_day: c.lawDay,
        state: 'with-officer',
        desk_since_at: ctx.now,
        asked_by_desk: null,
        asked_on: null,
        asked_what: null,
        completed_on: null,
        completed_with: null,
        invoice_number: i.invoiceNumber ?? null,
        invoice_on: i.invoiceOn ?? null,
        interest_due_minor: null,
        last_paid_on: null,
        settled_on: null,
      })
      .execute()
    await tables(tx)
      .insertInto('claim_lines')
      .values(
        what.lines.map((l) => ({
          jurisdiction: ctx.jurisdiction,
          claim_id: id,
          instalment_key: l.instalmentKey,
          contract_id: c.id,
          line_id: l.lineId,
          acceptance_id: accepted?.id ?? null,
          share: fractionText(l.share),
          amount_minor: l.amount,
          disputed_minor: l.disputed,
        })),
      )
      .execute()
    await addToBook(ctx, tx, c.id, what.amount)
    await changeDesk(ctx, tx, id, 'with-officer')
    await raiseDuties(ctx, tx, dutiesFor(ctx, c, { id, number, what, clock, hasInvoice: i.invoiceNumber !== undefined, calendar }))
    entry.subject = { kind: 'claim', id }
    entry.facts = {
      number,
      amount: moneyText(what.amount),
      dueOn: value.dueOn.toString(),
      ...(invoice?.second && { usedAgain: i.againReason!.trim() }),
    }
    entry.after = { snapshot: fingerprint(snapshot), state: 'with-officer' }
    return { id }
  })
}

/** A milestone by its name, a whole month by its name, any other period by its days. */
function titleOf(a: Acceptance | undefined, what: ClaimSum): Words {
  if (!a) return both('签订合同时的预付款', 'Advance at signing')
  if (a.kind === 'milestone') return what.lines[0]!.title
  const { periodFrom: from, periodTo: to } = a
  if (from.day === 1 && to.day === to.daysInMonth && from.toPlainYearMonth().equals(to.toPlainYearMonth()))
    return both(`${sayMonth(from.year, from.month, 'zh')}的服务`, `Service of ${sayMonth(from.year, from.month, 'en')}`)
  return both(`${sayDay(from, 'zh')}至${sayDay(to, 'zh')}的服务`, `Service of ${sayDay(from, 'en')} to ${sayDay(to, 'en')}`)
}

interface Seen {
  postDays: Map<string, { occupied: string; total: string }>
  records: { count: number; minutes: number } | null
}
/** What stands behind an accepted period: occupied post days and hours recorded. */
async function factsOf(ctx: Ctx, c: Contract, a: Acceptance | undefined): Promise<Seen> {
  if (!a) return { postDays: new Map(), records: null }
  const days = { from: a.periodFrom, to: a.periodTo }
  const [posts, worked] = await Promise.all([
    occupancy(ctx, c.id, days),
    recordedWithin(ctx, { contractId: c.id, ...days, ...(a.kind === 'milestone' && { lineId: a.period.split(':')[0] }) }),
  ])
  return {
    postDays: new Map(posts.map((p) => [p.lineId, { occupied: String(p.postDaysOccupied), total: String(p.postDaysTotal) }])),
    records: { count: worked.reduce((n, h) => n + h.records, 0), minutes: worked.reduce((n, h) => n + h.minutes, 0) },
  }
}

function snapshotOf(ctx: Ctx, c: Contract, number: string, a: Acceptance | undefined, what: ClaimSum, seen: Seen): ClaimSnapshot {
  return {
    claim: {
      number,
      madeOn: ctx.today.toString(),
      amount: moneyText(what.amount),
      disputed: moneyText(what.disputed),
      rounding: claimRounding,
    },
    contract: {
      id: c.id,
      number: c.number,
      versionNumber: c.versionNumber,
      title: c.title,
      purchaserId: c.purchaserId,
      providerId: c.providerId,
      lawDay: c.lawDay.toString(),
      paymentDays: c.terms.paymentDays,
      basis: c.terms.basis,
      dailyLateRate: c.terms.dailyLateRate,
    },
    acceptance: a
      ? {
          id: a.id,
          periodFrom: a.periodFrom.toString(),
          periodTo: a.periodTo.toString(),
          handedInOn: a.handedInOn.toString(),
          acceptBy: a.dueOn.toString(),
          acceptedOn: a.acceptedOn?.toString() ?? null,
          acceptedBy: a.by,
        }
      : null,
    signedOn: a ? null : (c.signedOn?.toString() ?? null),
    lines: what.lines.map((l) => ({
      instalmentKey: l.instalmentKey,
      lineId: l.lineId,
      lineTitle: c.lines.find((x) => x.id === l.lineId)?.title ?? '',
      title: l.title,
      instalment: moneyText(l.instalment),
      share: fractionText(l.share),
      amount: moneyText(l.amount),
      disputedShare: fractionText(l.disputedShare),
      disputed: moneyText(l.disputed),
      disputedReason: l.disputedReason,
      postDays: seen.postDays.get(l.lineId) ?? null,
    })),
    records: seen.records,
  }
}

/** What the claim makes the purchaser owe, and the paper it makes the institution owe. */
function dutiesFor(
  ctx: Ctx,
  c: Contract,
  i: { id: string; number: string; what: ClaimSum; clock: Answer<PaymentClock>; hasInvoice: boolean; calendar: Calendar },
): NewDuty[] {
  const { clock, what } = i
  const undisputed = undisputedPart({
    total: sum([what.amount, what.disputed]),
    disputed: what.disputed,
    basis: c.terms.basis,
    lawDay: c.lawDay,
  })
  const partly = what.disputed > 0n && !isRefusal(undisputed)
  const start = { zh: sayDay(clock.value.clockStartOn, 'zh'), en: sayDay(clock.value.clockStartOn, 'en') }
  const common = { contractId: c.id, subjectKind: 'claim', subjectId: i.id, clause: '9', href: `/payments/claims/${i.id}` }
  return [
    {
      ...common,
      kind: partly ? 'pay-undisputed' : 'pay',
      dueOn: clock.value.dueOn,
      amount: what.amount,
      title: payTitle(what.amount, partly),
      why: both(`${start.zh}起 ${clock.value.days} 日`, `${clock.value.days} days from ${start.en}`),
      otherwise: c.terms.dailyLateRate
        ? both(
            `逾期每日按未付金额的 ${perCent(c.terms.dailyLateRate)}% 计息`,
            `interest of ${perCent(c.terms.dailyLateRate)} % a day on what is late`,
          )
        : both('计付逾期利息', 'interest for late payment'),
      cites: [...clock.cites, ...(partly ? undisputed.cites : [])].filter((x, n, all) => all.findIndex((y) => y.rule === x.rule) === n),
    },
    ...(i.hasInvoice
      ? []
      : [
          {
            ...common,
            kind: 'invoice' as const,
            dueOn: lastOfDays('civil', ctx.today, c.terms.handInDays, i.calendar).on,
            title: both(`开具 ${i.number} 的票据`, `Send the invoice for ${i.number}`),
            why: both('付款需要票据', 'the payment needs its paper'),
            otherwise: both('付款等票据', 'payment waits for the paper'),
            cites: ctx.law.cites('invoice'),
          },
        ]),
  ]
}
