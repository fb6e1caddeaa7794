import { type Day, dayAt, type Refusal } from '#kernel'
import type { Answer } from '#law'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { challengedDays, daysWithoutText, once, suspendedDays } from './rules/still-days.ts'
import type { Award, Tender } from './rules/tender.ts'
import { challenges, complaints } from './store/index.ts'

/**
 * The last day to sign the contract of an award. Days on which nobody may, because finance has the procurement stand still or a challenge
 * may change the result, run against neither side.
 */
export async function signBy(ctx: Ctx, of: Pick<Award, 'tenderId' | 'noticeOn' | 'lawDay'>): Promise<Answer<Day> | Refusal> {
  return ctx.law.contracts.signBy(of.noticeOn, of.lawDay, await calendarOf(ctx), await stillDays(ctx, of.tenderId))
}

/** Every day on which nobody might sign the contract of an award of a tender. */
export async function stillDays(ctx: Ctx, tenderId: string): Promise<Day[]> {
  const challenged = challengedDays(await challenges(ctx, { tenderIds: [tenderId] }), ctx.today)
  return once([...(await suspendedOn(ctx, tenderId)), ...challenged])
}

/**
 * The last day on which the winner of an award is still in time: days on which it had nothing to sign are none of its days, and so the office
 * gains nothing by putting no text on the table, or another than was signed.
 */
export async function winnersDay(ctx: Ctx, of: Award): Promise<Answer<Day> | Refusal> {
  const still = once([...(await stillDays(ctx, of.tenderId)), ...daysWithoutText(of.beforeWinner, of.noticeOn, ctx.today)])
  return ctx.law.contracts.signBy(of.noticeOn, of.lawDay, await calendarOf(ctx), still)
}

/** The last day to decide on the report of the panel. Days of suspension do not count. */
export const decideBy = async (ctx: Ctx, t: Tender): Promise<Answer<Day> | Refusal> =>
  ctx.law.tenders.decideBy(dayAt(t.scoredAt!, ctx.zone), t.lawDay, await calendarOf(ctx), await suspendedOn(ctx, t.id))

/** The days on which finance had a procurement stand still. */
export const suspendedOn = async (ctx: Ctx, tenderId: string): Promise<Day[]> =>
  suspendedDays(await complaints(ctx, { tenderIds: [tenderId] }))
