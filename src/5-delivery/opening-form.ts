import { typedWhole } from '#kernel'
import { aDay, choice, idOf, longText, optional, text, wholeNumber } from '#platform'
import { z } from 'zod'
import { qualificationKinds } from './rules/opening-words.ts'
import { mostCriteria, mostPoints } from './rules/opening.ts'

const nth = Array.from({ length: mostCriteria }, (_, i) => i + 1)
const says = optional(text(200))
const weight = optional(wholeNumber({ min: 0, max: 100 }))
const criteria = Object.fromEntries(nth.flatMap((n) => [[`says-${n}`, says] as const, [`weight-${n}`, weight] as const])) as Record<
  `${'says' | 'weight'}-${number}`,
  typeof says | typeof weight
>
/** Several people are ticked: one or more of the same name. */
const people = z.preprocess((v) => (v === undefined ? [] : [v].flat()), z.array(idOf('user')).max(20))

/** A post is competed for. */
export const openingForm = z
  .object({ line: text(80), replacesId: optional(idOf('appointment')), closesOn: aDay(), panel: people, ...criteria })
  .transform(({ line, replacesId, closesOn, panel, ...typed }) => ({
    ...{ line, replacesId, closesOn, panel },
    criteria: nth.flatMap((n) => {
      const [say, of] = [
        (typed as Readonly<Record<string, string | undefined>>)[`says-${n}`],
        (typed as Readonly<Record<string, number | undefined>>)[`weight-${n}`],
      ]
      return say || of ? [{ n, says: say ?? '', weight: of ?? 0 }] : []
    }),
  }))
export type OpeningInput = z.output<typeof openingForm>

export const candidateForm = z.object({ name: text(60), contact: text(100, 1, { phone: true }), about: longText(1000) })
export type CandidateInput = z.infer<typeof candidateForm>

/** Points by candidate and criterion: `p-1-2` is what number 1 gets for criterion 2. */
export const scoreForm = z.looseObject({}).transform(
  (all) =>
    new Map(
      Object.entries(all)
        .filter(([k]) => /^p-\d{1,3}-\d$/.test(k))
        .map(([k, v]) => [k, pointsIn(v)]),
    ),
)
const pointsIn = (v: unknown): number | undefined => {
  const n = typeof v === 'string' ? typedWhole(v) : undefined
  return n !== undefined && n >= 0 && n <= mostPoints ? n : undefined
}

/** Who is chosen, and what each candidate is told: `reason-1` of number 1. */
export const resultForm = z
  .looseObject({ chosen: text(10) })
  .transform(({ chosen, ...all }) => ({ chosen, said: all as Readonly<Record<string, unknown>> }))
export const reasonText = longText(1000)
export const endForm = z.object({ reason: longText(500) })
const kinds = Object.keys(qualificationKinds) as [keyof typeof qualificationKinds, ...(keyof typeof qualificationKinds)[]]
export const qualificationForm = z.object({ userId: idOf('user'), kind: choice(kinds), validUntil: aDay() })
