import { readDay } from './day.ts'
import { both, type Words } from './words.ts'

/** Numbers by which a person is found: of an identity card, a telephone, a bank card. */
export type PersonalNumber = 'id-card' | 'phone' | 'bank-card'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** First two digits of identity cards: the provinces (GB/T 2260), and 81 to 83 for residents of Hong Kong, Macao and Taiwan. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

/**
 * The kinds of personal numbers a text holds: identity cards of 18 places with their check character (GB 11643) and of 15, mobile and
 * landline telephones of China, bank cards by their check digit (ISO/IEC 7812, Luhn). Written with full-width or Chinese digits, with
 * blanks, hyphens, strokes or commas between, with invisible characters, or right behind a word as in `Tel138…`, they are found all the
 * same. Telephones of services for everybody, as 12345 or 400 numbers, are nobody's own and are not meant.
 */
export function personalNumbersIn(text: string): ReadonlySet<PersonalNumber> {
  const plain = plainDigits(text)
  const found = new Set<PersonalNumber>()
  // Groups of digits with little between them; a number may be any run of whole groups. A word may stand right before them, as `Tel`,
  // but not the letters of an id, which has digits among them.
  for (const { 0: run, index } of plain.matchAll(/(?<![0-9])\d+(?:[^0-9A-Za-z\p{L}\n]{1,6}\d+|\n\d+)*(?:[\s.-]{0,3}[Xx])?(?![0-9])/gu)) {
    if (/[0-9][A-Za-z]+$/.test(plain.slice(Math.max(0, index - 40), index))) continue
    if (/^[A-Za-z]/.test(plain.slice(index + run.length)) && /[A-Za-z]$/.test(plain.slice(0, index))) continue
    const groups = [...run.matchAll(/(\d+(?:[\s.-]{0,3}[Xx](?![0-9]))?)([^0-9]*)/g)].map((m) => ({
      digits: m[1]!.replace(/[\s.-]/g, ''),
      behind: m[2]!,
    }))
    const digits = groups.map((g) => g.digits).join('')
    const starts = [0]
    for (const g of groups) starts.push(starts.at(-1)! + g.digits.length)
    for (let from = 0; from < groups.length; from++) {
      // The longest that fits: a part of an identity card is no telephone.
      for (let to = Math.min(groups.length, from + 19); to > from; to--) {
        const length = starts[to]! - starts[from]!
        if (length > 19) continue
        if (length < 10) break
        const kind = kindOf(digits.slice(starts[from], starts[to]), () => groups.slice(from, to))
        if (!kind) continue
        found.add(kind)
        from = to - 1
        break
      }
    }
  }
  if (localPhone.test(plain)) found.add('phone')
  return found
}

const chineseDigits = '〇一二三四五六七八九'
const otherDigits: Readonly<Record<string, string>> = {
  零: '0',
  '○': '0',
  '◯': '0',
  幺: '1',
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
const chineseRun = new RegExp(
  // Some write one part of it in figures.
  `[0-9${chineseDigits}${Object.keys(otherDigits).join('')}](?:[\\s-]?[0-9${chineseDigits}${Object.keys(otherDigits).join('')}]){9,}`,
  'g',
)

/** A text with every digit as 0 to 9: full-width, of other scripts, on keys; Chinese ones where so many follow each other that they are a number. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|\ufe0e|\ufe0f|\u20e3/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[×ΧХχх✕]/g, 'X')
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)
    .replace(chineseRun, (run) =>
      [...run].map((c) => otherDigits[c] ?? (chineseDigits.includes(c) ? String(chineseDigits.indexOf(c)) : c)).join(''),
    )
}
/** Digits of every script stand ten together, from zero on. */
function digitOf(c: string): string {
  const at = c.codePointAt(0)!
  let zero = at
  while (at - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((at - zero) % 10)
}

interface Group {
  readonly digits: string
  /** What stands between it and the next. */
  readonly behind: string
}

function kindOf(digits: string, groups: () => readonly Group[]): PersonalNumber | undefined {
  // Their check digits say what these are, whatever stands between; a telephone has none, and a list of numbers is no telephone.
  if (isIdCard(digits)) return 'id-card'
  // An x right behind a telephone is not part of it.
  const called = digits.replace(/[Xx]$/, '')
  if (looksLikePhone.test(called) && (called === digits || groups().length === 1) && isPhone(called, groups())) return 'phone'
  return isBankCard(digits) ? 'bank-card' : undefined
}

function isIdCard(s: string): boolean {
  if (/^\d{15}$/.test(s)) return provinces.test(s) && isDate(`19${s.slice(6, 12)}`)
  if (!/^\d{17}[\dXx]$/.test(s) || !provinces.test(s) || !isDate(s.slice(6, 14))) return false
  const sum = weights.reduce((n, w, i) => n + w * Number(s[i]), 0)
  return s[17]!.toUpperCase() === '10X98765432'[sum % 11]
}

const isDate = (yyyymmdd: string): boolean =>
  /^(19|20)/.test(yyyymmdd) && readDay(`${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}`) !== undefined

/** How a telephone is written in groups: whole, in up to five with three or more digits in one of them, or digit by digit. A list of small numbers is none. */
function isGrouped(lengths: readonly number[]): boolean {
  if (lengths.length === 11 || isInPairs(lengths)) return true
  return lengths.length <= 4 && Math.max(...lengths) >= 3 && (lengths.length < 4 || lengths.filter((n) => n >= 3).length >= 2)
}
const isInPairs = (lengths: readonly number[]): boolean => lengths.join() === '3,2,2,2,2'
const national = '1[3-9]\\d{9}|0?(?:10|2\\d|[3-9]\\d\\d)[2-9]\\d{6,7}'
const looksLikePhone = new RegExp(`^(?:(?:0086|86)(?:${national})|1[3-9]\\d{9}|0(?:10|2\\d|[3-9]\\d\\d)[2-9]\\d{6,7})$`)
function isPhone(digits: string, groups: readonly Group[]): boolean {
  if (groups.slice(0, -1).some((g) => /[、,;:：]/.test(g.behind))) return false
  if (/^(?:0086|86)/.test(digits)) return groups.length <= 5
  return digits.startsWith('1') ? isGrouped(groups.map((g) => g.digits.replace(/[Xx]$/, '').length)) : groups.length <= 3
}
/** A number without its area, behind a word that says it is one. */
const localPhone = /(?:电话|座机|固话|家里电话|联系方式|\btel(?:ephone)?\b|\bphone\b)[^0-9\p{L}]{0,4}[2-9]\d{2,3}[ -]?\d{4}(?!\d|[ -]\d)/iu

/** Cards of the schemes issued in China and the great ones: UnionPay, Visa, Mastercard, JCB, and the old debit cards beginning 955. */
function isBankCard(s: string): boolean {
  if (!/^(62\d{14,17}|4\d{15}|4\d{17,18}|5[1-5]\d{14}|35\d{14}|955\d{16})$/.test(s)) return false
  let sum = 0
  for (let i = 0; i < s.length; i++) {
    const n = Number(s[s.length - 1 - i])
    sum += i % 2 ? (n > 4 ? 2 * n - 9 : 2 * n) : n
  }
  return sum % 10 === 0
}

const sentences: Readonly<Record<PersonalNumber, Words>> = {
  'id-card': both(
    '这里像是写了身份证号码，不会保存。请删去号码；要分清是谁，写“张阿姨”“3 号楼老人”这样的称呼就够了。',
    'This looks like the number of an identity card and is not stored. Take it out; to tell people apart, a name as “Aunt Zhang” or “the man in block 3” is enough.',
  ),
  'bank-card': both(
    '这里像是写了银行卡号，不会保存。请删去号码；要对账，写最后四位就够了。',
    'This looks like the number of a bank card and is not stored. Take it out; the last four digits are enough to tell it from others.',
  ),
  phone: both(
    '这里像是写了电话号码，不会保存。请删去号码；要留联系方式，请填在联系电话一栏，或写“电话见机构台账”。',
    'This looks like a telephone number and is not stored. Take it out; a way to reach somebody belongs into a field for telephones, or write that the institution has it.',
  ),
}

/** What is wrong with a free text because of whom it would give away, in words that say how to write it instead. */
export function wrongPersonal(text: string, o: { phone?: boolean; numbers?: boolean } = {}): Words | undefined {
  if (o.numbers) return undefined
  const found = personalNumbersIn(text)
  const kind = (['id-card', 'bank-card', 'phone'] as const).find((k) => found.has(k) && !(k === 'phone' && o.phone))
  return kind && sentences[kind]
}
