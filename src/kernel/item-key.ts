import { simplified } from './traditional.ts'

/**
 * How names of budget items and of catalogue categories are compared: by their letters and digits, so that a blank, a full-width bracket or a
 * traditional character makes no other item of one. A stop between figures is a part of them.
 */
export function itemKey(name: string): string {
  const seen = simplified(name.normalize('NFKC').toLowerCase())
  const bare = seen.replaceAll(/[^\p{L}\p{N}.]|(?<!\p{N})\.|\.(?!\p{N})/gu, '')
  return bare === '' ? seen.trim() : bare
}

/** Whether two names are of one item. */
export const isSameItem = (a: string, b: string): boolean => a === b || itemKey(a) === itemKey(b)
