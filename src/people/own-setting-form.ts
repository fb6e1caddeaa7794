import { aDay, inBoth, optional, text, wholeNumber } from '#platform'
import { z } from 'zod'
import { refuseOwnSetting } from './own-setting-words.ts'
import { isOcidPrefix, type OwnSettings } from './rules/own-setting.ts'

const name = z.object({ name: text(100), nameEn: optional(text(100)) })
const contact = z.object({
  office: text(60),
  officeEn: optional(text(80)),
  phone: text(40, 1, { phone: true }),
  hours: optional(text(60)),
  hoursEn: optional(text(80)),
})
const publishing = z.object({
  prefix: optional(text(20).refine(isOcidPrefix, inBoth(refuseOwnSetting('prefix-wrong').words))),
  publisher: optional(text(100)),
})
const place = z.object({ name: optional(text(60)), nameEn: optional(text(80)) })
const voices = z.object({ answerDays: wholeNumber({ min: 1, max: 60 }) })

/** What the form of a setting takes, and so what is asked of whoever sets it at the server. */
export const ownSettingForms = { name, contact, publishing, place, voices } as const

/** What was typed, as it is kept: what was left empty is nothing. */
export const ownSettingTyped = <K extends keyof typeof ownSettingForms>(kind: K, typed: object): OwnSettings[K] =>
  Object.fromEntries(
    Object.keys(ownSettingForms[kind].shape).map((name) => [name, (typed as Readonly<Record<string, string | number>>)[name] ?? null]),
  ) as never

const pattern = () => optional(text(40))
/** Patterns of numbers and the day from which they hold. */
export const numberingForm = z.object({
  purchase: pattern(),
  plan: pattern(),
  tender: pattern(),
  contract: pattern(),
  claim: pattern(),
  from: aDay(),
})
