import { type Day, isBefore } from '#kernel'
import { aDay, choice, email, fileBytes, inBoth, optional, text } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { Expert } from './experts.ts'
import { refuseExpert } from './expert-words.ts'
import { listWords } from './list-words.ts'
import { tieKinds } from './rules/expert.ts'

const anId = () => z.string({ error: 'choose' }).min(1, 'choose').max(60, 'id')
const someIds = z.preprocess((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]), z.array(anId()).max(50, 'more:50'))

/** What the form of an expert takes. */
export const expertForm = z.object({
  name: text(60),
  email: email(),
  specialtyIds: someIds,
  title: optional(text(100)),
  titleUntil: optional(aDay()),
  employer: optional(text(100)),
})
export type ExpertInput = z.infer<typeof expertForm>

export const expertValues = (x: Expert): FormState =>
  freshForm({
    name: x.name,
    email: x.email,
    specialtyIds: [...x.specialty_ids],
    title: x.title ?? '',
    titleUntil: x.title_until?.toString() ?? '',
    employer: x.employer ?? '',
  })

const spanWrong = inBoth(refuseExpert('away-span').words)
/** When an expert cannot come: both days, or neither. */
export const awayForm = z
  .object({ awayFrom: optional(aDay()), awayTo: optional(aDay()) })
  .refine((i) => !i.awayFrom === !i.awayTo, { path: ['awayTo'], error: spanWrong })
  .refine((i) => !i.awayFrom || !i.awayTo || !isBefore(i.awayTo as Day, i.awayFrom as Day), { path: ['awayTo'], error: spanWrong })
export type Away = z.infer<typeof awayForm>
export const awayValues = (x: Expert): FormState =>
  freshForm({ awayFrom: x.away_from?.toString() ?? '', awayTo: x.away_to?.toString() ?? '' })

export const tieForm = z.object({ organisationId: anId(), kind: choice(tieKinds) })
export type OwnTie = z.infer<typeof tieForm>

export const specialtyForm = z.object({ name: text(60), nameEn: optional(text(100)) })

const chooseFile = inBoth(listWords.both('chooseFile'))
/** The file of a list of experts. */
export const expertListForm = z.object({
  file: z.instanceof(File, { error: chooseFile }).refine((f) => f.size > 0 && f.size <= fileBytes, chooseFile),
})
/** The list as it was understood, sent back to be stored. */
export const takeExpertsForm = z.object({ rows: z.string().max(8_000_000), seen: text(80), how: optional(text(4000)) })
