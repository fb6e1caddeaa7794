import { both, type Words } from './words.ts'

/** Numbers by which a person is found: of an identity card, a telephone, a bank card. */
export type PersonalNumber = 'id-card' | 'phone' | 'bank-card'

/** Digits as people write them in Chinese, and as they are called over the radio. */
export const chineseDigits = '〇一二三四五六七八九'
export const otherDigits: Readonly<Record<string, string>> = {
  零: '0',
  '○': '0',
  '◯': '0',
  洞: '0',
  幺: '1',
  两: '2',
  拐: '7',
  勾: '9',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
}

/** Words that say that a number is called. */
export const callWords = '(?:电话|手机|座机|固话|联系方式|号码|微信|(?<![A-Za-z])(?:tel|telephone|phone|mobile)(?![A-Za-z]))'
/** Words behind which a number of seven or eight places is called, though they say no such thing of a longer one. */
export const dialWords =
  '(?:拨打|拨|致电|来电|回电|呼叫|打给|打|家里|家中|宅电|办公室|传真|(?<![A-Za-z])(?:call|dial|ring|fax|home|office)(?![A-Za-z]))'
/** Words that say that a number is that of a card or an account. */
export const cardWords = '(?:卡号|银行卡|储蓄卡|信用卡|账号|帐号|账户|帐户|(?<![A-Za-z])(?:card|account)(?![A-Za-z]))'
/** What may stand between such a word and the number. */
export const isCalled = '(?:号码|号|是|为|改成|改为|换成|了|(?<![A-Za-z])(?:no|number|is)(?![A-Za-z])|[^0-9\\p{L}]){0,6}'
/** Words that say that a number is money. */
export const moneyWords = '(?:元(?!旦)|万|亿|千|角|美元|yuan|RMB|CNY)'
/** Words that say what a number counts. */
export const countWords = '(?:元|万|亿|千|角|人|户|次|个|件|份|通|条|笔|平方|小时|美元|%)'

/** What is said at a field in which such a number was written. */
export const personalWords: Readonly<Record<PersonalNumber, Words>> = {
  'id-card': both(
    '这里像是写了身份证号码，不会保存。请删去号码；要分清是谁，写“张阿姨”“3 号楼老人”这样的称呼就够了。',
    'This looks like the number of an identity card and is not stored. Take it out; to tell people apart, a name as “Aunt Zhang” or “the man in block 3” is enough.',
  ),
  'bank-card': both(
    '这里像是写了银行卡号，不会保存。请删去号码；要对账，写最后四位就够了。',
    'This looks like the number of a bank card and is not stored. Take it out; the last four digits are enough to tell it from others.',
  ),
  phone: both(
    '这里像是写了电话号码，不会保存。请删去号码。这张表里有联系电话一栏的，可以填在那里。',
    'This looks like a telephone number and is not stored. Take it out. Where this form has a field for telephones, it may stand there.',
  ),
}
