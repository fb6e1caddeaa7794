import { fileBytes, inBoth, optional, text, wholeNumber } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import { refuseCommunity } from './community-words.ts'
import { listWords } from './list-words.ts'
import type { Community } from './store.ts'

const office = () => z.string({ error: 'choose' }).min(1, 'choose').max(60, 'id')
const count = () => optional(wholeNumber({ min: 0, max: 999_999_999 }))
/** Twelve digits, with whatever spaces people put between them. */
const divisionCode = () =>
  z
    .string({ error: 'text' })
    .transform((s) => s.replace(/\s/g, ''))
    .refine((s) => /^\d{12}$/.test(s), inBoth(refuseCommunity('community-code-wrong').words))

/** What the form of a community takes. */
export const communityForm = z.object({
  name: text(100),
  nameEn: optional(text(100)),
  code: optional(divisionCode()),
  residents: count(),
  households: count(),
  organisationId: office(),
})

/** What stands in the form of a community that is there. */
export const communityValues = (c: Community): FormState =>
  freshForm({
    name: c.name,
    nameEn: c.name_en ?? '',
    code: c.code ?? '',
    residents: c.residents === null ? '' : String(c.residents),
    households: c.households === null ? '' : String(c.households),
    organisationId: c.organisation_id,
  })

const chooseFile = inBoth(listWords.both('chooseFile'))
/** What the form of a list takes: the file, and the office meant where a row names none. */
export const communityListForm = z.object({
  organisationId: office(),
  file: z.instanceof(File, { error: chooseFile }).refine((f) => f.size > 0 && f.size <= fileBytes, chooseFile),
})

/** How a file was read, as it travels with what was read of it: the page that asks for a confirmation sees only the rows. */
export interface HowRead {
  readonly isSure: boolean
  readonly notes: readonly { readonly zh: string; readonly en: string }[]
}
export const howText = ({ isSure, notes }: HowRead): string => JSON.stringify({ isSure, notes: notes.map(({ zh, en }) => ({ zh, en })) })
const howRead = z.object({ isSure: z.boolean(), notes: z.array(z.object({ zh: z.string(), en: z.string() })) })
/** The same out of a form; undefined where it is none. */
export function howOf(value: unknown): HowRead | undefined {
  try {
    return howRead.safeParse(JSON.parse(String(value))).data
  } catch {
    return undefined
  }
}

/** The list as it was understood, sent back to be stored. */
export const takeListForm = z.object({
  organisationId: office(),
  rows: z.string().max(8_000_000),
  seen: text(80),
  how: optional(text(4000)),
})

/** Into which community another goes. */
export const mergeForm = z.object({ into: office() })
