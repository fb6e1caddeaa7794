import type { Line } from '#kernel'
import { z } from 'zod'
import { id, money, moneyOf } from './fields.ts'

/** A line as every plan, tender and contract shows it. */
export const line = z
  .object({
    id: id('Line.'),
    kind: z.enum(['post', 'project']),
    title: z.string(),
    hangsOn: z.string().nullable(),
    amount: money('Amount of the whole line.'),
    grade: z.string().nullable(),
    posts: z.number().nullable(),
    months: z.number().nullable(),
    quantity: z.number().nullable(),
    unit: z.string().nullable(),
    unitPrice: money('Price of one unit.').nullable(),
    communityIds: z.array(z.string()),
    needIds: z.array(z.string()),
  })
  .meta({ id: 'Line', description: 'What is bought: a post line buys presence, a project line results.' })

export function lineOut(
  l: Line & { readonly communityIds: readonly string[]; readonly needIds: readonly string[] },
): z.output<typeof line> {
  const of = {
    id: l.id,
    kind: l.kind,
    title: l.title,
    hangsOn: l.hangsOn,
    amount: moneyOf(l.amount),
    communityIds: [...l.communityIds],
    needIds: [...l.needIds],
  }
  return l.kind === 'post'
    ? { ...of, grade: l.grade, posts: l.posts, months: l.months, quantity: null, unit: null, unitPrice: null }
    : { ...of, grade: null, posts: null, months: null, quantity: l.quantity, unit: l.unit, unitPrice: moneyOf(l.unitPrice) }
}
