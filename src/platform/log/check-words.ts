import { count, dictionary } from '#kernel'

/** What verifying the log says of erasures that do not fit what they did. */
export const checkWords = dictionary({
  nobody: {
    zh: (id: string, by: string) => `记录 ${id} 说是由 ${by} 抹去的，可是日志里没有这样一条抹去的记录。`,
    en: (id: string, by: string) => `The entry ${id} is said to have been erased by ${by}, and the log has no such erasure.`,
  },
  tile: {
    zh: (level: number, number: string) => `哈希块 ${level}/${number} 比日志长或者短。`,
    en: (level: number, number: string) => `The tile ${level}/${number} is longer or shorter than the log.`,
  },
  saltless: {
    zh: (id: string) => `记录 ${id} 没有盐，排不进日志的顺序。`,
    en: (id: string) => `The entry ${id} has no salts and can get no place in the log.`,
  },
  waitsLong: {
    zh: (n: number, minutes: number) => `有 ${n} 条记录等了 ${minutes} 分钟以上还没有排进日志。`,
    en: (n: number, minutes: number) =>
      `${n} ${n === 1 ? 'entry has' : 'entries have'} waited more than ${minutes} minutes for a place in the log.`,
  },
  earlier: {
    zh: (id: string, by: string) => `记录 ${id} 说是由 ${by} 抹去的，可是那一条比它更早。`,
    en: (id: string, by: string) => `The entry ${id} is said to have been erased by ${by}, which is older than it.`,
  },
  uncounted: {
    zh: (id: string) => `抹去的记录 ${id} 没有说抹去了几条。`,
    en: (id: string) => `The erasure ${id} does not say of how many entries.`,
  },
  otherNumber: {
    zh: (id: string, said: number, n: number) => `抹去的记录 ${id} 说抹去了 ${said} 条，实际有 ${n} 条指着它。`,
    en: (id: string, said: number, n: number) =>
      `The erasure ${id} says that it emptied ${count(said, 'entry')}, and ${n} ${n === 1 ? 'points' : 'point'} to it.`,
  },
  moreGone: {
    zh: (said: number, gone: number) => `抹去的记录一共说抹去了 ${said} 处，实际少了 ${gone} 处。`,
    en: (said: number, gone: number) =>
      `The erasures say that they emptied ${count(said, 'part')} in all, and ${gone} ${gone === 1 ? 'is' : 'are'} gone.`,
  },
})
