import type { ErrandMonth } from '../errand-share.ts'
import type { Contract } from '#contracts'
import { decimal, divide, type Fraction, fraction, type Grade, type Lang, type Portion, sayDay, sayNumber, sayPart, titleIn } from '#kernel'
import type { AcceptanceLine } from '../rules/acceptance.ts'
import { words } from '../words.ts'

/** Minutes as hours with one decimal. */
export const sayHours = (minutes: number): string => decimal(divide(fraction(minutes), fraction(60)), 1)
/** Minutes that posts are paid for, as hours with one decimal. */
export const sayPaid = (minutes: Fraction): string => decimal(divide(minutes, fraction(60)), 1)
export const sayPercent = (share: Fraction): string => `${decimal(fraction(share.n * 100n, share.d), 1)}%`
export const titleOf = (c: Pick<Contract, 'title' | 'titleEn'>, lang: Lang): string => titleIn(c, lang)
export const sayDates = (a: { periodFrom: Contract['startsOn']; periodTo: Contract['startsOn'] }, lang: Lang): string =>
  `${sayDay(a.periodFrom, lang)} – ${sayDay(a.periodTo, lang)}`

/** `Month 3`, or the title of a milestone. */
export function sayPeriod(c: Pick<Contract, 'lines'>, key: string, lang: Lang): string {
  const month = /^m(\d+)$/.exec(key)
  if (month) return words[lang].monthN(Number(month[1]))
  const [lineId, stage] = key.split(':')
  return c.lines.find((l) => l.id === lineId)?.milestones[Number(stage?.slice(1)) - 1]?.title ?? key
}
export const lineTitle = (c: Pick<Contract, 'lines'>, lineId: string): string => c.lines.find((l) => l.id === lineId)?.title ?? ''

/** A portion of an instalment in what it was counted in: units or post-days out of those there were, else the number alone. */
export function sayPortion(p: Portion, isCounted: boolean, lang: Lang, unit: 'units' | 'days'): string {
  if (!isCounted) return sayNumber(p.count)
  const t = words[lang]
  return `${sayPart(p.count, p.of)} ${unit === 'days' ? t.postDays : t.unitsWord}`
}
export const unitOf = (l: Pick<AcceptanceLine, 'instalmentKey'>): 'units' | 'days' =>
  /:(?:units|s\d+)$/.test(l.instalmentKey) ? 'units' : 'days'

export const sayGrade = (g: Grade, lang: Lang): string => {
  const t = words[lang]
  return { any: t.gradeAny, assistant: t.gradeAssistant, 'social-worker': t.gradeWorker, senior: t.gradeSenior }[g]
}

/** The month that runs, of all months of errands; undefined before and after the contract. */
export const runningMonth = (months: readonly ErrandMonth[]): ErrandMonth | undefined => months.filter((m) => !m.isOver).at(-1)

/** The share of errands in the month that runs, the same in the list and on the page of a contract: nothing recorded is no share. */
export const sayErrands = (m: ErrandMonth | undefined): string => (m && m.minutes > 0 ? sayPercent(m.share) : '—')

/** Whole tenths of a hundred, rounded down: what was not passed on is never rounded away. */
export const sharePercent = (part: bigint, of: bigint): string => `${decimal(fraction(part * 100n, of), 1, 'down')}%`
