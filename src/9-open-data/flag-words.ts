import { count, dictionary } from '#kernel'

export const flagWords = dictionary('9-open-data/flag-words.flagWords', {
  title: { zh: '值得看一眼', en: 'Worth a look' },
  goFlags: { zh: '按公开的规则，哪些地方值得看一眼', en: 'What is worth a look, by rules that are public' },
  lead: {
    zh: '按公开的规则，从公开的数据里挑出来的。每条规则都有说得通的原因；这里没有一处说明有人做错。',
    en: 'Picked from the public data by rules that are public. Every rule has innocent reasons; nothing here says that anybody did wrong.',
  },
  underWay: { zh: '正在通读', en: 'Being read' },
  read: {
    zh: (read: number, of: number) => `已读 ${read} 个采购，共 ${of} 个。这一页会自己接着读。`,
    en: (read: number, of: number) => `${read} of ${count(of, 'purchase')} read. This page reads on by itself.`,
  },
  readOn: { zh: '接着读', en: 'Read on' },
  none: { zh: '现在没有值得特别看的地方', en: 'Nothing stands out now' },
  noneHelp: { zh: '下面写明看了哪些，哪些看不了。', en: 'Below is what was looked at, and what could not be.' },
  found: {
    zh: (flags: number, looked: number) => `${looked} 个里有 ${flags} 个`,
    en: (flags: number, looked: number) => `${flags} of ${looked}`,
  },
  rule: { zh: '规则', en: 'Rule' },
  explained: {
    zh: (code: string, formula: string, line: string, not: string) => `规则 ${code}：${formula}。${line}。说明不了：${not}。`,
    en: (code: string, formula: string, line: string, not: string) => `Rule ${code}: ${formula}. ${line}. It does not tell ${not}.`,
  },
  set: {
    zh: (n: number, q1: string, q3: string, line: string) => `线取自这里的 ${n} 个：四分位数 ${q1} 和 ${q3}，线在 ${line}`,
    en: (n: number, q1: string, q3: string, line: string) =>
      `The line is taken from the ${n} here: quartiles ${q1} and ${q3}, line at ${line}`,
  },
  fixed: { zh: (line: string) => `线：${line}`, en: (line: string) => `Line: ${line}` },
  about: { zh: '是谁', en: 'Which' },
  value: { zh: '数值', en: 'Value' },
  others: { zh: '有关', en: 'With' },
  days: { zh: (n: string) => `${n} 日`, en: (n: string) => `${n} days` },
  rest: { zh: '看了没有看到什么，或者看不了', en: 'Nothing seen, or nothing to see it by' },
  why: { zh: '结果', en: 'Result' },
  clear: { zh: (looked: number) => `看了 ${looked} 个，没有`, en: (looked: number) => `none of ${looked}` },
  few: {
    zh: (looked: number) => `只有 ${looked} 个，不足四个，比不出来`,
    en: (looked: number) => `only ${looked}, and four are needed to compare`,
  },
  nothing: {
    zh: (looked: number) => `${looked} 个里大多数一次也没有，画不出线`,
    en: (looked: number) => `most of ${looked} have none, so no line can be drawn`,
  },
  lacking: { zh: '公开的数据里没有它要的', en: 'what it needs is not published here' },
  toCheck: {
    zh: '同样的规则可以在任何人的数据上跑：tandem ocds flags。一天算一次，按当天公开的内容。',
    en: 'The same rules run on anybody’s data: tandem ocds flags. Worked out once a day, from what was public then.',
  },
  asJson: { zh: '下载（JSON）', en: 'Take it away (JSON)' },
})
