import { type Day, newId, type Refusal, type Words } from '#kernel'
import { whyNotInUse } from '#people'
import type { Ctx, Db } from '#platform'
import { askedAlready } from './asked-already.ts'
import { handedOut } from './open-campaign.ts'
import type { Option, Question } from './rules/questionnaire.ts'
import { holdSurveys, insertCampaign, insertCodes, insertQuestionnaire, insertSlips, purchase, takeIntoUse } from './store/index.ts'
import { refuse } from './words.ts'

export interface NewBallots {
  purchaseId: string
  title: string
  titleEn: string | null
  about: string | null
  communityIds: readonly string[]
  opensOn: Day
  closesOn: Day
  householdsPerCommunity: number
  keyedTwice: boolean
  contactPhone: string | null
  /** What is asked, and what can be chosen. */
  label: Words
  hint: Words
  options: readonly Option[]
  /** How many a ballot may name at most. */
  most: number | null
}

/** What the one question of a vote is called: the choices of an answer lie under it. */
const ballotQuestion = 'q1'
const mostCodes = 20_000

/**
 * Opens the ballots of a vote inside a change that is open already: a survey of one question, by household codes and never by an open link,
 * so that whatever keeps an answer apart from its household keeps a ballot so as well.
 */
export async function openBallots(ctx: Ctx, tx: Db, i: NewBallots): Promise<{ campaignId: string } | Refusal> {
  const inside = { ...ctx, db: tx }
  const bought = await purchase(inside, i.purchaseId)
  if (!bought) return refuse('not-there')
  const closed = await whyNotInUse(inside, bought.purchaserId, 'draft-plan')
  if (closed) return closed
  const codes = i.householdsPerCommunity * i.communityIds.length
  if (codes > mostCodes) return refuse('too-many-codes', mostCodes)
  const question: Question = {
    ...{ id: ballotQuestion, kind: 'multiple', label: i.label, hint: i.hint, required: false, options: i.options },
    ...(i.most !== null && { most: i.most }),
  }
  await holdSurveys(ctx, tx)
  const already = await askedAlready(ctx, tx, { ...i, questions: [question] })
  if (already) return already
  const questionnaireId = newId('questionnaire', ctx.now)
  const { title, titleEn } = i
  const kept = { purchaserId: bought.purchaserId, title, titleEn, purpose: 'vote' as const, edition: 1 }
  await insertQuestionnaire(ctx, tx, { ...kept, id: questionnaireId, firstId: questionnaireId, content: { questions: [question] } })
  await takeIntoUse(ctx, tx, questionnaireId)
  const places = i.communityIds.map((id) => ({ id }))
  const handed = await handedOut(inside, { places, total: codes, householdsPerCommunity: i.householdsPerCommunity, openLink: false })
  const campaignId = newId('campaign', ctx.now)
  await insertCampaign(tx, {
    ...{ jurisdiction: ctx.jurisdiction, id: campaignId, purchaser_id: bought.purchaserId, purchase_id: bought.id },
    ...{ questionnaire_id: questionnaireId, title, title_en: titleEn, purpose: 'vote', community_ids: [...i.communityIds] },
    ...{ opens_on: i.opensOn, closes_on: i.closesOn, about: i.about, about_en: null, contact_name: null, contact_phone: i.contactPhone },
    ...{ keyed_twice: i.keyedTwice, open_token_hash: null, codes_made: codes, law_day: bought.lawDay, opened_at: ctx.now, drawn_by: null },
  })
  await insertCodes(ctx, tx, campaignId, handed.hashes)
  await insertSlips(ctx, tx, { campaignId, ...handed.kept })
  return { campaignId }
}
