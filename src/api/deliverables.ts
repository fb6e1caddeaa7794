import { deliverable, deliverableFields, type DeliverableStands, openDeliverable, visibleDeliverables } from '#delivery'
import { type Id, isRefusal, type Refusal } from '#kernel'
import { type Ctx, idOf } from '#platform'
import { z } from 'zod'
import { dayOf, dayOrNull, erased, id, idField, listOf, onDay, pageField } from './fields.ts'
import { type Operation, read, write } from './operation.ts'

const out = z
  .object({
    id: id('Deliverable.'),
    contractId: id('Contract.'),
    lineId: id('Line whose unit consists of several sessions.'),
    number: z.int().meta({ description: '1.. within its line.' }),
    title: z.string(),
    erased: erased(),
    members: z.int().meta({ description: 'How many different people take part.' }),
    sessions: z.int().meta({ description: 'Its records that count.' }),
    people: z.int().meta({ description: 'Person-times over its sessions.' }),
    minutes: z.int(),
    conditions: z
      .array(z.object({ of: z.enum(['sessions', 'people', 'members', 'minutes']), has: z.int(), need: z.int() }))
      .meta({ description: 'What it must be beside what it is; all of it makes one unit.' }),
    completedBy: z.string().nullable().meta({ description: 'Record with which it became a unit; null while something is missing.' }),
    completedOn: onDay('Became a unit.').nullable(),
    openedOn: onDay('Opened.'),
    version: z.int(),
  })
  .meta({ id: 'Deliverable', description: 'One group, case or course: a unit that consists of several sessions. Nobody in it is named.' })

const outOf = (d: DeliverableStands): z.output<typeof out> => ({
  id: d.id,
  contractId: d.contractId,
  lineId: d.lineId,
  number: d.number,
  title: d.title,
  members: d.members,
  sessions: d.sessions,
  people: d.people,
  minutes: d.minutes,
  conditions: d.conditions.map((c) => ({ ...c })),
  completedBy: d.completedBy,
  completedOn: dayOrNull(d.completedOn),
  openedOn: dayOf(d.openedOn),
  version: d.version,
})

export const deliverableOperations: readonly Operation[] = [
  read({
    name: 'listDeliverables',
    path: '/deliverables',
    scope: 'read',
    query: z.strictObject({
      contract: idField('contract', 'Only of this contract.'),
      line: idField('line', 'Only of this line.'),
      page: pageField(),
    }),
    gives: listOf(out),
    answer: async (ctx, { query }) => {
      const { page, size } = { page: query.page ?? 1, size: 20 }
      const found = await visibleDeliverables(ctx, { contractId: query.contract, lineId: query.line }, { page, size })
      return isRefusal(found) ? found : { items: found.rows.map(outOf), total: found.total, page, size }
    },
  }),
  read({
    name: 'readDeliverable',
    path: '/deliverables/{id}',
    scope: 'read',
    gives: out,
    answer: async (ctx, { id: asked }) => {
      const found = await deliverable(ctx, asked)
      return isRefusal(found) ? found : outOf(found.deliverable)
    },
  }),
  write({
    name: 'openDeliverable',
    path: '/deliverables',
    scope: 'records:write',
    once: true,
    body: z.strictObject({
      contractId: idOf('contract'),
      lineId: idOf('line').meta({ description: 'Line whose unit consists of several sessions.' }),
      title: deliverableFields.title.meta({ description: 'No names of people served.' }),
      members: deliverableFields.members.meta({ type: 'integer', minimum: 1, description: 'How many different people take part.' }),
    }),
    gives: z.object({ id: id('The new deliverable.') }).meta({ id: 'Opened' }),
    answer: (ctx: Ctx, { body }): Promise<{ id: Id<'deliverable'> } | Refusal> => openDeliverable(ctx, body),
  }),
]
