import { typedAges, typedWhole, type Words } from '#kernel'
import { aDay, fileBytes, inBoth, optional, text, ticked } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { ProfileRow } from './store/index.ts'
import { words } from './page-words.ts'
import { type MarginVariable, marginVariables } from './rules/questionnaire.ts'
import { afterPeople } from './rules/words.ts'

const sourced = { source: text(200), countedOn: aDay() }

/** A census table to be read. */
export const uploadForm = z.object({
  ...sourced,
  file: z
    .instanceof(File, { error: inBoth(words.both('chooseFile')) })
    .refine((f) => f.size > 0 && f.size <= fileBytes, inBoth(words.both('chooseFile'))),
})

/** The same table once it was shown as it was understood. */
export const takeForm = z.object({ ...sourced, rows: z.string().max(4_000_000), seen: text(80), confirmed: ticked() })

/** The profile of one community. Its counts have fields of their own, read by `readGroups`. */
export const profileForm = z.looseObject({ ...sourced, seen: optional(text(80)), confirmed: ticked() })

type Fields = Readonly<Record<string, unknown>>
type Group = { variable: MarginVariable; category: string; people: number }

/** The field of one group of a variable: its count. */
export const groupField = (v: MarginVariable, category: string) => `${v}:${category}`

/** What stands in the form of a profile that is there. */
export const profileValues = (rows: readonly ProfileRow[]): FormState =>
  freshForm({
    ...Object.fromEntries(rows.map((r) => [groupField(r.variable, r.category), String(r.people)])),
    source: rows[0]?.source,
    countedOn: rows[0]?.countedOn.toString(),
  })

/** The counts that were typed, and what is wrong with them by field. A group left blank is not known. */
export function readGroups(typed: Fields): { groups: Group[]; wrong: Record<string, Words> } {
  const wrong: Record<string, Words> = {}
  const listed = Object.entries(typed).flatMap(([field, value]) => {
    const variable = marginVariables.find((v) => field.startsWith(`${v}:`))
    const people = variable && countIn(field, value, wrong)
    return variable && people !== undefined ? [{ variable, category: field.slice(variable.length + 1), people }] : []
  })
  const others = [1, 2].flatMap((i) => otherAges(typed, i, wrong))
  return { groups: [...listed, ...others], wrong }
}

/** A range of ages the form has no field for, with its people. */
function otherAges(typed: Fields, i: number, wrong: Record<string, Words>): Group[] {
  const written = typed[`otherAge${i}`]
  const range = typeof written === 'string' ? (typedAges(written) ?? written.trim()) : ''
  const people = countIn(`otherPeople${i}`, typed[`otherPeople${i}`], wrong)
  if (range && people === undefined) wrong[`otherPeople${i}`] ??= words.both('peopleMissing')
  return range && people !== undefined ? [{ variable: 'age', category: range, people }] : []
}

/** The people typed in a field; undefined where it is blank, or wrong, which is noted. */
function countIn(field: string, value: unknown, wrong: Record<string, Words>): number | undefined {
  const typed = typeof value === 'string' ? value.trim() : ''
  if (typed === '') return undefined
  const n = typedWhole(typed, afterPeople)
  if (n !== undefined && n >= 0 && n <= 999_999_999) return n
  wrong[field] = words.both('peopleWrong')
  return undefined
}
