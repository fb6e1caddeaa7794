import { readDay } from './day.ts'
import {
  callWords,
  cardWords,
  chineseDigits,
  countWords,
  dialWords,
  isCalled,
  moneyWords,
  otherDigits,
  type PersonalNumber,
  personalWords,
} from './personal-number-words.ts'
import type { Words } from './words.ts'

export type { PersonalNumber } from './personal-number-words.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** First two digits of identity cards: the provinces (GB/T 2260), and 81 to 83 for residents of Hong Kong, Macao and Taiwan. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

/**
 * The kinds of personal numbers a text holds: identity cards of 18 places with their check character (GB 11643) and of 15, mobile and
 * landline telephones of China, telephones of Hong Kong, Macao and Taiwan with their country code, bank cards by their check digit
 * (ISO/IEC 7812, Luhn). Written with full-width or Chinese digits, with a letter O for a nought, with blanks, hyphens, strokes or commas
 * between, with invisible characters, or right behind a word as in `Tel138…`, they are found all the same. Telephones of services for
 * everybody, as 12345 or 400 numbers, are nobody's own and are not meant.
 *
 * A report is full of lists of figures, and one in ten strings of digits has a right check digit. So what has no check that is worth
 * something is found only where it is written as such a number is, and never across the signs that part the figures of a list or the
 * places behind a decimal point.
 */
export function personalNumbersIn(text: string): ReadonlySet<PersonalNumber> {
  const plain = inFigures(text)
  // A name may end like a number, as 张三 or 陈一: right before one that is written in figures it is no part of it.
  const said = withChinese(plain)
  return said === plain ? foundIn(plain) : new Set([...foundIn(said), ...foundIn(plain)])
}

function foundIn(plain: string): Set<PersonalNumber> {
  const found = new Set<PersonalNumber>()
  // Groups of digits with little between them; a number may be any run of whole groups. A word may stand right before them, as `Tel`,
  // but not the letters of an id, which has digits among them.
  for (const { 0: run, index } of plain.matchAll(/(?<![0-9])\d+(?:[^0-9A-Za-z\p{L}\n]{1,6}\d+|\n\d+)*(?:[\s.-]{0,3}[Xx])?(?![0-9])/gu)) {
    const [before, after] = [plain.slice(Math.max(0, index - 40), index), plain.slice(index + run.length, index + run.length + 40)]
    if (/[0-9][A-Za-z]+$/.test(before) || (/[A-Za-z]$/.test(before) && /^[A-Za-z]+[0-9]/.test(after))) continue
    const groups = groupsOf(run)
    for (let from = 0; from < groups.length; from++) {
      // The longest that fits: a part of an identity card is no telephone.
      let length = 0
      let to = from
      while (to < groups.length && length + groups[to]!.digits.length <= 19) length += groups[to++]!.digits.length
      for (; to > from && length >= 10; length -= groups[--to]!.digits.length) {
        const kind = kindOf({ groups, from, to, before: from === 0 ? before : '', after: to === groups.length ? after : '' })
        if (!kind) continue
        found.add(kind)
        from = to - 1
        break
      }
    }
  }
  if (phones.some((p) => p.test(plain))) found.add('phone')
  if ([...plain.matchAll(cardWithWords)].some((m) => isCardNumber(`${m[1]}${m[2]}${two(m[3]!)}${two(m[4]!)}${m[5]}`))) found.add('id-card')
  if ([...plain.matchAll(calledCard)].some((m) => isBankCard(m[1]!.replace(/\D/g, '')))) found.add('bank-card')
  return found
}

const groupsOf = (run: string): Group[] =>
  [...run.matchAll(/(\d+(?:[\s.-]{0,3}[Xx](?![0-9]))?)([^0-9]*)/g)].map((m) => ({
    digits: m[1]!.replace(/[\s.-]/g, ''),
    // Of blanks it only matters whether a sign has them on both sides.
    behind: /^\s[^\s-]+\s$/.test(m[2]!) ? m[2]! : m[2]!.replace(/[^\S\n]/g, ''),
  }))

const anyDigit = `[0-9${chineseDigits}${Object.keys(otherDigits).join('')}]`
/** Some write one part of it in figures, or put commas between its parts; figures alone with commas between are a list. */
const chineseRun = new RegExp(`${anyDigit}(?:(?:[\\s-]?|(?<=${anyDigit}{3})[,、](?=${anyDigit}{3}))${anyDigit}){9,}`, 'g')

/** A text with every digit as 0 to 9: full-width, of other scripts, on keys. */
function inFigures(text: string): string {
  return text
    .replace(/[\u2776-\u277e\u2780-\u2788\u278a-\u2792\u24f5-\u24fd\u2488-\u2490\u3220-\u3228\u24ff]/g, (c) => String(signOf(c)))
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|\ufe0e|\ufe0f|\u20e3/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[×ΧХχх✕]/g, 'X')
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)
    .replace(/\d(?:[ -]?[\dOoОоΟο])+(?![A-Za-z])/g, (run) => run.replace(/[OoОоΟο]/g, '0'))
    .replace(/(?<![A-Za-z0-9])[\dlI](?:[ -]?[\dlI]){10}(?![A-Za-z0-9])/g, (run) =>
      run.replace(/\D/g, '').length >= 8 ? run.replace(/[lI]/g, '1') : run,
    )
}
/** The same with Chinese digits where so many follow each other that they are a number. */
const withChinese = (plain: string): string =>
  plain.replace(chineseRun, (run) =>
    /^[0-9,、\s-]*$/.test(run)
      ? run
      : [...run.replace(/[,、]/g, '')]
          .map((c) => otherDigits[c] ?? (chineseDigits.includes(c) ? String(chineseDigits.indexOf(c)) : c))
          .join(''),
  )

/** Numbers in rings, in brackets and with a stop, which would be more than a digit each; they stand nine together, from one on. */
function signOf(c: string): number {
  const at = c.codePointAt(0)!
  const first = [0x2776, 0x2780, 0x278a, 0x24f5, 0x2488, 0x3220].find((from) => at >= from && at < from + 9)
  return first === undefined ? 0 : at - first + 1
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
  /** What stands between it and the next, without blanks: nothing where blanks alone do. */
  readonly behind: string
}
/** Whole groups that might be one number, among those beside which they stand, and the words around. */
interface Candidate {
  readonly groups: readonly Group[]
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
}

/** Signs that part the figures of a list, or stand by themselves between blanks: a number that is written in groups has none of them. */
const parts = /[、,;:%‰。\n]|^\s[^\s-]+\s$/
const lengthsOf = (c: Candidate): number[] => c.groups.slice(c.from, c.to).map((g) => g.digits.length)
const between = (c: Candidate): string[] => c.groups.slice(c.from, c.to - 1).map((g) => g.behind)
/** Whether the same sign, or blanks, stand between all groups. */
const isEven = (c: Candidate): boolean => new Set(between(c)).size <= 1
/** Whether nothing that parts figures and no decimal point stands between. */
const isClose = (c: Candidate): boolean => !between(c).some((b) => parts.test(b) || b.includes('.'))
/** On how many sides a figure like its own stands right beside it, as in a longer list. */
function alikeBeside(c: Candidate): number {
  const [most, sign] = [Math.max(...lengthsOf(c)), between(c)[0]]
  const alike = (g: Group | undefined, behind: string | undefined) => g !== undefined && behind === sign && g.digits.length <= most
  return Number(alike(c.groups[c.from - 1], c.groups[c.from - 1]?.behind)) + Number(alike(c.groups[c.to], c.groups[c.to - 1]?.behind))
}

function kindOf(c: Candidate): PersonalNumber | undefined {
  const digits = c.groups
    .slice(c.from, c.to)
    .map((g) => g.digits)
    .join('')
  if (isIdCard(digits, c)) return 'id-card'
  // An x right behind a telephone is not part of it.
  const called = digits.replace(/[Xx]$/, '')
  if (looksLikePhone.test(called) && (called === digits || c.to - c.from === 1) && isPhone(called, c)) return 'phone'
  return isBankCard(digits) && isWrittenAsCard(c) ? 'bank-card' : undefined
}

/**
 * Of 18 places its check character and its day of birth say what it is, whatever stands between; across the signs of a list only in the
 * parts in which it is written. Of 15 places there is no check: whole, or place, birthday and number apart.
 */
function isIdCard(s: string, c: Candidate): boolean {
  if (/^\d{15}$/.test(s))
    return provinces.test(s) && isDate(`19${s.slice(6, 12)}`) && isClose(c) && ['15', '6,6,3'].includes(lengthsOf(c).join())
  return isCardNumber(s) && (isClose(c) || (isEven(c) && ['6,8,4', '6,4,4,4', '6,4,2,2,4', '4,4,4,4,2'].includes(lengthsOf(c).join())))
}

/** Eighteen places with a place, a day of birth and the check character of both. */
function isCardNumber(s: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(s) || !provinces.test(s) || !isDate(s.slice(6, 14))) return false
  const sum = weights.reduce((n, w, i) => n + w * Number(s[i]), 0)
  return s[17]!.toUpperCase() === '10X98765432'[sum % 11]
}
const two = (digits: string): string => digits.padStart(2, '0')
/** With the day of birth as a day is written. */
const cardWithWords = /(?<!\d)(\d{6})\D{0,4}((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?\D{0,4}(\d{3}[\dXx])(?!\d)/g

const isDate = (yyyymmdd: string): boolean =>
  /^(19|20)/.test(yyyymmdd) && readDay(`${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}`) !== undefined

const national = '1[3-9]\\d{9}|0?(?:10|2\\d|[3-9]\\d\\d)[2-9]\\d{6,7}'
const looksLikePhone = new RegExp(`^(?:(?:0086|86)(?:${national})|0?1[3-9]\\d{9}|0(?:10|2\\d|[3-9]\\d\\d)[2-9]\\d{6,7})$`)

/** The groups in which somebody may write a mobile; a list of figures falls into them now and then, so it must stand by itself. */
const mobileGroups = new Set(
  '3,4,4 3,8 8,3 9,2 7,4 6,5 5,6 4,7 4,4,3 4,3,4 3,3,5 3,5,3 2,4,5 3,2,3,3 3,3,3,2 3,3,2,3 2,3,3,3 3,2,2,2,2 1,1,1,1,1,1,1,1,1,1,1'.split(
    ' ',
  ),
)
/** A telephone has no check, so it is told by how it is written: whole, or in groups. */
function isPhone(digits: string, c: Candidate): boolean {
  const said = lengthsOf(c)
  // A nought is dialled before a mobile of another city, and written so; codes of electronic invoices begin like it.
  if (/^01[3-9]/.test(digits) && isInvoiceCode(c)) return false
  if (isAmount(digits, c)) return false
  if (said.length === 1) return true
  const signs = between(c)
  if (signs.some((b) => parts.test(b))) return false
  const country = /^(?:0086|86|0(?=1[3-9]))/.exec(digits)?.[0].length ?? 0
  const written = (country ? withoutFirst(said, country) : said).join()
  const area = /^[234],(?:[78]|[34],4)$/
  if (signs.some((b) => b.includes('.')) && !(isEven(c) && (written === '3,4,4' || (digits.startsWith('0') && area.test(written)))))
    return false
  const isMobile = /^1[3-9]/.test(digits.slice(country))
  if (isMobile && isSaid(c) && /^\d{2}|^[3-9]/.test(written) && !counts(c)) return true
  if (!(isMobile ? mobileGroups.has(written) || written === '11' : area.test(written) || /^\d+$/.test(written))) return false
  return alikeBeside(c) < (written === '3,4,4' && isMobile ? 2 : 1)
}
const isInvoiceCode = (c: Candidate): boolean => /(?:代码|发票|INVOICE|FAPIAO|CODE)\P{L}{0,3}$/iu.test(c.before)
/** The groups without so many digits at the beginning. */
const withoutFirst = ([first, ...rest]: readonly number[], digits: number): number[] =>
  first! > digits ? [first! - digits, ...rest] : first === digits ? rest : withoutFirst([first! + rest[0]!, ...rest.slice(1)], digits)
/**
 * A number that says it is money is an amount, unless a word before it says that it is called. One that only says what it counts is one too
 * where it is parted as nobody writes a telephone: no report counts thirteen thousand million people, and no amount begins with a nought.
 */
function isAmount(digits: string, c: Candidate): boolean {
  if (isSaid(c) || digits.startsWith('0')) return false
  if (new RegExp(`^\\s*${moneyWords}`, 'i').test(c.after) || /(?:[¥$€]|RMB|CNY)\s*$/i.test(c.before)) return true
  return counts(c) && !/^(?:1[135]|[357],4,4|[24],3,4,4)$/.test(lengthsOf(c).join())
}
/** Whether a word right before says that it is called. */
const isSaid = (c: Candidate): boolean => new RegExp(`${callWords}${isCalled}$`, 'iu').test(c.before)
const counts = (c: Candidate): boolean => new RegExp(`^\\s*${countWords}`).test(c.after)
/** A number without its area, behind a word that says it is one. */
const localPhone = new RegExp(`${callWords}${isCalled}(?<!\\d)[2-9]\\d{2,3}[ -]?\\d{4}(?!\\d|[ -]\\d|\\s*${countWords})`, 'iu')
/** A mobile with commas between its parts, behind such a word; without the word they are three figures. */
const calledMobile = new RegExp(
  `${callWords}${isCalled}(?<!\\d)1[3-9]\\d[ ,、./-]{1,3}\\d{4}[ ,、./-]{1,3}\\d{4}(?!\\d|\\s*${countWords})`,
  'iu',
)
/** The same with a line for each of its parts, on the line of the word; figures below a heading are a column. */
const calledInLines = new RegExp(`${callWords}[^\\S\\n:是]*[:是]?[^\\S\\n]*1[3-9]\\d\\n\\d{4}\\n\\d{4}(?!\\n?\\d)`, 'iu')
/** Hong Kong, Macao and Taiwan, with the code that says so. */
const neighbours =
  /(?:\+|(?<!\d)00)[ -]?(?:852[ -]?[2-9](?:[ -]?\d){7}|853[ -]?[268](?:[ -]?\d){7}|886[ -]?(?:\(0\)|0)?[2-9](?:[ -]?\d){7,8})(?!\d)/

/** Within the country the nought of an area is left out by some; behind it a hyphen, and eight places that are no day. */
const withoutNought = new RegExp(`(?<![\\dA-Za-z.-])[3-9]\\d\\d-(?!20[0-4]\\d[01]\\d)[2-9]\\d{7}(?!\\d|-|\\s*${countWords})`)
/** A number of seven or eight places that somebody is told to dial, or that is of a home, an office or a fax; a day is none. */
const dialled = new RegExp(
  `${dialWords}${isCalled}(?<!\\d)(?!(?:19|20)\\d\\d[ -]?[01]\\d[0-3]\\d)[2-9]\\d{2,3}[ -]?\\d{4}(?![\\d.]|[ ,-]\\d|\\s*${countWords})`,
  'iu',
)
/** A mobile with one and the same word or stop between its three parts, which no list of figures has. */
const joinedMobile = new RegExp(`(?<![\\d.])1[3-9]\\d\\s*([转接。:])\\s*\\d{4}\\s*\\1\\s*\\d{4}(?!\\d|\\s*\\1\\s*\\d|\\s*${countWords})`)
/** The same with what parts figures of a list, where one part begins with a nought: no figure does. */
const joinedWithNought = /(?<![\d.])1[3-9]\d\s*([;,、和与及])\s*(?:0\d{3}\s*\1\s*\d{4}|\d{4}\s*\1\s*0\d{3})(?!\d|\s*\1\s*\d)/
/** Three figures that stand alone and fall into the parts of a mobile: nothing says what they count, and no other figure is beside them. */
const aloneInParts = new RegExp(
  `(?<![\\d.、,;:]\\s*|(?:为|是|各|共|别|次)\\s*)1[3-9]\\d\\s*([,、])\\s*\\d{4}\\s*\\1\\s*\\d{4}(?!\\d|\\s*[,、.%]\\s*\\d|\\s*${countWords})`,
)
const phones = [aloneInParts, localPhone, calledMobile, calledInLines, neighbours, withoutNought, dialled, joinedMobile, joinedWithNought]

/** The number of a card behind a word that says so, whatever signs or lines part it. */
const calledCard = new RegExp(`${cardWords}[^\\d]{0,6}?(?<!\\d)(\\d(?:[^\\d\\p{L}]{0,3}\\d){15,18})(?!\\d)`, 'giu')

const cardOf = /^(62\d{14,17}|4\d{15}|4\d{17,18}|5[1-5]\d{14}|(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|35\d{14}|955\d{16})$/
/** Cards of the schemes issued in China and the great ones: UnionPay, Visa, Mastercard, JCB, and the old debit cards beginning 955. */
function isBankCard(s: string): boolean {
  if (!cardOf.test(s)) return false
  let sum = 0
  for (let i = 0; i < s.length; i++) {
    const n = Number(s[s.length - 1 - i])
    sum += i % 2 ? (n > 4 ? 2 * n - 9 : 2 * n) : n
  }
  return sum % 10 === 0
}

/**
 * Whole, or in fours with one and the same sign between, the last of one to four; a longer list of figures of four digits is none. Where blanks
 * alone part it elsewhere, one part is longer than figures are; where signs of a list do, one part begins with a nought, as no figure does.
 */
function isWrittenAsCard(c: Candidate): boolean {
  if (c.to - c.from === 1) return true
  const [signs, said] = [between(c), lengthsOf(c)]
  if (said.length === 2 && Math.max(...said) >= 10) return signs[0] === '' || signs[0] === '-'
  if (!isEven(c) || !/^(?:4,){3,4}[1-4]$/.test(said.join()) || alikeBeside(c) > 0) return false
  return !signs.some((b) => parts.test(b)) || c.groups.slice(c.from + 1, c.to).some((g) => g.digits.startsWith('0'))
}

/** What is wrong with a free text because of whom it would give away, in words that say how to write it instead. */
export function wrongPersonal(text: string, o: { phone?: boolean; numbers?: boolean } = {}): Words | undefined {
  if (o.numbers) return undefined
  const found = personalNumbersIn(text)
  const kind = (['id-card', 'bank-card', 'phone'] as const).find((k) => found.has(k) && !(k === 'phone' && o.phone))
  return kind && personalWords[kind]
}
