import { isRefusal } from '#kernel'
import type { BoughtTogether } from '#law'
import { mayNot } from '#people'
import { pageOfPlans, type Plan, plan, planFields, planProcess, planSorts, preparationFields, yearOf } from '#plans'
import { choice, notThere, optional, wholeNumber } from '#platform'
import { z } from 'zod'
import { askedOut, askedSchema } from './asked.ts'
import {
  answerOf,
  cut,
  dayOf,
  dayOrNull,
  erased,
  id,
  idField,
  listOf,
  money,
  moneyOf,
  onDay,
  pageField,
  pageOf,
  said,
  searchField,
  sortField,
  wordsOf,
} from './fields.ts'
import { line, lineOut } from './lines.ts'
import { aMethod } from './offered.ts'
import { type Operation, read } from './operation.ts'
import { filterOf, reachOf } from './reach.ts'
import { statesOf } from './states.ts'

const state = statesOf(planProcess.states)
const preparation = z
  .object(askedSchema(preparationFields))
  .meta({ id: 'Preparation', description: 'How the procurement was prepared, as far as it was recorded.' })
const item = z
  .object({
    id: id('Plan.'),
    purchaseId: id('Its purchase.'),
    purchaserId: id('Office that buys.'),
    number: z.string(),
    title: z.string(),
    titleEn: z.string().nullable(),
    state: z.enum(state),
    total: money('What it may cost in all.'),
    ...askedSchema(planFields),
    erased: erased(),
    preparation,
    lines: z.array(line),
    sources: z.array(z.object({ source: z.string(), amount: money('From this source.') })),
    lawDay: onDay('The law of this day governs it.'),
    submittedOn: onDay('Submitted.').nullable(),
    approvedOn: onDay('Approved.').nullable(),
    publishedOn: onDay('Published as intention.').nullable(),
    version: z.int(),
  })
  .meta({ id: 'Plan' })

const out = (p: Plan): z.output<typeof item> => ({
  id: p.id,
  purchaseId: p.purchaseId,
  purchaserId: p.purchaserId,
  number: p.number,
  title: p.title,
  titleEn: p.titleEn,
  state: p.state,
  total: moneyOf(p.total),
  ...askedOut(planFields, p),
  preparation: askedOut(preparationFields, p.preparation),
  lines: p.lines.map(lineOut),
  sources: p.sources.map((s) => ({ source: s.source, amount: moneyOf(s.amount) })),
  lawDay: dayOf(p.lawDay),
  submittedOn: dayOrNull(p.submittedOn),
  approvedOn: dayOrNull(p.approvedOn),
  publishedOn: dayOrNull(p.publishedOn),
  version: p.version,
})

const alike = z
  .object({
    purchaserId: id('Office that buys.'),
    fiscalYear: z.int(),
    budgetItem: z.string(),
    category: z.string(),
    purchases: z.array(
      z.object({
        planId: id('Plan.'),
        method: aMethod().nullable(),
        amount: money('From this budget item.'),
        notCounted: z
          .enum(['open-tender', 'approved', 'budget-adjustment', 'undecided'])
          .nullable()
          .meta({ description: 'Why it is not added up with the others; null when it is.' }),
      }),
    ),
    total: money('Of those that count.'),
    threshold: money('Open-tender threshold of the place on the first day of the year; null where none is entered.').nullable(),
    finding: said().nullable().meta({ description: 'What is wrong with it: order splitting, and what to do.' }),
  })
  .meta({ id: 'BoughtAlike' })

const alikeOut = (purchaserId: string, g: BoughtTogether): z.output<typeof alike> => ({
  purchaserId,
  fiscalYear: g.fiscalYear,
  budgetItem: g.budgetItem,
  category: g.category,
  purchases: [...g.counted.map((p) => ({ p, why: null })), ...g.leftOut.map((l) => ({ p: l.purchase, why: l.why }))].map(({ p, why }) => ({
    planId: p.id,
    method: p.method ?? null,
    amount: moneyOf(p.amount),
    notCounted: why,
  })),
  total: moneyOf(g.total),
  threshold: g.threshold ? moneyOf(g.threshold.value) : null,
  finding: g.finding ? wordsOf(g.finding.words) : null,
})

export const planOperations: readonly Operation[] = [
  read({
    name: 'listPlans',
    path: '/plans',
    scope: 'read',
    query: z.strictObject({
      purchase: idField('purchase', 'Only the plan of this purchase.'),
      state: optional(choice(state)),
      q: searchField(),
      sort: sortField(planSorts),
      page: pageField(),
    }),
    gives: listOf(item),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'plans.read')
      if (isRefusal(reach)) return reach
      const of = {
        ...filterOf(reach),
        search: query.q,
        ...(query.purchase && { purchaseIds: [query.purchase] }),
        ...(query.state && { states: [query.state] }),
      }
      const at = pageOf(query, '-number')
      return answerOf(await pageOfPlans(ctx, of, at), at, out)
    },
  }),
  read({
    name: 'readPlan',
    path: '/plans/{id}',
    scope: 'read',
    gives: item,
    answer: async (ctx, { id }) => {
      const found = await plan(ctx, id)
      if (!found) return mayNot(ctx.asker, 'plans.read', { purchaserId: ctx.asker.organisationId }) ?? notThere()
      return mayNot(ctx.asker, 'plans.read', found) ?? out(found)
    },
  }),
  read({
    name: 'listBoughtAlike',
    path: '/bought-alike',
    scope: 'read',
    query: z.strictObject({
      year: optional(wholeNumber({ min: 2000, max: 2199 })).meta({ type: 'integer', description: 'Fiscal year; this year unless given.' }),
      page: pageField(),
    }),
    gives: listOf(alike),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'plans.read')
      if (isRefusal(reach)) return reach
      const { purchaserId } = filterOf(reach)
      const found = await yearOf(ctx, { purchaserId, fiscalYear: query.year ?? ctx.today.year })
      return cut(
        found.flatMap((y) => y.groups.map((group) => ({ purchaserId: y.purchaserId, group }))),
        query.page ?? 1,
        (x) => alikeOut(x.purchaserId, x.group),
      )
    },
  }),
]
