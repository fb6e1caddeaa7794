import { isRefusal } from '#kernel'
import { answerCounts, answerTotals, type Campaign, campaignResults, campaigns, liveCampaign, stateOf, storeAnswer } from '#needs'
import { mayNot } from '#people'
import { choice, type Ctx, idOf, inBoth, notThere, optional, text } from '#platform'
import { z } from 'zod'
import { cut, dayOf, id, idField, listOf, onDay, pageField } from './fields.ts'
import { type Operation, read, write } from './operation.ts'
import { filterOf, reachOf } from './reach.ts'
import { requestWords } from './words.ts'

const item = z
  .object({
    id: id('Survey.'),
    purchaserId: id('Office that asks.'),
    purchaseId: z.string().nullable(),
    questionnaireId: id('Questionnaire.'),
    title: z.string(),
    titleEn: z.string().nullable(),
    purpose: z.enum(['needs', 'satisfaction', 'opinion', 'vote']),
    communityIds: z.array(z.string()),
    opensOn: onDay('First day.'),
    closesOn: onDay('Last day.'),
    state: z.enum(['planned', 'open', 'closed']),
  })
  .meta({ id: 'Survey' })

const out =
  (ctx: Ctx) =>
  (c: Campaign): z.output<typeof item> => ({
    id: c.id,
    purchaserId: c.purchaserId,
    purchaseId: c.purchaseId,
    questionnaireId: c.questionnaireId,
    title: c.title,
    titleEn: c.titleEn,
    purpose: c.purpose,
    communityIds: [...c.communityIds],
    opensOn: dayOf(c.opensOn),
    closesOn: dayOf(c.closesOn),
    state: stateOf(c, ctx.today),
  })

const total = z.object({
  communityId: id('Community.'),
  invited: z.int().nullable().meta({
    description:
      'Answers that came with a household code; in steps of ten until the survey is counted, afterwards exact and null where the number is hidden because it is small.',
  }),
  open: z
    .int()
    .nullable()
    .meta({ description: 'Answers without a code: counted apart, never estimated from; null until the survey is counted.' }),
  meanScore: z
    .number()
    .nullable()
    .meta({ description: 'Mean of the answers that have a score, 1 to 5; null below 5 of them, and until the survey is counted.' }),
})
const totals = z.object({ surveyId: id('Survey.'), communities: z.array(total) }).meta({ id: 'SurveyTotals' })

/** The largest answer: a questionnaire has at most a hundred questions. */
const ranked = z.array(z.string().max(100)).max(50)
const rating = z
  .int({ error: inBoth(requestWords.both('rating')) })
  .min(1, 'below:1')
  .max(5, 'above:5')
const answer = z.strictObject({
  submissionId: text(100, 16, { numbers: true }).meta({
    minLength: 16,
    maxLength: 100,
    description: 'A random text made by the device: the same again is the same answer.',
  }),
  code: optional(text(20)).meta({ description: 'Household code, as printed on the invitation.' }),
  community: optional(idOf('community')).meta({ description: 'Needed where there is no code.' }),
  route: optional(choice(['own-phone', 'helped', 'tablet'])).meta({ description: 'How the answer came to be; own-phone when not said.' }),
  answers: z
    .record(
      z.string().max(40),
      z.union([z.string().max(1000), ranked, z.strictObject({ importance: rating, met: rating })], {
        error: inBoth(requestWords.both('answer')),
      }),
    )
    .refine((a) => Object.keys(a).length <= 200, inBoth(requestWords.both('tooMany')))
    .meta({
      description:
        'By question: the value of a single choice, scale or number as text; several values in order for a multiple choice or ranking; both ratings of a need.',
    }),
})

export const surveyOperations: readonly Operation[] = [
  read({
    name: 'listSurveys',
    path: '/surveys',
    scope: 'read',
    query: z.strictObject({ purchase: idField('purchase', 'Only surveys of this purchase.'), page: pageField() }),
    gives: listOf(item),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'needs.read')
      if (isRefusal(reach)) return reach
      return cut(
        await campaigns(ctx, { ...filterOf(reach), ...(query.purchase && { purchaseIds: [query.purchase] }) }),
        query.page ?? 1,
        out(ctx),
      )
    },
  }),
  read({
    name: 'readSurveyTotals',
    path: '/surveys/{id}/totals',
    scope: 'read',
    gives: totals,
    answer: async (ctx, { id }) => {
      // Whose survey it is never changes; reading its two hundred communities anew would cost more than the totals.
      const found = await liveCampaign(ctx, id)
      if (!found) return mayNot(ctx.asker, 'needs.read', { purchaserId: ctx.asker.organisationId }) ?? notThere()
      const no = mayNot(ctx.asker, 'needs.read', found)
      if (no) return no
      // The progress of a drawn sample is the evaluator's alone.
      if (!(await answerCounts(ctx, [id])).has(id)) return { surveyId: id, communities: [] }
      const inOrder = <T extends { communityId: string }>(of: T[]) => of.sort((a, b) => (a.communityId < b.communityId ? -1 : 1))
      // The very numbers of the page of results: what is hidden there is not to be had here.
      const results = await campaignResults(ctx, id)
      if (results)
        return {
          surveyId: id,
          communities: inOrder(
            results.byCommunity.map((c) => ({
              communityId: c.community.id,
              invited: c.invited,
              open: c.open,
              meanScore: c.meanScore,
            })),
          ),
        }
      const by = inOrder(await answerTotals(ctx, found))
      return {
        surveyId: id,
        communities: by.map((t) => ({ communityId: t.communityId, invited: t.invited, open: t.open, meanScore: null })),
      }
    },
  }),
  write({
    name: 'submitAnswer',
    path: '/surveys/{id}/answers',
    scope: 'answers:write',
    orCode: true,
    body: answer,
    gives: z
      .object({ received: z.literal(true), again: z.boolean().meta({ description: 'This very answer had arrived before.' }) })
      .meta({ id: 'Received' }),
    answer: (ctx, { id, body }) =>
      storeAnswer(ctx, {
        campaignId: id,
        submissionId: body.submissionId,
        route: body.route ?? 'own-phone',
        code: body.code,
        communityId: body.community,
        answers: body.answers,
      }),
  }),
]
