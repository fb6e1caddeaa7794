import { communities } from '#people'
import type { Ctx } from '#platform'
import { named } from './campaign-results.ts'
import { campaigns, questionsOfAll } from './campaigns.ts'
import { type AskedTwice, askedTwice } from './rules/asked-twice.ts'
import type { Sample } from './rules/count-survey.ts'
import { tellable } from './rules/shown-counts.ts'
import { answerLines, codesByCommunity, countedCensus } from './store/index.ts'

export interface SurveyTwice extends AskedTwice {
  /** How many households got a code, each time. */
  readonly asked: readonly [number, number]
  /** How many of them answered; null where it is too small to be told. */
  readonly answered: readonly [number | null, number | null]
}

/**
 * Two counted surveys with the same questions, the second asked long after the first, held against each other. From so much apart people answer
 * anew, so no difference is what one of them said. Undefined until both are counted.
 */
export async function surveyTwice(ctx: Ctx, firstId: string, againId: string): Promise<SurveyTwice | undefined> {
  const ids = [firstId, againId]
  const found = await campaigns(ctx, { ids })
  const both = ids.flatMap((id) => found.find((c) => c.id === id && c.countedOn) ?? [])
  if (both.length < 2) return undefined
  const [lines, codes, census] = [await answerLines(ctx, ids), await codesByCommunity(ctx, ids), await countedCensus(ctx, ids)]
  const questions = await questionsOfAll(ctx, both)
  const places = await communities(ctx, { ids: both.flatMap((c) => c.communityIds) })
  const samples = both.map((c): Sample => {
    const then = census.get(c.id)!
    return {
      lines: lines.get(c.id) ?? [],
      questions: questions.get(c.questionnaireId)!,
      profile: then.margins,
      communities: then.communities.flatMap((p) => places.filter((x) => x.id === p.id).map((x) => named({ ...x, residents: p.residents }))),
    }
  })
  const asked = ids.map((id) => [...(codes.get(id)?.values() ?? [])].reduce((a, n) => a + n, 0))
  const answered = samples.map((s) => {
    const n = s.lines.reduce((all, text) => all + text.split('\n').length, 0)
    return n === 0 ? 0 : tellable(n) || null
  })
  return {
    ...askedTwice(samples[0]!, samples[1]!),
    asked: [asked[0]!, asked[1]!],
    answered: [answered[0] ?? null, answered[1] ?? null],
  }
}
