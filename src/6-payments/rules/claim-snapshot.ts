import type { Contract } from '#contracts'
import type { Acceptance } from '#delivery'
import { type Day, fractionText, moneyText, shareThen, type Words } from '#kernel'
import { type ClaimLine, claimRounding, type ClaimSum } from './claim-lines.ts'

/**
 * The facts a claim rests on, as they stood when it was made. Plain text throughout (amounts `83241.67`, days `2026-10-08`,
 * shares `423/434`), so that anybody can compute its fingerprint again from what is shown.
 */
export interface ClaimSnapshot {
  claim: { number: string; madeOn: string; amount: string; disputed: string; rounding: string }
  contract: {
    id: string
    number: string
    versionNumber: number
    title: string
    purchaserId: string
    providerId: string
    lawDay: string
    paymentDays: number
    basis: string
    dailyLateRate: string | null
  }
  /** Null where no acceptance stands behind it. */
  acceptance: {
    id: string
    periodFrom: string
    periodTo: string
    handedInOn: string | null
    acceptBy: string | null
    acceptedOn: string | null
    acceptedBy: string | null
  } | null
  signedOn: string | null
  lines: {
    instalmentKey: string
    lineId: string
    lineTitle: string
    title: Words
    instalment: string
    share: string
    amount: string
    /** What was accepted in all, what of it was taken off against the advance, and what was kept back; only where either was agreed. */
    kept?: { worth: string; advance: string; retention: string }
    disputedShare: string
    disputed: string
    disputedReason: string | null
    /** Post days occupied and due in the period; only for posts. */
    postDays: { occupied: string; total: string } | null
  }[]
  /** Hours recorded for the contract in the period. */
  records: { count: number; minutes: number } | null
}

/** What stands behind an accepted period: occupied post days by line and the hours recorded. */
export interface Seen {
  postDays: Map<string, { occupied: string; total: string }>
  records: { count: number; minutes: number } | null
}

/** Freezes what a claim rests on, as it stands on the day it is made. */
export function frozen(
  c: Contract,
  claim: { number: string; madeOn: Day; what: ClaimSum },
  a: Acceptance | undefined,
  seen: Seen,
): ClaimSnapshot {
  const { number, madeOn, what } = claim
  return {
    claim: {
      number,
      madeOn: madeOn.toString(),
      amount: moneyText(what.amount),
      disputed: moneyText(what.disputed),
      rounding: claimRounding,
    },
    contract: {
      id: c.id,
      number: c.number,
      versionNumber: c.inForce ?? c.versionNumber,
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
    lines: what.lines.map((l) => frozenLine(c, l, seen)),
    records: seen.records,
  }
}

const frozenLine = (c: Contract, l: ClaimLine, seen: Seen): ClaimSnapshot['lines'][number] => ({
  instalmentKey: l.instalmentKey,
  lineId: l.lineId,
  lineTitle: c.lines.find((x) => x.id === l.lineId)?.title ?? '',
  title: l.title,
  instalment: moneyText(l.instalment),
  share: fractionText(shareThen(l.portion)),
  amount: moneyText(l.amount),
  ...(l.kept && { kept: { worth: moneyText(l.kept.gross), advance: moneyText(l.kept.advance), retention: moneyText(l.kept.retention) } }),
  disputedShare: fractionText(shareThen(l.disputedPortion)),
  disputed: moneyText(l.disputed),
  disputedReason: l.disputedReason,
  postDays: seen.postDays.get(l.lineId) ?? null,
})
