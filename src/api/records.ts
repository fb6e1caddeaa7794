import { isRefusal, type Refusal } from '#kernel'
import {
  acceptances,
  addServiceRecord,
  askers,
  categories,
  deliverableFields,
  drawCounts,
  kinds,
  longestMinutes,
  notCountedReasons,
  recordFields,
  recordSorts,
  type ServiceRecord,
  serviceRecord,
  serviceRecords,
  visibleAcceptance,
} from '#delivery'
import { choice, type Ctx, idOf, optional } from '#platform'
import { z } from 'zod'
import { atMoment, cut, dayField, dayOf, erased, id, idField, listOf, momentOf, onDay, pageField, pageOf, sortField } from './fields.ts'
import { acceptance, acceptanceOut } from './acceptance-shape.ts'
import { type Operation, read, write } from './operation.ts'
import { filterOf, reachOf } from './reach.ts'

const record = z
  .object({
    id: id('Service record.'),
    contractId: id('Contract.'),
    lineId: id('Line it counts for.'),
    deliverableId: z.string().nullable().meta({ description: 'Group, case or course of which it is a session; null where it is none.' }),
    workerId: id('Whose work it was.'),
    servedOn: onDay('Day of the work.'),
    category: z.enum(categories),
    what: z.enum(kinds),
    minutes: z.int(),
    askedBy: z.enum(askers),
    people: z.int(),
    units: z.int(),
    communityId: z.string().nullable(),
    note: z.string().nullable(),
    errandAbout: z.string().nullable().meta({ description: 'What an errand was about; null of anything else.' }),
    errandBy: z.string().nullable().meta({ description: 'Which section and function asked for an errand; null of anything else.' }),
    erased: erased(),
    notCounted: z.enum(notCountedReasons).nullable().meta({ description: 'Why it counts nowhere for its contract; null when it counts.' }),
    struck: z.boolean().meta({ description: 'Taken out by a correction; counted nowhere.' }),
    recordedAt: atMoment('Recorded.'),
    version: z.int(),
  })
  .meta({ id: 'ServiceRecord', description: 'One piece of work, without the name of anybody who was served.' })

const recordOut = (r: ServiceRecord): z.output<typeof record> => ({
  id: r.id,
  contractId: r.contractId,
  lineId: r.lineId,
  deliverableId: r.deliverableId,
  workerId: r.workerId,
  servedOn: dayOf(r.servedOn),
  category: r.category,
  what: r.what,
  minutes: r.minutes,
  askedBy: r.askedBy,
  people: r.people,
  units: r.units,
  communityId: r.communityId,
  note: r.note,
  errandAbout: r.errandAbout,
  errandBy: r.errandBy,
  notCounted: r.notCounted,
  struck: r.struck,
  recordedAt: momentOf(r.recordedAt),
  version: r.version,
})

/** The fields of the form, by the same schema; what the form names as one line is two here. */
const newRecord = z.strictObject({
  contractId: idOf('contract'),
  lineId: idOf('line').meta({ description: 'Line it counts for.' }),
  deliverableId: optional(idOf('deliverable')).meta({
    description:
      'The deliverable of which it is a session, where a unit of the line consists of several. Units are counted from its sessions.',
  }),
  opens: optional(z.strictObject(deliverableFields)).meta({
    description: 'Or a deliverable that is opened with it: its title, and how many people take part.',
  }),
  servedOn: recordFields.servedOn.meta({ format: 'date', examples: ['2026-03-01'] }),
  category: recordFields.category,
  what: recordFields.what,
  minutes: recordFields.minutes.meta({ type: 'integer', minimum: 1, maximum: longestMinutes }),
  askedBy: recordFields.askedBy.meta({ description: 'Who asked for it.' }),
  people: recordFields.people.meta({ type: 'integer', minimum: 0, description: 'How many people were served. No names.' }),
  units: recordFields.units.meta({
    type: 'integer',
    minimum: 0,
    description: 'How many units of the line it completes, where a unit is one session; 0 when not said.',
  }),
  communityId: optional(idOf('community')),
  note: recordFields.note.meta({ description: 'No names of people served.' }),
  errandAbout: recordFields.errandAbout.meta({ description: 'What an errand was about; an errand needs it. No names.' }),
  errandBy: recordFields.errandBy.meta({ description: 'Which section and function asked for an errand; an errand needs it. No names.' }),
  outside: optional(z.boolean()).meta({ description: 'Work outside the contract: kept, and counted nowhere for it.' }),
  workerId: optional(idOf('user')).meta({
    description: 'A colleague whose work it was, where the asker manages; the asker’s own when not said.',
  }),
})

export const recordOperations: readonly Operation[] = [
  read({
    name: 'listServiceRecords',
    path: '/records',
    scope: 'read',
    query: z.strictObject({
      contract: idField('contract', 'Only records of this contract.'),
      line: idField('line', 'Only records of this line.'),
      deliverable: idField('deliverable', 'Only sessions of this deliverable.'),
      worker: idField('user', 'Only this worker’s.'),
      community: idField('community', 'Only in this community.'),
      category: optional(choice(categories)),
      askedBy: optional(choice(askers)),
      from: dayField('From this day on.'),
      to: dayField('Up to this day.'),
      counts: optional(choice(['yes', 'no'])).meta({
        description: 'Records that count for their contract (when not said), or those that do not.',
      }),
      sort: sortField(recordSorts),
      page: pageField(),
    }),
    gives: listOf(record).extend({ minutes: z.int() }),
    answer: async (ctx, { query }) => {
      const at = pageOf(query, '-day')
      const found = await serviceRecords(ctx, {
        contractId: query.contract,
        lineId: query.line,
        deliverableId: query.deliverable,
        workerId: query.worker,
        communityId: query.community,
        category: query.category,
        askedBy: query.askedBy,
        from: query.from,
        to: query.to,
        counts: query.counts,
        ...at,
      })
      return isRefusal(found)
        ? found
        : { items: found.rows.map(recordOut), total: found.total, page: at.page, size: at.size, minutes: found.minutes }
    },
  }),
  read({
    name: 'readServiceRecord',
    path: '/records/{id}',
    scope: 'read',
    gives: record,
    answer: async (ctx, { id }) => {
      const found = await serviceRecord(ctx, id)
      return isRefusal(found) ? found : recordOut(found)
    },
  }),
  write({
    name: 'addServiceRecord',
    path: '/records',
    scope: 'records:write',
    once: true,
    body: newRecord,
    gives: z.object({ id: id('The new record.') }).meta({ id: 'Added' }),
    answer: (ctx: Ctx, { body }): Promise<{ id: string } | Refusal> => addServiceRecord(ctx, body),
  }),
  read({
    name: 'listAcceptances',
    path: '/acceptances',
    scope: 'read',
    query: z.strictObject({ contract: idField('contract', 'Only periods of this contract.'), page: pageField() }),
    gives: listOf(acceptance),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'delivery.read')
      if (isRefusal(reach)) return reach
      const found = await acceptances(ctx, { ...filterOf(reach), ...(query.contract && { contractIds: [query.contract] }) })
      const page = cut(found, query.page ?? 1, (a) => a)
      const drawn = await drawCounts(
        ctx,
        page.items.map((a) => a.id),
      )
      return { ...page, items: page.items.map((a) => acceptanceOut(a, drawn.get(a.id))) }
    },
  }),
  read({
    name: 'readAcceptance',
    path: '/acceptances/{id}',
    scope: 'read',
    gives: acceptance,
    answer: async (ctx, { id }) => {
      const found = await visibleAcceptance(ctx, id)
      return isRefusal(found) ? found : acceptanceOut(found, (await drawCounts(ctx, [found.id])).get(found.id))
    },
  }),
]
