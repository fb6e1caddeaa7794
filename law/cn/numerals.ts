/** Numbers as people write them in clauses, in Chinese and English. */

const digits = '零一二三四五六七八九'
const capitals: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, digits[i + 1]!])),
  ...{ 貳: '二', 參: '三', 叄: '三', 陸: '六', 拾: '十', 佰: '百', 廿: '二十', 卅: '三十' },
}
/** The numerals of cheques and the short ones for twenty and thirty, as the common ones. */
export const commonNumerals = (text: string): string =>
  text.replace(
    new RegExp(`[${Object.keys(capitals).join('')}](?=[${Object.keys(capitals).join('')}一二三四五六七八九十百零〇日天个（(])`, 'g'),
    (c) => capitals[c]!,
  )

/** A number as clauses write it: `180`, `１８０`, `一百八十`. */
export function numeral(text: string): number {
  const plain = text.replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - 0xff10))
  if (/^\d+$/.test(plain)) return Number(plain)
  const zh = plain.replaceAll('两', '二').replaceAll('〇', '零')
  // Digit by digit, as 一八〇.
  if (!/[百十]/.test(zh)) return Number([...zh].map((c) => digits.indexOf(c)).join(''))
  let total = 0
  let digit = 0
  for (const c of zh) {
    if (c === '百' || c === '十') {
      total += (digit || 1) * (c === '百' ? 100 : 10)
      digit = 0
    } else digit = digits.indexOf(c)
  }
  return total + digit
}

const whole = '(\\d{1,4}|[〇零一二两三四五六七八九十百]{1,7})'
const decimals = new RegExp(`${whole}点([〇零一二三四五六七八九\\d]{1,2})(?=个|年|月|季度|周|星期|天|日)`, 'g')
const halfBefore = new RegExp(`${whole}个半(?=年|月|季度|星期|周)`, 'g')
const halfBehind = new RegExp(`${whole}(个?(?:年|月|季度|星期|周|天|日))半(?![年月天个])`, 'g')
/** Times with a half behind them, and decimals in words, as digits: 两个半月 and 一年半, one and a half years, a month and a half. */
export const halvesInDigits = (text: string): string =>
  text
    .replace(decimals, (_, n, part) => `${numeral(n)}.${[...(part as string)].map((c) => numeral(c)).join('')}`)
    .replace(halfBefore, (_, n) => `${numeral(n)}.5个`)
    .replace(halfBehind, (_, n, unit) => `${numeral(n)}.5${unit}`)
    .replace(/\b(\d{1,4})(?: and a half| 1\/2| ?½)[ -](?=\w)/gi, '$1.5 ')
    .replace(/\ba (year|month|quarter|week) and a half\b/gi, '1.5 $1s')
    .replace(/\b(\d{1,4}) (years?|months?|quarters?|weeks?) and a half\b/gi, '$1.5 $2')

/** A number written twice, in words and in digits behind it, is one: 一百八十（180）. Where the two differ both stay. */
export const saidOnce = (text: string): string =>
  text.replace(
    /(\d{1,4}|[〇零一二两三四五六七八九十百]{1,7})\s*[（(]\s*(\d{1,4}|[〇零一二两三四五六七八九十百]{1,7})\s*[）)]/g,
    (all, a, b) => (numeral(a) === numeral(b) ? String(numeral(a)) : all),
  )

const small: Readonly<Record<string, number>> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((w, i) => [w, i + 1] as const)
    .concat('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((w, i) => [w, 10 * (i + 2)] as const)),
)
const spelled = new RegExp(
  `\\b(?:${Object.keys(small).join('|')})(?:(?:[ -]| and | hundred(?: and)? )(?:${Object.keys(small).join('|')}|hundred))*\\b`,
  'gi',
)
/** English numbers as digits. */
export const inDigits = (text: string): string => text.replace(spelled, (words) => String(englishNumber(words)))
function englishNumber(words: string): number {
  let total = 0
  for (const w of words.toLowerCase().split(/[\s-]+/)) total = w === 'hundred' ? (total || 1) * 100 : total + (small[w] ?? 0)
  return total
}
