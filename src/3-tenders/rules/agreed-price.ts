import { type Money, moneyText, projectAmount, sum, type Words, wrongSubsidyWords, yuan } from '#kernel'
import { refuse } from '../words.ts'
import type { PricePart, Tender } from './tender.ts'

/**
 * The price that was agreed with the one supplier, from its offer and what was typed by line; a line left out stays as it was offered, and so
 * does a fixed price. Or every field that is wrong.
 */
export function agreedPrice(
  t: Pick<Tender, 'lines' | 'fixedPrice' | 'budget' | 'ceiling'>,
  offered: PricePart,
  typed: Readonly<Record<string, Money | undefined>>,
): { fields: Record<string, Words> } | { price: PricePart } {
  if (t.fixedPrice) return { price: offered }
  const fields: Record<string, Words> = {}
  const lines = offered.lines.map((o) => {
    const line = t.lines.find((l) => l.id === o.lineId)!
    const agreed = typed[o.lineId]
    if (agreed === undefined) return o
    const amount = line.kind === 'project' ? projectAmount(line.quantity, agreed) : agreed
    if (o.subsidy && yuan(o.subsidy.whole) < amount) fields[`price-${o.lineId}`] = wrongSubsidyWords.both('lessThanPaid', amount)
    return line.kind === 'project' ? { ...o, unitPrice: agreed, amount } : { ...o, amount }
  })
  const total = sum(lines.map((l) => l.amount))
  const most = t.ceiling ?? t.budget
  if (total > most) fields[`price-${t.lines[0]!.id}`] = refuse('price-over-ceiling', most).words
  if (Object.keys(fields).length > 0) return { fields }
  // What the offer was made up of says nothing about another sum.
  return { price: { ...offered, lines, total, costs: moneyText(total) === moneyText(offered.total) ? offered.costs : {} } }
}
