import { type Lang, sayDay, writtenIn } from '#kernel'
import { roles } from '#people'
import { kindReasons, kindWords } from './kind-words.ts'
import type { Notice } from './store.ts'
import { words } from './words.ts'

/** A notice in one language, a line each: what, by when where it has a day, and why this person is told. */
export function sayNotice(n: Pick<Notice, 'kind' | 'title_zh' | 'title_en' | 'due_on' | 'as_role'>, lang: Lang): string[] {
  const t = words[lang]
  return [t.headed(kindWords[n.kind][lang], titleOf(n, lang)), ...(n.due_on ? [t.by(sayDay(n.due_on, lang))] : []), whyTold(n, lang)]
}

/** Why this person is told: who they are here, where it was kept, and what it is. */
export function whyTold({ kind, as_role: as }: Pick<Notice, 'kind' | 'as_role'>, lang: Lang): string {
  const t = words[lang]
  const why = kindReasons[kind][lang]
  return as && as in roles ? t.becauseYouAre(roles[as as keyof typeof roles].words[lang], why) : t.because(why)
}

export const titleOf = (n: Pick<Notice, 'title_zh' | 'title_en'>, lang: Lang): string =>
  writtenIn({ zh: n.title_zh, en: n.title_en }, lang) ?? ''
