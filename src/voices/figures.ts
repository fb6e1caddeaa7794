import { type Organisation, organisations } from '#people'
import type { Ctx } from '#platform'
import { figuresOf, type VoiceFigures } from './rules/voice.ts'
import { countedVoices } from './store/index.ts'

export interface VoiceFiguresOf {
  readonly organisation: Organisation
  readonly figures: VoiceFigures
}

/** What is published of words, by whoever they were said to: institutions, offices, the bureau. Of whom there is nothing to tell, nothing. */
export async function voiceFigures(ctx: Ctx): Promise<VoiceFiguresOf[]> {
  const all = Map.groupBy(await countedVoices(ctx), (v) => v.answererId)
  const named = await organisations(ctx, { ids: [...all.keys()] })
  const told = named.map((o) => ({ organisation: o, figures: figuresOf(all.get(o.id) ?? [], ctx.today) }))
  // That there is a first word is told with the others.
  return told.filter((t) => t.figures.said !== null)
}
