import { handedWhys } from '#clients'
import { aDay, choice, idOf, longText, optional, text, ticked, wholeNumber } from '#platform'
import { z } from 'zod'
import { areas, closings, contactKinds, declineReasons, lastings, risks, sources } from './rules/case.ts'

export const newCaseForm = z.object({
  clientId: idOf('client'),
  line: text(80),
  source: choice(sources),
  askedOn: aDay(),
  request: optional(longText(2000)),
})
export type NewCaseInput = z.infer<typeof newCaseForm>

export const declineForm = z.object({ why: choice(declineReasons) })
export const assessForm = z.object({ risk: choice(risks), found: longText(4000), strengths: optional(longText(2000)) })
export type AssessInput = z.infer<typeof assessForm>

export const goalForm = z.object({
  goal: text(200),
  area: choice(areas),
  muchLess: text(200),
  less: text(200),
  expected: text(200),
  more: text(200),
  muchMore: text(200),
  baseline: choice(['-2', '-1', '0', '1']),
  weight: choice(['1', '2', '3']),
})
export type GoalInput = z.infer<typeof goalForm>

/** Lengths of a contact that are one tap. */
export const usualMinutes = ['15', '30', '45', '60', '90', '120'] as const
export const contactForm = z.object({
  kind: choice(contactKinds),
  minutes: choice([...usualMinutes, 'other']),
  otherMinutes: optional(wholeNumber({ min: 1, max: 1440 })),
  met: z.preprocess((v) => v ?? 'yes', choice(['yes', 'no'])),
  unit: ticked(),
  note: optional(longText(2000)),
  reason: optional(text(300)),
  nextOn: optional(aDay()),
  nextKind: optional(choice(contactKinds)),
  servedOn: aDay(),
  file: z.unknown().optional(),
})
export type ContactInput = z.infer<typeof contactForm>
export const planForm = z.object({ nextOn: aDay(), nextKind: choice(contactKinds) })

/** Where goals stand, by goal. */
export type TypedLevels = Readonly<Record<string, number | undefined>>
const level = choice(['-2', '-1', '0', '1', '2'])
/** Levels come as `level-…` of each goal; what is none of a goal is not read. */
const withLevels = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).transform((all, ctx) => {
    const levels: Record<string, number> = {}
    for (const [name, value] of Object.entries(all as Record<string, unknown>)) {
      if (!name.startsWith('level-') || value === '') continue
      const read = level.safeParse(value)
      if (read.success) levels[name.slice(6)] = Number(read.data)
      else ctx.addIssue({ code: 'custom', message: 'choose', path: [name] })
    }
    return { ...(all as z.output<z.ZodObject<S>>), levels: levels as TypedLevels }
  })
const note = optional(longText(2000))
export const reviewForm = withLevels({ note })
export type ReviewInput = { note?: string | undefined; levels: TypedLevels }
export const closeForm = withLevels({ why: choice(closings), note })
export type CloseInput = { why: (typeof closings)[number] } & ReviewInput
export const followForm = withLevels({ lasting: choice(lastings), note })
export type FollowInput = { lasting: (typeof lastings)[number] } & ReviewInput

/** What is ticked: people, groups and events, each with the version in which it was seen. */
const ticks = z
  .preprocess(
    (v) => (v === undefined ? [] : [v].flat()),
    z.array(z.string().regex(/^(cli|grp|evt)_[0-9a-z]{1,60}@\d{1,9}$/, 'choice')).max(1000),
  )
  .transform((all) => [...new Set(all)].map((one) => one.split('@') as [string, string]).map(([id, v]) => ({ id, version: Number(v) })))
export const handOverWorkForm = z.object({ what: ticks, workerId: idOf('user'), why: choice(handedWhys), unasked: ticked() })
export type HandOverWorkInput = z.output<typeof handOverWorkForm>
