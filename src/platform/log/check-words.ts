import { dictionary } from '#kernel'

/** What verifying the log says of erasures that do not fit what they did. */
export const checkWords = dictionary({
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
    en: (id: string, said: number, n: number) => `The erasure ${id} says that it emptied ${said} entries, and ${n} point to it.`,
  },
  moreGone: {
    zh: (said: number, gone: number) => `抹去的记录一共说抹去了 ${said} 处，实际少了 ${gone} 处。`,
    en: (said: number, gone: number) => `The erasures say that they emptied ${said} parts in all, and ${gone} are gone.`,
  },
})
