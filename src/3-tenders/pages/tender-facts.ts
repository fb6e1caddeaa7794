import type { FilesFacts } from '#files'
import type { TimetableRow } from '#law'
import type { Need } from '#needs'
import type { Organisation } from '#people'
import type { Alarm, HistoryEntry } from '#platform'
import type { FormState } from '#ui'
import type { myBid } from '../my-bid.ts'
import type { Seat } from '../rules/panel.ts'
import type { PublishFacts } from '../rules/tender-process.ts'
import type { Award, OpenedBid, Tender } from '../rules/tender.ts'
import type { ScoresRecord } from '../scores-record.ts'
import type { Question } from '../store/index.ts'

/** What the page of a tender shows, as far as whoever asks may see it. */
export interface TenderPageFacts {
  tender: Tender
  purchaser: Organisation | undefined
  needs: ReadonlyMap<string, Need>
  timetable: readonly TimetableRow[]
  questions: readonly Question[]
  check: PublishFacts | undefined
  award: Award | undefined
  winner: Organisation | undefined
  /** Awards of this tender that ended, the oldest first, and whose they were. */
  earlier: readonly Award[]
  formerWinners: ReadonlyMap<string, Organisation>
  /** Bids as this person may see them: after the opening the purchaser’s side, after the award everybody. */
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  /** All bids as they were announced at the opening, for everybody who bid; empty where nothing is announced. */
  announced: readonly OpenedBid[]
  seats: readonly Seat[]
  isMember: boolean
  /** Scores of a result that stands: the winner's sums by letter for everybody after the award, the whole for who reads the record. */
  record: ScoresRecord | undefined
  readsRecord: boolean
  /** The asker may open the files of all bids. */
  readsFiles: boolean
  mine: Awaited<ReturnType<typeof myBid>>
  history: readonly HistoryEntry[]
  /** What is due here and could not be done by a fault of ours. */
  alarms: readonly Alarm[]
  files: FilesFacts
  forms: Partial<Record<'ask' | 'answer' | 'end' | 'publish' | 'finding', FormState>>
}
