import { isRefusal } from '#kernel'
import { type PlainTable, readPlain } from './read.ts'
import type { Told } from './words.ts'

export interface ToRead {
  content: Uint8Array | string
  mostRows: number
}
/** The words of a refusal are said where it is told, in whatever language is spoken there: what crosses is its code. */
export type WasRead = PlainTable | { no: Told }

/** Reads a table beside the server. */
export function readTask({ content, mostRows }: ToRead): WasRead {
  const read = readPlain(content, mostRows)
  return isRefusal(read) ? { no: [read.code as Told[0], read.facts] } : read
}
