import { type Day, day } from './day.ts'
import { erasedWords, erasureGrounds } from './erased-words.ts'
import type { Lang, Words } from './words.ts'

/*
 * What stands in the place of a text that a data officer erased: when and why, and nothing of what it said. The mark begins and ends with
 * characters that no form and no API takes (`withoutUnseen` in platform/input.ts removes them), so nobody can write one. It is kept as it
 * is and said in words where it leaves the house: on a page, in a table to take away, in JSON.
 */

export type ErasureGround = keyof typeof erasureGrounds
export const erasureGroundNames = Object.keys(erasureGrounds) as [ErasureGround, ...ErasureGround[]]

export interface Erased {
  readonly on: Day
  readonly ground: ErasureGround
}

const marks = /\ufff9erased (\d{4}-\d{2}-\d{2}) ([a-z]+)\ufffb/g

export const erasedMark = (e: Erased): string => `\ufff9erased ${e.on.toString()} ${e.ground}\ufffb`
export const isErased = (text: string): boolean => /^\ufff9erased \d{4}-\d{2}-\d{2} [a-z]+\ufffb$/.test(text)

const sentence = (on: string, ground: string): Words =>
  erasedWords.both('erased', day(on), erasureGrounds[ground as ErasureGround] ?? erasureGrounds.asked)

/** A text with every mark in it said in words; in both languages where the reader's is not known, as in a file. */
export function sayErased(text: string, lang?: Lang): string {
  if (!text.includes('\ufff9')) return text
  return text.replace(marks, (_, on: string, ground: string) => {
    const said = sentence(on, ground)
    return lang ? said[lang] : `${said.zh} ${said.en}`
  })
}

/**
 * A value as it goes out as JSON: where a text was erased it is empty, and the object that held it has `erased: true`. In a list of texts
 * the erased one is empty.
 */
export function erasedAsJson<T>(value: T): T {
  if (typeof value === 'string') return (isErased(value) ? '' : sayErased(value)) as T
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(erasedAsJson) as T
  // What knows its own form, as a day, says it itself.
  const kind: unknown = Object.getPrototypeOf(value)
  if (kind !== Object.prototype && kind !== null) return value
  const entries = Object.entries(value)
  const has = entries.some(([, v]) => typeof v === 'string' && isErased(v))
  return { ...Object.fromEntries(entries.map(([k, v]) => [k, erasedAsJson(v)])), ...(has && { erased: true }) } as T
}
