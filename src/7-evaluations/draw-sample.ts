import { randomBytes } from 'node:crypto'
import { type Day, isAfter, isBefore, isRefusal, plusDays, type Refusal } from '#kernel'
import { contract } from '#contracts'
import { placesOf } from '#delivery'
import { communities, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { drawHouseholds } from './rules/draw.ts'
import { findRound, holdRound, keepSample, readAppraisals, residentSample } from './store/index.ts'
import { openSatisfaction } from './open-satisfaction.ts'
import { refuse } from './words.ts'

/** A survey of satisfaction stays open this long at most. */
const longestSurveyDays = 180
/** Days after the survey's last day in which paper may still be entered; the result counts from the day after. */
const paperDays = 14

/**
 * Draws households at random in every community the contract serves and opens a survey with codes for them. It is the evaluator's:
 * the office that is judged too sees neither its codes nor its progress.
 * The seed is recorded; a round has one draw, so that nobody can draw again until the result pleases.
 */
export async function drawSample(
  ctx: Ctx,
  i: { roundId: string; householdsPerCommunity: number; closesOn: Day; contactName: string; contactPhone: string },
): Promise<{ id: string; campaignId: string } | Refusal> {
  const round = await findRound(ctx, i.roundId)
  if (!round) return refuse('no-round')
  const about = { subject: { kind: 'round', id: round.id }, purchaseId: round.purchaseId } as const
  const no = mayNot(ctx.asker, 'evaluations.sample', round)
  if (no) return await recordRefusal(ctx, 'evaluations.sample', no, about)
  // Where an evaluator was appointed for the contract, residents are its to ask and nobody else's.
  const appointed = (await readAppraisals(ctx, { contractIds: [round.contractId] })).find(
    (a) => a.evaluatorId && !['final', 'decided'].includes(a.state),
  )
  if (appointed && appointed.evaluatorId !== ctx.asker.organisationId)
    return await recordRefusal(ctx, 'evaluations.sample', refuse('not-appointed'), about)
  return await change(ctx, { action: 'evaluations.sample', ...about }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    // Two evaluators who draw at the same moment: the second waits, finds the sample of the first, and leaves nothing behind.
    await holdRound(inside, tx, round.id)
    if (await residentSample(inside, round.id)) return refuse('sample-drawn')
    const of = await contract(inside, round.contractId)
    const places = of ? await communities(inside, { ids: await placesOf(inside, of) }) : []
    const not = drawWrong(places, i.householdsPerCommunity) ?? surveyWrong(inside, i.closesOn)
    if (not) return not
    const opened = await openSatisfaction(inside, { ...i, round, of, places })
    if (isRefusal(opened)) return opened
    const seed = randomBytes(16).toString('hex')
    const drawn = places.map((p) => ({
      communityId: p.id,
      frameSize: p.households!,
      drawn: drawHouseholds(seed, p.id, p.households!, i.householdsPerCommunity),
    }))
    entry.facts = { households: drawn.reduce((n, d) => n + d.drawn.length, 0), seed }
    const kept = await keepSample(inside, tx, {
      roundId: round.id,
      campaignId: opened.id,
      seed,
      drawnOn: ctx.today,
      closesOn: i.closesOn,
      countsOn: plusDays(i.closesOn, paperDays + 1),
      countedOn: null,
      communities: drawn,
    })
    return kept ? { id: round.id, campaignId: opened.id } : refuse('sample-drawn')
  })
}

/** Why a survey of satisfaction cannot be open until this day. */
export function surveyWrong(ctx: Ctx, closesOn: Day): Refusal | undefined {
  if (isBefore(closesOn, ctx.today)) return refuse('survey-past').at('closesOn')
  // The round is opened near the end of a contract: who is asked later than this no longer knows.
  const last = plusDays(ctx.today, longestSurveyDays)
  return isAfter(closesOn, last) ? refuse('survey-too-long', longestSurveyDays).at('closesOn') : undefined
}

function drawWrong(places: readonly { name: string; households: number | null }[], n: number): Refusal | undefined {
  if (places.length === 0) return refuse('no-communities')
  const unknown = places.filter((p) => !p.households)
  if (unknown.length > 0)
    return refuse(
      'households-unknown',
      unknown.map((p) => p.name),
    )
  const small = places.find((p) => p.households! < n)
  return small ? refuse('sample-too-large', small.name, small.households!).at('householdsPerCommunity') : undefined
}
