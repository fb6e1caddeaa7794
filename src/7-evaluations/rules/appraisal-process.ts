import { both, type Day, defineProcess, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import { refuseAppraisal as refuse } from './appraisal-words.ts'
import type { Side } from './dimensions.ts'
import type { Grade, Instrument } from './instrument.ts'

export type AppraisalState =
  | 'proposed'
  | 'unfilled'
  | 'appointed'
  | 'marking'
  | 'settling'
  | 'joined'
  | 'draft'
  | 'final'
  | 'appealed'
  | 'decided'

/** An evaluator of its own organisation judges how a contract is carried out. */
export interface Appraisal {
  readonly id: string
  readonly purchaseId: string
  readonly contractId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly evaluatorId: string | null
  readonly proposedBy: Side | null
  readonly aside: readonly string[]
  readonly pool: readonly string[] | null
  readonly seed: string | null
  readonly instrument: Instrument
  readonly raterOne: string | null
  readonly raterTwo: string | null
  readonly marksUntil: Day | null
  readonly openedOn: Day
  readonly lawDay: Day
  readonly findings: string | null
  readonly advice: string | null
  readonly statementsUntil: Day | null
  readonly answer: string | null
  readonly score: string | null
  readonly grade: Grade | null
  readonly finalOn: Day | null
  readonly appealUntil: Day | null
  readonly appealedBy: Side | null
  readonly appeal: string | null
  readonly appealedOn: Day | null
  readonly decideUntil: Day | null
  readonly decision: string | null
  readonly decidedOn: Day | null
  readonly decidedGrade: Grade | null
  readonly state: AppraisalState
  readonly version: number
}

/** States in which both raters' marks are in, and in which the sides read what became of them. */
export const bothIn: readonly AppraisalState[] = ['settling', 'joined', 'draft', 'final', 'appealed', 'decided']
export const toldToSides: readonly AppraisalState[] = ['draft', 'final', 'appealed', 'decided']
/** The grade that holds. */
export const gradeNow = (a: Pick<Appraisal, 'grade' | 'decidedGrade'>): Grade | null => a.decidedGrade ?? a.grade

const verb = verbsOf<AppraisalState, Appraisal, Action>()

/** From the appointment of an evaluator to the grade that holds. */
export const appraisalProcess = defineProcess({
  name: 'appraisal',
  first: 'proposed',
  states: {
    proposed: both('等对方同意评估机构', 'Waits for the other side to agree to the evaluator'),
    unfilled: both('等主管部门抽签确定评估机构', 'Waits for the bureau to draw an evaluator by lot'),
    appointed: both('等评估机构指定两名评估员', 'Waits for the evaluator to name two raters'),
    marking: both('两名评估员各自打分', 'Two raters mark alone'),
    settling: both('两名评估员商定分歧', 'The raters settle their differences'),
    joined: both('等评估机构写报告初稿', 'Waits for the draft of the report'),
    draft: both('初稿征求双方意见', 'Draft, for both sides to state their views'),
    final: both('已定级', 'Graded'),
    appealed: both('有申诉，等主管部门决定', 'Appealed, waits for the bureau'),
    decided: both('申诉已决定', 'The appeal is decided'),
  },
  parties: (a: Appraisal) => ({ purchaserId: a.purchaserId, providerId: a.providerId, organisationId: a.evaluatorId }),
  verbs: {
    consent: verb({
      says: both('同意评估机构', 'Agree to the evaluator'),
      from: ['proposed'],
      to: 'appointed',
      may: 'evaluations.appoint',
      decide: (a, f: { side: Side | undefined }): Refusal | undefined => (a.proposedBy === f.side ? refuse('own-proposal') : undefined),
    }),
    decline: verb({ says: both('不同意评估机构', 'Not agree'), from: ['proposed'], to: 'unfilled', may: 'evaluations.appoint' }),
    draw: verb({
      says: both('抽签确定评估机构', 'Draw the evaluator by lot'),
      from: ['unfilled'],
      to: 'appointed',
      may: 'evaluations.draw-evaluator',
    }),
    stepAside: verb({ says: both('回避', 'Step aside'), from: ['appointed'], to: 'unfilled', may: 'evaluations.appraise' }),
    name: verb({ says: both('指定两名评估员', 'Name two raters'), from: ['appointed'], to: 'marking', may: 'evaluations.appraise' }),
    replace: verb({
      says: both('换掉还没有打分的评估员', 'Name another in place of who has not marked'),
      from: ['marking'],
      may: 'evaluations.appraise',
    }),
    mark: verb({
      says: both('单独打分', 'Mark alone'),
      from: ['marking'],
      to: ['marking', 'settling', 'joined'],
      may: 'evaluations.mark-blind',
      beside: true,
      elsewhere: (state) => (bothIn.includes(state) ? refuse('marks-locked') : undefined),
    }),
    settle: verb({
      says: both('商定一项分歧', 'Settle a difference'),
      from: ['settling'],
      to: ['settling', 'joined'],
      may: 'evaluations.mark-blind',
      beside: true,
    }),
    send: verb({
      says: both('把初稿发给双方', 'Send the draft to both sides'),
      from: ['joined'],
      to: 'draft',
      may: 'evaluations.appraise',
    }),
    state: verb({
      says: both('对初稿陈述一次意见', 'State a view of the draft, once'),
      from: ['draft'],
      may: 'evaluations.reply',
      beside: true,
      decide: (_, f: { over: boolean; until: Day }): Refusal | undefined => (f.over ? refuse('statements-over', f.until) : undefined),
    }),
    finish: verb({
      says: both('定级，出正式报告', 'Grade it in the final report'),
      from: ['draft'],
      to: 'final',
      may: 'evaluations.appraise',
      decide: (_, f: { waits: boolean; until: Day }): Refusal | undefined => (f.waits ? refuse('statements-open', f.until) : undefined),
    }),
    appeal: verb({
      says: both('申诉一次', 'Appeal, once'),
      from: ['final'],
      to: 'appealed',
      may: 'evaluations.reply',
      elsewhere: (state) => (state === 'appealed' || state === 'decided' ? refuse('appealed-already') : undefined),
      decide: (_, f: { over: boolean; until: Day }): Refusal | undefined => (f.over ? refuse('appeal-over', f.until) : undefined),
    }),
    decide: verb({
      says: both('决定申诉', 'Decide on the appeal'),
      from: ['appealed'],
      to: 'decided',
      may: 'evaluations.decide-appeal',
    }),
  },
})
