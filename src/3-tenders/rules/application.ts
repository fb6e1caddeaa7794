import { drawOrder } from '#kernel'
import type { Tender } from './tender.ts'

/** Somebody who asks to be invited, and what the office found. */
export interface Application {
  readonly tenderId: string
  readonly providerId: string
  readonly says: string
  readonly finding: ApplicationFinding | null
  readonly reason: string | null
}
export const applicationFindings = ['qualified', 'unqualified'] as const
export type ApplicationFinding = (typeof applicationFindings)[number]

/** Whether all who qualify are invited or some of them, drawn by lot. */
export const inviteWays = ['all', 'drawn'] as const
export type InviteWay = (typeof inviteWays)[number]

/** Whom a draw may come upon: everybody who qualifies, in an order that nobody chose. */
export const poolOf = (all: readonly Application[]): readonly string[] =>
  all
    .filter((a) => a.finding === 'qualified')
    .map((a) => a.providerId)
    .toSorted()

/** Those who are drawn. Whoever knows the pool and the seed draws the same. */
export const drawnFrom = (pool: readonly string[], seed: string, count: number): readonly string[] => drawOrder(pool, seed).slice(0, count)

/** Who was invited stays with the office until the bids are open: nobody learns before against whom they bid. */
export const invitedAreTold = (t: Pick<Tender, 'openedAt'>): boolean => t.openedAt !== null
