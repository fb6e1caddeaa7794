import { type Currency, type Settable, type SettableGroup, settableGroups, type SetValue, typedSetValue } from '#law'
import { aDay, choice, type Ctx, inBoth, optional, text } from '#platform'
import { z } from 'zod'
import type { LocalInput } from './enter-local-numbers.ts'
import { kindHints, refuseLocal } from './local-words.ts'

export const grades = ['A', 'B', 'C', 'D'] as const

/** The numbers of a group that may be set here, in their order. */
export const settableIn = (ctx: Pick<Ctx, 'law'>, group: string | undefined): readonly Settable[] =>
  ctx.law.country.settable().filter((s) => s.group === group)

/** A group that is entered among the law; how long things are kept is, among the settings, after a look at what would go. */
export const groupNamed = (name: string | undefined): SettableGroup | undefined =>
  settableGroups.find((g) => g === name && g !== 'retention')

const setValue = (s: Settable, currency: Currency) =>
  text(40).transform((typed, c): SetValue => {
    const value = typedSetValue(s.kind, typed, currency)
    if (value === undefined) {
      c.addIssue({ code: 'custom', message: inBoth(refuseLocal('local-value-wrong', kindHints[s.kind]).words) })
      return z.NEVER
    }
    return value
  })

/** What the form of one group takes: its numbers, each of which may stay empty, and the document they stand in. */
export const localForm = (ctx: Pick<Ctx, 'law'>, group: SettableGroup | undefined) =>
  z
    .object({
      from: aDay(),
      until: optional(aDay()),
      source: text(200),
      article: text(100),
      grade: choice(grades),
      address: optional(text(500).refine((s) => /^https?:\/\/\S+$/.test(s), inBoth(refuseLocal('local-address-wrong').words))),
    })
    .extend(Object.fromEntries(settableIn(ctx, group).map((s) => [s.key, optional(setValue(s, ctx.law.country.currency))])))

/** What was typed, as the verb takes it. */
export function readLocal(typed: Record<string, unknown>, settable: readonly Settable[]): LocalInput {
  const { from, until, source, article, grade, address } = typed as unknown as Omit<LocalInput, 'values'>
  const values = settable.flatMap((s) => (typed[s.key] === undefined ? [] : [[s.key, typed[s.key] as SetValue] as const]))
  return { from, until, source, article, grade, address, values: Object.fromEntries(values) }
}

export const endForm = z.object({ until: optional(aDay()) })
