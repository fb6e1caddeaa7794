import { dayAt, isRefusal, type Moment, newId, type Refusal } from '#kernel'
import { deadlineAfterClarification, inPlace, methodNamed } from '#law'
import { lawPlace } from '#plans'
import { calendarOf, mayNot, organisation } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { notThere } from '#ui'
import { sql } from 'kysely'
import { changeTender } from './change-tender.ts'
import { blindAsker } from './cover.ts'
import { tables, tender as tenderNow } from './store.ts'
import { refuse } from './words.ts'

export interface Question {
  id: string
  question: string
  askedAt: Moment
  answer: string | null
  answeredAt: Moment | null
  affectsBids: boolean
}

/** Questions with their answers, for everybody. Who asked is not told. */
export async function questions(ctx: Ctx, tenderId: string): Promise<Question[]> {
  const rows = await tables(ctx.db)
    .selectFrom('tender_questions')
    .select(['id', 'question', 'asked_at', 'answer', 'answered_at', 'affects_bids'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    question: r.question,
    askedAt: r.asked_at,
    answer: r.answer,
    answeredAt: r.answered_at,
    affectsBids: r.affects_bids ?? false,
  }))
}

/** How many questions on each of several tenders wait for an answer. A tender on which none waits is left out. */
export async function unanswered(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, number>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('tender_questions')
    .select('tender_id')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .where('answer', 'is', null)
    .groupBy('tender_id')
    .execute()
  return new Map(rows.map((r) => [r.tender_id, r.n]))
}

/** Names are compared without spaces, half-width and in small letters. */
const bare = (s: string): string => s.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

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
    if (now.state !== 'published' || Temporal.Instant.compare(ctx.now, now.deadlineAt!) > 0) return refuse('question-over')
    const id = newId('question', ctx.now)
    await tables(tx)
      .insertInto('tender_questions')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        tender_id: tender.id,
        asked_by: blindAsker(ctx, tender.id, who.id),
        question: input.question,
        asked_at: ctx.now,
        answer: null,
        answered_at: null,
        affects_bids: null,
      })
      .execute()
    return { id }
  })
}

/** Answers for everybody. An answer that affects bids moves the deadline where too little time is left. */
export async function answerQuestion(
  ctx: Ctx,
  input: { tenderId: string; questionId: string; answer: string; affectsBids: boolean },
): Promise<{ id: string; deadlineMoved: boolean } | Refusal> {
  const calendar = await calendarOf(ctx)
  return await changeTender(
    ctx,
    { action: 'tenders.answer', id: input.tenderId, verb: 'answer' },
    async ({ tx, now: tender, entry, set }) => {
      if (Temporal.Instant.compare(ctx.now, tender.deadlineAt!) > 0) return refuse('question-over')
      const done = await tables(tx)
        .updateTable('tender_questions')
        .set({ answer: input.answer, answered_at: ctx.now, affects_bids: input.affectsBids })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('id', '=', input.questionId)
        .where('answer', 'is', null)
        .executeTakeFirst()
      if (done.numUpdatedRows !== 1n)
        return (await questions({ ...ctx, db: tx }, tender.id)).some((q) => q.id === input.questionId)
          ? refuse('question-answered')
          : refuse('no-question')
      if (!input.affectsBids) return { id: input.questionId, deadlineMoved: false }
      const { value: before, cites } = inPlace(methodNamed(tender.method).clarificationBefore, lawPlace(ctx), tender.lawDay)
      const was = tender.deadlineAt!.toZonedDateTimeISO(ctx.zone)
      const after = deadlineAfterClarification(
        {
          clarifiedOn: ctx.today,
          deadlineOn: dayAt(tender.deadlineAt!, ctx.zone),
          lawDay: tender.lawDay,
          ...(before && { before: { value: before, cites } }),
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
