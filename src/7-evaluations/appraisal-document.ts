import { textDocument, type TextBlock } from '#contracts'
import { decimal, type Refusal, sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { appraisalWords } from './appraisal-words.ts'
import type { AppraisalFacts } from './pages/appraisal-page.tsx'
import { agreementRows, markColumns } from './pages/appraisal-report.tsx'
import { appraisalProcess, gradeNow } from './rules/appraisal-process.ts'
import type { Side } from './rules/dimensions.ts'
import { gradeWords } from './rules/grade-words.ts'
import { totalScore } from './rules/joined-marks.ts'

const heading = (text: string): TextBlock => ({ heading: 2, text })
const grid = (rows: readonly (readonly string[])[], widths: readonly number[], headed = false): TextBlock => ({ rows, widths, headed })

/** The report of an appraisal as a Word document: agreement first, then marks, points, statements, grade and appeal. */
export async function appraisalDocument(ctx: Ctx, facts: AppraisalFacts): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const { lang } = ctx
  const t = appraisalWords[lang]
  const { a, of, name } = facts
  const title = a.state === 'draft' ? t.draftReport : t.report
  const columns = markColumns(facts, lang).filter((c) => c.key !== 'dimension')
  return await textDocument({
    title: `${title} ${titleIn(of, lang)}`,
    number: of?.number ?? '',
    under: `${of?.number ?? ''} · ${appraisalProcess.states[a.state][lang]}`,
    head: [undefined, undefined],
    blocks: [
      grid(
        [
          [t.evaluator, a.evaluatorId ? name(a.evaluatorId) : ''],
          [t.instrument, a.instrument.title],
          [t.openedOn, sayDay(a.openedOn, lang)],
        ],
        [30, 70],
      ),
      heading(t.agreement),
      grid(
        agreementRows(facts, lang).map((r) => [r.label, r.value]),
        [30, 70],
      ),
      grid([columns.map((c) => c.label), ...facts.marks.map((m) => columns.map((c) => c.text!(m)))], [24, 10, 8, 8, 10, 40], true),
      heading(t.score),
      grid(
        [
          ...(facts.scored ?? []).map((s) => [s.dimension, t.ofPoints(decimal(s.points, 2), s.of)]),
          ...(facts.scored ? [[t.score, t.points(decimal(totalScore(facts.scored), 2))]] : []),
        ],
        [60, 40],
      ),
      heading(t.findings),
      { text: a.findings ?? '' },
      heading(t.advice),
      { text: a.advice ?? '' },
      ...closing(facts, lang),
      { text: t.madeBy },
    ],
  })
}

/** What both sides state, the answer, the grade and the appeal. */
function closing({ a, name, statements }: AppraisalFacts, lang: Ctx['lang']): TextBlock[] {
  const t = appraisalWords[lang]
  const sideName = (side: Side) => name(side === 'purchaser' ? a.purchaserId : a.providerId)
  const grade = gradeNow(a)
  return [
    heading(t.statements),
    ...(['purchaser', 'provider'] as const).map((side): TextBlock => {
      const said = statements.find((s) => s.side === side)
      return { text: said ? `${t.statementOf(sideName(side), said.saidOn)}\n${said.says}` : t.noStatement(sideName(side)) }
    }),
    ...(a.answer ? [heading(t.answer), { text: a.answer }] : []),
    ...(a.finalOn ? [heading(t.grade), { text: grade ? gradeWords[grade][lang] : t.noGrade }] : []),
    ...(a.appealedBy && a.appealedOn
      ? [heading(t.appeal), { text: `${t.appealOf(sideName(a.appealedBy), a.appealedOn)}\n${a.appeal}` }]
      : []),
    ...(a.decidedOn ? [{ text: a.decision ?? '' }] : []),
  ]
}
