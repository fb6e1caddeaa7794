import { randomBytes } from 'node:crypto'
import { type Day, isAfter, isBefore, isRefusal, plusDays, type Refusal } from '#kernel'
import { contract } from '#contracts'
import { createQuestionnaire, openCampaign } from '#needs'
import { communities, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { drawHouseholds } from './rules/draw.ts'
import { findRound, keepSample, residentSample } from './store.ts'
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
  const of = await contract(ctx, round.contractId)
  const served = [...new Set(of?.lines.flatMap((l) => l.communityIds) ?? [])]
  const places = await communities(ctx, served.length > 0 ? { ids: served } : { organisationId: round.purchaserId })
  // The same form sent twice gets its first answer from here; another one is told that there is a sample.
  if (await residentSample(ctx, round.id))
    return await change(ctx, { action: 'evaluations.sample', ...about }, async () => refuse('sample-drawn'))
  const not = drawWrong(places, i.householdsPerCommunity) ?? surveyWrong(ctx, i.closesOn)
  if (not) return not

  // Drawn twice at once, or again after a fault: the same survey, not another one that nobody is asked by.
  const drawing = { ...ctx, once: `sample-${round.id}-${i.householdsPerCommunity}-${i.closesOn}` }
  const form = await createQuestionnaire(drawing, {
    title: `满意度 ${of?.number ?? ''}`,
    titleEn: `Satisfaction ${of?.number ?? ''}`,
    purpose: 'satisfaction',
    template: 'satisfaction',
    purchaserId: round.purchaserId,
  })
  if (isRefusal(form)) return form
  const opened = await openCampaign(drawing, {
    purchaseId: round.purchaseId,
    questionnaireId: form.id,
    title: `居民满意度 ${of?.number ?? ''}`,
    titleEn: `Residents’ satisfaction ${of?.number ?? ''}`,
    purpose: 'satisfaction',
    communityIds: places.map((p) => p.id),
    opensOn: ctx.today,
    closesOn: i.closesOn,
    householdsPerCommunity: i.householdsPerCommunity,
    openLink: false,
    contactName: i.contactName,
    contactPhone: i.contactPhone,
    drawnBy: ctx.asker.organisationId ?? undefined,
  })
  if (isRefusal(opened)) return opened
  const seed = randomBytes(16).toString('hex')
  const drawn = places.map((p) => ({
    communityId: p.id,
    frameSize: p.households!,
    drawn: drawHouseholds(seed, p.id, p.households!, i.householdsPerCommunity),
  }))
  return await change(
    ctx,
    { action: 'evaluations.sample', ...about, facts: { households: drawn.reduce((n, d) => n + d.drawn.length, 0), seed } },
    async (tx) => {
      const kept = await keepSample(ctx, tx, {
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
    },
  )
}

function surveyWrong(ctx: Ctx, closesOn: Day): Refusal | undefined {
  if (isBefore(closesOn, ctx.today)) return refuse('survey-past').at('closesOn')
  // The round is opened near the end of a contract: who is asked later than this no longer knows.
  const last = plusDays(ctx.today, longestSurveyDays)
  return isAfter(closesOn, last) ? refuse('survey-too-long', longestSurveyDays).at('closesOn') : undefined
}

function drawWrong(places: readonly { name: string; households: number | null }[], n: number): Refusal | undefined {
  if (places.length === 0) return refuse('no-communities')
  const unknown = places.filter((p) => !p.households)
  if (unknown.length > 0) return refuse('households-unknown', unknown.map((p) => p.name).join('、'))
  const small = places.find((p) => p.households! < n)
  if (!small) return undefined
  const words = refuse('sample-too-large', small.name, small.households!)
  return words.with({ fields: { householdsPerCommunity: words.words } })
}
