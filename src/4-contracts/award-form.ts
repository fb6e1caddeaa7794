import { isRefusal, type Refusal } from '#kernel'
import { aDay, choice, optional, wholeNumber } from '#platform'
import { z } from 'zod'
import type { Milestone } from './rules/contract.ts'
import { stages } from './stages-form.ts'

/** Draft from an award: the first day, the language, and the stages of the project lines that are paid by stage. */
export const awardForm = z.preprocess(
  (v) => {
    if (typeof v !== 'object' || v === null) return v
    const all = Object.entries(v)
    return {
      ...Object.fromEntries(all.filter(([k]) => !k.startsWith('stages.'))),
      stages: Object.fromEntries(
        all.filter(([k]) => /^stages\.lin_\w{26}$/.test(k)).map(([k, value]) => [k.slice('stages.'.length), value]),
      ),
    }
  },
  z.object({
    startsOn: aDay(),
    lang: choice(['zh', 'en']),
    paymentDays: optional(wholeNumber({ min: 1, max: 365 })),
    stages: z.record(z.string(), optional(stages())),
  }),
)

/** The stages that were typed, by line. */
export const stagesByLine = (i: z.output<typeof awardForm>): Record<string, Milestone[]> =>
  Object.fromEntries(Object.entries(i.stages).flatMap(([id, typed]) => (typed ? [[id, typed]] : [])))

/** What is wrong with the last day follows from the first, which is what was typed. */
export const atFirstDay = <T>(r: T | Refusal): T | Refusal =>
  isRefusal(r) && r.fields
    ? { ...r, fields: Object.fromEntries(Object.entries(r.fields).map(([k, w]) => [k === 'endsOn' ? 'startsOn' : k, w])) }
    : r
