import { type Day, isAfter, isBefore, type Money, minor, type Refusal, sum } from '#kernel'
import type { PaymentMade } from './claim.ts'
import { lettersOf } from './compared-as.ts'
import type { Correction } from './correction.ts'
import { refuseCorrection as refuse } from './correction-words.ts'

/** Money that came back from a wrong payee. */
export interface Recovery {
  readonly correctionId: string
  readonly amount: Money
  readonly cameOn: Day
  /** The bank's number of it. */
  readonly reference: string
}

/** What a wrong payee still has: of a confirmed correction, what the entry had paid less what came back. Undefined of every other correction. */
export function toRecover(c: Correction, made: readonly PaymentMade[], came: readonly Recovery[]): Money | undefined {
  const entry = made.find((p) => p.id === c.paymentId)
  if (c.kind !== 'wrong-payee' || c.state !== 'confirmed' || !entry) return undefined
  return minor(entry.amount + entry.interest - sum(came.filter((r) => r.correctionId === c.id).map((r) => r.amount)))
}

/** Why so much cannot have come back, or undefined. */
export function whyNotCame(rest: Money | undefined, came: readonly Recovery[], r: Recovery, today: Day, foundOn: Day): Refusal | undefined {
  if (rest === undefined) return refuse('nothing-to-recover')
  if (came.some((x) => x.correctionId === r.correctionId && lettersOf(x.reference) === lettersOf(r.reference)))
    return refuse('recovered-already', r.reference).at('reference')
  if (rest === 0n) return refuse('nothing-to-recover')
  if (r.amount > rest) return refuse('recovered-over', rest).at('amount')
  if (isAfter(r.cameOn, today)) return refuse('not-come-yet').at('cameOn')
  return isBefore(r.cameOn, foundOn) ? refuse('recovered-before', foundOn).at('cameOn') : undefined
}
