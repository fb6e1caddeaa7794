import type { Lang } from './words.ts'

/**
 * A quantity with its unit as a person says it, whatever was typed as the unit: `8 个，每个 6 节` for 8 of `个，6 节`, `1000 人次`.
 * What follows a comma says what each one must be. A unit in Latin letters stays as it was written, because its plural cannot be known.
 */
export function sayQuantity(quantity: number, unit: string, lang: Lang): string {
  const [measure = '', ...rest] = unit
    .trim()
    .replace(/^每/, '')
    .split(/\s*[，,]\s*/)
  const isHan = /^\p{Script=Han}/u.test(measure)
  // Before a unit that begins with a number of its own the sign keeps the two apart.
  if (!isHan || /^[一二两三四五六七八九十百千万半]/.test(measure))
    return isPlain(quantity, measure) ? `${quantity} ${unit.trim()}` : `${quantity} × ${unit.trim()}`
  const each = rest.join('，').replace(/，$/, '')
  if (!each) return `${quantity} ${measure}`
  if (lang === 'en') return `${quantity} ${measure} (${each.startsWith('每') ? '' : 'each '}${each})`
  if (each.startsWith('每')) return `${quantity} ${measure}，${each}`
  return `${quantity} ${measure}，每${measure}${/^\p{Script=Han}/u.test(each) ? '' : ' '}${each}`
}
const isPlain = (quantity: number, measure: string): boolean =>
  /^\p{Script=Latin}/u.test(measure) && (quantity === 1 || /^[\p{Script=Latin}-]*[^s]s(?![\p{Script=Latin}-])/u.test(measure))
