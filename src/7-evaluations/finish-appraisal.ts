import { keepGrade } from '#contracts'
import { decimal, isRefusal, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { appraisalDays } from './appraisal-days.ts'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { changeAppraisal, isOver, lastOf, sideOfAsker } from './change-appraisal.ts'
import type { Appraisal } from './rules/appraisal-process.ts'
import { type Grade, isAtLeastGrade } from './rules/instrument.ts'
import { type MarkedTwice, markedTwice, scoresOf, totalScore } from './rules/joined-marks.ts'
import { insertStatement, readBlindMarks, readSettlements, readStatements } from './store/index.ts'

/** Both raters' marks beside each other; nothing while one is missing. */
export async function marksOf(ctx: Ctx, a: Appraisal): Promise<MarkedTwice[]> {
  const given = await readBlindMarks(ctx, a.id)
  const [one, two] = [a.raterOne && given.get(a.raterOne), a.raterTwo && given.get(a.raterTwo)]
  return one && two ? markedTwice(a.instrument, one, two, await readSettlements(ctx, a.id)) : []
}

/** The evaluator sends its draft to both sides, with what it found and what it advises. */
export const sendDraft = (ctx: Ctx, i: { id: string; findings: string; advice: string }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(
    ctx,
    { id: i.id, verb: 'send' },
    async ({ tx, inside, set }) =>
      await set({ findings: i.findings, advice: i.advice, statements_until: await lastOf(inside, tx, appraisalDays.statements) }),
  )

/** A side states its view of the draft, once and within its days. It stands in the report. */
export const stateToDraft = (ctx: Ctx, i: { id: string; says: string }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(
    ctx,
    {
      id: i.id,
      verb: 'state',
      facts: async (inside, a) => ({ over: await isOver(inside, a.statementsUntil), until: a.statementsUntil ?? ctx.today }),
    },
    async ({ tx, inside, now, entry, set }) => {
      const side = sideOfAsker(ctx, now)!
      entry.facts = { side }
      if (!(await insertStatement(inside, tx, { appraisalId: now.id, side, says: i.says }))) return refuse('stated-already')
      return await set({})
    },
  )

/** Grades it by the joined marks, once both sides have stated their views or their days are over. */
export const finishAppraisal = (ctx: Ctx, i: { id: string; answer: string }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(
    ctx,
    {
      id: i.id,
      verb: 'finish',
      facts: async (inside, a) => ({
        waits: (await readStatements(inside, a.id)).length < 2 && !(await isOver(inside, a.statementsUntil)),
        until: a.statementsUntil ?? ctx.today,
      }),
    },
    async ({ tx, inside, now, entry, set }) => {
      const scored = scoresOf(await marksOf(inside, now))
      if (!scored) return refuse('not-settled')
      const score = totalScore(scored)
      const graded = ctx.law.evaluations.grade(score, now.lawDay)
      if (isRefusal(graded)) return graded
      const grade: Grade | null = graded?.value.grade ?? null
      const until = await lastOf(inside, tx, appraisalDays.appeal)
      entry.facts = { score: decimal(score, 2), grade }
      if (grade) await tellContract(inside, tx, now, grade, until)
      return await set({ answer: i.answer, score: decimal(score, 4), grade, final_on: ctx.today, appeal_until: until })
    },
  )

/** A side appeals against the grade, once and within its days. Until it is decided nothing follows from the grade. */
export const appealGrade = (ctx: Ctx, i: { id: string; appeal: string }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(
    ctx,
    {
      id: i.id,
      verb: 'appeal',
      facts: async (inside, a) => ({ over: await isOver(inside, a.appealUntil), until: a.appealUntil ?? ctx.today }),
    },
    async ({ tx, inside, now, entry, set }) => {
      const side = sideOfAsker(ctx, now)!
      entry.facts = { side }
      const until = await lastOf(inside, tx, appraisalDays.decision)
      if (now.grade) await tellContract(inside, tx, now, now.grade, null)
      return await set({ appealed_by: side, appeal: i.appeal, appealed_on: ctx.today, decide_until: until })
    },
  )

/** The bureau decides on an appeal with its reasons: the grade stands, or another holds. */
export const decideAppeal = (ctx: Ctx, i: { id: string; grade: Grade; decision: string }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(ctx, { id: i.id, verb: 'decide' }, async ({ tx, inside, now, entry, set }) => {
    entry.facts = { grade: i.grade, changed: i.grade !== now.grade }
    await tellContract(inside, tx, now, i.grade, 'decided')
    return await set({ decided_grade: i.grade, decision: i.decision, decided_on: ctx.today })
  })

/** Tells the contract its grade: with the day until which an appeal is possible, null while one is undecided. */
async function tellContract(inside: Ctx, tx: Db, a: Appraisal, grade: Grade, until: Appraisal['appealUntil'] | 'decided'): Promise<void> {
  await keepGrade(inside, tx, {
    ...{ contractId: a.contractId, sourceId: a.id, grade, renews: isAtLeastGrade(grade, a.instrument.renewsFrom) },
    ...{ isOpen: until !== 'decided', openUntil: until === 'decided' ? null : until },
  })
}
