import {
  decimal,
  fraction,
  fractionOf,
  isRefusal,
  type Lang,
  multiply,
  readDay,
  readMoney,
  sayDay,
  sayMoney,
  statementsIn,
  type Words,
} from '#kernel'
import { type Json, type Law, placeNamed } from '#law'
import type { ReactNode } from 'react'
import { factUnits, factWords, valueWords, words } from './rules-words.ts'

/** A fact as a person reads it. */
export function FactValue(p: { of: string; value: Json; lang: Lang; law: Law; named: (text: string) => string }): ReactNode {
  const { of, value, lang, law, named } = p
  const t = words[lang]
  if (value === null || value === '') return t.notSet
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return value
  if (typeof value === 'string') return named(of === 'at' ? (factWords[value]?.[lang] ?? value) : sayFact(of, value, lang, law))
  if (Array.isArray(value))
    return value.length === 0 ? (
      t.notSet
    ) : (
      <ul>
        {value.map((v, i) => (
          <li key={i}>
            <FactValue of={of} value={v} lang={lang} law={law} named={named} />
          </li>
        ))}
      </ul>
    )
  if (of === 'place' && 'own' in value && Array.isArray(value.own) && 'says' in value)
    return (
      <>
        {(value.says as unknown as Words)[lang]} <a href="/law/local">{t.ownNumbers(value.own.length)}</a>
      </>
    )
  // Where a thing has a name, its id tells a reader nothing; it stands in the JSON.
  const shown = Object.entries(value).filter(([key]) => key !== 'id' || !('title' in value || 'what' in value))
  return shown.map(([key, v], i) => (
    <span key={key}>
      {i > 0 && statementsIn(['', ''], lang)}
      <span className="soft">{factWords[key]?.[lang] ?? key}</span> <FactValue of={key} value={v} lang={lang} law={law} named={named} />
    </span>
  ))
}

const exact = /^-?\d+(\/\d+|\.\d+)?$/

/** A fact by what it counts: `250/3` points are 83.33, `1/10` as a share is 10 %. */
export function sayFact(of: string, text: string, lang: Lang, law: Pick<Law, 'methods'>): string {
  const unit = /^-?\d+\.\d{2}$/.test(text) ? undefined : factUnits[of]
  if (!unit || !exact.test(text)) return sayText(text, lang, law)
  if (unit === 'share') return percent(text)
  return text.includes('/') ? decimal(fractionOf(text), 4, 'half-up').replace(/\.?0+$/, '') : text
}

const percent = (text: string): string => `${decimal(multiply(fractionOf(text), fraction(100)), 4).replace(/\.?0+$/, '')}%`

function sayText(text: string, lang: Lang, { methods }: Pick<Law, 'methods'>): string {
  const day = readDay(text)
  if (day) return sayDay(day, lang)
  const amount = /^-?\d+\.\d{2}$/.test(text) ? readMoney(text) : undefined
  if (amount !== undefined) return sayMoney(amount, lang)
  const method = methods.find((m) => m.name === text)
  if (method) return method.says[lang]
  const place = placeNamed(text)
  if (!isRefusal(place)) return place.says[lang]
  return valueWords[text]?.[lang] ?? text
}

/** A sentence that names a fact by its key, with the key in words. */
export const inWords = (why: Words, lang: Lang): string =>
  why[lang].replace(/([「“])([\w.[\]]+)([」”])/g, (all, open: string, key: string, close: string) => {
    const known = factWords[key]
    return known ? `${open}${known[lang]}${close}` : all
  })
