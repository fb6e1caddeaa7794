import { halfWidth } from '#kernel'
import { choice, idOf, inBoth, optional, text } from '#platform'
import { z } from 'zod'
import type { Paper } from './enter-paper.ts'
import { words } from './page-words.ts'

/** The running number on a sheet. Two people key the same sheet: however they type its number, it is the same. */
const sheetNumber = text(20)
  .transform((s) =>
    halfWidth(s)
      .replace(/[‐‑‒–—]/g, '-')
      .replaceAll(' ', ''),
  )
  .pipe(z.string().regex(/^[\w-]+$/, inBoth(words.both('sheetWrong'))))

/** What the form of a paper questionnaire takes; the answers have the fields of their questions. */
export const paperForm = z.looseObject({ sheet: sheetNumber, communityId: idOf('community'), code: optional(text(20)) })

/** A sheet as it was keyed. */
export const readPaper = ({ sheet, communityId, code, ...typed }: z.output<typeof paperForm>): Omit<Paper, 'campaignId'> => ({
  sheet,
  communityId,
  code,
  typed: typed as Paper['typed'],
})

/** For every question whose two keyings differ, the one that stands on the paper. */
export const settleForm = z.record(z.string(), choice(['first', 'second']))
