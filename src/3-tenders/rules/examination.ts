import type { Words } from '#kernel'
import type { Stage } from '#law'
import { hasStage, stageOf } from './stages.ts'
import type { Tender } from './tender.ts'

/** What is looked at of each bid before it is scored: `qualify`: may this bidder take part; `conform`: does this bid answer the documents. */
export type ExaminationStage = 'qualify' | 'conform'

/** One thing that is looked at. */
interface ExaminationItem {
  readonly id: string
  readonly says: Words
}
/** What was found of one item of one bid. */
export interface Examined {
  readonly bidId: string
  readonly stage: ExaminationStage
  readonly item: string
  readonly isMet: boolean
  readonly reason: string | null
  readonly examinedBy: string
}

type Asked = Pick<Tender, 'stages' | 'conditions'>

/** What is looked at in a stage: the items of the law, and in the first of them, where bidders are asked for more, each condition of the documents. */
export function examinationItems(t: Asked, stage: ExaminationStage): readonly ExaminationItem[] {
  const of = stageOf(t, stage) as Extract<Stage, { kind: ExaminationStage }> | undefined
  if (!of) return []
  const own = stage === 'qualify' || !hasStage(t, 'qualify') ? conditionsOf(t.conditions) : []
  return [...of.items, ...own.map((says, i) => ({ id: `condition-${i + 1}`, says: { zh: says, en: says } }))]
}

/** The conditions of the documents, a sentence each. */
const conditionsOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(/[。；;\n]/)
    .map((s) => s.trim())
    .filter(Boolean)
