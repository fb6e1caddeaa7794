import type { Ctx } from '#platform'
import type { Voice } from './rules/voice.ts'
import { owedVoices } from './store/index.ts'

/** Words that wait for the answer of one organisation, the soonest first. */
export const openVoices = (ctx: Ctx, answererId: string): Promise<Voice[]> => owedVoices(ctx, { answererId })
