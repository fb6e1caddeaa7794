import { commaIn, type Goal, indicatorKindWords, type Lang, type PromisedValues, saidWords, sayShown, sayTarget } from '#kernel'
import type { ReactNode } from 'react'
import { goalPageWords } from '../goal-page-words.ts'

/**
 * The goals of a line with their indicators, the same on a plan, a tender, a bid and a contract.
 * @param promised what the winner promised, where somebody won
 * @param edit a way to change a goal, where it may be changed
 */
export function Goals({
  line,
  lang,
  promised = {},
  edit,
}: {
  line: { readonly goals: readonly Goal[]; readonly noGoalReason: string | null }
  lang: Lang
  promised?: PromisedValues | undefined
  edit?: ((g: Goal) => ReactNode) | undefined
}) {
  const t = goalPageWords[lang]
  if (line.goals.length === 0)
    return line.noGoalReason === null ? null : (
      <p className="small soft">
        {t.noGoal}
        {line.noGoalReason}
      </p>
    )
  return (
    <ul className="plain small">
      {line.goals.map((g) => (
        <li key={g.id}>
          <b>{t.goal}</b> {g.says} <span className="soft">{g.forWhom}</span> {edit?.(g)}
          <ul>
            {g.indicators.map((i) => (
              <li key={i.id}>
                {i.name}
                {commaIn(lang)}
                {sayTarget(i, lang)}
                {promised[i.id] !== undefined && <b> · {saidWords[lang].promised(promised[i.id]!)}</b>}
                <span className="soft">
                  {' '}
                  · {indicatorKindWords[i.kind][lang]} · {sayShown(i, lang)}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
