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
  errandAbout: optional(text(200)),
  errandBy: optional(text(100)),
  outside: ticked(),
}
/** What a new deliverable is opened with. */
export const deliverableFields = { title: text(200), members: wholeNumber({ min: 1, max: 100_000 }) }
/** Of which deliverable it is a session, as the form asks it: one that is there, or a new one. */
const formFields = {
  ...recordFields,
  deliverable: optional(text(60)),
  newTitle: optional(deliverableFields.title),
  newMembers: optional(deliverableFields.members),
}
/** What the form of a new record takes. */
export const newRecordForm = z.object({ ...formFields, workerId: optional(text(60)), file: z.unknown().optional() })
/** And that of a correction, which may strike the record. */
export const correctionForm = z.object({ ...formFields, reason: longText(500), strike: ticked() })
type Typed = Pick<z.output<typeof newRecordForm>, 'line' | 'deliverable' | 'newTitle' | 'newMembers'>

/** What the form means: its line as two, and a deliverable that is there or is opened with the record. */
export function meantBy<T extends Typed>({ line, deliverable, newTitle, newMembers, ...i }: T) {
  const isNew = deliverable === 'new' || newTitle !== undefined || newMembers !== undefined
  return {
    ...i,
    ...lineOf(line),
    deliverableId: deliverable === 'new' ? undefined : deliverable,
    opens: isNew ? { title: newTitle, members: newMembers } : undefined,
  }
}
/** The line as the form names it, `contract/line`. */
const lineOf = (line: string) => ({ contractId: line.split('/')[0] ?? '', lineId: line.split('/')[1] ?? '' })
/** What the form calls a field of the verb. */
const formNames: Record<string, string> = {
  lineId: 'line',
  deliverableId: 'deliverable',
  'opens.title': 'newTitle',
  'opens.members': 'newMembers',
}
/** What is wrong is shown at the field the form has for it. */
export const atForm = <T>(r: T | Refusal): T | Refusal =>
  isRefusal(r) && r.fields
    ? { ...r, fields: Object.fromEntries(Object.entries(r.fields).map(([name, words]) => [formNames[name] ?? name, words])) }
    : r

/** What stands in the form of a record that is there. */
export const recordValues = (r: ServiceRecord): FormState['values'] => ({
  what: r.what,
  minutes: String(r.minutes),
  askedBy: r.askedBy,
  category: r.category,
  line: `${r.contractId}/${r.lineId}`,
  people: String(r.people),
  units: r.units > 0 && r.deliverableId === null ? String(r.units) : '',
  deliverable: r.deliverableId ?? '',
  communityId: r.communityId ?? '',
  servedOn: r.servedOn.toString(),
  note: r.note ?? '',
  errandAbout: r.errandAbout ?? '',
  errandBy: r.errandBy ?? '',
  outside: r.notCounted === 'outside-contract' ? 'yes' : '',
})
