import { isRefusal, serviceKinds } from '#kernel'
import { type Contract, contractProcess, contractSorts, pageOfContracts, stagesOf, visibleContract } from '#contracts'
import { choice, optional } from '#platform'
import { z } from 'zod'
import {
  answerOf,
  dayOf,
  dayOrNull,
  erased,
  id,
  idField,
  listOf,
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
import { type Operation, read } from './operation.ts'
import { filterOf, reachOf } from './reach.ts'
import { statesOf } from './states.ts'

const state = statesOf(contractProcess.states)
const unitTerms = z
  .object({
    what: z.array(z.enum(serviceKinds)).meta({ description: 'Kinds of work that count; any where it is empty.' }),
    sessions: z.int().nullable().meta({ description: 'Least sessions.' }),
    people: z.int().nullable().meta({ description: 'Least people, over all sessions where there are several.' }),
    members: z.int().nullable().meta({ description: 'Least different people over all sessions; null where none was agreed.' }),
    minutes: z.int().nullable().meta({ description: 'Least minutes.' }),
  })
  .meta({ id: 'UnitTerms' })
const stage = z
  .object({
    key: z.string().meta({ description: 'Key of its instalment, as periods and claims name it.' }),
    title: z.string(),
    share: z.string().meta({ description: 'Share of the line’s amount, as 2/5.' }),
    onSigning: z.boolean(),
    earliestOn: onDay('First day on which it may be handed in.').nullable(),
    needs: z.array(z.object({ lineId: id('Line.'), count: z.int() })).meta({ description: 'Units that must be done before.' }),
    after: z.string().nullable().meta({ description: 'Key of the stage that comes before it.' }),
    byWhatIsDone: z.boolean().meta({ description: 'From its first day on it is worth what was done, also when not all of it was.' }),
  })
  .meta({ id: 'Stage', description: 'A stage as it holds: what was agreed, and where nothing was, what follows from the contract.' })
const member = z
  .object({
    name: z.string(),
    qualification: z.string(),
    percent: z.string().meta({ description: 'Share of full working time that goes to the line, in per cent.' }),
  })
  .meta({ id: 'TeamMember' })
const agreedText = z
  .object({ number: z.int(), firstDay: onDay('From this day on it holds; that of the contract for the first text.') })
  .meta({ id: 'AgreedText' })
const item = z
  .object({
    id: id('Contract.'),
    number: z.string(),
    purchaseId: id('Its purchase.'),
    tenderId: z.string().nullable(),
    purchaserId: id('Office that buys.'),
    providerId: id('Institution that serves.'),
    title: z.string(),
    titleEn: z.string().nullable(),
    state: z.enum(state),
    versionNumber: z.int().meta({ description: 'Number of the last text both agreed to, or of the one on the table before there is one.' }),
    versionInForce: agreedText.nullable().meta({
      description: 'The text that holds today: terms, clauses, stages and what a unit must be are by it. Null before both signed.',
    }),
    latestAgreed: agreedText.nullable().meta({
      description:
        'The last text both agreed to, whether or not its day has come: lines, total and last day are what is bought by it in all. Null before both signed.',
    }),
    startsOn: onDay('First day.'),
    endsOn: onDay('Last day.'),
    total: money('Total.'),
    originalTotal: money('Total first signed.').nullable(),
    lines: z.array(
      line.extend({
        paidBy: z.enum(['month', 'units', 'milestones']),
        unitTerms: unitTerms.nullable().meta({ description: 'What one unit must be to count; null where only words were agreed.' }),
        team: z
          .array(member)
          .nullable()
          .meta({ description: 'Who works at it, as was promised or agreed since; null where nobody was named. Never published.' }),
        stages: z.array(stage).meta({ description: 'The stages it is paid by, in their order; empty where it is paid otherwise.' }),
      }),
    ),
    terms: z.object({
      acceptanceDays: z.int(),
      paymentDays: z.int(),
      basis: z.enum(['statute', 'contract']),
      dailyLateRate: z.string().nullable(),
      errandCapPercent: z.string(),
      vacancyDays: z.int(),
      silenceMeansAcceptance: z.boolean(),
      answerWorkingDays: z.int(),
      taxIncluded: z.boolean(),
      advanceShare: z
        .string()
        .nullable()
        .meta({ description: 'Share of the price paid in advance; taken off every later amount in the same share.' }),
      advanceWhen: z.enum(['signing', 'start']),
      retentionShare: z.string().nullable().meta({ description: 'Share of every accepted amount that is kept back until it is released.' }),
      retentionUntil: z.enum(['end', 'accepted']),
      retentionDays: z.int(),
      index: z
        .object({
          seriesId: z.string(),
          name: z.string(),
          source: z.string(),
          baseMonth: z.string(),
          baseValue: z.string(),
          share: z.string(),
          threshold: z.string(),
          everyMonths: z.int(),
          fromMonth: z.int(),
        })
        .nullable()
        .meta({
          description: 'The published series that part of the price of posts follows, and the value of it that the first prices are of.',
        }),
    }),
    lawDay: onDay('The law of this day governs it.'),
    signedOn: onDay('Both signed.').nullable(),
    publishedOn: onDay('Published.').nullable(),
    closedOn: onDay('Ended.').nullable(),
    closeReason: z.string().nullable(),
    erased: erased(),
    version: z.int(),
  })
  .meta({ id: 'Contract' })

const unitTermsOf = ({ unitTerms: t }: Contract['lines'][number]): z.output<typeof unitTerms> | null =>
  t ? { what: [...t.what], sessions: t.sessions, people: t.people, members: t.members ?? null, minutes: t.minutes } : null
const teamOf = ({ team }: Contract['lines'][number]) =>
  team?.length ? team.map(({ name, qualification, percent }) => ({ name, qualification, percent })) : null
const stagesOut = (c: Contract, l: Contract['lines'][number]): z.output<typeof stage>[] =>
  stagesOf(c, l).map((s, i) => ({
    key: s.key,
    title: s.title,
    share: l.milestones[i]!.share,
    onSigning: s.onSigning,
    earliestOn: dayOrNull(s.earliestOn),
    needs: s.needs.map((n) => ({ lineId: n.lineId, count: n.count })),
    after: s.after?.key ?? null,
    byWhatIsDone: s.byWhatIsDone,
  }))

/** Which text holds today, and which was agreed last. */
function versionsOf(c: Contract): Pick<z.output<typeof item>, 'versionInForce' | 'latestAgreed'> {
  if (!c.signedOn) return { versionInForce: null, latestAgreed: null }
  const texts = c.texts?.length ? c.texts : [{ number: c.versionNumber, text: c }]
  const of = (number: number | undefined) => {
    const found = texts.find((v) => v.number === number) ?? texts.at(-1)!
    return { number: found.number, firstDay: dayOf(found.text.effectiveOn ?? c.startsOn) }
  }
  return { versionInForce: of(c.inForce), latestAgreed: of(Math.max(...texts.map((v) => v.number))) }
}

const out = (c: Contract): z.output<typeof item> => ({
  id: c.id,
  number: c.number,
  purchaseId: c.purchaseId,
  tenderId: c.tenderId,
  purchaserId: c.purchaserId,
  providerId: c.providerId,
  title: c.title,
  titleEn: c.titleEn,
  state: c.state,
  versionNumber: c.versionNumber,
  ...versionsOf(c),
  startsOn: dayOf(c.startsOn),
  endsOn: dayOf(c.endsOn),
  total: moneyOf(c.total),
  originalTotal: moneyOrNull(c.originalTotal),
  lines: c.lines.map((l) => ({ ...lineOut(l), paidBy: l.paidBy, unitTerms: unitTermsOf(l), team: teamOf(l), stages: stagesOut(c, l) })),
  terms: {
    acceptanceDays: c.terms.acceptanceDays,
    paymentDays: c.terms.paymentDays,
    basis: c.terms.basis,
    dailyLateRate: c.terms.dailyLateRate,
    errandCapPercent: c.terms.errandCapPercent,
    vacancyDays: c.terms.vacancyDays,
    silenceMeansAcceptance: c.terms.silenceMeansAcceptance,
    answerWorkingDays: c.terms.answerWorkingDays,
    taxIncluded: c.terms.taxIncluded,
    advanceShare: c.terms.advanceShare,
    advanceWhen: c.terms.advanceWhen,
    retentionShare: c.terms.retentionShare,
    retentionUntil: c.terms.retentionUntil,
    retentionDays: c.terms.retentionDays,
    index: c.terms.index,
  },
  lawDay: dayOf(c.lawDay),
  signedOn: dayOrNull(c.signedOn),
  publishedOn: dayOrNull(c.publishedOn),
  closedOn: dayOrNull(c.closedOn),
  closeReason: c.closeReason,
  version: c.version,
})

export const contractOperations: readonly Operation[] = [
  read({
    name: 'listContracts',
    path: '/contracts',
    scope: 'read',
    query: z.strictObject({
      purchase: idField('purchase', 'Only contracts of this purchase.'),
      state: optional(choice(state)),
      q: searchField(),
      sort: sortField(contractSorts),
      page: pageField(),
    }),
    gives: listOf(item),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'contracts.read')
      if (isRefusal(reach)) return reach
      const of = {
        ...filterOf(reach),
        ...(query.purchase && { purchaseId: query.purchase }),
        ...(query.state && { states: [query.state] }),
        ...(query.q && { search: query.q }),
      }
      const at = pageOf(query, '-starts')
      return answerOf(await pageOfContracts(ctx, of, at), at, out)
    },
  }),
  read({
    name: 'readContract',
    path: '/contracts/{id}',
    scope: 'read',
    gives: item,
    answer: async (ctx, { id }) => {
      const found = await visibleContract(ctx, id)
      return isRefusal(found) ? found : out(found)
    },
  }),
]
