import { receivedFile } from '#platform'
import type { Attached } from './ready-files.ts'

/** The files of a field that came in with something in them. */
export const chosen = (value: unknown): Attached[] =>
  [value].flat().flatMap((f) => {
    const known = f instanceof File ? receivedFile(f) : undefined
    return known && 'path' in known ? [{ ...known, name: (f as File).name }] : []
  })
