import { isRefusal, type Refusal } from '#kernel'
import { aDay, choice, longText, optional, text, ticked, wholeNumber } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import { askers, categories, kinds, longestMinutes, type ServiceRecord } from './rules/record.ts'

/** What is asked of a record; the body of the API is made of the same. */
export const recordFields = {
  what: choice(kinds),
  minutes: wholeNumber({ min: 1, max: longestMinutes }),
  askedBy: choice(askers),
  category: choice(categories),
  line: text(80),
  people: wholeNumber({ min: 0, max: 100_000 }),
  units: optional(wholeNumber({ min: 0, max: 1000 })).transform((n) => n ?? 0),
  communityId: optional(text(60)),
  servedOn: aDay(),
  note: optional(longText(500)),
  outside: ticked(),
}
/** What the form of a new record takes. */
export const newRecordForm = z.object({ ...recordFields, workerId: optional(text(60)) })
/** And that of a correction, which may strike the record. */
export const correctionForm = z.object({ ...recordFields, reason: longText(500), strike: ticked() })
/** The line as the form names it, `contract/line`. */
export const lineOf = (line: string) => ({ contractId: line.split('/')[0] ?? '', lineId: line.split('/')[1] ?? '' })
/** A wrong line is shown at the field the form has for it. */
export const atForm = <T>(r: T | Refusal): T | Refusal =>
  isRefusal(r) && r.fields?.lineId ? { ...r, fields: { ...r.fields, line: r.fields.lineId } } : r

/** What stands in the form of a record that is there. */
export const recordValues = (r: ServiceRecord): FormState['values'] => ({
  what: r.what,
  minutes: String(r.minutes),
  askedBy: r.askedBy,
  category: r.category,
  line: `${r.contractId}/${r.lineId}`,
  people: String(r.people),
  units: r.units > 0 ? String(r.units) : '',
  communityId: r.communityId ?? '',
  servedOn: r.servedOn.toString(),
  note: r.note ?? '',
  outside: r.notCounted === 'outside-contract' ? 'yes' : '',
})
