import { ownNames } from './language-words.ts'
import type { Lang, Words } from './words.ts'

/**
 * Another language: an overlay of translations by key over one of the two that every sentence is written in. What it does not say is said
 * in that one. A key is where a sentence stands, `2-plans/words.words.title`; a refusal's is its code, `refusal.plan-not-ready`;
 * what `both` says has itself as its key, in the language below.
 */
export interface Overlay {
  /** Its tag, as `fr` or `pt-BR`. */
  readonly code: string
  /** Its own name for itself. */
  readonly name: string
  /** The language below it. */
  readonly base: Lang
  /** What is said in it; undefined where it has no translation. */
  readonly say: (key: string, facts: readonly unknown[], below: () => string) => string | undefined
  /** May be asked for in an address, `?lang=`: what is made for tests only. */
  readonly byAddress?: true
}

/** What is being said in while a page is made, and which other languages there are. */
export interface Speaking {
  readonly overlay?: Overlay | undefined
  readonly all: readonly Overlay[]
}
let speaking: () => Speaking | undefined = () => undefined
/** Tells the words how to find out what is being spoken; without it only the two languages are. */
export const speakBy = (found: () => Speaking | undefined): void => {
  speaking = found
}
const over = (lang: Lang): Overlay | undefined => {
  const overlay = speaking()?.overlay
  return overlay?.base === lang ? overlay : undefined
}

/** A sentence as it is said now: by the overlay, where one lies over this language and has it. */
export const spoken = (lang: Lang, key: string, facts: readonly unknown[], below: () => string): string =>
  over(lang)?.say(key, facts, below) ?? below()

/** A sentence in every language, each read when it is said: what is kept or sent is written in the two languages, what is shown in any. */
export const spokenWords = (keys: Words, facts: readonly unknown[], zh: () => string, en: () => string): Words => ({
  get zh() {
    return spoken('zh', keys.zh, facts, zh)
  },
  get en() {
    return spoken('en', keys.en, facts, en)
  },
})

const tags: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' }
/** The tag of the language a page is in, for `lang` and `hreflang`. */
export const tagIn = (lang: Lang): string => over(lang)?.code ?? tags[lang]

/** The languages beside the one that is being spoken: what stands in an address that chooses it, its tag, its own name. */
export function otherLanguages(lang: Lang): { readonly code: string; readonly tag: string; readonly name: string }[] {
  const here = over(lang)
  return [
    ...(['zh', 'en'] as const).filter((l) => here || l !== lang).map((l) => ({ code: l, tag: tags[l], name: ownNames[l] })),
    ...(speaking()?.all ?? []).filter((o) => o !== here && !o.byAddress).map((o) => ({ code: o.code, tag: o.code, name: o.name })),
  ]
}

/** A translation: a sentence with its facts as `{0}`, `{1}`, or one for each case of a fact: `{ "one": …, "other": … }`, `{ "true": …, "false": … }`. */
export type Translation = string | { readonly [kind: string]: string }

/** An overlay from translations by key. `sayFact` says a fact that is no text and no number; undefined where it cannot. */
export function overlayOf(
  of: Pick<Overlay, 'code' | 'name' | 'base'>,
  translations: ReadonlyMap<string, Translation>,
  sayFact: (fact: unknown, lang: Lang) => string | undefined,
): Overlay {
  const plural = new Intl.PluralRules(of.code)
  return {
    code: of.code,
    name: of.name,
    base: of.base,
    say(key, facts) {
      const found = translations.get(key)
      const sentence = typeof found === 'object' ? kindOf(found, facts, plural) : found
      if (sentence === undefined) return undefined
      let complete = true
      const said = sentence.replace(/\{(\d)\}/g, (_, n: string) => {
        const fact = facts[Number(n)]
        const text = typeof fact === 'string' || typeof fact === 'number' ? String(fact) : sayFact(fact, of.base)
        if (text === undefined) complete = false
        return text ?? ''
      })
      // A fact that cannot be said makes a sentence that is wrong: the language below has the right one.
      return complete ? said : undefined
    },
  }
}

function kindOf(of: Readonly<Record<string, string>>, facts: readonly unknown[], plural: Intl.PluralRules): string | undefined {
  for (const fact of facts) {
    const kinds = typeof fact === 'number' ? [String(fact), plural.select(fact)] : [String(fact)]
    for (const kind of kinds) if (Object.hasOwn(of, kind)) return of[kind]
  }
  return of.other
}

const [open, close] = ['\u27e6', '\u27e7']
const accents = new Map(
  [...'aàcçdđeégğhĥiîjĵkķlľnñoöpþrŕsštťuûwŵyýzžAÀCÇDÐEÉGĞHĤIÎJĴKĶLĽNÑOÖPÞRŔSŠTŤUÛWŴYÝZŽ'].flatMap((c, i, all) =>
    i % 2 === 0 ? [[c, all[i + 1]!] as const] : [],
  ),
)

/** A third more, in pieces as long as a long word of German. */
const longer = (length: number): string => '·'.repeat(Math.ceil(length / 3)).replace(/·{16}(?=·)/g, '$& ')

/**
 * A language that nobody speaks: every sentence in accented letters, longer by a third, between ⟦ and ⟧. What stands on a page without
 * those marks is written into the page or is somebody's data.
 */
export const pseudo: Overlay = {
  code: 'en-XA',
  name: '⟦Ţéšť⟧',
  base: 'en',
  byAddress: true,
  say: (_, __, below) => {
    const text = below()
    if (!/\p{L}/u.test(text)) return text
    // What is said within the sentence is marked already.
    const letters = text
      .split(/(\u27e6[^\u27e7]*\u27e7)/)
      .map((part) => (part.startsWith(open) ? part.slice(1, -1) : [...part].map((c) => accents.get(c) ?? c).join('')))
    return `${open}${letters.join('')}${longer(text.length)}${close}`
  },
}
