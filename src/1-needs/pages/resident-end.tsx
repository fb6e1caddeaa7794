import type { Refusal } from '#kernel'
import { residentWords } from '../resident-words.ts'
import { Resume } from './resident-start.tsx'
import { type Around, Screen } from './resident.tsx'

export function DonePage({ around, tablet, communityId }: { around: Around; tablet: boolean; communityId: string }) {
  const t = residentWords[around.lang]
  return (
    <Screen around={around} title={t.doneTitle}>
      <h1>{t.doneTitle}</h1>
      <p>{t.doneLead}</p>
      <p>{t.doneNext}</p>
      {!tablet && (
        <p>
          <a href={`/open/communities/${communityId}`}>{t.became}</a>
        </p>
      )}
      {tablet && (
        <p>
          <a className="button" href="/s">
            {t.nextPerson}
          </a>
        </p>
      )}
    </Screen>
  )
}

/** A code that does not lead to a question: says why, and what to do instead. */
export function CannotAnswerPage({ around, refusal }: { around: Around; refusal: Refusal }) {
  const t = residentWords[around.lang]
  const done = refusal.code === 'code-used'
  return (
    <Screen around={around} title={done ? t.doneTitle : t.problem}>
      <h1>{done ? t.doneTitle : t.problem}</h1>
      <p>{refusal.words[around.lang]}</p>
      {refusal.status === 404 && (
        <p>
          <a className="button plain" href="/s">
            {t.tryCode}
          </a>
        </p>
      )}
      {refusal.status === 404 && <Resume around={around} />}
    </Screen>
  )
}
