import { count, dictionary } from '#kernel'

/** What is wrong with a kind of unit, or with a row of a table of them. */
export const unitKindWrong = dictionary('2-plans/rules/unit-kind-words.unitKindWrong', {
  row: {
    zh: (n: number, why: string) => `第 ${n} 行：${why}`,
    en: (n: number, why: string) => `Row ${n}: ${why}`,
  },
  cells: {
    zh: '每行要有名称和单位；节数、人次、人数、分钟是整数或者空着；服务种类照表头下面的写法，用「、」隔开；停用的写停用日期。',
    en: 'Each row has a name and a unit; sessions, people, different people and minutes are whole numbers or empty; kinds of work are written as in the form, with commas between; one that is retired has the day since when.',
  },
  ahead: { zh: '停用的日期还没有到。', en: 'The day it was retired lies ahead.' },
  tooMany: { zh: (n: number) => `一次最多 ${n} 行。`, en: (n: number) => `At most ${count(n, 'row')} at once.` },
  twice: { zh: (name: string) => `「${name}」在表里出现了两次。`, en: (name: string) => `“${name}” stands in the table twice.` },
})
