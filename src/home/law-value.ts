import { type Citation, colonIn, type Lang, listIn, minor, statementsIn } from '#kernel'
import { type Currency, sayAmount, sayStage, type Stage, stageKindNames } from '#law'
import { lowestPrice, partWords, valueWords, words } from './law-words.ts'

/** The grade of the surest text. */
export const grade = (cites: readonly Citation[]) => cites[0]?.confidence ?? 'unverified'

/** How sure we are, as it is read: a letter, or that nobody has checked it. */
export const sayGrade = (confidence: string, lang: Lang) => (confidence === 'unverified' ? words[lang].unverified : confidence)

/** A value of the law as a person reads it. */
export function sayValue(value: unknown, lang: Lang, currency: Currency): string {
  const say = (part: unknown) => sayValue(part, lang, currency)
  const t = words[lang]
  const of = valueWords[lang]
  if (value === null || value === undefined) return t.nothingSet
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    const share = /^(\d+)\/(\d+)$/.exec(value)
    if (share && 10_000 % Number(share[2]) === 0) return `${(Number(share[1]) * 100) / Number(share[2])} %`
    const isAmount = new RegExp(currency.digits === 0 ? '^\\d+$' : `^\\d+\\.\\d{${currency.digits}}$`).test(value)
    if (isAmount) return sayAmount(minor(BigInt(value.replace('.', ''))), currency, lang)
    return lowestPrice[value]?.[lang] ?? value
  }
  if (Array.isArray(value)) return listIn(value.map(say), lang)
  const o = value as Record<string, unknown>
  if (typeof o.zh === 'string' && typeof o.en === 'string') return o[lang] as string
  if (typeof o.count === 'number' && typeof o.unit === 'string')
    return o.unit === 'working-days' ? of.workingDays(o.count) : of.days(o.count)
  if (stageKindNames.includes(o.kind as Stage['kind'])) return sayStage(o as unknown as Stage)[lang]
  if ('atLeast' in o && 'atMost' in o) return o.atMost === null ? `≥ ${say(o.atLeast)}` : `${say(o.atLeast)} – ${say(o.atMost)}`
  if (typeof o.size === 'number') {
    const when = [
      o.budget ? of.budget(say(o.budget)) : '',
      o.whenComplex ? of.complex : '',
      o.whenHighImpact ? of.highImpact : '',
      o.whenAboveOpenThreshold ? of.aboveThreshold : '',
    ].filter(Boolean)
    return of.size(o.size, when)
  }
  // A grade has its code beside its name; the name is for people.
  const parts = Object.entries(o).filter(([k, part]) => part !== null && part !== false && !(k === 'grade' && 'says' in o))
  return statementsIn(
    parts.map(([k, part]) => `${partWords[k]?.[lang] ?? k}${colonIn(lang)}${say(part)}`),
    lang,
  )
}
