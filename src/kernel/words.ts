/** The two languages every sentence of Tandem exists in. */
export type Lang = 'zh' | 'en'
export const languages: readonly Lang[] = ['zh', 'en']

/** The same sentence in every language. */
export interface Words {
  readonly zh: string
  readonly en: string
}

type Sentence = string | ((...args: never[]) => string)
type Pair<T> = { readonly zh: T; readonly en: T }
type Spoken<T> = { readonly [K in keyof T]: T[K] extends Pair<infer S> ? S : never }

/**
 * A step's dictionary, written as pairs so that a translator sees both languages side by side
 * and read one language at a time: `const t = words[lang]; t.title`.
 * A sentence may be a function; both languages then take the same arguments, and the compiler checks it.
 */
export function dictionary<const T extends Record<string, Pair<string> | Pair<(...args: never[]) => string>>>(
  pairs: T,
): { readonly zh: Spoken<Widen<T>>; readonly en: Spoken<Widen<T>>; readonly both: (key: keyof T) => Words } {
  const pick = (lang: Lang) => Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[lang]])) as Spoken<Widen<T>>
  return {
    zh: pick('zh'),
    en: pick('en'),
    both: (key) => {
      const pair = pairs[key] as Pair<Sentence>
      if (typeof pair.zh !== 'string' || typeof pair.en !== 'string')
        throw new Error(`"${String(key)}" is a sentence with facts; say it with words[lang].${String(key)}(…)`)
      return { zh: pair.zh, en: pair.en }
    },
  }
}

type Widen<T> = {
  [K in keyof T]: T[K] extends { readonly zh: infer Z }
    ? Z extends string
      ? Pair<string>
      : Z extends (...args: infer A) => string
        ? Pair<(...args: A) => string>
        : never
    : never
}

/** Joins what belongs together in one sentence the way each language does. */
export const both = (zh: string, en: string): Words => ({ zh, en })
