import type { Contract } from '#contracts'
import { colonIn, daysBetween, type Day, type Lang, type Refusal, sayDay, titleIn } from '#kernel'
import type { SurveyTwice } from '#needs'
import type { Community } from '#people'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, Radios, SummaryList, TextField } from '#ui'
import { againUntil } from '../rules/again.ts'
import { againWords } from '../again-words.ts'
import type { AskedAgain, ResidentSample, Round } from '../store/index.ts'
import { words } from '../words.ts'
import { Answered, Communities, Questions } from './again-tables.tsx'
import { EvaluationsPage } from './frame.tsx'
import { DrawnNumbers } from './residents.tsx'

interface AgainFacts {
  readonly round: Round
  readonly of: Contract | undefined
  readonly first: ResidentSample | undefined
  readonly again: AskedAgain | undefined
  /** The last day by which the second survey is counted. */
  readonly countsBy: Day | undefined
  readonly twice: SurveyTwice | undefined
  readonly places: readonly Community[]
  /** Whether the asker is one who may ask residents. */
  readonly asks: boolean
  readonly whyNot: Refusal | undefined
  readonly form: FormState
}

/** Residents asked the same after the end of a contract: how, how many, and what lies between the two times. */
export function AgainPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: AgainFacts }) {
  const [t, r] = [againWords[ctx.lang], words[ctx.lang]]
  const { round, of, again, twice } = facts
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={`${t.title}${colonIn(ctx.lang)}${of ? titleIn(of, ctx.lang) : ''}`}
      tab="rounds"
      lead={t.lead}
      trail={[
        { label: r.evaluations, href: '/evaluations' },
        { label: of?.number ?? r.round, href: `/evaluations/rounds/${round.id}` },
        { label: t.title },
      ]}
    >
      {again ? <How facts={facts} again={again} lang={ctx.lang} /> : <Asking facts={facts} lang={ctx.lang} />}
      {again && !twice && <p>{t.notCounted(facts.countsBy!)}</p>}
      {twice && (
        <>
          <Answered twice={twice} who={again!.who} lang={ctx.lang} />
          <Questions twice={twice} lang={ctx.lang} />
          <Communities twice={twice} lang={ctx.lang} />
          <p>{t.bears}</p>
        </>
      )}
      {again && facts.asks && <DrawnNumbers sample={again} places={facts.places} lang={ctx.lang} />}
    </EvaluationsPage>
  )
}

function Asking({ facts, lang }: { facts: AgainFacts; lang: Lang }) {
  const [t, r] = [againWords[lang], words[lang]]
  const { round, form, whyNot } = facts
  if (whyNot) return <p>{whyNot.words[lang]}</p>
  if (!facts.asks) return <p className="soft">{facts.of && t.notYetAsked(againUntil(facts.of))}</p>
  const p = { form, lang }
  const options = [
    { value: 'same', label: t.same, hint: t.sameHint },
    { value: 'anew', label: t.anew, hint: t.anewHint },
  ]
  return (
    <Form action={`/evaluations/rounds/${round.id}/again`} {...p} submit={t.ask}>
      <p className="soft">{t.onceOnly}</p>
      <Radios {...p} name="who" label={t.who} options={options} />
      <DayField {...p} name="closesOn" label={r.surveyCloses} />
      <div className="row">
        <TextField {...p} name="contactName" label={r.sampleContact} hint={r.sampleContactHint} maxLength={60} />
        <TextField {...p} name="contactPhone" label={r.samplePhone} maxLength={40} type="tel" />
      </div>
    </Form>
  )
}

function How({ facts, again, lang }: { facts: AgainFacts; again: AskedAgain; lang: Lang }) {
  const [t, r] = [againWords[lang], words[lang]]
  return (
    <SummaryList
      rows={[
        { label: t.endedOn, value: sayDay(again.endedOn, lang) },
        { label: t.askedFirst, value: facts.first ? sayDay(facts.first.drawnOn, lang) : '–' },
        {
          label: t.askedNow,
          value: `${sayDay(again.drawnOn, lang)} · ${t.daysAfter(daysBetween(again.endedOn, again.drawnOn))}`,
          ...(facts.asks && { change: { href: `/surveys/${again.campaignId}`, label: r.toSurvey } }),
        },
        { label: t.who, value: t[again.who] },
        { label: r.seed, value: <code style={{ overflowWrap: 'anywhere' }}>{again.seed}</code> },
      ]}
    />
  )
}
