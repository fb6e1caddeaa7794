import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx } from '#platform'
import { markOfReceipt, typedReceipt } from './receipt-of.ts'
import type { Helped, Voice } from './rules/voice.ts'
import { asNobody } from './say-voice.ts'
import { addToDay, insertHelped, voiceUnder } from './store/index.ts'
import { refuse } from './words.ts'

/** The word whose receipt somebody holds. */
export async function voiceOf(ctx: Ctx, typed: string): Promise<Voice | Refusal> {
  const receipt = typedReceipt(typed)
  return (receipt && (await voiceUnder(ctx, markOfReceipt(ctx, receipt)))) || refuse('receipt-unknown')
}

/** Whoever asked says whether the answer helped, once. */
export async function sayHelped(of: Ctx, i: { receipt: string; helped: Helped }): Promise<{ id: string } | Refusal> {
  const ctx = asNobody(of)
  const voice = await voiceOf(ctx, i.receipt)
  if (isRefusal(voice)) return voice
  if (voice.state !== 'answered') return refuse('not-answered')
  const about = { action: 'voices.say-helped', countedLater: true as const }
  return await change(ctx, about, async (tx) => {
    if (!(await insertHelped(ctx, tx, { voiceId: voice.id, helped: i.helped }))) return refuse('helped-said')
    await addToDay(ctx, tx, 'helped')
    return { id: voice.id }
  })
}
