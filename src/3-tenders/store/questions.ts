import type { Moment } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import { tables, type TenderTables } from './tables.ts'

export interface Question {
  id: string
  question: string
  askedAt: Moment
  answer: string | null
  answeredAt: Moment | null
  affectsBids: boolean
}

const questionRow = codecs<TenderTables>()('tender_questions', { except: ['tender_id', 'asked_by', 'affects_bids'] })

/** Questions with their answers, for everybody. Who asked is not told. */
export async function questions(ctx: Ctx, tenderId: string): Promise<Question[]> {
  const rows = await tables(ctx.db)
    .selectFrom('tender_questions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({ ...questionRow.read(r), affectsBids: r.affects_bids ?? false }))
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

/** @param q.askedBy a blind name; see cover.ts */
export async function insertQuestion(
  ctx: Ctx,
  tx: Db,
  q: { id: string; tenderId: string; askedBy: string; question: string },
): Promise<void> {
  await tables(tx)
    .insertInto('tender_questions')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: q.id,
      tender_id: q.tenderId,
      asked_by: q.askedBy,
      question: q.question,
      asked_at: ctx.now,
      answer: null,
      answered_at: null,
      affects_bids: null,
    })
    .execute()
}

/** Answers a question once; false where it is not there or has its answer. */
export async function writeAnswer(
  ctx: Ctx,
  tx: Db,
  q: { tenderId: string; questionId: string; answer: string; affectsBids: boolean },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('tender_questions')
    .set({ answer: q.answer, answered_at: ctx.now, affects_bids: q.affectsBids })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', q.tenderId)
    .where('id', '=', q.questionId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
