import { refusals } from '#kernel'

/** What is wrong with a question about the law. */
export const refuse = refusals({
  'no-such-command': {
    status: 404,
    zh: (name: string) => `没有「${name}」这个命令，见 tandem law --help。`,
    en: (name: string) => `There is no command “${name}”; see tandem law --help.`,
  },
  'file-missing': {
    status: 422,
    zh: '请给出一个 JSON 文件，或者用 - 从标准输入读取。',
    en: 'Name a JSON file, or - to read standard input.',
  },
  'one-file-only': { status: 422, zh: '这里只要一个文件。', en: 'One file only, please.' },
  'file-unreadable': {
    status: 422,
    zh: (path: string, why: string) => `读不了文件「${path}」：${why}。请检查路径和权限。`,
    en: (path: string, why: string) => `The file “${path}” cannot be read: ${why}. Check the path and the rights to it.`,
  },
  'not-json': {
    status: 422,
    zh: (path: string, why: string) => `「${path}」不是 JSON：${why}`,
    en: (path: string, why: string) => `“${path}” is not JSON: ${why}`,
  },
  'not-an-object': { status: 422, zh: '文件里应是一个对象 {…}。', en: 'The file must hold one object {…}.' },
  'rule-unknown': {
    status: 404,
    zh: (name: string) => `没有「${name}」这条规则。用 tandem law list 查看全部编号，如 R-21。`,
    en: (name: string) => `There is no rule “${name}”. tandem law list shows all numbers, such as R-21.`,
  },
  'option-unknown': {
    status: 422,
    zh: (name: string) => `不认识选项「${name}」，见 --help。`,
    en: (name: string) => `The option “${name}” is not known; see --help.`,
  },
  'option-missing': {
    status: 422,
    zh: (name: string) => `缺少选项 ${name}，见 --help。`,
    en: (name: string) => `The option ${name} is missing; see --help.`,
  },
  'option-value-wrong': {
    status: 422,
    zh: (name: string, wanted: string) => `选项 ${name} 的值不对，应是 ${wanted}。`,
    en: (name: string, wanted: string) => `The value of ${name} is wrong; it should be ${wanted}.`,
  },
  'no-law-yet': {
    status: 422,
    zh: (why: string) => `那一天还没有这项规定：${why}`,
    en: (why: string) => `On that day there was no such rule yet: ${why}`,
  },
  'kind-unknown': {
    status: 422,
    zh: (known: string) => `文件里的 kind 应是：${known}。`,
    en: (known: string) => `kind in the file must be one of: ${known}.`,
  },
})
