import { count } from './count-words.ts'
import { dictionary } from './words.ts'

export const teamWords = dictionary('kernel/team-words.teamWords', {
  share: { zh: (percent: string) => `工作时间的 ${percent}%`, en: (percent: string) => `${percent}% of full time` },
  unreadable: {
    zh: (row: string) => `「${row}」看不明白。一行一人：姓名，资格，工作时间的百分比（1 到 100），例如 王敏，社会工作师，50%。`,
    en: (row: string) =>
      `“${row}” cannot be read. One person a line: name, qualification, per cent of full time (1 to 100), as in Wang Min, social worker, 50%.`,
  },
  tooMany: {
    zh: (most: number) => `一项内容最多写 ${most} 人。`,
    en: (most: number) => `A line names at most ${count(most, 'person', 'people')}.`,
  },
  twice: { zh: (name: string) => `${name} 写了两次。请合成一行。`, en: (name: string) => `${name} stands there twice. Make it one line.` },
  isLess: {
    zh: (title: string, was: string, now: string) => `「${title}」的团队比已签订的少：工作时间合计从 ${was}% 到 ${now}%。价钱不变。`,
    en: (title: string, was: string, now: string) =>
      `The team of “${title}” is less than both signed: ${was}% of full time in all, now ${now}%. The price stays.`,
  },
  tooMuch: {
    zh: (names: readonly string[]) => `${names.join('、')} 在各项内容里加起来超过了 100% 的工作时间。请减少，或者换人。`,
    en: (names: readonly string[]) =>
      `${names.join(', ')}: more than 100% of full time over all lines. Give less of it, or name somebody else.`,
  },
})
