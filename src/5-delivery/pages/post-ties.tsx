import type { Contract } from '#contracts'
import { type Day, type Lang, sayDay } from '#kernel'
import { Notice } from '#ui'
import type { ContractMonth } from '../period-of.ts'
import type { SharedTime } from '../rules/shared-time.ts'
import { isOver, type Run } from '../runs-of.ts'
import type { Standstill } from '../standstill.ts'
import { subsidyWords } from '../subsidy-words.ts'
import { tieWords } from '../tie-words.ts'
import { lineTitle, sayPeriod } from './say.ts'
import { SharedTimeTable } from './shared-time.tsx'

/** What a post has to do with projects: what ends it, what stands still while nobody is there, and what of its time went to them. */
export interface PostTies {
  readonly run: Run | undefined
  readonly still: readonly Standstill[]
  readonly months: readonly { readonly month: ContractMonth; readonly time: readonly SharedTime[] }[]
}

/** That a post ends with its project, said before it does and once it has; and the projects that wait for somebody to come. */
export function PostNotices({ c, ties, today, lang }: { c: Contract; ties: PostTies; today: Day; lang: Lang }) {
  const [t, run] = [subsidyWords[lang], ties.run]
  return (
    <>
      {run && (
        <Notice late={isOver(run, today)}>
          <p>
            {isOver(run, today)
              ? t.ended(run.project.title, sayDay(run.to, lang))
              : t.endsWith(run.project.title, sayDay(run.to, lang), c.terms.handOverDays)}
          </p>
        </Notice>
      )}
      {ties.still.flatMap((s) =>
        s.since ? (
          <Notice key={s.projectId} late>
            <p>
              <a href={`/delivery/${c.id}/lines/${s.projectId}`}>{lineTitle(c, s.projectId)}</a>{' '}
              {tieWords[lang].emptyNow(lineTitle(c, s.postId), s.since)}
            </p>
          </Notice>
        ) : (
          []
        ),
      )}
    </>
  )
}

/** What of the time recorded at a post went to its projects, month by month. */
export function PostTime({ c, lineId, ties, lang }: { c: Contract; lineId: string; ties: PostTies; lang: Lang }) {
  const rows = ties.months.flatMap(({ month, time }) =>
    time
      .filter((s) => s.postId === lineId && s.together > 0)
      .map((s) => ({ key: month.key, name: sayPeriod(c, month.key, lang), time: s })),
  )
  if (rows.length === 0) return null
  return (
    <>
      <h3>{tieWords[lang].time}</h3>
      <p className="small soft">{tieWords[lang].timeLead}</p>
      <SharedTimeTable c={c} rows={rows} first="month" lang={lang} />
    </>
  )
}
