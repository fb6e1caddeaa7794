import { type Contract, contract } from '#contracts'
import { type Money, subsidyOf } from '#kernel'
import { amount, type Ctx, longText, optional, text } from '#platform'
import { z } from 'zod'
import { acceptance } from './acceptances.ts'
import type { SubsidyTold } from './tell-subsidy.ts'

/** What is said of each subsidised post, field by field and by its line: several may stand on one page. */
export const subsidyFields = (c: Pick<Contract, 'lines'> | undefined): Record<string, z.ZodType> =>
  Object.fromEntries(
    (c?.lines ?? []).filter(subsidyOf).flatMap((l) => [
      [`came-${l.id}`, optional(amount({ zero: true }))],
      [`cameFrom-${l.id}`, optional(text(200))],
      [`quietAnswer-${l.id}`, optional(longText(1000))],
    ]),
  )

/** The form about one of them, on the page of a period that was handed in. */
export async function subsidyForm(ctx: Ctx, acceptanceId: string) {
  const a = await acceptance(ctx, acceptanceId)
  return z.object({ ...subsidyFields(a && (await contract(ctx, a.contractId))), lineId: text(60) })
}

/** The form of a hand-in: what was done, and what is said of each subsidised post. */
export async function handInForm(ctx: Ctx, contractId: string) {
  return z.object({ ...subsidyFields(await contract(ctx, contractId)), says: optional(longText(5000)) })
}

/** What was typed in it about all of them. */
export const toldIn = (typed: Readonly<Record<string, unknown>>): SubsidyTold[] =>
  [...new Set(Object.keys(typed).flatMap((k) => /^(?:came|cameFrom|quietAnswer)-(.+)$/.exec(k)?.[1] ?? []))].map((id) => toldOf(typed, id))

/** What was typed about one line. */
export const toldOf = (typed: Readonly<Record<string, unknown>>, lineId: string): SubsidyTold => ({
  lineId,
  came: typed[`came-${lineId}`] as Money | undefined,
  cameFrom: typed[`cameFrom-${lineId}`] as string | undefined,
  quietAnswer: typed[`quietAnswer-${lineId}`] as string | undefined,
})
