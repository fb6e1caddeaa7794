import { both, newId, type Refusal } from '#kernel'
import { mayNot, organisation } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import { questionsOver } from './answer-question.ts'
import { blindAsker } from './cover.ts'
import { insertQuestion, tender as tenderNow } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * An institution asks about a tender. Neither the record log nor the database says who: a question would tell who means to bid, and
 * the answer goes to everybody without naming who asked (Order 87 arts 27 and 31; R-24). Nothing needs the name later either.
 */
export async function askQuestion(ctx: Ctx, input: { tenderId: string; question: string }): Promise<{ id: string } | Refusal> {
  const tender = await tenderNow(ctx, input.tenderId)
  const subject = { kind: 'tender', id: input.tenderId } as const
  if (!tender || tender.state === 'draft') return await recordRefusal(ctx, 'tenders.ask', notThere(), { subject })
  const no = mayNot(ctx.asker, 'tenders.ask')
  if (no) return await recordRefusal(ctx, 'tenders.ask', no, { subject, purchaseId: tender.purchaseId })
  const who = await organisation(ctx, ctx.asker.organisationId ?? '')
  const unnamed: Ctx = { ...ctx, asker: { ...ctx.asker, userId: null, name: null, organisationId: null, membershipId: null } }
  return await change(unnamed, { action: 'tenders.ask', subject, purchaseId: tender.purchaseId }, async (tx) => {
    if (who?.kind !== 'institution') return refuse('purchaser-may-not-bid')
    const now = (await tenderNow({ ...ctx, db: tx }, tender.id))!
    const named = [who.name, who.name_en, who.credit_code].find((n) => n && bare(input.question).includes(bare(n)))
    if (named) return refuse('question-names-asker', named).at('question')
    const over = questionsOver(ctx, now)
    if (over || now.state !== 'published') return over ?? refuse('question-over', both('', ''))
    const id = newId('question', ctx.now)
    await insertQuestion(ctx, tx, { id, tenderId: tender.id, askedBy: blindAsker(ctx, tender.id, who.id), question: input.question })
    return { id }
  })
}

/** Names are compared without spaces, half-width and in small letters. */
const bare = (s: string): string => s.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
