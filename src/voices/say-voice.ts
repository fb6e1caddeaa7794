import { isRefusal, newAnonymousId, type Refusal } from '#kernel'
import { change, type Ctx, sentOtherwise, thePublic } from '#platform'
import { answerDays } from './answer-days.ts'
import { concernedBy } from './concerned-by.ts'
import { markOfReceipt, receiptOf } from './receipt-of.ts'
import { answerBy } from './rules/voice.ts'
import { addToDay, insertVoice, voiceUnder } from './store/index.ts'
import type { SayInput } from './voice-form.ts'
import { refuse } from './words.ts'

/**
 * Says a word, without an account. Nothing of who says it is kept, and what is said stands in no log, which is told
 * the number of a day once it is over. The number of the receipt is given
 * once and kept nowhere; the same form again gives it again.
 */
export async function sayVoice(of: Ctx, i: SayInput): Promise<{ receipt: string } | Refusal> {
  const ctx = asNobody(of)
  const subject = await concernedBy(ctx, i.about)
  if (!subject) return refuse('nothing-there')
  const id = newAnonymousId('voice')
  const once = ctx.once ?? id
  const receipt = receiptOf(ctx, once)
  const dueOn = answerBy(i.kind, ctx.today, await answerDays(ctx))
  // An entry of its own, with its moment, would tell who spoke.
  const said = await change(ctx, { action: 'voices.say', countedLater: true }, async (tx) => {
    const { about, officeId, providerId, purchaseId, contractId, lineId, answererId } = subject
    await insertVoice(ctx, tx, {
      ...{ id, kind: i.kind, about, office_id: officeId, provider_id: providerId, purchase_id: purchaseId },
      ...{ contract_id: contractId, line_id: lineId, answerer_id: answererId, words: i.words },
      ...{ receipt: markOfReceipt(ctx, receipt), said_on: ctx.today, due_on: dueOn },
    })
    await addToDay(ctx, tx, 'said')
    return {}
  })
  if (isRefusal(said)) return said
  // The same form again with other words is a no: a mark of what was sent would tie it to its moment, so it is held against what is kept.
  const kept = await voiceUnder(ctx, markOfReceipt(ctx, receipt))
  return kept && kept.words !== null && (kept.words !== i.words || kept.kind !== i.kind) ? sentOtherwise({ receipt }) : { receipt }
}

/** The same request as anybody's: whoever is signed in on the telephone on which a word is said is not told with it either. */
export function asNobody({ askedAgain: _, sent: __, session: ___, ...ctx }: Ctx): Ctx {
  return { ...ctx, asker: thePublic }
}
