import type { Lang } from './words.ts'

/** What each language calls itself, whatever is being spoken. */
export const ownNames: Readonly<Record<Lang, string>> = Object.freeze({ zh: '中文', en: 'English' })
