import { halfWidth, traditionalPairs } from '#kernel'
import { type RawBuilder, sql } from 'kysely'

/**
 * Looking for words as people type them: full-width or not, traditional or simplified, several words in any order, with or without
 * the dot and blanks within a name. What is stored stays as it is; what is asked for becomes a pattern that meets all its forms.
 */

const simplified = new Map<string, string>()
const traditional = new Map<string, string[]>()
for (let i = 0; i < traditionalPairs.length; i += 2) {
  simplified.set(traditionalPairs[i]!, traditionalPairs[i + 1]!)
  traditional.set(traditionalPairs[i + 1]!, [...(traditional.get(traditionalPairs[i + 1]!) ?? []), traditionalPairs[i]!])
}

/** Dots of foreign names and every kind of blank: they stand in names or not. */
const between = /[\s·・‧•∙\u3000]/g

/** A text as it is compared: half-width, lower case, simplified characters, without dots and blanks. */
export const inPlainestForm = (text: string): string =>
  halfWidth(text)
    .toLowerCase()
    .replace(/[\u4e00-\u9fff]/g, (c) => simplified.get(c) ?? c)
    .replace(between, '')

/** Texts that are looked through again and again, as those of the law, in their plainest form. */
const plainTexts = new Map<string, string>()
function plainOf(text: string): string {
  const known = plainTexts.get(text)
  if (known !== undefined) return known
  if (plainTexts.size >= 5_000) plainTexts.clear()
  const plain = inPlainestForm(text)
  plainTexts.set(text, plain)
  return plain
}

/** The words of a question, each in its plainest form. A question of dots and blanks alone has none. */
export const searchWords = (asked: string): string[] =>
  halfWidth(asked.slice(0, 200))
    .split(/[\s,，、;；]+/)
    .map(inPlainestForm)
    .filter((w) => w !== '')
    .slice(0, 10)

/** Whether a text holds every word that is asked for. */
export function holds(text: string, asked: string): boolean {
  const words = searchWords(asked)
  const plain = plainOf(text)
  return words.length > 0 && words.every((w) => plain.includes(w))
}

/** Every way a sign of a word may be stored. */
function formsOf(c: string): string[] {
  const wide = /[!-~]/.test(c)
    ? [String.fromCharCode(c.charCodeAt(0) + 0xfee0), String.fromCharCode(c.toUpperCase().charCodeAt(0) + 0xfee0)]
    : []
  return [...new Set([c, c.toUpperCase(), ...wide, ...(traditional.get(c) ?? [])])].filter((f) => [...f].length === 1)
}

/** A regular expression of PostgreSQL that meets a word in all its forms. */
export const searchPattern = (word: string): string =>
  [...word]
    .map(
      (c) =>
        `[${formsOf(c)
          .map((f) => (/[\p{L}\p{N}]/u.test(f) ? f : `\\${f}`))
          .join('')}]`,
    )
    .join('[\\s·・‧•∙\u3000]*')

/** The same in a query. @param text an expression that gives the text to look in, never null */
export function holdsInSql(text: RawBuilder<unknown>, asked: string): RawBuilder<boolean> {
  const words = searchWords(asked)
  if (words.length === 0) return sql<boolean>`false`
  return sql<boolean>`(${sql.join(
    words.map((w) => sql`${text} ~ ${searchPattern(w)}`),
    sql` and `,
  )})`
}
