import { refusals } from '#kernel'

/** A word that stands in cells of a column where an answer should, and the rows. */
export interface Absent {
  readonly column: string
  readonly cell: string
  readonly rows: string
  readonly isOne: boolean
}

/** What is wrong with a file of answers, or how it was asked for. */
export const refuse = refusals({
  'not-one-of': {
    status: 422,
    zh: (option: string, got: string, list: string) => `${option} 应为 ${list} 之一，得到的是「${got}」。`,
    en: (option: string, got: string, list: string) => `${option} must be one of ${list}, not “${got}”.`,
  },
  'option-unused': {
    status: 422,
    zh: (option: string, other: string) => `选 ${other} 时用不到 ${option}。请去掉，或改选别的。`,
    en: (option: string, other: string) => `${option} has no use with ${other}. Take it away, or choose another.`,
  },
  'choose-one': { status: 422, zh: (list: string) => `请在 ${list} 中恰好选一个。`, en: (list: string) => `Give exactly one of ${list}.` },
  'nobody-answered': {
    status: 422,
    zh: (path: string, absent: readonly Absent[]) =>
      `${path} 没有一行有值，无法估计（行数不含表头）：${absent.map((a) => `「${a.column}」第 ${a.rows} 行${a.cell === '' ? '是空的' : `写的是「${a.cell}」`}`).join('；')}。`,
    en: (path: string, absent: readonly Absent[]) =>
      `No row of ${path} has a value, so there is nothing to estimate. Not counting the header, ${absent
        .map((a) => `“${a.column}” is ${a.cell === '' ? 'empty' : `“${a.cell}”`} in ${a.isOne ? 'row' : 'rows'} ${a.rows}`)
        .join('; ')}.`,
  },
  'level-out-of-range': {
    status: 422,
    zh: (level: number) => `水平 ${level} 应在 0 与 1 之间。`,
    en: (level: number) => `A level of ${level} is not between 0 and 1.`,
  },
  'pair-needs-sign': {
    status: 422,
    zh: (text: string, sign: string) => `「${text}」应写成 列名${sign}…，例如 ${sign === '=' ? 'satisfied=yes' : 'hours/residents'}。`,
    en: (text: string, sign: string) =>
      `“${text}” should be a column, ${sign} and the rest, such as ${sign === '=' ? 'satisfied=yes' : 'hours/residents'}.`,
  },
  'trim-shape': {
    status: 422,
    zh: (text: string) => `--trim 应写成 下限,上限，例如 0.3,5，得到的是「${text}」。`,
    en: (text: string) => `--trim takes LOW,HIGH such as 0.3,5, not “${text}”.`,
  },
  suffixes: {
    status: 422,
    zh: (text: string) => `--suffixes 应写成两个不同的后缀，例如 _importance,_met，得到的是「${text}」。`,
    en: (text: string) => `--suffixes takes two different endings such as _importance,_met, not “${text}”.`,
  },
  'need-half': {
    status: 422,
    zh: (has: string, lacks: string) => `有「${has}」而没有「${lacks}」，每项需求要有两列。`,
    en: (has: string, lacks: string) => `There is “${has}” and no “${lacks}”; each need takes both columns.`,
  },
  'no-needs': {
    status: 422,
    zh: (path: string, suffix: string) => `${path} 没有以「${suffix}」结尾的列。`,
    en: (path: string, suffix: string) => `${path} has no column that ends in “${suffix}”.`,
  },
  'no-counts': {
    status: 422,
    zh: (path: string) => `${path} 只有一列。第一列是行名，其余各列是人数。`,
    en: (path: string) => `${path} has one column only. The first names the rows, the others hold counts.`,
  },
  'row-twice': {
    status: 422,
    zh: (path: string, name: string, row: number) => `${path} 第 ${row} 行（不含表头）的名称「${name}」前面已经有了。请先合并。`,
    en: (path: string, name: string, row: number) =>
      `Row ${row} of ${path} (not counting the header) is called “${name}”, as an earlier one is. Join them first.`,
  },
  'margins-shape': {
    status: 422,
    zh: (path: string) => `${path} 应写成 {"列名": {"类别": 总数, …}, …}。`,
    en: (path: string) => `${path} should read {"column": {"category": total, …}, …}.`,
  },
  'margin-not-a-number': {
    status: 422,
    zh: (path: string, column: string, category: string) => `${path} 中「${column}」的「${category}」不是数字。`,
    en: (path: string, column: string, category: string) => `In ${path} the total of “${category}” in “${column}” is not a number.`,
  },
  'start-no-period': {
    status: 422,
    zh: (path: string, row: number, cell: string, list: string) =>
      `${path} 第 ${row} 行（不含表头）的起始时期「${cell}」不在 ${list} 之中。`,
    en: (path: string, row: number, cell: string, list: string) =>
      `Row ${row} of ${path} (not counting the header) starts in “${cell}”, which is none of ${list}.`,
  },
  'one-file': {
    status: 422,
    zh: (n: number) => `请给出一个 CSV 文件，得到了 ${n} 个。`,
    en: (n: number) => `Give one CSV file; ${n} were given.`,
  },
  'file-unexpected': {
    status: 422,
    zh: (file: string) => `不知道「${file}」是什么；文件请用 --sample 给出。`,
    en: (file: string) => `It is not clear what “${file}” is for; name the file with --sample.`,
  },
})
