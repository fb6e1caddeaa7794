import { fraction, fractionOf, fractionText, isSame, shareText, type Words } from '#kernel'
import { inBoth, longText } from '#platform'
import type { z } from 'zod'
import type { ContractLine, Milestone } from './rules/contract.ts'
import {
  readCondition,
  typedApart,
  typedConditions,
  typedMoment,
  typedMoments,
  typedPercent,
  typedTogether,
  unreadable,
} from './rules/stage-words.ts'

type Wrong = (says: Words) => void

/** Stages as people type them, one a line: `首付，40%，签订`, with what else was agreed: `期末，20%，验收，期满，完成 5`. */
export const stages = () =>
  longText(2000).transform((typed, c): Milestone[] => {
    const wrong: Wrong = (says) => c.addIssue({ code: 'custom', message: inBoth(says) })
    return typed
      .split('\n')
      .filter((row) => row.trim() !== '')
      .map((row) => readStage(row, wrong))
  }) satisfies z.ZodType

function readStage(row: string, wrong: Wrong): Milestone {
  const [title, share, when, ...more] = row.split(typedApart).map((s) => s.trim())
  const percent = typedPercent.exec(share ?? '')?.[1]
  const kind = typedMoments[(when ?? '').toLowerCase()]
  if (!title || !kind || !(percent || /^\d{1,4}\/\d{1,4}$/.test(share ?? ''))) wrong(unreadable.both('stage', row.slice(0, 40)))
  const read = more.map(readCondition)
  const unread = more.find((_, i) => !read[i])
  if (unread !== undefined) wrong(unreadable.both('condition', unread.slice(0, 40)))
  const needs = read.flatMap((x) => (x && 'need' in x ? [{ lineId: x.need.title ?? '', count: x.need.count }] : []))
  const earliest = read.flatMap((x) => (x && 'earliest' in x ? [x.earliest] : [])).at(-1)
  return {
    title: title ?? '',
    share: percent ? percentShare(percent) : (share ?? '0'),
    when: kind ?? 'acceptance',
    ...(earliest && { earliest }),
    ...(needs.length > 0 && { needs }),
    ...(read.some((x) => x && 'anyOrder' in x) && { anyOrder: true }),
  }
}

const percentShare = (percent: string): string => {
  const decimals = (percent.split('.')[1] ?? '').length
  return fractionText(fraction(BigInt(percent.replace('.', '')), 100n * 10n ** BigInt(decimals)))
}

/** A share as it can be typed and read again without losing anything: a third is no number of per cent. */
const typedShare = (share: string): string => {
  const shown = shareText(share)
  return isSame(fractionOf(percentShare(shown.slice(0, -1))), fractionOf(share)) ? shown : share
}

/** The stages of a line as they are typed, so that what is shown can be sent again unchanged. */
export const stagesValue = (line: ContractLine, titleOf: (lineId: string) => string): string =>
  line.milestones
    .map((m) => typedTogether([m.title, typedShare(m.share), typedMoment(m.when), ...typedConditions(m, line, titleOf)]))
    .join('\n')
