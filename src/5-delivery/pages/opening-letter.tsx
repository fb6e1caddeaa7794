import { decimal, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type FrameFacts, Page } from '#ui'
import { openingWords } from '../rules/opening-words.ts'
import { type Candidate, type Criterion, meanOf, type PostOpening, type Score } from '../rules/opening.ts'

interface LetterFacts {
  readonly o: PostOpening
  readonly candidate: Candidate
  readonly name: string
  readonly title: string
  readonly institution: string
  readonly scores: readonly Score[]
  readonly criteria: readonly Criterion[]
}

/** What one candidate is told, with the reason, to be printed. It says nothing of the others. */
export function LetterPage({ ctx, frame, f }: { ctx: Ctx; frame: FrameFacts; f: LetterFacts }) {
  const { lang } = ctx
  const t = openingWords[lang]
  const mean = meanOf(f.candidate.id, f.scores, f.criteria)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.letterTitle}
      trail={[{ label: t.title, href: '/openings' }, { label: f.title, href: `/openings/${f.o.id}` }, { label: t.letter }]}
    >
      <p>{t.letterTook(f.name)}</p>
      <p>
        <b>{f.title}</b>
      </p>
      <p>{f.candidate.id === f.o.chosenId ? t.letterYes : t.letterNo}</p>
      {mean && <p>{t.letterMean(decimal(mean, 2), f.o.panel.length)}</p>}
      <p>{f.candidate.reason}</p>
      <p>{t.letterAsk}</p>
      <p>
        {f.institution}
        <br />
        {sayDay(f.o.overOn!, lang)}
      </p>
    </Page>
  )
}
