import { type Day, minor, type Money, postMonthsOf, postSpans, sayQuantity } from '#kernel'
import { goalsOfItem, subsidyOfItem } from './goals-of-item.ts'
import type { Item, Value } from './ocds.ts'
import type { PublicLine } from './public-facts.ts'
import { releaseWords } from './release-words.ts'

/** A line as an item. Its prices are said by the unit it is sold in. */
export function itemOf(l: PublicLine, names: ReadonlyMap<string, string>, value: (m: Money) => Value): Item {
  const where = l.communityIds.map((id) => names.get(id)).filter((n) => n !== undefined)
  const unit = unitOf(l)
  return {
    id: l.id,
    description: l.title,
    quantity: unit.quantity,
    unit: { name: unit.name, value: value(unit.price) },
    lineKind: l.kind,
    lineValue: value(l.amount),
    ...(l.hangsOn && { hangsOn: l.hangsOn }),
    ...(l.needIds.length > 0 && { relatedNeeds: l.needIds }),
    ...(where.length > 0 && { communities: where }),
    ...goalsOfItem(l),
    ...subsidyOfItem(l),
    ...indexOfItem(l),
  }
}

/** Of posts whose price follows a series: which, how, and by which value the months ahead are priced. */
function indexOfItem({ priceIndex: t, indexed }: PublicLine): Pick<Item, 'priceIndex'> {
  if (!t) return {}
  const { name: title, source, baseMonth, baseValue, share, threshold, everyMonths, fromMonth } = t
  const standsAt = indexed && { month: indexed.month, value: indexed.value, from: indexed.on }
  return { priceIndex: { title, source, baseMonth, baseValue, share, threshold, everyMonths, fromMonth, ...(standsAt && { standsAt }) } }
}

/** What a contract says of a line beside its price: what one unit must be, and when its stages are due. */
export function agreedOf(l: PublicLine, date: (on: Day) => string): Pick<Item, 'unitTerms' | 'paymentStages'> {
  const t = l.unitTerms
  return {
    ...(t && {
      unitTerms: {
        ...(t.what.length > 0 && { workKinds: t.what }),
        ...(t.sessions !== null && { sessions: t.sessions }),
        ...(t.people !== null && { people: t.people }),
        ...(t.members && { members: t.members }),
        ...(t.minutes !== null && { minutes: t.minutes }),
      },
    }),
    ...(l.stages?.length && {
      paymentStages: l.stages.map((s) => ({
        id: s.key,
        title: s.title,
        share: s.share,
        onSigning: s.onSigning,
        ...(s.earliestOn && { earliestDate: date(s.earliestOn) }),
        ...(s.needs.length > 0 && { needs: s.needs.map((n) => ({ id: n.lineId, count: n.count })) }),
        ...(s.afterKey && { after: s.afterKey }),
      })),
    }),
  }
}

/** The finest unit whose price times its number is the amount of the line to the cent: nothing is lost to rounding. */
function unitOf(l: PublicLine): { quantity: number; name: string; price: Money } {
  const t = releaseWords.zh
  // Posts may be shares of whole people.
  const whole = (n: number) => Number.isInteger(n) && n > 0 && l.amount % BigInt(n) === 0n
  const of = (quantity: number, name: string) => ({ quantity, name, price: minor(l.amount / BigInt(quantity)) })
  if (l.kind === 'project') return whole(l.quantity) ? of(l.quantity, l.unit) : of(1, sayQuantity(l.quantity, l.unit, 'zh'))
  const sold = postMonthsOf(l)
  if (sold.d === 1n && whole(Number(sold.n))) return of(Number(sold.n), t.postMonth)
  const alike = whole(l.posts) && postSpans(l).length === 1
  return alike ? of(l.posts, t.post(l.months)) : of(1, t.posts(l.posts, l.months))
}
