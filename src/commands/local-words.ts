import { dictionary, type Words } from '#kernel'

/** What is said of the numbers a jurisdiction sets for itself. */
export const words = dictionary('commands/local-words.words', {
  usage: {
    zh: `本地标准

  tandem local list
  tandem local add KEY VALUE --from DAY [--until DAY] --source TEXT --article TEXT --grade A|B|C|D [--address URL]
  tandem local withdraw ID
  有几个区划时都要加 --jurisdiction CODE

  tandem local add threshold.open-tender 2000000 --from 2026-01-01 --source "…" --article "…" --grade B
  tandem local add contribution.pension 16% --from 2026-01-01 --source "…" --article "…" --grade B
`,
    en: `Numbers a jurisdiction sets for itself

  tandem local list
  tandem local add KEY VALUE --from DAY [--until DAY] --source TEXT --article TEXT --grade A|B|C|D [--address URL]
  tandem local withdraw ID
  each with [--jurisdiction CODE] where there are several

  tandem local add threshold.open-tender 2000000 --from 2026-01-01 --source "…" --article "…" --grade B
  tandem local add contribution.pension 16% --from 2026-01-01 --source "…" --article "…" --grade B
`,
  },
  missing: {
    zh: (names: readonly string[]) => `还缺：${names.map((n) => `--${n}`).join('、')}。`,
    en: (names: readonly string[]) => `Missing or wrong: ${names.map((n) => `--${n}`).join(', ')}.`,
  },
  entered: {
    zh: (id: string, what: Words, value: Words) => `已录入 ${id}：${what.zh} ${value.zh}。`,
    en: (id: string, what: Words, value: Words) => `Entered ${id}: ${what.en} ${value.en}.`,
  },
  withdrawn: { zh: (id: string) => `已撤回 ${id}。`, en: (id: string) => `Withdrawn: ${id}.` },
  nothing: { zh: '还没有录入本地标准。可以录入的有：', en: 'Nothing is entered yet. These may be:' },
})
