import { dictionary } from '#kernel'

/** Why it is not known in which jurisdiction a command works. */
export const words = dictionary('commands/jurisdiction-words.words', {
  none: {
    zh: '还没有设立任何区划。请先运行 tandem serve，按打印的网址设立。',
    en: 'No jurisdiction is set up yet. Run tandem serve and open the address it prints.',
  },
  which: {
    zh: (codes: readonly string[]) => `请用 --jurisdiction 指明哪一个：${codes.join('、')}。`,
    en: (codes: readonly string[]) => `Say which one with --jurisdiction: ${codes.join(', ')}.`,
  },
})
