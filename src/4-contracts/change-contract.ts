import { isRefusal, moneyText, type Refusal, totalOf } from '#kernel'
import { changeOf } from '#people'
import type { Ctx, PlainFields } from '#platform'
import { mayNotSign, textBeforeWinner, winnerSigned } from '#tenders'
import { type Contract, isUnsigned, type Side, sideOf } from './rules/contract.ts'
import { contractProcess } from './rules/contract-process.ts'
import { groundProcess } from './rules/ground-process.ts'
import { moveContract, moveGround, readContract, readGround, readTextMoments } from './store/index.ts'
import { refuse } from './words.ts'

const says = { absent: () => refuse('no-contract'), stale: () => refuse('stale') }

const change = changeOf({
  process: contractProcess,
  kind: 'contract',
  log: 'contracts',
  load: readContract,
  move: moveContract,
  says,
  plain,
})

/**
 * Every change of a contract goes this way. What a person does to one names the version they saw, in the context. One that is signed waits
 * while its award may still change, and the award knows whether its winner has signed, whichever verb brought that about, until the winner
 * itself takes that back: by declining or replacing the text it signed, or by giving the contract up.
 */
export const changeContract: typeof change = (ctx, what, work) =>
  change(ctx, what, async (at) => {
    const { inside, tx, now } = at
    const of = now.tenderId ? { tenderId: now.tenderId, purchaseId: now.purchaseId, providerId: now.providerId } : undefined
    if (!of) return await work(at)
    const verb = typeof what.verb === 'string' ? what.verb : what.verb(now)
    const waits = now.state === 'signed' && waiting.has(verb) ? await mayNotSign(inside, tx, of) : undefined
    if (waits) return waits
    if (!isUnsigned(now)) return await work(at)
    const stood = await signedByWinner(inside, now.id)
    const done = await work(at)
    if (isRefusal(done)) return done
    const stands = await signedByWinner(inside, now.id)
    // What the office does to a text the winner has signed is no word of the winner: only the winner takes its signature back.
    const takenBack = sideOf(now, ctx.asker.organisationId) === 'provider' && (stood || verb === 'drop')
    if (stands || takenBack) await winnerSigned(inside, tx, of, stands)
    await textBeforeWinner(inside, tx, of, await liesBeforeWinner(inside, now.id))
    return done
  })

/** What is not done to a contract both have signed and that has not begun, while its award may still change or has ended. */
const waiting: ReadonlySet<string> = new Set(['begin', 'proposeChange', 'signChange'])

/** Whether the winner’s signature stands on the text that is on the table. */
const signedByWinner = async (inside: Ctx, id: string): Promise<boolean> =>
  (await readTextMoments(inside, [id])).get(id)?.some((t) => t.state === 'open' && t.signedAt.provider !== null) ?? false

/** Whether it is for the winner to sign: a text of the office that it has not signed, or one of its own that the office has. */
const liesBeforeWinner = async (inside: Ctx, id: string): Promise<boolean> =>
  (await readTextMoments(inside, [id]))
    .get(id)
    ?.some((t) => t.state === 'open' && t.signedAt.provider === null && (t.proposedBy === 'purchaser' || t.signedAt.purchaser !== null)) ??
  false

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
