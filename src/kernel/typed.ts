import { type Day, readDay } from './day.ts'
import { minor, type Money } from './money.ts'

/**
 * What people type, as they mean it: full-width digits and signs of a Chinese keyboard, `¥`, `元`, `万`, thousands with commas or
 * spaces, days as a spreadsheet writes them. One reader serves forms, files and the command line. What can be read in two ways
 * (`1,05`, `1.050.000`, `3万5`, `03/04/2026`) is no value: it is refused, never guessed.
 */

/** Full-width letters, digits and signs as plain ones, every kind of blank as a space. Nothing else: `²` is no 2. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\uffe5', '¥')
    .replace(/[\u3000\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll('\u2212', '-')
    .trim()

/** A plain decimal in text, `-1050000.5`, from a number as people write it without a unit; undefined when it is none. */
function plainNumber(text: string): string | undefined {
  // A keyboard in Chinese mode writes a full stop for the point.
  const m = /^([-+]?) ?(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:[.。](\d+))?$/.exec(text)
  if (!m) return undefined
  const whole = m[2]!.replace(/[, ]/g, '')
  return `${m[1] === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '')}${m[3] === undefined ? '' : `.${m[3]}`}`
}

const zeros = { 万: 4, 百万: 6, 千万: 7, 亿: 8 } as const

/** Moves the point of a plain decimal to the right. */
function shifted(decimal: string, by: number): string {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)!
  const digits = part.padEnd(by, '0')
  const rest = digits.slice(by)
  return `${sign}${`${whole}${digits.slice(0, by)}`.replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`
}

/**
 * A number as plain decimal text, `1050000.5`, from `１，０５０，０００．５`, `1 050 000.5`, `105.00005万`, `1亿500万`.
 * @param unit words that may stand behind it, such as 人
 * @returns undefined when it is no number or may be read in two ways
 */
export function typedNumber(text: string, unit: readonly string[] = []): string | undefined {
  let s = halfWidth(text)
  const behind = [...unit].sort((a, b) => b.length - a.length).find((u) => s.endsWith(u))
  if (behind) s = s.slice(0, -behind.length).trim()
  const plain = plainNumber(s)
  if (plain !== undefined) return plain
  const one = /^(.*?) ?(百万|千万|万|亿)$/.exec(s)
  const single = one && plainNumber(one[1]!)
  if (single) return shifted(single, zeros[one[2] as keyof typeof zeros])
  // 1亿500万, 105万5000: whole parts, each below the one before. 3万5 says thirty-five thousand to some: not read.
  const parts = /^(-?)(?:(\d{1,4})亿)?(?:(\d{1,4})万)?(\d{3,4})?$/.exec(s)
  if (!parts || [parts[2], parts[3], parts[4]].filter(Boolean).length < 2) return undefined
  const [hundredMillions, tenThousands, ones] = [parts[2] ?? '0', parts[3] ?? '0', parts[4] ?? '0']
  return `${parts[1]}${BigInt(hundredMillions) * 100_000_000n + BigInt(tenThousands) * 10_000n + BigInt(ones)}`
}

/** An amount, from `￥1,050,000.00`, `105万元`, `RMB 1050000`, `1050000元整`; at most two decimals. Undefined when it is none. */
export function typedMoney(text: string): Money | undefined {
  let s = halfWidth(text)
  let sign = ''
  const signed = /^([-+]) ?(?=¥|rmb|cny|人民币)/i.exec(s)
  if (signed) {
    sign = signed[1]!
    s = s.slice(signed[0].length)
  }
  // One currency in front and one unit behind, each at most once.
  s = s.replace(/^(?:¥|(?:rmb|cny|人民币)(?: ?[¥:])?)\s*/i, '').replace(/\s*(?:元整?|圆整?|yuan|rmb|cny|人民币)$/i, '')
  const n = typedNumber(sign && /^[-+]/.test(s) ? 'x' : `${sign}${s}`)
  const m = n && /^(-?)(\d{1,15})(?:\.(\d{1,2})0*)?$/.exec(n)
  if (!m) return undefined
  const fen = BigInt(m[2]!) * 100n + BigInt((m[3] ?? '').padEnd(2, '0'))
  return minor(m[1] ? -fen : fen)
}

/** A whole number, from `４，１２０`, `4120.00`, `1.2万`, and with a unit `4120人`. Undefined when it is none, or above fifteen digits. */
export function typedWhole(text: string, unit: readonly string[] = []): number | undefined {
  // `1.000` may mean a thousand: only one or two zeros behind the point are an ending that programs write.
  const m = /^(-?\d{1,15})(?:\.0{1,2})?$/.exec(typedNumber(text, unit) ?? '')
  return m ? Number(m[1]) : undefined
}

/**
 * A day, from `2026-11-28`, `2026/11/28`, `2026.11.28`, `2026年11月28日`, `20261128`, also as a spreadsheet writes it with a midnight
 * behind. The year comes first and has four digits: `03/04/2026` is two days and therefore none.
 */
export function typedDay(text: string): Day | undefined {
  const s = halfWidth(text).replace(/[ T]0?0:00(:00(\.0+)?)?$/, '')
  const m =
    /^(\d{4})(?: ?([-/.]) ?)(\d{1,2}) ?\2 ?(\d{1,2})$/.exec(s) ??
    /^(\d{4}) ?(年) ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/.exec(s) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(s)
  return m ? readDay(`${m[1]}-${m[3]!.padStart(2, '0')}-${m[4]!.padStart(2, '0')}`) : undefined
}

/**
 * A range of ages as `60-69` or `80+`, from `60～69岁`, `60至69周岁`, `80岁及以上`, `80 and over`, `17岁及以下`, `不满18周岁`.
 * `18岁以下` is none: some count the eighteen-year-olds in it and some do not.
 */
export function typedAges(text: string): string | undefined {
  const s = halfWidth(text)
    .replace(/(周岁|岁|years?( old)?|yrs?)/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
  const range = /^(\d{1,3}) ?(?:[-~–—―‐‑‒〜]|——|至|到|to) ?(\d{1,3})$/i.exec(s)
  if (range) return `${Number(range[1])}-${Number(range[2])}`
  const open = /^(\d{1,3}) ?(?:\+|及以上|以上|及其以上|and (?:over|above|older|up)|or (?:over|above|older|more)|plus)$/i.exec(s)
  if (open) return `${Number(open[1])}+`
  const closed = /^(\d{1,3}) ?(?:及以下|及其以下|(?:and|or) (?:under|below|younger))$/i.exec(s)
  if (closed) return `0-${Number(closed[1])}`
  const below = /^(?:不满|未满) ?(\d{1,3})$/.exec(s)
  return below && Number(below[1]) > 0 ? `0-${Number(below[1]) - 1}` : undefined
}

/** A code of letters and digits as it is registered: capitals, no blanks or dashes between. */
export const typedCode = (text: string): string =>
  halfWidth(text)
    .replace(/[\s\-‐‑‒–—]/g, '')
    .toUpperCase()

const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** GB 32100-2015, 4.2.6: weights 3^(i−1) mod 31. */
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check character of the first seventeen characters of a unified social credit code; undefined when they hold another sign. */
export function creditCheck(seventeen: string): string | undefined {
  const values = [...seventeen].map((c) => creditSigns.indexOf(c))
  if (values.length !== 17 || values.includes(-1)) return undefined
  const sum = values.reduce((s, v, i) => s + v * creditWeights[i]!, 0)
  return creditSigns[(31 - (sum % 31)) % 31]
}

/** The check digit of an identity-card number. Source: GB 11643-1999, mod 11-2. */
const personCheck = (code: string): string | undefined =>
  '10X98765432'[[...code.slice(0, 17)].reduce((s, d, i) => s + Number(d) * (2 ** (17 - i) % 11), 0) % 11]

/** Whether it has the shape of the number on a person's identity card: region, a day of birth, three digits and a check digit. */
function isPersonNumber(code: string): boolean {
  const m = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(code)
  if (!m) return false
  return readDay(`${m[1]}-${m[2]}-${m[3]}`) !== undefined
}

/** Whether a unified social credit code is whole and its check character right. @param code as {@link typedCode} gives it */
export function wrongCreditCode(code: string): 'shape' | 'person' | 'check' | undefined {
  // One identity-card number in 31 would pass for a credit code: where the card's own check digit is right, it is a person's.
  if (isPersonNumber(code) && (personCheck(code) === code[17] || creditCheck(code.slice(0, 17)) !== code[17])) return 'person'
  if (code.length !== 18 || creditCheck(code.slice(0, 17)) === undefined || !creditSigns.includes(code[17]!)) return 'shape'
  return creditCheck(code.slice(0, 17)) === code[17] ? undefined : 'check'
}

/**
 * Whether a unified social credit code is that of an enterprise, by who registers it and as what (GB 32100-2015, 4.2.2 and 4.2.3): 91 is one; organs and
 * institutions of the state, social organisations and rural collectives are none. Undefined where these two signs do not settle it.
 */
export function isEnterpriseCode(code: string | null | undefined): boolean | undefined {
  const kind = code?.slice(0, 2) ?? ''
  return kind === '91' ? true : /^(1[1-3]|5[1-3]|N[1-3])$/.test(kind) ? false : undefined
}
