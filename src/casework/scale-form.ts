import { halfWidth } from '#kernel'
import { choice, inBoth, longText, optional, text, wholeNumber } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import type { CaseScale, Moment } from './rules/case-scale.ts'
import { aBand, asItem, between, moments } from './rules/scale-words.ts'
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
/** Numbers of items, one by one or from one to another. */
const numbers = optional(text(100)).transform((typed, c) => {
  const all = halfWidth(typed ?? '')
    .replace(asItem, ' ')
    .replace(between, '-')
    .split(/[\s,、;]+/)
    .filter(Boolean)
    .map((n) => /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(n))
  if (all.some((n) => n === null || Number(n[2] ?? n[1]) < Number(n[1]))) c.addIssue({ code: 'custom', message: 'whole' })
  return all.flatMap((n) => {
    const [from, to] = n ? [Number(n[1]), Number(n[2] ?? n[1])] : [1, 0]
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  })
})
/** A line for each band: from which score on, perhaps to which, and what it is called. */
const bands = optional(longText(1000)).transform((typed, c) => {
  const wrong = (message: string) => void c.addIssue({ code: 'custom', message })
  const read = linesIn(typed ?? '').map((l) => {
    const b = aBand.exec(halfWidth(l))
    // What it is called stays as it was typed.
    return b && { from: Number(b[1]), to: b[2] === undefined ? undefined : Number(b[2]), says: l.slice(-b[3]!.length) }
  })
  const all = read.flatMap((b) => b ?? [])
  if (all.length < read.length) wrong(inBoth(refuseScale('bands-shape').words))
  else if (all.some((b) => b.says.length > 100)) wrong('longer:100')
  else if (all.some((b, n) => b.to !== undefined && (b.to < b.from || (all[n + 1] && all[n + 1]!.from !== b.to + 1))))
    wrong(inBoth(refuseScale('bands-gap').words))
  return all.map(({ from, says }) => ({ from, says }))
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
