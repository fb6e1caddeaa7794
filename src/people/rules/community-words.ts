import { both, dictionary, refusals, type Words } from '#kernel'

export const communityStates = {
  open: both('在用', 'in use'),
  closed: both('已停用', 'closed'),
  merged: both('已并入其他社区', 'merged into another'),
}
export const communityActs = {
  edit: both('修改社区', 'Change a community'),
  close: both('停用社区', 'Close a community'),
  merge: both('并入另一个社区', 'Merge it into another'),
  reopen: both('恢复社区', 'Take it into use again'),
}

/** The columns of a table of communities, and what people call them. */
export const communityColumnNames = {
  name: { zh: '名称', en: 'name', also: ['名称', '社区', '社区名称', '社区居委会', 'name', 'community'] },
  nameEn: { zh: '英文名称', en: 'English name', also: ['英文名称', '英文名', 'english name', 'name in english', 'name_en'] },
  code: { zh: '统计用区划代码', en: 'code', also: ['统计用区划代码', '区划代码', '代码', '社区代码', 'code', 'division code'] },
  residents: { zh: '常住人口', en: 'residents', also: ['常住人口', '人口', '人口数', '居民人数', '常住人口数', 'residents', 'population'] },
  households: { zh: '户数', en: 'households', also: ['户数', '家庭户数', '常住户数', 'households'] },
  office: { zh: '街道', en: 'office', also: ['街道', '街道办事处', '所属街道', 'office', 'sub-district'] },
} as const

/** What is wrong with a cell of a table of communities. */
export const communityCells = dictionary('people/rules/community-words.communityCells', {
  at: {
    zh: (row: number, column: Words, wrong: Words) => `第 ${row} 行「${column.zh}」：${wrong.zh}`,
    en: (row: number, column: Words, wrong: Words) => `Row ${row}, column “${column.en}”: ${wrong.en}`,
  },
  empty: { zh: '空着，请写社区名称。', en: 'is empty; write the name of the community.' },
  noName: {
    zh: (typed: string) => `「${typed}」不是名称，像是错误值、日期或数字。请改成社区的名称。`,
    en: (typed: string) => `“${typed}” is no name but looks like an error, a day or a number. Write the name of the community.`,
  },
  code: { zh: '要 12 位数字。', en: 'wants twelve digits.' },
  count: { zh: '要一个整数，例如 8230。', en: 'wants a whole number, as 8230.' },
  office: {
    zh: (typed: string) => `没有您能管理的街道办事处叫「${typed}」。`,
    en: (typed: string) => `you keep the list of no office called “${typed}”.`,
  },
  twice: { zh: (row: number) => `和第 ${row} 行是同一个社区。`, en: (row: number) => `is the same community as row ${row}.` },
  codeOf: {
    zh: (name: string) => `这个代码是「${name}」的，它已停用，或者属于别的街道。`,
    en: (name: string) => `is the code of “${name}”, which is closed or lies under another office.`,
  },
  nameOf: {
    zh: (code: string) => `这个名称是另一个社区（${code || '没有代码'}）的，代码又是别的社区的。`,
    en: (code: string) => `is the name of another community (${code || 'without code'}), and the code is that of a third.`,
  },
  long: { zh: '太长，最多 100 字。', en: 'is too long: 100 characters at most.' },
})

/** What people write behind a number of people or households. */
export const afterCount: readonly string[] = ['人', '户', '名']

export const refuseTable = refusals({
  'no-column': {
    status: 422,
    zh: (known: readonly Words[]) => `没有找到名称这一列。第一行要有表头，可以用：${known.map((c) => c.zh).join('、')}。`,
    en: (known: readonly Words[]) =>
      `There is no column of names. The first row has the headings, which may be: ${known.map((c) => c.en).join(', ')}.`,
  },
  'column-twice': {
    status: 422,
    zh: (column: Words, first: number, second: number) =>
      `第一行里「${column.zh}」这一列有两个：第 ${first} 列和第 ${second} 列。请只留一个。`,
    en: (column: Words, first: number, second: number) =>
      `The first row has two columns of “${column.en}”: columns ${first} and ${second}. Keep one of them.`,
  },
  'no-rows': { status: 422, zh: '表里只有表头，没有社区。', en: 'The table has headings and no communities.' },
  'row-wrong': {
    status: 422,
    zh: '有几处看不明白，什么都没有保存。请改好再传。',
    en: 'Some cells could not be read and nothing was stored. Mend them and upload again.',
  },
})
