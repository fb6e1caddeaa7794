import type { IndexTerms, SetAsideTerms } from '#kernel'
import type { MethodName, SingleGroundKind, Stage } from '#law'
import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { ApplicationFinding } from '../rules/application.ts'
import type { AwardEndGround } from '../rules/award-end.ts'
import type { Challenge } from '../rules/challenge.ts'
import type { ChallengeState } from '../rules/challenge-process.ts'
import type { Complaint, Paper } from '../rules/complaint.ts'
import type { ComplaintState } from '../rules/complaint-process.ts'
import type { ExaminationStage } from '../rules/examination.ts'
import type { LineJson, PriceJson } from '../rules/line-json.ts'
import type { ObjectionFinding } from '../rules/notice.ts'
import type { LeftOut, Seat } from '../rules/panel.ts'
import type { Reserve } from '../rules/promotion.ts'
import type { FoundGround, Ground } from '../rules/scoring.ts'
import type { BidState, Criterion, OpenedBid, QualityPart, Tender } from '../rules/tender.ts'
import type { ChangeKind } from '../rules/talks.ts'
import type { TenderState } from '../rules/tender-process.ts'

export type TenderTables = TablesOf<
  | 'tenders'
  | 'tender_criteria'
  | 'tender_questions'
  | 'bids'
  | 'panel_seats'
  | 'panel_draws'
  | 'panel_scores'
  | 'consensus_scores'
  | 'score_findings'
  | 'score_corrections'
  | 'bid_objections'
  | 'panel_agreements'
  | 'low_bid_reviews'
  | 'low_bid_votes'
  | 'awards'
  | 'challenges'
  | 'challenge_help'
  | 'complaints'
  | 'complaint_papers'
  | 'talk_notes'
  | 'talk_changes'
  | 'last_offers'
  | 'bid_examinations'
  | 'conformity_looks'
  | 'notice_objections'
  | 'tender_applications'
  | 'negotiations',
  {
    tenders: {
      method: MethodName
      state: TenderState
      lines: LineJson[]
      stages: readonly Stage[]
      named: readonly string[]
      ground: SingleGroundKind | null
      reserve: Reserve | null
      scoring: Tender['scoring']
      advance_when: SetAsideTerms['advanceWhen'] | null
      retention_until: SetAsideTerms['retentionUntil'] | null
      price_index: IndexTerms | null
    }
    tender_criteria: { kind: Criterion['kind'] }
    // Whose a bid is, its moment and its person stay null until the opening: see cover.ts.
    bids: { state: BidState; quality: QualityPart | null; price: PriceJson | null; tie: OpenedBid['tie'] }
    panel_seats: { kind: Seat['kind']; state: Seat['state'] }
    panel_draws: { left_out: LeftOut[] }
    score_findings: { ground: FoundGround }
    score_corrections: { ground: Ground }
    low_bid_reviews: { decision: LowBidDecision | null }
    low_bid_votes: { decision: LowBidDecision }
    challenges: {
      state: ChallengeState
      about: Challenge['about']
      step: Challenge['step']
      standing: Challenge['standing']
      finding: Challenge['finding']
      outcome: Challenge['outcome']
    }
    complaints: {
      state: ComplaintState
      standing: Complaint['standing']
      result: Complaint['result']
      dismissal: Complaint['dismissal']
      outcome: Complaint['outcome']
    }
    talk_changes: { kind: ChangeKind }
    bid_examinations: { stage: ExaminationStage }
    tender_applications: { finding: ApplicationFinding | null }
    notice_objections: { finding: ObjectionFinding | null }
    complaint_papers: { kind: Paper['kind'] }
    awards: { lines: LineJson[]; before_winner: { from: string; until: string | null }[]; ended_ground: AwardEndGround | null }
  }
>
export type LowBidDecision = 'kept' | 'rejected'

export const tables = (db: Db) => db.withTables<TenderTables>()
export type Row<T extends keyof TenderTables> = Selectable<TenderTables[T]>

/** A list kept as json is written as its text: a driver would send a bare list as a database array. */
export const asJsonList = <T>(all: readonly T[]): T[] => JSON.stringify(all) as unknown as T[]
