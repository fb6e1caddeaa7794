import { dictionary, refusals } from '#kernel'

/** What is wrong with a question about the law. */
export const refuse = refusals({
  'no-jurisdiction': {
    status: 404,
    zh: (code: string, known: string) => `没有「${code}」这个区划。现有：${known || '无'}。`,
    en: (code: string, known: string) => `There is no jurisdiction “${code}”. There are: ${known || 'none'}.`,
  },
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

/** What each question is for, and how it is asked. */
export const words = dictionary('commands/law-words.words', {
  page: {
    zh: 'tandem law <what>    法律说了什么，输出 JSON',
    en: 'tandem law <what>    what the law says, JSON out',
  },
  exits: {
    zh: 'FILE 可以是 -（标准输入）。加上 --jurisdiction CODE，文件里写 "place": "here" 就是这个区划的地方，连同它自己的数字。输入有误时退出码为 1。',
    en: 'FILE may be - for standard input. With --jurisdiction CODE, "place": "here" in a file is the place of that jurisdiction, with the numbers it has entered. Wrong input ends with exit code 1.',
  },
  list: {
    zh: '列出全部规则：编号、内容、依据、确信程度',
    en: 'lists every rule: number, what it says, its texts, how sure we are',
  },
  show: {
    zh: '一条规则：内容、依据、有关的数字及其历史',
    en: 'one rule: what it says, its texts, its numbers with their history',
  },
  timetable: { zh: '一次采购的每个日期及其依据', en: 'every date of a procurement with its article' },
  timetableOptions: {
    zh: (methods: readonly string[]) =>
      [
        `  --method    ${methods.join('、')}`,
        '  --place     cn（默认），或 law/places 里的其他地方',
        '  --jurisdiction CODE   本系统里的一个区划，连同它自己录入的数字',
        '  --law-day   默认是发布采购文件那一天',
        '  --deadline --evaluated --report-received --decided --award-notice --signed   已经知道的日期',
      ].join('\n'),
    en: (methods: readonly string[]) =>
      [
        `  --method    ${methods.join(', ')}`,
        '  --place     cn (default) or another place in law/places',
        '  --jurisdiction CODE   one of this installation, with the numbers it has entered',
        '  --law-day   default: the day of issue',
        '  --deadline --evaluated --report-received --decided --award-notice --signed   days that are already known',
      ].join('\n'),
  },
  'price-score': { zh: '价格分，逐家写明算法', en: 'price scores with their arithmetic' },
  'low-bid': { zh: '哪些报价要启动异常低价审查', en: 'which bids call for a review of abnormally low price' },
  panel: {
    zh: '评审小组要多少人；给了组成就一并检查',
    en: 'the size of a panel, and a check of its members when they are given',
  },
  payment: {
    zh: '最迟哪天付款；给了金额就算到某天的利息',
    en: 'by when to pay, and with an amount the interest to a day',
  },
  challenge: {
    zh: '询问和质疑：最迟哪天提出、哪天答复、公告到哪天',
    en: 'an inquiry or a challenge: by when it is filed and answered, and until when the notice stands',
  },
  complaint: {
    zh: '投诉：最迟哪天投诉、审查、送达、说明、处理、复议、起诉；也算中小企业投诉拖欠款项的日子；outside 是不计入的日子',
    en: 'a complaint: by when it is filed, reviewed, served, answered, decided, reconsidered and sued over; also one of a small firm about arrears; outside: days that do not count',
  },
  'cost-floor': { zh: '岗位最少要花多少；给了报价就比一比', en: 'what posts cost at least, and a bid against it' },
  check: {
    zh: '检查采购文件、合同、计划，或者是否化整为零；每个字段见 docs/law-command.md',
    en: 'checks tender documents, a contract, a plan, or purchases for order splitting; every field: docs/law-command.md',
  },
  report: { zh: '一份记录的规则报告', en: 'the rule report of a record' },
})

/** Facts of a contract as they stand in the help, with a clause as somebody might write it. */
export const contractExample =
  '{"kind": "contract", "lawDay": "2026-01-01", "basis": "contract", "isPublicService": true, "amount": "1008000.00", "lines": [{"kind": "post", "amount": "1008000.00"}], "termMonths": 12, "supplements": [], "acceptance": {"isCondition": true, "periodDays": 15, "usersInvited": true}, "payment": {"days": 30, "lateDailyRate": "0.0005"}, "errandCap": "0.1", "hasPerformanceClause": true, "subcontracting": "none", "duties": [], "clauses": [{"number": "4.3", "text": "其他费用由乙方承担。"}]}'
