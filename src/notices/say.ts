import { type Lang, sayDay, writtenIn } from '#kernel'
import { kindReasons, kindWords } from './kind-words.ts'
import type { Notice } from './store.ts'
import { words } from './words.ts'

/** A notice in one language, a line each: what, by when where it has a day, and why this person is told. */
export function sayNotice(n: Pick<Notice, 'kind' | 'title_zh' | 'title_en' | 'due_on'>, lang: Lang): string[] {
  const t = words[lang]
  return [
    t.headed(kindWords[n.kind][lang], titleOf(n, lang)),
    ...(n.due_on ? [t.by(sayDay(n.due_on, lang))] : []),
    t.because(kindReasons[n.kind][lang]),
  ]
}

export const titleOf = (n: Pick<Notice, 'title_zh' | 'title_en'>, lang: Lang): string =>
  writtenIn({ zh: n.title_zh, en: n.title_en }, lang) ?? ''
