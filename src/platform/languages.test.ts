import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { both, day, dictionary, otherLanguages, refusals, sayDay, speakBy, tagIn, yuan, type Day, type Money } from '#kernel'
import { afterEach, expect, test } from 'vitest'
import { readLanguages, speakingIn, spokenNow } from './languages.ts'

const words = dictionary('test/words.words', {
  title: { zh: '标题', en: 'Title' },
  left: { zh: '剩余', en: 'Left' },
  pages: { zh: (n: number) => `${n} 页`, en: (n: number) => `${n} pages` },
  due: { zh: (on: Day, amount: Money) => `${sayDay(on, 'zh')} ${amount}`, en: (on: Day, amount: Money) => `${sayDay(on, 'en')} ${amount}` },
  odd: { zh: (of: object) => `${typeof of}`, en: (of: object) => `an ${typeof of}` },
})
const refuse = refusals({ 'test-late': { status: 409, zh: '晚了。', en: 'Too late.' } })
const plain = both('一句', 'A sentence')

const folder = mkdtempSync(join(tmpdir(), 'languages-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const write = (code: string, files: Record<string, unknown>) => {
  mkdirSync(join(folder, code), { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, code, name), JSON.stringify(content))
}

test('a language is one folder of translations by key; what it does not say is said in the language below it', () => {
  write('fr', {
    'language.json': { name: 'Français', base: 'en' },
    'all.json': {
      'test/words.words.title': 'Titre',
      'test/words.words.pages': { one: '{0} page', other: '{0} pages en tout' },
      'test/words.words.due': 'le {0} : {1}',
      'test/words.words.odd': 'un {0}',
      'kernel/day-words.dayWords.day': '{2}/{1}/{0}',
      'refusal.test-late': 'Trop tard.',
      'A sentence': 'Une phrase',
    },
  })
  speakBy(spokenNow)
  const all = readLanguages(folder)
  const seen = speakingIn({ overlay: all[0], all }, () => {
    const t = words.en
    return {
      title: t.title,
      left: t.left,
      pages: [t.pages(1), t.pages(3)],
      due: t.due(day('2026-03-01'), yuan('12')),
      odd: t.odd({}),
      chinese: words.zh.title,
      refusal: refuse('test-late').words.en,
      sentence: plain.en,
      tag: [tagIn('en'), tagIn('zh')],
      others: otherLanguages('en').map((l) => l.name),
    }
  })
  expect(seen).toEqual({
    title: 'Titre',
    left: 'Left',
    pages: ['1 page', '3 pages en tout'],
    due: 'le 1/3/2026 : ¥12.00',
    // A fact that no translation can say leaves the sentence of the language below.
    odd: 'an object',
    chinese: '标题',
    refusal: 'Trop tard.',
    sentence: 'Une phrase',
    tag: ['fr', 'zh-CN'],
    others: ['中文', 'English'],
  })
  // What is kept is read while nothing is spoken, and stays in the two languages.
  expect(JSON.stringify(speakingIn({ overlay: all[0], all }, () => words.both('title')))).toBe('{"zh":"标题","en":"Title"}')
  expect([words.en.title, plain.en, otherLanguages('en').map((l) => l.name)]).toEqual(['Title', 'A sentence', ['中文']])
})

test('a folder that is none, and a file that cannot be read, are told apart', () => {
  expect(readLanguages(join(folder, 'none'))).toEqual([])
  write('de', { 'language.json': { name: 'Deutsch', base: 'fr' } })
  expect(() => readLanguages(folder)).toThrow(/language\.json is no file of a language/)
})
