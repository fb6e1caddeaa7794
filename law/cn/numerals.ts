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
