import { both, dictionary, type Words } from '#kernel'

/** What is wrong with a field, by the code its schema gives (input.ts). */
export const wrong: Record<string, Words> = {
  required: both('请填写这一项。', 'Please fill this in.'),
  choose: both('请从列出的选项中选一个。', 'Please choose one of the options listed.'),
  unread: both(
    '有认不出的字（�）。请重新输入这些字；从别处粘贴的，换一种编码（UTF-8）再粘贴。',
    'Some letters could not be read (�). Type them again; what is pasted or sent has to be UTF-8.',
  ),
  money: both(
    '请填写金额，最多两位小数，例如 1050000.00、1,050,000 或 105万。能有两种读法的（如 1,05）请写清楚。',
    'Please give an amount with at most two decimals, such as 1050000.00, 1,050,000 or 105万. What can be read in two ways (as 1,05) must be written out.',
  ),
  'money-below': both('金额不能小于零。', 'The amount cannot be below zero.'),
  'money-zero': both('金额要大于零。', 'The amount must be above zero.'),
  day: both(
    '没有这一天。请按 2026-03-01 的样子填写，年份在前、四位数字。',
    'There is no such day. Write it like 2026-03-01, the year first and in four digits.',
  ),
  moment: both('没有这个时间。请按 2026-03-01T09:30 的样子填写。', 'There is no such time. Write it like 2026-03-01T09:30.'),
  whole: both('请填写整数。', 'Please give a whole number.'),
  decimal: both('请填写数字，例如 12.5。', 'Please give a number, such as 12.5.'),
  id: both('这个编号不对。', 'This reference is not right.'),
  'credit-shape': both(
    '统一社会信用代码是 18 位数字和大写字母（没有 I、O、S、V、Z）。',
    'A unified social credit code has 18 digits and capital letters (never I, O, S, V or Z).',
  ),
  'credit-check': both(
    '这个统一社会信用代码的最后一位校验码对不上，请对照登记证书核对每一位。',
    'The last character of this credit code does not fit the others. Compare every character with the certificate.',
  ),
  'credit-person': both(
    '这像是一个人的身份证号码，不是单位的统一社会信用代码。请不要在这里填写个人信息。',
    'This looks like the identity-card number of a person, not the credit code of an organisation. Do not write personal data here.',
  ),
  email: both('请填写完整的邮箱，例如 name@example.org。', 'Please give a whole email address, such as name@example.org.'),
}

/** What is too long, too short, too much or too little. */
export const sizeWords = dictionary('platform/input-words.sizeWords', {
  longer: { zh: (n: string) => `太长了，最多 ${n} 个字。`, en: (n: string) => `Too long: at most ${n} characters.` },
  shorter: { zh: (n: string) => `太短了，至少 ${n} 个字。`, en: (n: string) => `Too short: at least ${n} characters.` },
  below: { zh: (n: string) => `不能小于 ${n}。`, en: (n: string) => `It cannot be below ${n}.` },
  above: { zh: (n: string) => `不能大于 ${n}。`, en: (n: string) => `It cannot be above ${n}.` },
  more: { zh: (n: string) => `最多选 ${n} 项。`, en: (n: string) => `Choose at most ${n}.` },
  fewer: { zh: (n: string) => `至少选 ${n} 项。`, en: (n: string) => `Choose at least ${n}.` },
})

export const formWrong = dictionary('platform/input-words.formWrong', {
  noField: {
    zh: (names: readonly string[]) => `这里没有这一项：${names.join('、')}。`,
    en: (names: readonly string[]) => `There is no such field here: ${names.join(', ')}.`,
  },
  notRight: { zh: '这一项填得不对。', en: 'This is not right.' },
  dayYears: {
    zh: (from: number, to: number) => `请填 ${from} 到 ${to} 年之间的日期。`,
    en: (from: number, to: number) => `Please give a day between ${from} and ${to}.`,
  },
})
