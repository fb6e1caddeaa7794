import type { Db, TablesOf } from '#platform'
import type { AppraisalState } from '../rules/appraisal-process.ts'
import type { Mark, Side } from '../rules/dimensions.ts'
import type { Grade, Indicator, Instrument } from '../rules/instrument.ts'
import type { Controller, InterferenceKind, InterferenceOutcome, InterferenceState, Reporter } from '../rules/interference.ts'
import type { BlindMark } from '../rules/joined-marks.ts'
import type { LineMark } from '../rules/line-marks.ts'
import type { RoundState } from '../rules/round-process.ts'

export type RoundKind = 'mid-term' | 'final'

/** What was drawn in one community. */
export interface DrawnIn {
  readonly communityId: string
  readonly frameSize: number
  readonly drawn: readonly number[]
}

export type EvaluationTables = TablesOf<
  | 'rounds'
  | 'ratings'
  | 'rating_marks'
  | 'resident_samples'
  | 'sampled_households'
  | 'asked_again'
  | 'appraisal_instruments'
  | 'appraisals'
  | 'appraisal_marks'
  | 'appraisal_settlements'
  | 'appraisal_statements'
  | 'interference_reports'
  | 'interference_of_day'
  | 'post_control',
  {
    rounds: { kind: RoundKind; state: RoundState; lines: { ids: readonly string[] } | null }
    /** Sealed while the round is open; the marks are there once it is revealed. */
    ratings: { side: Side; marks: { marks: readonly Mark[]; lines?: readonly LineMark[] } | null }
    rating_marks: { side: Side }
    sampled_households: { drawn: { numbers: readonly number[] } }
    asked_again: { who: 'same' | 'anew'; drawn: { communities: readonly DrawnIn[] } }
    appraisal_instruments: { indicators: { indicators: readonly Indicator[] }; renews_from: Grade }
    appraisals: {
      state: AppraisalState
      proposed_by: Side | null
      appealed_by: Side | null
      grade: Grade | null
      decided_grade: Grade | null
      instrument: Instrument
      aside: { ids: readonly string[] }
      pool: { ids: readonly string[] } | null
    }
    appraisal_marks: { marks: { marks: readonly BlindMark[] } }
    appraisal_statements: { side: Side }
    interference_reports: { kind: InterferenceKind; by_whom: Reporter; outcome: InterferenceOutcome | null; state: InterferenceState }
    post_control: { side: Side; hires: Controller; instructs: Controller; approves: Controller; pays: Controller }
  }
>
export const tables = (db: Db) => db.withTables<EvaluationTables>()
