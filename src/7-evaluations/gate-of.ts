import { type Contract, contract, type GradeNow, gradeNow, type NextTerm, nextTerm, readWills, type Will } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import { type Gate, gateOf as gateFrom } from './rules/gate.ts'
import { findRounds } from './store/index.ts'
import { refuse } from './words.ts'

/** The gate of a yearly contract: what the next year needs, and what there is of it. */
export interface GateOf {
  readonly c: Contract
  readonly next: NextTerm
  readonly isRated: boolean
  readonly hasMoney: boolean
  readonly wills: readonly Will[]
  /** The last grade an evaluator gave it. */
  readonly grade: GradeNow | undefined
  readonly gate: Gate
}

/** The gate of a contract that this person may see; refused where it has none. */
export async function gateOf(ctx: Ctx, contractId: string): Promise<GateOf | Refusal> {
  const c = await contract(ctx, contractId)
  if (!c) return refuse('no-contract')
  const no = mayNot(ctx.asker, 'evaluations.read', c)
  if (no) return no.status === 401 ? no : refuse('no-contract')
  const next = await nextTerm(ctx, c)
  if (!next) return refuse('no-gate')
  const wills = (await readWills(ctx, [c.id])).get(c.id) ?? []
  const revealed = await findRounds(ctx, { contractIds: [c.id], state: 'revealed' })
  const isRated = revealed.some((r) => Boolean(r.ratings.purchaser?.marks && r.ratings.provider?.marks))
  const grade = await gradeNow(ctx, c.id)
  const graded = grade && (grade.renews ? 'renews' : grade.mayChange ? 'may-change' : 'bars')
  const hasMoney = next.money.notEntered.length === 0 && next.money.beyond.length === 0
  return {
    c,
    next,
    isRated,
    hasMoney,
    wills,
    grade,
    gate: gateFrom({ isRenewed: next.renewedBy !== undefined, isOpen: next.isOpen, isRated, hasMoney, wills, graded }),
  }
}

/** Why this side may not say whether it wants another year, or undefined. */
export const whyNotSayWill = (ctx: Ctx, of: GateOf | Refusal): Refusal | undefined =>
  isRefusal(of)
    ? of
    : (mayNot(ctx.asker, 'evaluations.say-will', of.c) ??
      (of.next.renewedBy ? refuse('gate-renewed', of.next.renewedBy.number) : of.next.isOpen ? undefined : refuse('gate-closed')))
