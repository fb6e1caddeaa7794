import { indicatorsOf } from '#kernel'
import { decimalText, longText, optional } from '#platform'
import { z } from 'zod'
import type { ContractLine } from './rules/contract.ts'
import { linesWithGoals, type SaidOfLine } from './rules/success.ts'

/** What a side says of each line that is to achieve something: its own words, and a value by indicator. */
export function successForm(lines: readonly ContractLine[]) {
  const fields: Record<string, z.ZodType> = {}
  for (const l of linesWithGoals(lines)) {
    fields[`says-${l.id}`] = longText(2000)
    for (const i of indicatorsOf(l)) fields[`value-${i.id}`] = optional(decimalText({ min: 0, max: 1_000_000_000 }))
  }
  return z.object(fields)
}

export const readSuccess = (lines: readonly ContractLine[], typed: Readonly<Record<string, unknown>>): SaidOfLine[] =>
  linesWithGoals(lines).map((l) => ({
    lineId: l.id,
    says: String(typed[`says-${l.id}`] ?? ''),
    values: Object.fromEntries(
      indicatorsOf(l).flatMap((i) => {
        const value = typed[`value-${i.id}`]
        return typeof value === 'string' && value !== '' ? [[i.id, value] as const] : []
      }),
    ),
  }))

/** Words that both could agree on. */
export const successWordsForm = z.object({ words: longText(2000) })
