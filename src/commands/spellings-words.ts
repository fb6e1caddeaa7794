import { dictionary, refusals } from '#kernel'

/** Words that say yes, and words that say no, as people fill them in. */
export const yesWords = ['1', 'true', 'yes', 'y', '是', '是的', '对', '√', '✓', '✔']
export const noWords = ['0', 'false', 'no', 'n', '否', '不是', '不对', '×', '✗']

const zhList = (list: readonly string[]) => list.map((o) => `「${o}」`).join('')
const enList = (list: readonly string[]) => list.map((o) => `“${o}”`).join(', ')

/** How answers written in several ways were counted. */
export const spellingWords = dictionary('commands/spellings-words.spellingWords', {
  countedAs: {
    zh: (column: string, value: string, others: readonly string[]) => `「${column}」中的${zhList(others)}计作「${value}」。`,
    en: (column: string, value: string, others: readonly string[]) =>
      `in “${column}” ${enList(others)} ${others.length === 1 ? 'is' : 'are'} counted as “${value}”.`,
  },
  ratedAs: {
    zh: (value: string, others: readonly string[]) => `${zhList(others)}计作「${value}」。`,
    en: (value: string, others: readonly string[]) => `${enList(others)} ${others.length === 1 ? 'is' : 'are'} counted as “${value}”.`,
  },
  countedApart: {
    zh: (column: string, names: readonly string[]) =>
      `「${column}」中的${zhList(names)}只差大小写或全半角，分开计算。若是同一个，请先改成一样。`,
    en: (column: string, names: readonly string[]) =>
      `in “${column}” ${enList(names)} differ only in case or width and are counted apart. If they are one, write them alike.`,
  },
})

/** What is not guessed about answers written in several ways. */
export const refuse = refusals({
  'value-never': {
    status: 422,
    zh: (column: string, value: string, all: string) => `「${column}」里没有一格是「${value}」。出现过的值：${all}。`,
    en: (column: string, value: string, all: string) => `No cell of “${column}” is “${value}”. The values that occur: ${all}.`,
  },
  'both-ways': {
    status: 422,
    zh: (value: string) => `「${value}」同时写在 --same 和 --apart 里，请只留一处。`,
    en: (value: string) => `“${value}” stands in both --same and --apart. Keep one.`,
  },
  unclear: {
    status: 422,
    zh: (column: string, value: string, others: readonly string[]) =>
      `「${column}」中的${zhList(others)}可能就是「${value}」的另一种写法，也可能是另一个回答，这里不猜。是同一个回答请加 --same ${others.join(',')}，是另一个回答请加 --apart ${others.join(',')}。`,
    en: (column: string, value: string, others: readonly string[]) =>
      `In “${column}” ${enList(others)} may be another spelling of “${value}” or another answer, which is not guessed here. Add --same ${others.join(',')} if it is the same, --apart ${others.join(',')} if it is another.`,
  },
})
