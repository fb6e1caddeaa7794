import { dayAt, isRefusal, overDeadline, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { isLate } from './rules/bid.ts'
import type { Tender } from './rules/tender.ts'
import { questions, writeAnswer } from './store/index.ts'
import { refuse } from './words.ts'

/** Answers for everybody. An answer that affects bids moves the deadline where too little time is left. */
export async function answerQuestion(
  ctx: Ctx,
  input: { tenderId: string; questionId: string; answer: string; affectsBids: boolean },
): Promise<{ id: string; deadlineMoved: boolean } | Refusal> {
  const calendar = await calendarOf(ctx)
  return await changeTender(
    ctx,
    { action: 'tenders.answer', id: input.tenderId, verb: 'answer', facts: (inside, t) => ({ late: questionsOver(inside, t) }) },
    async ({ tx, now: tender, entry, inside, set }) => {
      if (!(await writeAnswer(inside, tx, { ...input, tenderId: tender.id })))
        return (await questions(inside, tender.id)).some((q) => q.id === input.questionId)
          ? refuse('question-answered')
          : refuse('no-question')
      if (!input.affectsBids) return { id: input.questionId, deadlineMoved: false }
      const was = tender.deadlineAt!.toZonedDateTimeISO(ctx.zone)
      const after = inside.law.tenders.deadlineAfterClarification(
        {
          clarifiedOn: ctx.today,
          deadlineOn: dayAt(tender.deadlineAt!, ctx.zone),
          method: tender.method,
          lawDay: tender.lawDay,
        },
        calendar,
      )
      if (isRefusal(after)) return after
      const on = after.value
      if (on.equals(was.toPlainDate())) return { id: input.questionId, deadlineMoved: false }
      const deadlineAt = on.toZonedDateTime({ timeZone: ctx.zone, plainTime: was.toPlainTime() }).toInstant()
      const moved = await set({ deadline_at: deadlineAt })
      if (isRefusal(moved)) return moved
      entry.facts = { deadline: deadlineAt.toString() }
      return { id: input.questionId, deadlineMoved: true }
    },
  )
}

/** What is said of a question or an answer that came after the deadline for bids; undefined while there is time. */
export const questionsOver = (ctx: Ctx, { deadlineAt }: Pick<Tender, 'deadlineAt'>): Refusal | undefined =>
  deadlineAt && isLate(deadlineAt, ctx.now) ? refuse('question-over', overDeadline(deadlineAt, ctx)) : undefined
