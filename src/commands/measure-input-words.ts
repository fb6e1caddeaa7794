import { count, refusals } from '#kernel'

/** What is wrong with a file to count, or how it was asked for. */
export const refuse = refusals({
  'option-unknown': { status: 422, zh: (name: string) => `不认识选项 ${name}。`, en: (name: string) => `There is no option ${name} here.` },
  'option-twice': {
    status: 422,
    zh: (name: string) => `选项 ${name} 写了两次，请只留一次。`,
    en: (name: string) => `Option ${name} was given twice. Keep one.`,
  },
  'option-empty': {
    status: 422,
    zh: (name: string) => `选项 ${name} 后面缺少内容。`,
    en: (name: string) => `Option ${name} needs a value after it.`,
  },
  'flag-with-value': {
    status: 422,
    zh: (name: string) => `选项 ${name} 不需要内容。`,
    en: (name: string) => `Option ${name} takes no value.`,
  },
  'option-missing': { status: 422, zh: (name: string) => `请给出 ${name}。`, en: (name: string) => `${name} is needed.` },
  'option-not-a-number': {
    status: 422,
    zh: (name: string, text: string) => `${name} 应为数字，得到的是「${text}」。`,
    en: (name: string, text: string) => `${name} must be a number, not “${text}”.`,
  },
  'not-readable': {
    status: 404,
    zh: (path: string, why: string) => `无法读取 ${path}：${why}`,
    en: (path: string, why: string) => `${path} cannot be read: ${why}`,
  },
  'not-json': {
    status: 422,
    zh: (path: string, why: string) => `${path} 不是有效的 JSON：${why}`,
    en: (path: string, why: string) => `${path} is not valid JSON: ${why}`,
  },
  'not-a-table': {
    status: 422,
    zh: (path: string, zh: string, _en: string) => `${path}：${zh}`,
    en: (path: string, _zh: string, en: string) => `${path}: ${en}`,
  },
  'cell-missing': {
    status: 422,
    zh: (path: string, row: number, column: string, cell: string) =>
      `${path} 第 ${row} 行（不含表头）的「${column}」是「${cell}」，即没有值，这里需要有。若它确是一个值，请用 --missing 写明哪些字样才算没有。`,
    en: (path: string, row: number, column: string, cell: string) =>
      `“${column}” is “${cell}” in row ${row} of ${path} (not counting the header): no value, where one is needed. If it is one, name with --missing the words that mean none.`,
  },
  'no-rows': {
    status: 422,
    zh: (path: string) => `${path} 除表头外没有数据。`,
    en: (path: string) => `${path} has no rows below its header.`,
  },
  'column-nameless': {
    status: 422,
    zh: (path: string, at: number) => `${path} 第 ${at} 列没有列名。`,
    en: (path: string, at: number) => `Column ${at} of ${path} has no name.`,
  },
  'column-twice': {
    status: 422,
    zh: (path: string, name: string) => `${path} 有两列都叫「${name}」。`,
    en: (path: string, name: string) => `${path} has two columns called “${name}”.`,
  },
  'column-missing': {
    status: 422,
    zh: (path: string, name: string, all: string) => `${path} 没有「${name}」这一列。现有：${all}`,
    en: (path: string, name: string, all: string) => `${path} has no column “${name}”. It has: ${all}`,
  },
  'row-length': {
    status: 422,
    zh: (path: string, row: number, got: number, want: number) => `${path} 第 ${row} 行（不含表头）有 ${got} 格，应有 ${want} 格。`,
    en: (path: string, row: number, got: number, want: number) =>
      `Row ${row} of ${path} (not counting the header) has ${count(got, 'cell')} and should have ${want}.`,
  },
  'cell-empty': {
    status: 422,
    zh: (path: string, row: number, column: string) => `${path} 第 ${row} 行（不含表头）的「${column}」是空的。请补填。`,
    en: (path: string, row: number, column: string) =>
      `“${column}” is empty in row ${row} of ${path} (not counting the header). Fill it in.`,
  },
  'cell-not-a-number': {
    status: 422,
    zh: (path: string, row: number, column: string, cell: string) =>
      `${path} 第 ${row} 行（不含表头）的「${column}」是「${cell}」，不是数字。`,
    en: (path: string, row: number, column: string, cell: string) =>
      `“${column}” is “${cell}” in row ${row} of ${path} (not counting the header), which is not a number.`,
  },
  'cell-not-yes-no': {
    status: 422,
    zh: (path: string, row: number, column: string, cell: string) =>
      `${path} 第 ${row} 行（不含表头）的「${column}」是「${cell}」，应写 1/0、yes/no 或 是/否。`,
    en: (path: string, row: number, column: string, cell: string) =>
      `“${column}” is “${cell}” in row ${row} of ${path} (not counting the header); write 1/0, true/false, yes/no or 是/否.`,
  },
})
