import type { Db, TablesOf } from '#platform'
import type { Mark, Side } from '../rules/dimensions.ts'
import type { LineMark } from '../rules/line-marks.ts'
import type { RoundState } from '../rules/round-process.ts'

export type RoundKind = 'mid-term' | 'final'

export type EvaluationTables = TablesOf<
  'rounds' | 'ratings' | 'rating_marks' | 'resident_samples' | 'sampled_households',
  {
    rounds: { kind: RoundKind; state: RoundState; lines: { ids: readonly string[] } | null }
    /** Sealed while the round is open; the marks are there once it is revealed. */
    ratings: { side: Side; marks: { marks: readonly Mark[]; lines?: readonly LineMark[] } | null }
    rating_marks: { side: Side }
    sampled_households: { drawn: { numbers: readonly number[] } }
  }
>
export const tables = (db: Db) => db.withTables<EvaluationTables>()
