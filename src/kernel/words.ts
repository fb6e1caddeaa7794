import { spoken, spokenWords } from './overlay.ts'

/** The two languages every sentence of Tandem exists in. */
export type Lang = 'zh' | 'en'
export const languages: readonly Lang[] = ['zh', 'en']

/** The same sentence in every language. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export type Sentence = string | ((...args: never[]) => string)
type Pair<T> = { readonly zh: T; readonly en: T }
type Spoken<T> = { readonly [K in keyof T]: T[K] extends Pair<infer S> ? S : never }

/** What a sentence has to be told: what its Chinese takes, the English takes too. */
type FactsOf<P> = P extends { readonly zh: (...facts: infer A) => string } ? A : []

/**
 * A step's dictionary, written as pairs so that a translator sees both languages side by side
 * and read one language at a time: `const t = words[lang]; t.title`.
 * A sentence may be a function; both languages then take the same arguments, and the compiler checks it. It takes money, days and words
 * as they are and says them in its own language. `words.both('title', …)` is the sentence in every language, for what travels further.
 * `name` says where it stands, `2-plans/words.dueWords`; a sentence's key is that name and its own, and a translation finds it by its key.
 */
export function dictionary<const T extends Record<string, Pair<string> | Pair<(...args: never[]) => string>>>(
  name: string,
  pairs: T,
): {
  readonly zh: Spoken<Widen<T>>
  readonly en: Spoken<Widen<T>>
  readonly both: <K extends keyof T>(key: K, ...facts: FactsOf<T[K]>) => Words
} {
  const pick = (lang: Lang) => {
    const said = {}
    for (const [key, pair] of Object.entries(pairs) as [string, Pair<Sentence>][]) {
      const sentence = pair[lang]
      Object.defineProperty(said, key, {
        enumerable: true,
        ...(typeof sentence === 'string'
          ? { get: () => spoken(lang, `${name}.${key}`, [], () => sentence) }
          : { value: (...facts: unknown[]) => spoken(lang, `${name}.${key}`, facts, () => tell(sentence, facts)) }),
      })
    }
    return said as Spoken<Widen<T>>
  }
  return {
    zh: pick('zh'),
    en: pick('en'),
    both: (key, ...facts) => {
      const [pair, place] = [pairs[key] as Pair<Sentence>, `${name}.${String(key)}`]
      return spokenWords(
        { zh: place, en: place },
        facts,
        () => tell(pair.zh, facts),
        () => tell(pair.en, facts),
      )
    },
  }
}

/** A sentence told its facts. */
export const tell = (s: Sentence, facts: readonly unknown[]): string =>
  typeof s === 'string' ? s : (s as (...facts: unknown[]) => string)(...facts)

type Widen<T> = {
  [K in keyof T]: T[K] extends { readonly zh: infer Z }
    ? Z extends string
      ? Pair<string>
      : Z extends (...args: infer A) => string
        ? Pair<(...args: A) => string>
        : never
    : never
}

/** A sentence in every language; its own text is its key for translations. */
export const both = (zh: string, en: string): Words =>
  spokenWords(
    { zh, en },
    [],
    () => zh,
    () => en,
  )

/** The title in this language, where somebody wrote one; else as it was written. */
export const titleIn = (of: { readonly title: string; readonly titleEn?: string | null } | undefined, lang: Lang): string =>
  (lang === 'en' && of?.titleEn) || of?.title || '—'
/** The name in this language, where there is one; else as it is. */
export const nameIn = (of: { readonly name: string; readonly nameEn: string | null } | undefined, lang: Lang): string =>
  (lang === 'en' && of?.nameEn) || (of?.name ?? '')
/** The title in every language. */
export const titles = (of: { readonly title: string; readonly titleEn?: string | null }): Words => ({
  zh: titleIn(of, 'zh'),
  en: titleIn(of, 'en'),
})

/** What stands between things named one after the other. */
export const listMarkIn = (lang: Lang): string => (lang === 'zh' ? '、' : ', ')
/** Several things named one after the other: `甲、乙` and `one, two`. */
export const listIn = (all: readonly string[], lang: Lang): string => all.join(listMarkIn(lang))
/** Several statements in one line: `甲；乙` and `one; two`. */
export const statementsIn = (all: readonly string[], lang: Lang): string => all.join(lang === 'zh' ? '；' : '; ')
/** What stands between a heading and what it heads. */
export const colonIn = (lang: Lang): string => (lang === 'zh' ? '：' : ': ')
/** What stands between a title and the sentence that goes on in its line. */
export const fullStopIn = (lang: Lang): string => (lang === 'zh' ? '。' : '. ')
/** Words of somebody as they were written: `「甲」` and `“one”`. */
export const quotedIn = (text: string, lang: Lang): string => (lang === 'zh' ? `「${text}」` : `“${text}”`)
/** Sentences one after the other; Chinese leaves no space between them. */
export const sentencesIn = (all: readonly string[], lang: Lang): string => all.join(lang === 'zh' ? '' : ' ')
/** Sentences one after the other, in every language. */
export const sentences = (all: readonly Words[]): Words => ({
  zh: sentencesIn(
    all.map((w) => w.zh),
    'zh',
  ),
  en: sentencesIn(
    all.map((w) => w.en),
    'en',
  ),
})
/** The other language, for what is shown in both. */
export const otherLang = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh')
/** What somebody wrote in one language or in both; undefined where it is written in none that is read here. */
export const writtenIn = (of: { readonly zh: string | null; readonly en: string | null }, lang: Lang): string | undefined =>
  (lang === 'en' && of.en) || of.zh || undefined

/** A sentence about a wrong choice with what can be chosen: all of it, or the first few where it is much. */
export function withChoices(wrong: string, choices: readonly string[], lang: Lang, most = 8): string {
  const [first, rest] = [choices.slice(0, most), Math.max(0, choices.length - most)]
  return lang === 'zh'
    ? `${wrong}可选的有：${first.join('、')}${rest > 0 ? `等 ${choices.length} 项` : ''}。`
    : `${wrong} The choices are: ${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}
/** Several statements in one line, in every language. */
export const statements = (all: readonly Words[]): Words => ({
  zh: statementsIn(
    all.map((w) => w.zh),
    'zh',
  ),
  en: statementsIn(
    all.map((w) => w.en),
    'en',
  ),
})
/** What parts two halves of one sentence. */
export const commaIn = (lang: Lang): string => (lang === 'zh' ? '，' : ', ')
/** A statement as a sentence of its own: with its full stop, in English with a capital. */
export const sentenceIn = (text: string, lang: Lang): string =>
  stoppedIn(lang === 'zh' ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`, lang)
/** A statement with its full stop. */
export const stoppedIn = (text: string, lang: Lang): string => (/[。.]$/.test(text) ? text : `${text}${lang === 'zh' ? '。' : '.'}`)

/** Puts names in the order of the language: Chinese by its sounds. */
export const collatorIn = (lang: Lang): Intl.Collator => new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en')
