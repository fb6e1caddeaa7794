import type { Lang } from '#kernel'
import { sayStage, type Stage } from '#law'
import { words } from '../page-words.ts'
import { stageNow } from '../rules/stages.ts'
import type { Tender } from '../rules/tender.ts'

/** The stages of a way of buying on a line; of a tender also which are over and which it is in. */
export function StageList({
  stages,
  tender,
  lang,
}: {
  stages: readonly Stage[]
  tender?: Pick<Tender, 'state' | 'stages' | 'talkedAt'>
  lang: Lang
}) {
  const now = tender ? stageNow(tender) : undefined
  return (
    <ol className="cycle stages" aria-label={words[lang].order}>
      {stages.map((s, i) => (
        <li
          key={`${i}-${s.kind}`}
          className={now === undefined || i > now ? undefined : i === now ? 'now' : 'done'}
          aria-current={i === now ? 'step' : undefined}
        >
          <b>{sayStage(s)[lang]}</b>
        </li>
      ))}
    </ol>
  )
}
