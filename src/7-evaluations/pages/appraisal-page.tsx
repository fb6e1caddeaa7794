import type { Contract } from '#contracts'
import { colonIn, listIn, sayDay, titleIn } from '#kernel'
import type { Ctx, historyOf } from '#platform'
import { type FormState, type FrameFacts, freshForm, History, Notice, pictureWords, SummaryList } from '#ui'
import { appraisalWords } from '../appraisal-words.ts'
import { type Appraisal, appraisalProcess, bothIn } from '../rules/appraisal-process.ts'
import type { Side } from '../rules/dimensions.ts'
import type { MarkedTwice, Scored } from '../rules/joined-marks.ts'
import { sayAction } from '../say-action.ts'
import type { Statement } from '../store/index.ts'
import { AgreementAndMarks } from './appraisal-report.tsx'
import { AppointingForms } from './appraisal-appointing.tsx'
import { MarkingForms } from './appraisal-marking.tsx'
import { Report } from './appraisal-closing.tsx'
import { EvaluationsPage } from './frame.tsx'
import { Indicators } from './instruments.tsx'

/** A form of this page that came back with something wrong; `at` is its indicator. */
export interface SentAppraisal {
  readonly which: 'consent' | 'raters' | 'replace' | 'marks' | 'settle' | 'draft' | 'statement' | 'finish' | 'appeal' | 'decision'
  readonly form: FormState
  readonly at?: string | undefined
}

/** An appraisal as one person sees it: what they may not know yet is not in it. */
export interface AppraisalFacts {
  readonly a: Appraisal
  readonly of: Contract | undefined
  readonly name: (organisationId: string) => string
  /** Of the evaluator, or one of the two raters. */
  readonly inside: boolean
  readonly leads: boolean
  readonly rater: 'one' | 'two' | undefined
  readonly side: Side | undefined
  readonly raterNames: Readonly<Record<'one' | 'two', string | undefined>>
  readonly isIn: Readonly<Record<'one' | 'two', boolean>>
  readonly marks: readonly MarkedTwice[]
  readonly scored: readonly Scored[] | undefined
  readonly statements: readonly Statement[]
  /** Both sides have stated their views, or their days are over. */
  readonly canFinish: boolean
  /** Whether the days of stating a view, and of appealing, are known to be over. */
  readonly isOver: { readonly statements: boolean; readonly appeal: boolean }
  readonly choosable: readonly { userId: string; name: string; email: string; isTied: boolean }[]
  /** The day that is proposed for the marks. */
  readonly marksUntil: string
  readonly history: Awaited<ReturnType<typeof historyOf>>
}

/** What each part of the page gets. */
export interface Part {
  readonly ctx: Ctx
  readonly facts: AppraisalFacts
  readonly form: (which: SentAppraisal['which'], fresh?: FormState['values'], at?: string) => FormState
}

/** One appraisal, from the appointment of the evaluator to the grade that holds. */
export function AppraisalPage({
  ctx,
  frame,
  facts,
  sent,
}: {
  ctx: Ctx
  frame: FrameFacts
  facts: AppraisalFacts
  sent: SentAppraisal | undefined
}) {
  const t = appraisalWords[ctx.lang]
  const { a, of } = facts
  const form: Part['form'] = (which, fresh = {}, at) => ({
    ...(sent?.which === which && sent.at === at ? sent.form : freshForm(fresh)),
    ...(at !== undefined && { at }),
  })
  const part: Part = { ctx, facts, form }
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={`${t.appraisal}${colonIn(ctx.lang)}${of ? titleIn(of, ctx.lang) : ''}`}
      tab="appraisals"
      lead={appraisalProcess.states[a.state][ctx.lang]}
      trail={[{ label: t.appraisals, href: '/evaluations/appraisals' }, { label: of?.number ?? t.contract }]}
    >
      {!facts.inside && !['draft', 'final', 'appealed', 'decided'].includes(a.state) && a.state !== 'proposed' && (
        <Notice>
          <p>{t.runs}</p>
        </Notice>
      )}
      <Basics {...part} />
      <AppointingForms {...part} />
      <MarkingForms {...part} />
      {facts.marks.length > 0 && <AgreementAndMarks {...part} />}
      <Report {...part} />
      {!bothIn.includes(a.state) && a.state !== 'marking' && (
        <>
          <h2>{t.instrument}</h2>
          <Indicators of={a.instrument} lang={ctx.lang} />
        </>
      )}
      {facts.history.length > 0 && (
        <>
          <h2>{pictureWords[ctx.lang].history}</h2>
          <History
            entries={facts.history}
            lang={ctx.lang}
            zone={ctx.zone}
            say={(action, said) => sayAction(action, said)?.[ctx.lang] ?? action}
          />
        </>
      )}
    </EvaluationsPage>
  )
}

function Basics({ ctx, facts }: Part) {
  const { lang } = ctx
  const t = appraisalWords[lang]
  const { a, of, name } = facts
  const proposer = a.proposedBy && name(a.proposedBy === 'purchaser' ? a.purchaserId : a.providerId)
  const how = a.seed ? t.byLot : proposer ? (a.state === 'proposed' ? t.proposed(proposer) : t.byProposal(proposer)) : ''
  const who = (which: 'one' | 'two') => {
    const label = which === 'one' ? t.raterOne : t.raterTwo
    const stands = a.state === 'marking' ? ` (${facts.isIn[which] ? t.isIn : t.isNotIn})` : ''
    return `${label} ${facts.raterNames[which] ?? ''}${stands}`
  }
  return (
    <SummaryList
      rows={[
        { label: t.contract, value: facts.side || !facts.rater ? <a href={`/contracts/${a.contractId}`}>{of?.number}</a> : of?.number },
        { label: t.instrument, value: a.instrument.title },
        { label: t.evaluator, value: a.evaluatorId ? `${name(a.evaluatorId)} (${how})` : t.notYet },
        ...(a.seed && a.pool
          ? [
              {
                label: t.pool,
                value: listIn(
                  a.pool.map((id) => `${name(id)} ${id}`),
                  lang,
                ),
              },
              {
                label: t.seed,
                value: (
                  <>
                    <code style={{ overflowWrap: 'anywhere' }}>{a.seed}</code>
                    <br />
                    <span className="small soft">{t.seedHint}</span>
                  </>
                ),
              },
            ]
          : []),
        ...(facts.raterNames.one && facts.raterNames.two ? [{ label: t.raters, value: listIn([who('one'), who('two')], lang) }] : []),
        ...(a.marksUntil ? [{ label: t.marksUntil, value: sayDay(a.marksUntil, lang) }] : []),
        { label: t.openedOn, value: sayDay(a.openedOn, lang) },
      ]}
    />
  )
}
