import { type Lang, languages } from '#kernel'

/** What of a card is shown, to be framed by anybody's page. */
export interface Card {
  readonly lang: Lang
  readonly title: string
  readonly about: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** The page with everything, at its full address. */
  readonly href: string
}

/** The language a card was asked in: it stands in a page of that language, whatever its reader uses elsewhere. */
export const cardLang = (asked: string | undefined, otherwise: Lang): Lang => languages.find((l) => l === asked) ?? otherwise
