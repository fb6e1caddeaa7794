import { choice, text } from '#platform'
import { z } from 'zod'
import { mailChoices, type MailChoice, type NoticeKind, usualChoice } from './kinds.ts'

const byMail = () => choice(mailChoices)

/** What the form of choices takes: one for each kind. */
export const choicesForm = z.object({ turn: byMail(), near: byMail(), late: byMail(), owed: byMail(), result: byMail() })

/** What stands in it: what was chosen, else what is usual. */
export const choiceValues = (chosen: Partial<Record<NoticeKind, MailChoice>>): Record<NoticeKind, MailChoice> => ({
  ...usualChoice,
  ...chosen,
})

/** What the form of a webhook takes. Where it may lead is checked when it is entered. */
export const webhookForm = z.object({ name: text(60), url: text(500) })
