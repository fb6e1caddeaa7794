import { type Day, daysBetween, isAfter, type Money, minor, type Refusal, sayDay, sayMoney } from '#kernel'
import type { Answer } from '../answer.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'
import { refusePayment } from './payment-terms.ts'

export interface DisbursementFacts {
  /** What finance was to disburse, and by when. */
  readonly amount: Money
  readonly dueOn: Day
  /** What it has disbursed; left out, everything when there is a day of payment, else nothing. */
  readonly disbursed?: Money
  readonly paidOn?: Day
  /** While not everything is paid: the day this is looked at. */
  readonly asOf?: Day
}

export interface Disbursement {
  readonly isFull: boolean
  readonly isInTime: boolean
  /** What is still missing. */
  readonly missing: Money
  /** Days after the due day; zero when in time. */
  readonly daysLate: number
}

/**
 * Whether finance disbursed in time and in full, as the Budget Law asks of it (R-102). The duty is finance's towards the purchaser;
 * it is no excuse of the purchaser towards the provider, whose clock runs on (R-90).
 * @returns refused when neither a day of payment nor a day of looking is given, or an amount is below zero
 */
export function disbursement(f: DisbursementFacts): Answer<Disbursement> | Refusal {
  const until = f.paidOn ?? f.asOf
  if (!until) return refusePayment('payment-end-missing')
  const disbursed = f.disbursed ?? (f.paidOn ? f.amount : minor(0n))
  if (f.amount < 0n || disbursed < 0n) return refusePayment('amount-wrong')
  const missing = minor(disbursed >= f.amount ? 0n : f.amount - disbursed)
  const isFull = missing === 0n
  const late = isAfter(until, f.dueOn)
  // Nothing is late before its day, even while nothing has come.
  const isInTime = !late
  const daysLate = late ? daysBetween(f.dueOn, until) : 0
  return answered({ isFull, isInTime, missing, daysLate }, [
    because(
      `应拨 ${sayMoney(f.amount, 'zh')}，已拨 ${sayMoney(disbursed, 'zh')}，${isFull ? '足额' : `差 ${sayMoney(missing, 'zh')}`}。`,
      `${sayMoney(f.amount, 'en')} due, ${sayMoney(disbursed, 'en')} disbursed: ${isFull ? 'in full' : `${sayMoney(missing, 'en')} missing`}.`,
      cite('R-102'),
    ),
    because(
      `应于${sayDay(f.dueOn, 'zh')}前拨付，${f.paidOn ? '拨付日' : '截至'}${sayDay(until, 'zh')}，${isInTime ? '没有逾期' : `晚 ${daysLate} 日`}。`,
      `Due by ${sayDay(f.dueOn, 'en')}, ${f.paidOn ? 'disbursed' : 'looked at'} on ${sayDay(until, 'en')}: ${isInTime ? 'in time' : `${daysLate} days late`}.`,
      cite('R-102'),
    ),
    ...(isFull && isInTime
      ? []
      : [
          because(
            '财政拨款迟延是财政部门对购买方的责任，不免除购买方按期付款。',
            'A late disbursement is finance’s towards the purchaser; it does not free the purchaser from paying in time.',
            cite('R-90'),
          ),
        ]),
  ])
}
