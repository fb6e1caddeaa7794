import { choice, inBoth, longText, optional, text, wholeNumber } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import type { CaseScale, Moment } from './rules/case-scale.ts'
import { moments } from './rules/scale-words.ts'
import { refuseScale } from './scale-words.ts'

const momentKeys = Object.keys(moments) as [Moment, ...Moment[]]
/** What is answered comes as `item-…` of each number; what is no item is not read. An item may stay empty: the scale decides. */
export const measureForm = z.looseObject({ at: choice(momentKeys) }).transform((all) => {
  const answers: Record<number, number> = {}
  for (const [name, value] of Object.entries(all as Record<string, unknown>)) {
    const item = /^item-(\d{1,2})$/.exec(name)
    if (item && typeof value === 'string' && /^\d{1,2}$/.test(value)) answers[Number(item[1])] = Number(value)
  }
  return { at: all.at, answers: answers as Readonly<Record<number, number | undefined>> }
})
export type MeasureInput = z.infer<typeof measureForm>

const linesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)
const lines = (most: number) =>
  longText(4000)
    .transform(linesIn)
    .pipe(z.array(z.string().max(300, 'longer:300')).max(most, `more:${most}`))
const numbers = optional(text(100)).transform((typed, c) => {
  const all = (typed ?? '').split(/[\s,，、;；]+/).filter(Boolean)
  if (all.every((n) => /^\d{1,2}$/.test(n))) return all.map(Number)
  c.addIssue({ code: 'custom', message: 'whole' })
  return []
})
/** A line for each band: from which score on, and what it is called. */
const bands = optional(longText(1000)).transform((typed, c) => {
  const all = linesIn(typed ?? '').map((l) => /^(\d{1,4})[\s:：,，、]+(\S.*)$/.exec(l))
  if (all.some((b) => b === null)) c.addIssue({ code: 'custom', message: inBoth(refuseScale('bands-shape').words) })
  return all.flatMap((b) => (b ? [{ from: Number(b[1]), says: b[2]!.slice(0, 100) }] : []))
})

export const scaleForm = z.object({
  name: text(100),
  about: text(300),
  asks: lines(60),
  answers: lines(11),
  lowest: wholeNumber({ min: 0, max: 10 }),
  reversed: numbers,
  factor: wholeNumber({ min: 1, max: 100 }),
  mayMiss: wholeNumber({ min: 0, max: 59 }),
  higher: choice(['better', 'worse']),
  bands,
  source: text(300),
  licence: text(300),
})

/** What a form of a new scale begins with: how one of the house is scored, whose wording is not free. */
export const scaleValues = (from: CaseScale | undefined): FormState['values'] =>
  from
    ? {
        ...{ name: from.name.zh, about: from.about.zh, lowest: String(from.lowest), reversed: (from.reversed ?? []).join(', ') },
        ...{ factor: String(from.factor ?? 1), mayMiss: String(from.mayMiss ?? 0), higher: from.higher, source: from.source },
        ...{ bands: from.bands.map((b) => `${b.from} ${b.says.zh}`).join('\n'), licence: from.licence.zh.slice(0, 300) },
      }
    : { lowest: '0', factor: '1', mayMiss: '0' }
