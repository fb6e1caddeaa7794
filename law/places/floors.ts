import { compare, type Day, type Fraction, isAfter, type Words } from '#kernel'
import {
  awardNoticeSent,
  contractFiled,
  contractPublished,
  contractSigned,
  decisionMade,
  fileKeptYears,
  longestTermYears,
  ordinaryTermYears,
  reportDelivered,
  resultNoticeStands,
} from '../cn/award.ts'
import {
  clarificationBefore,
  documentsAvailable,
  intentionDays,
  minimumBidPeriod,
  prequalificationWorkingDays,
  tenderNoticeStands,
} from '../cn/bid-period.ts'
import { bidBondRefund, bidBondShare, consultationBondShare, performanceBondShare, supplementShare } from '../cn/bonds.ts'
import { reservedShare, smallDeduction, smallShare } from '../cn/sme-promotion.ts'
import type { Length } from '../length.ts'
import { methods } from '../methods/index.ts'
import type { Band } from '../methods/method.ts'
import { inForce, type Parameter } from '../parameter.ts'
import type { Place } from './place.ts'

/** A national number that a place may only tighten, with what loosening it would be. */
export interface Floor {
  readonly of: Parameter<unknown>
  readonly isLooser: (local: unknown, national: unknown) => boolean
}

const floor = <T>(of: Parameter<T>, isLooser: (local: NonNullable<T>, national: NonNullable<T>) => boolean): Floor => ({
  of: of as Parameter<unknown>,
  // Where the nation sets nothing, a place may set something; where the nation sets something, a place may not drop it.
  isLooser: (mine, nations) => nations !== null && (mine === null || isLooser(mine as NonNullable<T>, nations as NonNullable<T>)),
})
const fewer = (mine: number, nations: number) => mine < nations
const more = (mine: number, nations: number) => mine > nations
// A working day is never shorter than a day, so five working days satisfy "at least five days", not the other way round.
const shorter = (mine: Length, nations: Length) => mine.count < nations.count || (mine.unit === 'days' && nations.unit === 'working-days')
const longer = (mine: Length, nations: Length) => mine.count > nations.count || (mine.unit === 'working-days' && nations.unit === 'days')
const smallerShare = (mine: Fraction, nations: Fraction) => compare(mine, nations) < 0
const largerShare = (mine: Fraction, nations: Fraction) => compare(mine, nations) > 0
const wider = (mine: Band, nations: Band) =>
  smallerShare(mine.atLeast, nations.atLeast) ||
  (nations.atMost !== null && (mine.atMost === null || largerShare(mine.atMost, nations.atMost)))

/** Every number that a place may set differently, each with its direction. A number that is not here may not differ at all. */
export const floors = (): readonly Floor[] => [
  floor(intentionDays, fewer),
  floor(prequalificationWorkingDays, fewer),
  floor(fileKeptYears, fewer),
  floor(ordinaryTermYears, more),
  floor(longestTermYears, more),
  ...[minimumBidPeriod, documentsAvailable, tenderNoticeStands, clarificationBefore, resultNoticeStands].map((p) => floor(p, shorter)),
  ...[reportDelivered, decisionMade, awardNoticeSent, contractSigned, contractPublished, contractFiled, bidBondRefund].map((p) =>
    floor(p, longer),
  ),
  ...[bidBondShare, consultationBondShare, performanceBondShare, supplementShare].map((p) => floor(p, largerShare)),
  ...[reservedShare, smallShare].map((p) => floor(p, smallerShare)),
  floor(smallDeduction, wider),
  ...methods.flatMap((m) => [
    floor(m.shortestBidPeriod, shorter),
    floor(m.documentsAvailable, shorter),
    floor(m.clarificationBefore, shorter),
    floor(m.noticeStands, shorter),
    floor(m.panelSize, fewer),
    floor(m.expertShare, smallerShare),
    floor(m.fewestBidders, fewer),
    floor(m.fewestForPurchasedServices, fewer),
    floor(m.priceWeightOfServices, wider),
    floor(m.priceWeightOfGoods, wider),
  ]),
]

/** One value of a place that the nation does not allow. */
export interface Loosening {
  readonly place: string
  readonly parameter: string
  readonly from: Day
  readonly words: Words
}

/** Where a place loosens a national floor, or differs in a number that no floor guards. Empty when all is well. */
export function loosenings(place: Place): readonly Loosening[] {
  return place.differs.flatMap((d): Loosening[] => {
    const guard = floors().find((f) => f.of.name === d.of.name)
    const at = (from: Day, zh: string, en: string): Loosening => ({
      place: place.name,
      parameter: d.of.name,
      from,
      words: {
        zh: `${place.says.zh}：${d.of.says.zh}，${zh}`,
        en: `${place.says.en}: ${d.of.says.en}: ${en}`,
      },
    })
    if (!guard)
      return d.values.map((v) =>
        at(
          v.from,
          '没有说明地方可以怎样规定，请先在底线表里写明方向。',
          'no floor says how a place may differ here; state the direction in the table of floors first.',
        ),
      )
    return d.values.flatMap((v, i) => {
      const until = d.values[i + 1]?.from
      // The nation may tighten later, while the place's value still stands.
      const changes = [v.from, ...d.of.values.map((n) => n.from).filter((n) => isAfter(n, v.from) && (!until || isAfter(until, n)))]
      return changes
        .filter((on) => !isAfter(d.of.values[0]!.from, on))
        .filter((on) => guard.isLooser(v.value, inForce(d.of, on).value))
        .map((on) => at(on, '比全国的底线宽松，不能采用。', 'looser than the national floor, so it cannot be used.'))
    })
  })
}
