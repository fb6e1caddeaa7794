import { type Lang, type Refusal, sayDay } from '#kernel'
import { ActionButton, Form, type FormState, SummaryList, Tag, TextArea } from '#ui'
import { contestActs, contestStates } from '../rules/contest-words.ts'
import type { ErrandContest } from '../rules/errand-contest.ts'
import type { ServiceRecord } from '../rules/record.ts'
import { roleWords } from '../role-words.ts'

export interface ErrandFacts {
  /** Whether it is an errand now, and counts. */
  readonly isErrand: boolean
  readonly contest: ErrandContest | undefined
  /** For whoever may contest at all: why not now. */
  readonly whyNot: Refusal | undefined
  readonly mayContest: boolean
  readonly mayAnswer: boolean
  readonly mayWithdraw: boolean
  readonly form: FormState
}

/** What is said against an errand and to that, with what this person may do about it. */
export function ErrandOf({ record: r, f, lang }: { record: ServiceRecord; f: ErrandFacts; lang: Lang }) {
  const [t, x] = [roleWords[lang], f.contest]
  if (!f.isErrand && !x) return null
  return (
    <section id="errand">
      <h2 id="contest">{t.contestTitle}</h2>
      {x && (
        <>
          <p>
            <Tag late={x.state === 'contested'} quiet={x.state === 'withdrawn'}>
              {contestStates[x.state][lang]}
            </Tag>
          </p>
          {!f.isErrand && <p>{t.noLonger}</p>}
          <SummaryList
            rows={[
              { label: t.reasonSays, value: `${x.reason} (${sayDay(x.contestedOn, lang)})` },
              ...(x.answer ? [{ label: t.answerSays, value: `${x.answer} (${sayDay(x.answeredOn!, lang)})` }] : []),
            ]}
          />
        </>
      )}
      {!x && f.mayContest && !f.whyNot && (
        <Form action={`/delivery/records/${r.id}/contest`} form={f.form} lang={lang} submit={t.contest}>
          <TextArea form={f.form} lang={lang} name="reason" label={t.contestReason} hint={t.contestHint} rows={3} />
        </Form>
      )}
      {!x && f.mayContest && f.whyNot && <p className="soft">{f.whyNot.words[lang]}</p>}
      {x && f.mayAnswer && (
        <Form
          action={`/delivery/records/${r.id}/contest/answer`}
          form={f.form}
          lang={lang}
          submit={contestActs.uphold[lang]}
          version={x.version}
        >
          <TextArea form={f.form} lang={lang} name="answer" label={t.answer} hint={t.answerHint} rows={3} />
        </Form>
      )}
      {x && f.mayWithdraw && (
        <ActionButton
          action={`/delivery/records/${r.id}/contest/withdraw`}
          lang={lang}
          label={contestActs.withdraw[lang]}
          version={x.version}
        />
      )}
    </section>
  )
}
