import { visibleContract } from '#contracts'
import { shownValues } from '#delivery'
import { isRefusal } from '#kernel'
import { mayNot } from '#people'
import { z } from 'zod'
import { atMoment, cut, dayOf, id, listOf, momentOf, onDay, pageField } from './fields.ts'
import { type Operation, read } from './operation.ts'

const value = z
  .object({
    contractId: id('Contract.'),
    lineId: id('Line it belongs to.'),
    indicatorId: id('Indicator.'),
    name: z.string(),
    kind: z.enum(['input', 'output', 'outcome', 'quality']),
    unit: z.string(),
    better: z.enum(['more', 'less']),
    target: z.string().meta({ description: 'What is asked for, exactly, as text.' }),
    promised: z.string().nullable().meta({ description: 'What was promised; null where nothing was.' }),
    shownFor: z.string().meta({ description: 'The month as m03, or half-way, at-the-end, after-the-end.' }),
    dueOn: onDay('From this day on it can be known.'),
    value: z
      .string()
      .nullable()
      .meta({ description: 'What was reached, exactly, as text; null where nobody has shown it yet, which is not zero.' }),
    shownOn: onDay('Measured or counted.').nullable(),
    enteredAt: atMoment('Entered.').nullable(),
    edition: z.int().nullable().meta({ description: 'How often it was entered: above 1 it was corrected.' }),
  })
  .meta({ id: 'IndicatorValue' })

export const valueOperations: readonly Operation[] = [
  read({
    name: 'listIndicatorValues',
    path: '/contracts/{id}/indicator-values',
    scope: 'read',
    query: z.strictObject({ page: pageField() }),
    gives: listOf(value),
    answer: async (ctx, { id, query }) => {
      const c = await visibleContract(ctx, id)
      if (isRefusal(c)) return c
      const no = mayNot(ctx.asker, 'delivery.read', c)
      if (no) return no
      return cut(await shownValues(ctx, c), query.page ?? 1, ({ showing: s, editions: [last] }) => ({
        contractId: c.id,
        lineId: s.lineId,
        indicatorId: s.indicator.id,
        name: s.indicator.name,
        kind: s.indicator.kind,
        unit: s.indicator.unit,
        better: s.indicator.better,
        target: s.indicator.target,
        promised: s.promised,
        shownFor: s.shownFor,
        dueOn: dayOf(s.on),
        value: last?.value ?? null,
        shownOn: last ? dayOf(last.shownOn) : null,
        enteredAt: last ? momentOf(last.enteredAt) : null,
        edition: last?.edition ?? null,
      }))
    },
  }),
]
