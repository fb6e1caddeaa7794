import { isRefusal, type Refusal, totalOf } from '#kernel'
import { advance } from '#people'
import type { Ctx } from '#platform'
import type { ContractText } from './rules/contract.ts'
import { keptGround } from './change-contract.ts'
import type { Ground } from './rules/ground.ts'
import { beyondApproved } from './rules/plan-fit.ts'
import { readGround } from './store/index.ts'
import { refuse } from './words.ts'

/** What was approved without a tender holds for what was approved: a text that goes beyond it waits for the bureau again. */
export async function askAgain(inside: Ctx, contractId: string, text: ContractText): Promise<Refusal | undefined> {
  const ground = await readGround(inside, contractId)
  if (ground?.state !== 'approved' || isApproved(ground, text)) return undefined
  // The entry is that of the proposal, which tells the contract's own state.
  const asked = await advance(
    inside,
    keptGround,
    ground,
    'again',
    { decided_at: null, decided_by: null, note: null, approved_minor: null, approved_number: null },
    {},
  )
  return isRefusal(asked) ? asked : undefined
}

const isApproved = (ground: Ground, text: ContractText): boolean =>
  totalOf(text.lines) <= ground.approved! &&
  (ground.approvedText === null || Object.keys(beyondApproved(text, ground.approvedText)).length === 0)

/** What a text without a tender still waits for before anybody signs it. */
export function groundWaits({ law }: Pick<Ctx, 'law'>, ground: Ground | undefined, text: ContractText): Refusal | undefined {
  if (!ground || ground.kind === 'unstated') return refuse('ground-missing').with({ cites: law.cites('other-ways-of-buying') })
  if (ground.state === 'refused') return refuse('ground-refused').with({ cites: law.cites('approval-without-tender') })
  return ground.state === 'approved' && isApproved(ground, text)
    ? undefined
    : refuse('ground-not-approved').with({ cites: law.cites('approval-without-tender') })
}
