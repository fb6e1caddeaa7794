import { readDay } from './day.ts'
import { both, type Words } from './words.ts'

/** Numbers by which a person is found: of an identity card, a telephone, a bank card. */
export type PersonalNumber = 'id-card' | 'phone' | 'bank-card'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** First two digits of identity cards: the provinces (GB/T 2260), and 81 to 83 for residents of Hong Kong, Macao and Taiwan. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

/**
 * The kinds of personal numbers a text holds: identity cards of 18 places with their check character (GB 11643) and of 15, mobile and
 * landline telephones of China, bank cards by their check digit (ISO/IEC 7812, Luhn). Written with full-width digits, with spaces,
 * hyphens or points between, or with invisible characters, they are found all the same. Telephones of services for everybody, as 12345
 * or 400 numbers, are nobody's own and are not meant.
 */
export function personalNumbersIn(text: string): ReadonlySet<PersonalNumber> {
  const plain = text.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
  const found = new Set<PersonalNumber>()
  // Groups of digits with little between them; a number may be any run of whole groups.
  for (const [run] of plain.matchAll(/(?<![A-Za-z0-9])\d+(?:[\s.·_()\-‐-―]{1,3}\d+)*[Xx]?(?![A-Za-z0-9])/g)) {
    const groups = run.match(/\d+[Xx]?/g)!
    for (let from = 0; from < groups.length; from++) {
      // The longest that fits: a part of an identity card is no telephone.
      for (let to = Math.min(groups.length, from + 19); to > from; to--) {
        const kind = kindOf(groups.slice(from, to))
        if (!kind) continue
        found.add(kind)
        from = to - 1
        break
      }
    }
  }
  return found
}

function kindOf(groups: readonly string[]): PersonalNumber | undefined {
  const digits = groups.join('')
  if (digits.length < 10 || digits.length > 19) return undefined
  if (isIdCard(digits)) return 'id-card'
  if (isPhone(digits, groups)) return 'phone'
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

/** How a telephone is written in groups: whole, by threes and fours, or digit by digit. A list of small numbers is none. */
const grouped = ['11', '3 8', '3 4 4', '7 4', '4 4 3', '3 3 5', '5 6', Array(11).fill('1').join(' ')]
function isPhone(digits: string, groups: readonly string[]): boolean {
  const national = /^(?:0086|86)(1[3-9]\d{9})$/.exec(digits)?.[1]
  if (national) return true
  if (/^1[3-9]\d{9}$/.test(digits)) return grouped.includes(groups.map((g) => g.length).join(' '))
  return /^0(10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/.test(digits) && groups.length <= 3
}

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
