import { moneyText } from '#kernel'
import { amount, rows, text } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { Plan } from './rules/plan.ts'
import { refuse } from './words.ts'

/** Where the money comes from, a row for each source. */
export const sourceRows = rows(6, { source: text(100), amount: amount() }, refuse('line-field-missing').words)
export const sourcesForm = z.object(sourceRows.fields)
export const sourcesValues = (p: Plan): FormState =>
  freshForm(sourceRows.values(p.sources.map((s) => ({ source: s.source, amount: moneyText(s.amount) }))))
