import { count, refusals } from '#kernel'
import type { PbNote } from '#measures'

/** What is wrong with a file of votes, or how it was asked for. */
export const refuse = refusals({
  'all-left-out': {
    status: 422,
    zh: (n: number, notes: readonly PbNote[]) =>
      `${n} 张选票都没有计入，无法计算。\n${notes.map((note) => `第 ${note.line} 行第 ${note.column} 个字符：${note.words.zh}`).join('\n')}`,
    en: (n: number, notes: readonly PbNote[]) =>
      `${n === 1 ? 'The one ballot was not' : `None of the ${n} ballots was`} counted, so there is nothing to share out.\n${notes.map((note) => `line ${note.line}, column ${note.column}: ${note.words.en}`).join('\n')}`,
  },
  options: {
    status: 422,
    zh: (o: string) => `选项有误。可用的选项：${o || '无'}，各带一个值。`,
    en: (o: string) => `An option is wrong. It takes ${o || 'no options'}, each with one value.`,
  },
  'option-twice': { status: 422, zh: (o: string) => `选项 --${o} 只能写一次。`, en: (o: string) => `Option --${o} may be given once.` },
  'option-value': {
    status: 422,
    zh: (o: string, v: string, may: string) => `选项 --${o} 是「${v}」，应为 ${may}。`,
    en: (o: string, v: string, may: string) => `Option --${o} is “${v}”; it must be ${may}.`,
  },
  'one-file': {
    status: 422,
    zh: (n: number) => `需要一个文件，给了 ${n} 个。`,
    en: (n: number) => `It takes one file and was given ${n}.`,
  },
  unreadable: {
    status: 422,
    zh: (f: string, why: string) => `文件 ${f} 读不了：${why}`,
    en: (f: string, why: string) => `File ${f} cannot be read: ${why}`,
  },
  seconds: {
    status: 422,
    zh: (v: string) => `--seconds 是「${v}」，应为大于零的秒数。`,
    en: (v: string) => `--seconds is “${v}”; it must be a number of seconds above zero.`,
  },
  json: { status: 422, zh: (why: string) => `不是有效的 JSON：${why}`, en: (why: string) => `This is not valid JSON: ${why}` },
  'json-object': { status: 422, zh: '文件应是一个 JSON 对象。', en: 'The file must be one JSON object.' },
  'json-entry': {
    status: 422,
    zh: (p: string, n: string) => `「${p}」应为含 ${n} 的对象。`,
    en: (p: string, n: string) => `“${p}” must be an object with ${n}.`,
  },
  'json-list': {
    status: 422,
    zh: (p: string) => `「${p}」应为列表（可以为空）。`,
    en: (p: string) => `“${p}” must be a list, which may be empty.`,
  },
  'json-number': {
    status: 422,
    zh: (p: string, v: string | undefined) => `「${p}」${v === undefined ? '缺少' : `是 ${v}`}，应为数。`,
    en: (p: string, v: string | undefined) => `“${p}” is ${v ?? 'missing'}; it must be a number.`,
  },
  'key-unknown': { status: 422, zh: (k: string) => `不认识「${k}」。`, en: (k: string) => `“${k}” is not known.` },
  'either-hours': { status: 422, zh: '请给出 available 或 hours 其中之一。', en: 'Give either available or hours.' },
  'csv-empty': { status: 422, zh: 'CSV 须有表头和至少一行。', en: 'The CSV needs a header and at least one row.' },
  'column-twice': {
    status: 422,
    zh: (c: string) => (c === '' ? '第 1 行：表头有空列名。' : `第 1 行：列名「${c}」出现了两次。`),
    en: (c: string) => (c === '' ? 'Line 1: a column has no name.' : `Line 1: column “${c}” appears twice.`),
  },
  'row-width': {
    status: 422,
    zh: (l: number, has: number, wants: number) => `第 ${l} 行有 ${has} 个单元格，表头有 ${wants} 个。`,
    en: (l: number, has: number, wants: number) => `Line ${l} has ${count(has, 'cell')} and the header ${wants}.`,
  },
  'no-column': {
    status: 422,
    zh: (c: string, has: string) => `没有「${c}」列。现有列：${has}。`,
    en: (c: string, has: string) => `There is no column “${c}”. The columns are ${has}.`,
  },
  number: {
    status: 422,
    zh: (l: number, c: string, v: string) => `第 ${l} 行「${c}」列是「${v}」，应为数。`,
    en: (l: number, c: string, v: string) => `Line ${l}, column “${c}”: “${v}” is not a number.`,
  },
  ratio: {
    status: 422,
    zh: (l: number, c: string, v: string) => `第 ${l} 行「${c}」列是「${v}」，比率尺度不能小于零。`,
    en: (l: number, c: string, v: string) => `Line ${l}, column “${c}”: “${v}” is below zero, which a ratio scale does not have.`,
  },
  'two-raters': {
    status: 422,
    zh: (n: number) => `只有 ${n} 列评分，至少要两位评分人。`,
    en: (n: number) => `There are ${count(n, 'column')} of ratings; agreement needs at least two raters.`,
  },
  'kappa-two': {
    status: 422,
    zh: (n: number) => `Kappa 只比较两位评分人，文件有 ${n} 列评分。`,
    en: (n: number) => `Kappa compares two raters; the file has ${count(n, 'column')} of ratings.`,
  },
  'kappa-whole': {
    status: 422,
    zh: (w: string) => `加权 Kappa（${w}）要求评分为整数，且跨度不超过 1000。`,
    en: (w: string) => `Kappa with ${w} weights needs whole scores that span at most 1000.`,
  },
  'goal-weight': {
    status: 422,
    zh: (l: number, c: string, v: string) => `第 ${l} 行「${c}」列是「${v}」，权重应大于零。`,
    en: (l: number, c: string, v: string) => `Line ${l}, column “${c}”: “${v}”; a weight must be above zero.`,
  },
  'goal-level': {
    status: 422,
    zh: (l: number, c: string, v: string) => `第 ${l} 行「${c}」列是「${v}」，应为 −2、−1、0、1、2 之一。`,
    en: (l: number, c: string, v: string) => `Line ${l}, column “${c}”: “${v}”; a level is −2, −1, 0, 1 or 2.`,
  },
})
