import type { Lang } from '#kernel'
import { type CycleStep, cycleSteps, type Standing } from '#platform'
import { frameWords, pictureWords } from './words.ts'

/** The nine steps on a line: where this purchase stands and what is late. The small one says below it what goes on now. */
export function Cycle({ standings, lang, small }: { standings: Partial<Record<CycleStep, Standing>>; lang: Lang; small?: boolean }) {
  const t = frameWords[lang]
  const current = cycleSteps.filter((step) => standings[step]?.state === 'now' && standings[step].note && !watching.includes(step))
  return (
    <>
      <ol className={`cycle${small ? ' small' : ''}`} aria-label={pictureWords[lang].cycle}>
        {cycleSteps.map((step) => {
          const s = standings[step] ?? { state: 'ahead' as const }
          const inside = (
            <>
              <b>{t[step]}</b>
              {!small && <span className={s.late ? 'late' : undefined}>{s.note}</span>}
            </>
          )
          return (
            <li key={step} className={s.state === 'ahead' ? undefined : s.state} aria-current={s.state === 'now' ? 'step' : undefined}>
              {s.href && !small ? <a href={s.href}>{inside}</a> : inside}
            </li>
          )
        })}
      </ol>
      {small && current.length > 0 && (
        <p className="cycle-now">
          {current.map((step, i) => (
            <span key={step} className={standings[step]!.late ? 'late' : undefined}>
              {i > 0 && ' · '}
              {pictureWords[lang].stands(t[step], standings[step]!.note!)}
            </span>
          ))}
        </p>
      )}
    </>
  )
}
/** Steps that look on all the while and never have a turn. */
const watching: readonly CycleStep[] = ['modes', 'open']
