import { dictionary } from '#kernel'

/** What is said of totals that are kept beside the records they count. */
export const words = dictionary('commands/totals-words.words', {
  help: {
    zh: `tandem totals check
tandem totals mend

check 把随服务记录一起保存的合计，逐份合同与逐条数出来的结果核对，不一致的列出来，什么也不改。
mend 另把不一致的重新数一遍。正常运行时两者总是一致的；从别处搬来数据、手工改过数据表以后用它。
`,
    en: `tandem totals check
tandem totals mend

check holds the totals that are kept with the service records, contract by contract, against a count of every record, lists what differs and
changes nothing. mend counts anew what differs. While the program runs the two are always the same; use it after data were moved in from
elsewhere or tables were changed by hand.
`,
  },
  differs: {
    zh: (code: string, contract: string, table: string) => `${code}：合同 ${contract} 的 ${table} 与记录不一致。`,
    en: (code: string, contract: string, table: string) => `${code}: ${table} of contract ${contract} is not what its records say.`,
  },
  fine: { zh: (code: string) => `${code}：合计与记录一致。`, en: (code: string) => `${code}: the totals are what the records say.` },
  mended: {
    zh: (code: string, n: number) => `${code}：重新数了 ${n} 处。`,
    en: (code: string, n: number) => `${code}: ${n} counted anew.`,
  },
})
