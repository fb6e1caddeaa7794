import type { PaymentRead } from '../payment-read.ts'
import { readable } from './clause-patterns.ts'
import { sentencesOf, timesToPay } from './payment-times.ts'
import { readShares } from './payment-shares.ts'

/** Reads a sentence about paying: how many days, and in which stages. A number is taken only where it cannot mean another thing. */
export function readPayment(text: string): PaymentRead {
  const plain = readable(text)
  const times = sentencesOf(plain).flatMap(timesToPay)
  const clear = times.filter((t) => t.is === 'payment' && !t.loose)
  const terms = unique(clear.map((t) => t.days))
  const sure = terms.length === 1 && clear.length === times.length && times.every((t) => !t.startsElsewhere)
  return {
    days: sure ? terms[0]! : null,
    terms,
    times: unique(times.flatMap((t) => (Number.isNaN(t.days) ? [] : [t.days]))),
    unread: [...new Set(times.filter((t) => t.is === 'payment' && t.loose).map((t) => t.text.trim()))],
    ...readShares(plain),
  }
}
const unique = (all: readonly number[]): number[] => [...new Set(all)]
