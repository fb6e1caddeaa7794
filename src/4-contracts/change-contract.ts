import { moneyText, type Refusal, totalOf } from '#kernel'
import { changeOf } from '#people'
import type { Ctx, PlainFields } from '#platform'
import { type Contract, type Side, sideOf } from './rules/contract.ts'
import { contractProcess } from './rules/contract-process.ts'
import { groundProcess } from './rules/ground-process.ts'
import { moveContract, moveGround, readContract, readGround } from './store/index.ts'
import { refuse } from './words.ts'

const says = { absent: () => refuse('no-contract'), stale: () => refuse('stale') }

/** Every change of a contract goes this way. What a person does to one names the version they saw, in the context. */
export const changeContract = changeOf({
  process: contractProcess,
  kind: 'contract',
  log: 'contracts',
  load: readContract,
  move: moveContract,
  says,
  plain,
})

/** What of a contract the log tells as it was and as it became. */
function plain(c: Contract): PlainFields {
  return { title: c.title, startsOn: c.startsOn, endsOn: c.endsOn, total: moneyText(totalOf(c.lines)), closedOn: c.closedOn }
}

/** What the work of such a change gets. */
export type ContractChange = Parameters<Parameters<typeof changeContract>[2]>[0]

/** For which side somebody acts; who acts for neither changes nothing. */
export const partyOf = (ctx: Ctx, c: Contract): Side | Refusal => sideOf(c, ctx.asker.organisationId) ?? refuse('not-a-party')

/** The ground of a contract without a tender moves inside a change of its contract, whose version the person saw. */
export const keptGround = {
  process: groundProcess,
  kind: 'contract' as const,
  log: 'contracts',
  load: readGround,
  move: moveGround,
  says,
}
