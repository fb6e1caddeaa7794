import { fractionText, isRefusal } from '#kernel'
import { stageKindNames } from '#law'
import { may } from '#people'
import { choice, type Ctx, notThere, optional } from '#platform'
import {
  pageOfTenders,
  publicStates,
  reserves,
  type ShownScores,
  shownScores,
  type Tender,
  tender,
  tenderProcess,
  tenderSorts,
  type TenderState,
} from '#tenders'
import { z } from 'zod'
import {
  answerOf,
  atMoment,
  dayOf,
  dayOrNull,
  erased,
  id,
  idField,
  listOf,
  momentOrNull,
  money,
  moneyOf,
  moneyOrNull,
  onDay,
  pageField,
  pageOf,
  searchField,
  sortField,
} from './fields.ts'
import { line, lineOut } from './lines.ts'
import { aMethod } from './offered.ts'
import { type Operation, read } from './operation.ts'
import { reachOf } from './reach.ts'
import { statesOf } from './states.ts'

const state = statesOf(tenderProcess.states)
const brief = z
  .object({
    id: id('Tender.'),
    number: z.string(),
    purchaseId: id('Its purchase.'),
    purchaserId: id('Office that buys.'),
    title: z.string(),
    titleEn: z.string().nullable(),
    method: aMethod(),
    stages: z.array(z.enum(stageKindNames)).meta({ description: 'What happens in which order, as the law of its day had it.' }),
    state: z.enum(state),
    budget: money('Budget.'),
    ceiling: money('Highest price.').nullable(),
    fixedPrice: z.boolean(),
    issuedOn: onDay('Published.').nullable(),
    deadlineAt: atMoment('Bids must be in by then.').nullable(),
    openedAt: atMoment('Opened.').nullable(),
    lawDay: onDay('The law of this day governs it.'),
    version: z.int(),
  })
  .meta({ id: 'TenderInList' })
const promotion = z
  .object({
    reserve: z.enum(reserves).meta({ description: 'What is reserved for small and medium enterprises.' }),
    reserved: money('How much is reserved.').nullable(),
    reservedSmall: money('Of it for small and micro enterprises.').nullable(),
    whyNotReserved: z.string().nullable(),
    deduction: z.string().nullable().meta({ description: 'Per cent taken off the prices of small and micro enterprises in scoring.' }),
    deductsForSocial: z.boolean(),
  })
  .meta({ id: 'Promotion', description: 'What the documents say of small and medium enterprises.' })
const scores = z
  .object({
    bidId: id('Bid.'),
    providerId: id('Institution that bid.'),
    members: z.array(
      z.object({
        letter: z.string().meta({ description: 'The same beside every bid of the tender.' }),
        name: z.string().nullable(),
        sum: z.string().nullable().meta({ description: 'What the member’s scores come to, of 100, as exact text.' }),
        scores: z.array(z.object({ criterionId: id('Criterion.'), score: z.string().nullable() })).nullable(),
      }),
    ),
  })
  .meta({ id: 'ScoresOfBid' })
const whole = brief
  .extend({
    priceWeight: z.string().nullable().meta({ description: 'Points of 100 that the price brings.' }),
    startsOn: onDay('First day of service.'),
    months: z.int(),
    lines: z.array(line),
    criteria: z.array(
      z.object({
        id: id('Criterion.'),
        title: z.string(),
        weight: z.string(),
        kind: z.enum(['objective', 'subjective']),
        guide: z.string(),
      }),
    ),
    conditions: z.string().nullable(),
    acceptance: z.string().nullable(),
    payment: z.string().nullable(),
    promotion: promotion.nullable(),
    endedOn: onDay('Void or cancelled.').nullable(),
    endedReason: z.string().nullable(),
    scores: z.array(scores).meta({
      description:
        'Members’ scores once the result stands: of every bid, by name, for who reads the office’s tenders; after the award of the winner, sums by letter, for everybody.',
    }),
    erased: erased(),
  })
  .meta({ id: 'Tender' })

const briefOut = (t: Tender): z.output<typeof brief> => ({
  id: t.id,
  number: t.number,
  purchaseId: t.purchaseId,
  purchaserId: t.purchaserId,
  title: t.title,
  titleEn: t.titleEn,
  method: t.method,
  stages: t.stages.map((s) => s.kind),
  state: t.state,
  budget: moneyOf(t.budget),
  ceiling: moneyOrNull(t.ceiling),
  fixedPrice: t.fixedPrice,
  issuedOn: dayOrNull(t.issuedOn),
  deadlineAt: momentOrNull(t.deadlineAt),
  openedAt: momentOrNull(t.openedAt),
  lawDay: dayOf(t.lawDay),
  version: t.version,
})
const out = (t: Tender, given: readonly ShownScores[]): z.output<typeof whole> => ({
  ...briefOut(t),
  priceWeight: t.priceWeight,
  startsOn: dayOf(t.startsOn),
  months: t.months,
  lines: t.lines.map(lineOut),
  criteria: t.criteria.map((c) => ({ id: c.id, title: c.title, weight: c.weight, kind: c.kind, guide: c.guide })),
  conditions: t.conditions,
  acceptance: t.acceptance,
  payment: t.payment,
  promotion: t.promotion && {
    ...t.promotion,
    reserved: moneyOrNull(t.promotion.reserved),
    reservedSmall: moneyOrNull(t.promotion.reservedSmall),
  },
  endedOn: dayOrNull(t.endedOn),
  endedReason: t.endedReason,
  scores: given.map((b) => ({
    bidId: b.bidId,
    providerId: b.providerId,
    members: b.members.map((m) => ({ ...m, sum: m.sum ? fractionText(m.sum) : null, scores: m.scores && [...m.scores] })),
  })),
})

/** What was published is everybody's; a draft or a withdrawn one only of those who may read the office's tenders. */
const visible = (ctx: Ctx, t: Tender) => publicStates.includes(t.state) || may(ctx.asker, 'tenders.read', t)

export const tenderOperations: readonly Operation[] = [
  read({
    name: 'listTenders',
    path: '/tenders',
    scope: null,
    query: z.strictObject({
      purchaser: idField('organisation', 'Only tenders of this office.'),
      purchase: idField('purchase', 'Only tenders of this purchase.'),
      state: optional(choice(state)),
      q: searchField(),
      sort: sortField(tenderSorts),
      page: pageField(),
    }),
    gives: listOf(brief),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'tenders.read')
      const ownAll = !isRefusal(reach) && (reach.all || reach.organisationId === query.purchaser)
      const seen: readonly TenderState[] = ownAll ? state : publicStates
      const of = {
        states: query.state ? seen.filter((s) => s === query.state) : seen,
        search: query.q,
        purchaserId: query.purchaser,
        ...(query.purchase && { purchaseIds: [query.purchase] }),
      }
      const at = pageOf(query, '-issued')
      return answerOf(await pageOfTenders(ctx, of, at), at, briefOut)
    },
  }),
  read({
    name: 'readTender',
    path: '/tenders/{id}',
    scope: null,
    gives: whole,
    answer: async (ctx, { id }) => {
      const found = await tender(ctx, id)
      return found && visible(ctx, found) ? out(found, await shownScores(ctx, found)) : notThere()
    },
  }),
]
