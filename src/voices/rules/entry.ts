import type { Day } from '#kernel'
import { accessWords, groupWords, languageWords, roomWords, wayWords, weekdayWords } from './entry-words.ts'

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]]
export type Group = keyof typeof groupWords
export const groups = keys(groupWords)
export type Way = keyof typeof wayWords
export const ways = keys(wayWords)
export type Spoken = keyof typeof languageWords
export const spoken = keys(languageWords)
export type Room = keyof typeof roomWords
export const rooms = keys(roomWords)
export type Access = keyof typeof accessWords
export const accesses = keys(accessWords)
export const weekdays = keys(weekdayWords)

/** What an institution says of one line of its contract in the directory. */
export interface Entry {
  readonly contractId: string
  readonly lineId: string
  readonly says: string
  readonly forWhom: readonly Group[]
  readonly address: string | null
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[]
  /** `09:00`; null where only words say when. */
  readonly opens: string | null
  readonly closes: string | null
  readonly hoursNote: string | null
  readonly ways: readonly Way[]
  readonly phone: string | null
  readonly languages: readonly Spoken[]
  readonly accessible: Access
  readonly room: Room
  /** The day on which the institution said whether there is room. */
  readonly roomOn: Day | null
  readonly keptOn: Day
  readonly version: number
}

/** A time of day as it is kept: `9:00` and `9：00` are 09:00. */
export function timeOfDay(typed: string): string | undefined {
  const found = /^(\d{1,2})[:：.](\d{2})$/.exec(typed.trim())
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])]
  return found && hour <= 24 && minute < 60 && (hour < 24 || minute === 0) ? `${String(hour).padStart(2, '0')}:${found[2]}` : undefined
}
