import { stagesOf } from '#contracts'
import type { PublicStage } from './rules/public-facts.ts'

/** When each stage of a line is due, as it was signed; a later end moves nothing in what was published. */
export const stagesToShow = (text: Parameters<typeof stagesOf>[0], line: Parameters<typeof stagesOf>[1]): PublicStage[] =>
  stagesOf(text, line).map((s, i) => ({
    key: s.key,
    title: s.title,
    share: line.milestones[i]!.share,
    onSigning: s.onSigning,
    earliestOn: s.earliestOn,
    needs: s.needs,
    afterKey: s.after?.key ?? null,
  }))
