import { type Trouble, troubles } from './trouble-words.ts'

/** What a service is found by: everything that is said of it, in one text. */
interface Searchable {
  readonly text: string
}

/** Whether a service is for a trouble, by any of its words. */
export const isFor = (s: Searchable, t: Trouble): boolean => {
  const text = s.text.toLowerCase()
  return t.words.some((w) => text.includes(w))
}

/**
 * What somebody typed, looked for as it stands and by the troubles it speaks of: who types 孤单 or “nobody to talk to” finds what is called
 * 个案 in a contract. Of several words each has to be found in one way or the other, or all of them together be a trouble.
 */
export function matches(s: Searchable, typed: string): boolean {
  const asked = typed.trim().toLowerCase()
  const text = s.text.toLowerCase()
  const found = (part: string) => text.includes(part) || spokenOf(part).some((t) => isFor(s, t))
  const parts = asked.split(/[\s,，、。]+/).filter(Boolean)
  return asked === '' || parts.every(found) || (/[a-z]/.test(asked) && found(asked))
}

/** Troubles somebody speaks of: by what a trouble is called, or by one of its words. */
const spokenOf = (typed: string): readonly Trouble[] =>
  troubles.filter((t) => {
    const said = [t.says.zh, t.says.en.toLowerCase()]
    return (
      said.some((x) => x.includes(typed)) ||
      t.words.some((w) => (w.length > 3 || /[^a-z]/.test(w) ? typed.includes(w) : new RegExp(`\\b${w}\\b`).test(typed)))
    )
  })
