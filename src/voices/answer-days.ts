import { ownSettingHistory } from '#people'
import type { Ctx } from '#platform'
import { usualAnswerDays } from './rules/voice.ts'

/** Days within which a word is answered here. No law says so: it is the number of the place, or the program's own. */
export const answerDays = async (ctx: Ctx): Promise<number> =>
  (await ownSettingHistory(ctx, 'voices'))[0]?.value.answerDays ?? usualAnswerDays
