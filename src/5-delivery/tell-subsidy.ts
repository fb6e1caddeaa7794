import { contract } from '#contracts'
import { isRefusal, type Money, type Refusal, type Words } from '#kernel'
import type { Ctx, Db } from '#platform'
import { answerFacts } from './answer-facts.ts'
import { changeAcceptance } from './change-acceptance.ts'
import { subsidiesAsked, type SubsidyAsked } from './subsidies-asked.ts'
import { writeSubsidyReport } from './store/index.ts'
import { refuse } from './words.ts'

/** What the institution says of a subsidised post in a month; what it leaves open is not said. */
export interface SubsidyTold {
  readonly lineId: string
  /** How much of the rest came. */
  readonly came?: Money | undefined
  readonly cameFrom?: string | undefined
  /** Why there was no record of its project. */
  readonly quietAnswer?: string | undefined
}

/** The institution says whether the other money of a subsidised post came, and why its project was quiet, before the purchaser answers. */
export async function tellSubsidy(ctx: Ctx, i: SubsidyTold & { acceptanceId: string; version: number }): Promise<{ id: string } | Refusal> {
  const seen = { ...ctx, version: i.version }
  return await changeAcceptance(
    seen,
    { id: i.acceptanceId, verb: 'tellSubsidy', facts: answerFacts },
    async ({ tx, inside, now, entry, set }) => {
      const asked = await subsidiesAsked(inside, (await contract(inside, now.contractId))!, now)
      const said = toWrite(asked, i)
      if (isRefusal(said)) return said
      await writeTold(inside, tx, now, said)
      const moved = await set({})
      if (isRefusal(moved)) return moved
      entry.after = { version: now.version + 1, ...saidFacts(said) }
      return moved
    },
  )
}

export interface Said {
  readonly lineId: string
  readonly came: Money | null
  readonly cameFrom: string | null
  readonly quietAnswer: string | null
}
export const saidFacts = (s: Said) => ({ line: s.lineId, came: s.came?.toString() ?? null, from: s.cameFrom, quiet: s.quietAnswer })

/** What is to be written of what was typed, or everything that is wrong with it, by field. */
export function toWrite(asked: readonly SubsidyAsked[], i: SubsidyTold): Said | Refusal {
  const about = asked.find((s) => s.line.id === i.lineId)
  if (!about) return refuse('no-subsidy')
  const [cameFrom, quietAnswer] = [i.cameFrom?.trim() || null, i.quietAnswer?.trim() || null]
  const [came, fields] = [i.came ?? null, {} as Record<string, Words>]
  const wrong = (name: string, code: 'subsidy-half-said' | 'subsidy-said') => (fields[`${name}-${i.lineId}`] = refuse(code).words)
  if (came !== null && cameFrom === null) wrong('cameFrom', 'subsidy-half-said')
  if (came === null && cameFrom !== null) wrong('came', 'subsidy-half-said')
  if (came !== null && about.report?.came != null) wrong('came', 'subsidy-said')
  if (quietAnswer !== null && about.report?.quietAnswer) wrong('quietAnswer', 'subsidy-said')
  if (Object.keys(fields).length > 0)
    return refuse(came !== null && about.report?.came != null ? 'subsidy-said' : 'subsidy-half-said').with({ fields })
  if (came === null && quietAnswer === null) return refuse('subsidy-say-what').at(`came-${i.lineId}`)
  return { lineId: i.lineId, came, cameFrom, quietAnswer }
}

export const isSaid = (i: SubsidyTold): boolean => i.came !== undefined || !!i.cameFrom?.trim() || !!i.quietAnswer?.trim()

export const writeTold = (inside: Ctx, tx: Db, a: { readonly id: string; readonly times: number }, said: Said): Promise<void> =>
  writeSubsidyReport(inside, tx, {
    ...said,
    acceptanceId: a.id,
    times: a.times,
    saidOn: inside.today,
    saidBy: inside.asker.name ?? '',
  })
