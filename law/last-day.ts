import { type Citation, type Day, isAfter, isRefusal, isSameDay, type Refusal, sayDay } from '#kernel'
import type { Reason } from './answer.ts'
import { type Calendar, workingDayFrom } from './calendar.ts'
import { type Length, plusLength } from './length.ts'
import { because } from './steps.ts'

export interface LastDayOn {
  /** The day that is safe: the last day as far as it is known. */
  readonly on: Day
  /** `unknown`: the calendar does not have the year, so it may still move; `why` says what to do. */
  readonly state: 'stands' | 'moved' | 'unknown'
  readonly why?: Refusal
  readonly steps: readonly Reason[]
}

/**
 * The law by which a clock ends. `civil`: what two sides agreed on, or the law of payment lays down. `procurement`: a period of the law
 * of buying. `none`: a reminder of the program, which binds nobody and so never moves.
 */
export type Follows = 'civil' | 'procurement' | 'none'

/** How the last days of a country's clocks are counted. */
export interface LastDays {
  readonly lastDayAfter: (follows: Follows, from: Day, length: Length, calendar: Calendar) => LastDayOn | Refusal
  readonly lastOfDays: (follows: Follows, from: Day, days: number, calendar: Calendar) => LastDayOn
  readonly procurementLastDay: (from: Day, length: Length, calendar: Calendar) => Day | Refusal
  readonly civilLastDay: (counted: Day, calendar: Calendar) => LastDayOn
  readonly isCivilTermOver: (lastOn: Day, today: Day, calendar: Calendar) => boolean
}

/**
 * Counting in a country where a last day off moves to the next working day.
 * @param texts which of its texts say so, for either law
 */
export function lastDaysThatMove(texts: Readonly<Record<'civil' | 'procurement', readonly Citation[]>>): LastDays {
  /**
   * The last day of a clock: the one place where a day is counted by which somebody has to act. The day it starts from does not count.
   * Days that end on a day off move as the law of the clock says. Refused only where working days cannot be counted; a last day in days
   * whose year is not known is `unknown`, safe to act by, and nothing may follow from missing it before that year is entered.
   */
  function lastDayAfter(follows: Follows, from: Day, length: Length, calendar: Calendar): LastDayOn | Refusal {
    const counted = plusLength(from, length, calendar)
    if (isRefusal(counted)) return counted
    // Working days end on one by themselves.
    return follows === 'none' || length.unit === 'working-days'
      ? { on: counted, state: 'stands', steps: [] }
      : movedOff(follows, counted, calendar)
  }

  /** The same for a clock in days, whose counted day is always known. */
  const lastOfDays = (follows: Follows, from: Day, days: number, calendar: Calendar): LastDayOn =>
    lastDayAfter(follows, from, { count: days, unit: 'days' }, calendar) as LastDayOn

  /** The last day of a period of procurement. Refused where the calendar does not know whether it moves, saying what to do. */
  function procurementLastDay(from: Day, length: Length, calendar: Calendar): Day | Refusal {
    const last = lastDayAfter('procurement', from, length, calendar)
    return isRefusal(last) ? last : (last.why ?? last.on)
  }

  /** Whether a civil term is over on a day. While the year of its last day is not known it is not. */
  function isCivilTermOver(lastOn: Day, today: Day, calendar: Calendar): boolean {
    if (!isAfter(today, lastOn)) return false
    const last = civilLastDay(lastOn, calendar)
    return last.state !== 'unknown' && isAfter(today, last.on)
  }

  /**
   * The last day of a civil period that was counted to a day: the day itself, or the first working day after it.
   * Where the year is not known, the counted day is safe to act by, and nobody may be told they are late before the year is entered.
   */
  const civilLastDay = (counted: Day, calendar: Calendar): LastDayOn => movedOff('civil', counted, calendar)

  function movedOff(follows: 'civil' | 'procurement', counted: Day, calendar: Calendar): LastDayOn {
    const rule = texts[follows]
    const moved = workingDayFrom(counted, calendar)
    if (isRefusal(moved))
      return {
        on: counted,
        state: 'unknown',
        why: moved,
        steps: [
          because(
            `${sayDay(counted, 'zh')}是否放假还不知道：这一天以前办总是按期；补录这一年的工作日历以前，不计算逾期。`,
            `Whether ${sayDay(counted, 'en')} is a day off is not known yet: until then it is always in time; nothing is counted as late before the year is entered.`,
            ...rule,
          ),
          { says: moved.words, cites: [] },
        ],
      }
    if (isSameDay(moved, counted)) return { on: counted, state: 'stands', steps: [] }
    return {
      on: moved,
      state: 'moved',
      steps: [
        because(
          `${sayDay(counted, 'zh')}是休假日，最后一日顺延到${sayDay(moved, 'zh')}。`,
          `${sayDay(counted, 'en')} is a day off: the last day becomes ${sayDay(moved, 'en')}.`,
          ...rule,
        ),
      ],
    }
  }

  return { lastDayAfter, lastOfDays, procurementLastDay, civilLastDay, isCivilTermOver }
}
