import type { Lang } from '#kernel'
import type { Reading, Unit } from '../rules/indicator.ts'
import { words } from '../words.ts'

/** A figure in its unit, as a person reads it. */
export function sayValue(x: number, unit: Unit, lang: Lang): string {
  const t = words[lang]
  const fixed = (digits: number) => x.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  switch (unit) {
    case 'percent':
      return `${(x * 100).toFixed(1)}%`
    case 'days':
      return t.day(x.toFixed(1).replace(/\.0$/, ''))
    case 'months':
      return t.monthsLong(x.toFixed(1).replace(/\.0$/, ''))
    case 'yuan':
      return t.yuan(fixed(2))
    case 'number':
      return x.toFixed(Number.isInteger(x) ? 0 : 1)
    case 'mark':
      return x.toFixed(2)
    case 'index':
      return x.toFixed(3)
  }
}

/** With its interval where it is an estimate; why not, where there is none. */
export function sayReading(r: Reading, unit: Unit, lang: Lang): string {
  const t = words[lang]
  if (r.value === null) return r.instead?.[lang] ?? t.noData
  const value = sayValue(r.value, unit, lang)
  if (r.low === undefined || r.high === undefined) return value
  return t.withInterval(value, t.interval(sayValue(r.low, unit, lang), sayValue(r.high, unit, lang)))
}
