import { type Contract, instalmentsOf } from '#contracts'
import {
  daysBetween,
  earlier,
  type Fraction,
  fraction,
  isRefusal,
  later,
  type Money,
  minor,
  multiply,
  noMoney,
  share,
  subsidyOf,
  sum,
  yuan,
  zero,
} from '#kernel'
import { employerShare, type Law } from '#law'
import type { Ctx } from '#platform'
import { occupiedLines } from './occupancy.ts'
import { type ContractMonth, contractMonths } from './period-of.ts'
import { lastStated, type PayStatement } from './rules/pay.ts'
import { type Appointment, wholePost } from './rules/posts.ts'
import { readAppointments, readStatements } from './store/index.ts'

/** What somebody was paid for a post in a month, beside what is paid for the post and what the post costs at least in wages. */
export interface PostPay {
  readonly appointment: Appointment
  /** Null where it is not stated, which is not zero. */
  readonly stated: PayStatement | null
  /** The part of the price of its line that falls to it; of a subsidised post of the whole, whoever carries it. */
  readonly price: Money
  /** Least wage and contributions of the place for that time; null where its table is not known. */
  readonly floor: Money | null
}
export interface LinePay {
  readonly lineId: string
  readonly month: ContractMonth
  readonly posts: readonly PostPay[]
}

/** What was passed on of what was paid for posts, as far as it is stated. */
export interface PassedOn {
  readonly gross: Money
  readonly contributions: Money
  /** Price and floor of the same posts and months, and of no others. */
  readonly price: Money
  readonly floor: Money | null
  /** Months of posts that are stated, of all there were. */
  readonly stated: number
  readonly of: number
  /** How many people stand behind it. */
  readonly people: number
}

/** Months that are over, with whoever stood at a post in them, the newest first. */
export function payByMonth(
  c: Contract,
  staff: readonly Appointment[],
  statements: readonly PayStatement[],
  { today, law }: Pick<Ctx, 'today' | 'law'>,
): LinePay[] {
  const last = lastStated(statements)
  const over = contractMonths(c).filter((m) => Temporal.PlainDate.compare(endOf(c, m), today) <= 0)
  return over.toReversed().flatMap((month) => {
    const to = endOf(c, month)
    const agreed = new Map(occupiedLines(c, staff, { from: month.from, to }).map((o) => [o.lineId, o.total]))
    return c.lines
      .filter((l) => l.kind === 'post')
      .map((l) => ({
        lineId: l.id as string,
        month,
        posts: staff
          .filter((a) => a.lineId === l.id)
          .flatMap((a): PostPay[] => {
            const days = postDays(a, { from: month.from, to })
            if (days.n === 0n) return []
            const stated = last.find((s) => s.appointmentId === a.id && s.period === month.key) ?? null
            return [
              {
                appointment: a,
                stated,
                price: priceOf(c, l.id, month, days, agreed.get(l.id) ?? zero),
                floor: floorOf(law, c, l.id, month, days),
              },
            ]
          }),
      }))
      .filter((l) => l.posts.length > 0)
  })
}

const endOf = (c: Contract, m: ContractMonth) => (c.closedOn ? earlier(m.to, c.closedOn) : m.to)

/** Days somebody stood at a post within some days, by their share of it. */
function postDays(a: Appointment, of: Pick<ContractMonth, 'from' | 'to'>): Fraction {
  const [from, to] = [later(a.fromOn, of.from), a.toOn ? earlier(a.toOn, of.to) : of.to]
  return fraction(Math.max(0, daysBetween(from, to) + 1) * a.shareParts, wholePost)
}

/** What the contract pays for those days of a post, a part of a fen left out; of a subsidised post with what others carry. */
function priceOf(c: Contract, lineId: string, month: ContractMonth, days: Fraction, agreed: Fraction): Money {
  const line = c.lines.find((l) => l.id === lineId)!
  const paid = instalmentsOf(c, line).find((i) => i.kind === 'month' && i.index === month.index)?.amount ?? noMoney
  if (agreed.n === 0n) return noMoney
  const subsidy = subsidyOf(line)
  const whole = subsidy && line.amount > 0n ? fraction(yuan(subsidy.whole), line.amount) : fraction(1)
  return share(paid, multiply(whole, multiply(days, fraction(agreed.d, agreed.n))), 'down')
}

/** Wage and employer’s contributions at least, by the table of the place on the month’s first day. */
function floorOf(law: Law, c: Contract, lineId: string, month: ContractMonth, days: Fraction): Money | null {
  const line = c.lines.find((l) => l.id === lineId)!
  if (line.kind !== 'post') return null
  const floor = law.plans.costFloor({ grade: line.grade, posts: fraction(1), months: 1 }, month.from)
  if (!floor || isRefusal(floor)) return null
  const wage = floor.value.items.find((i) => i.name === 'wage')?.perPostMonth ?? noMoney
  const whole = fraction(daysBetween(month.from, month.to) + 1)
  return share(minor(wage + employerShare(floor.value)), multiply(days, fraction(whole.d, whole.n)), 'down')
}

/** All of it together; null where nothing was stated. */
export function passedOn(rows: readonly LinePay[]): PassedOn | null {
  const all = rows.flatMap((r) => r.posts)
  const stated = all.flatMap((p) => (p.stated ? [{ ...p, stated: p.stated }] : []))
  if (stated.length === 0) return null
  const floors = stated.flatMap((p) => (p.floor === null ? [] : [p.floor]))
  return {
    gross: sum(stated.map((p) => p.stated.gross)),
    contributions: sum(stated.map((p) => p.stated.contributions)),
    price: sum(stated.map((p) => p.price)),
    floor: floors.length === stated.length ? sum(floors) : null,
    stated: stated.length,
    of: all.length,
    people: new Set(stated.map((p) => p.appointment.workerId ?? p.appointment.workerName)).size,
  }
}

/** Months and posts of those contracts, by contract. */
export async function payOf(ctx: Ctx, all: readonly Contract[]): Promise<Map<string, LinePay[]>> {
  const ids = all.map((c) => c.id)
  const [staff, statements] = await Promise.all([readAppointments(ctx, { contractIds: ids }), readStatements(ctx, ids)])
  const of = <T extends { contractId: string }>(rows: readonly T[], c: Contract) => rows.filter((r) => r.contractId === c.id)
  return new Map(all.map((c) => [c.id, payByMonth(c, of(staff, c), of(statements, c), ctx)]))
}
