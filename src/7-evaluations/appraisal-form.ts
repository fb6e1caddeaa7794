import { type Lang, type Refusal, sentences } from '#kernel'
import { aDay, choice, idOf, longText, optional, text } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { grades, type Instrument, readIndicators, typedIndicators } from './rules/instrument.ts'
import { startingRows, startingTitle } from './rules/instrument-words.ts'
import type { BlindMark } from './rules/joined-marks.ts'

/** What an instrument of the place takes: its rows are typed or pasted. */
export const instrumentForm = z.object({
  title: text(120),
  rows: longText(20_000),
  apart: choice(['1', '2', '3']),
  renewsFrom: choice(grades),
})

/** What was typed there, or what is wrong with its rows. */
export function readInstrument(i: z.output<typeof instrumentForm>): Instrument | Refusal {
  const { indicators, wrong } = readIndicators(i.rows)
  if (wrong.length > 0) return refuse('instrument-wrong').with({ fields: { rows: sentences(wrong) } })
  return { title: i.title, indicators, apart: Number(i.apart), renewsFrom: i.renewsFrom }
}
/** What stands in its form; a place that has none begins from what the program proposes. */
export const instrumentValues = (i: Instrument | undefined, lang: Lang): FormState =>
  freshForm({
    title: i?.title ?? startingTitle[lang],
    rows: i ? typedIndicators(i.indicators) : startingRows[lang],
    apart: String(i?.apart ?? 1),
    renewsFrom: i?.renewsFrom ?? 'medium',
  })

export const openForm = z.object({
  contractId: idOf('contract'),
  instrumentId: idOf('instrument'),
  evaluatorId: optional(idOf('organisation')),
})
export const consentForm = z.object({ answer: choice(['agree', 'decline']) })
export const ratersForm = z.object({ raterOne: idOf('user'), raterTwo: idOf('user'), marksUntil: aDay() })
export const replaceForm = z.object({ away: choice(['one', 'two']), rater: idOf('user'), marksUntil: aDay() })
export const settleForm = z.object({ mark: choice(['1', '2', '3', '4', '5']), reason: longText(1000) })
export const draftForm = z.object({ findings: longText(8000), advice: longText(4000) })
export const statementForm = z.object({ says: longText(4000) })
export const finishForm = z.object({ answer: longText(4000) })
export const appealForm = z.object({ appeal: longText(4000) })
export const decisionForm = z.object({ grade: choice(grades), decision: longText(4000) })

/** Marks as the form sends them: a field for each indicator and one for its reason. What is missing is said by the verb, all at once. */
export const blindForm = (of: Pick<Instrument, 'indicators'>) =>
  z.object(
    Object.fromEntries(
      of.indicators.flatMap((x) => [
        [x.id, optional(choice(['1', '2', '3', '4', '5']))],
        [`${x.id}-reason`, optional(longText(1000))],
      ]),
    ),
  )
export const readBlind = (of: Pick<Instrument, 'indicators'>, i: Record<string, unknown>): BlindMark[] =>
  of.indicators.flatMap((x) =>
    typeof i[x.id] === 'string' || typeof i[`${x.id}-reason`] === 'string'
      ? [{ indicator: x.id, mark: Number(i[x.id] ?? 0), reason: (i[`${x.id}-reason`] as string | undefined) ?? '' }]
      : [],
  )
