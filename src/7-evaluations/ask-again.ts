import { randomBytes } from 'node:crypto'
import { contract } from '#contracts'
import { type Day, isAfter, isBefore, isRefusal, type Refusal } from '#kernel'
import { campaign } from '#needs'
import { communities, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { refuseAgain } from './again-words.ts'
import { surveyWrong } from './draw-sample.ts'
import { openSatisfaction } from './open-satisfaction.ts'
import { againFrom, againUntil, lastDayOf } from './rules/again.ts'
import { drawHouseholds } from './rules/draw.ts'
import {
  type AskedAgain,
  findRound,
  holdRound,
  keepAskedAgain,
  readAskedAgain,
  residentSample,
  type ResidentSample,
} from './store/index.ts'
import { refuse } from './words.ts'

export interface AskAgain {
  roundId: string
  /** The households of the first time, or as many others drawn anew. */
  who: AskedAgain['who']
  closesOn: Day
  contactName: string
  contactPhone: string
}

/**
 * Asks residents the same once more, ninety days after the contract ended or later: the households of the first time, whose answers are matched only by
 * a word they left of their own accord, or others drawn anew. It is done once, so that nobody asks until the result pleases.
 */
export async function askAgain(ctx: Ctx, i: AskAgain): Promise<{ id: string; campaignId: string } | Refusal> {
  const round = await findRound(ctx, i.roundId)
  if (!round) return refuse('no-round')
  const about = { subject: { kind: 'round', id: round.id }, purchaseId: round.purchaseId } as const
  const no = mayNot(ctx.asker, 'evaluations.sample', round) ?? (await whyNotAskAgain(ctx, round))
  if (no) return await recordRefusal(ctx, 'evaluations.ask-again', no, about)
  return await change(ctx, { action: 'evaluations.ask-again', ...about }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdRound(inside, tx, round.id)
    if ((await readAskedAgain(inside, [round.id])).has(round.id)) return refuseAgain('asked-again')
    const first = (await residentSample(inside, round.id))!
    const earlier = (await campaign(inside, first.campaignId))!
    if (i.who === 'same' && earlier.drawnBy !== ctx.asker.organisationId) return refuseAgain('households-unknown-here').at('who')
    const wrong = surveyWrong(inside, i.closesOn)
    if (wrong) return wrong
    const of = await contract(inside, round.contractId)
    const places = await communities(inside, { ids: first.communities.map((c) => c.communityId) })
    const opened = await openSatisfaction(inside, {
      ...{ ...i, round, of, places, again: earlier.questionnaireId },
      householdsPerCommunity: first.communities[0]!.drawn.length,
    })
    if (isRefusal(opened)) return opened
    const again = drawn(first, i.who)
    entry.facts = { who: i.who, households: again.communities.reduce((n, c) => n + c.drawn.length, 0), seed: again.seed }
    const days = { endedOn: lastDayOf(of!), drawnOn: ctx.today, closesOn: i.closesOn }
    const kept = await keepAskedAgain(inside, tx, { roundId: round.id, campaignId: opened.id, who: i.who, ...again, ...days })
    return kept ? { id: round.id, campaignId: opened.id } : refuseAgain('asked-again')
  })
}

/** The households that are asked again: those of the first draw, or as many by another seed. */
function drawn(first: ResidentSample, who: AskedAgain['who']): Pick<AskedAgain, 'seed' | 'communities'> {
  if (who === 'same') return { seed: first.seed, communities: first.communities }
  const seed = randomBytes(16).toString('hex')
  return {
    seed,
    communities: first.communities.map((c) => ({ ...c, drawn: drawHouseholds(seed, c.communityId, c.frameSize, c.drawn.length) })),
  }
}

/** Why nobody can be asked again today, or undefined. */
export async function whyNotAskAgain(ctx: Ctx, round: { id: string; contractId: string }): Promise<Refusal | undefined> {
  const [first, of] = [await residentSample(ctx, round.id), await contract(ctx, round.contractId)]
  if (!first || !of) return refuseAgain('nobody-asked')
  if (!(await campaign(ctx, first.campaignId))?.countedOn) return refuseAgain('first-not-counted')
  if (isBefore(ctx.today, againFrom(of))) return refuseAgain('too-early', againFrom(of))
  if (isAfter(ctx.today, againUntil(of))) return refuseAgain('too-late', againUntil(of))
  return (await readAskedAgain(ctx, [round.id])).has(round.id) ? refuseAgain('asked-again') : undefined
}
