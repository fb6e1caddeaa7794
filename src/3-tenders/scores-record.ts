import { drawOrder } from '#kernel'
import type { Ctx } from '#platform'
import { type Seat, sitting } from './rules/panel.ts'
import type { FoundByOne, Given, ScoreCorrection } from './rules/scoring.ts'
import { hasStage } from './rules/stages.ts'
import type { Tender } from './rules/tender.ts'
import { consensusScores, givenScores, type Row, scoreCorrections, scoreFindings } from './store/index.ts'

/**
 * The members in an order of their own for this tender, so that the labels A, B, C beside scores do not follow the list of names.
 * The same on every page.
 */
const labelled = (tender: Tender, all: readonly Seat[]): string[] =>
  drawOrder(
    sitting(all).map((s) => s.userId),
    `${tender.id} ${tender.scoredAt}`,
  )

/** Everything of the scores of a tender whose result stands, by the members in their order of labels. */
export interface ScoresRecord {
  readonly members: readonly string[]
  readonly names: readonly string[]
  readonly given: readonly Given[]
  readonly corrections: readonly ScoreCorrection[]
  readonly findings: readonly FoundByOne[]
  readonly agreed: readonly Row<'consensus_scores'>[]
}

/** The record of the scores; nothing before the prices were opened. Who sees which part, and with names or letters, the page decides. */
export async function scoresRecord(ctx: Ctx, tender: Tender, all: readonly Seat[]): Promise<ScoresRecord | undefined> {
  if (!tender.scoredAt || !hasStage(tender, 'score')) return undefined
  const members = labelled(tender, all)
  return {
    members,
    names: members.map((m) => all.find((s) => s.userId === m)!.name),
    given: await givenScores(ctx, tender.id),
    corrections: await scoreCorrections(ctx, tender.id),
    findings: await scoreFindings(ctx, tender.id),
    agreed: await consensusScores(ctx, tender.id),
  }
}
