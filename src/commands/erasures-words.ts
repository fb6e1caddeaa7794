import { dictionary } from '#kernel'

/** What is said of erasing again what a backup brought back. */
export const words = dictionary('commands/erasures-words.words', {
  help: {
    zh: `tandem erasures list
tandem erasures apply FILE

list 列出数据保护负责人删除过的文字，一处一行 JSON：在哪里、哪天、为什么，不含内容；请与备份分开保存。
恢复了仍含有这些文字的旧备份以后，用 apply 重新删除。
`,
    en: `tandem erasures list
tandem erasures apply FILE

list writes what the data officers erased, one line of JSON for each text: where it stood, when and why, nothing of what it said. Keep the
list apart from the backups. apply erases the same texts again, after an older backup was read back that still holds them.
`,
  },
  done: {
    zh: (code: string, done: { erased: number; already: number; missing: number }) =>
      `${code}：重新删除 ${done.erased} 处，已经删除的 ${done.already} 处，这个数据库里没有的 ${done.missing} 处。`,
    en: (code: string, done: { erased: number; already: number; missing: number }) =>
      `${code}: ${done.erased} erased again, ${done.already} erased already, ${done.missing} not in this database.`,
  },
  noList: {
    zh: (file: string) => `${file} 不是删除清单，没有改动任何内容。`,
    en: (file: string) => `${file} is no list of erasures; nothing was changed.`,
  },
})
