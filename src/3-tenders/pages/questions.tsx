import { may } from '#people'
import type { Ctx } from '#platform'
import { Form, freshForm, Tag, TextArea, Tick } from '#ui'
import { words } from '../page-words.ts'
import type { TenderPageFacts } from './tender-facts.ts'

/** Questions with their answers, and the forms to ask and to answer. */
export function Questions({ ctx, facts, isOpen }: { ctx: Ctx; facts: TenderPageFacts; isOpen: boolean }) {
  const { lang, asker } = ctx
  const t = words[lang]
  const x = facts.tender
  const answers = isOpen && may(asker, 'tenders.answer', { purchaserId: x.purchaserId })
  const ask = facts.forms.ask ?? freshForm()
  const answer = facts.forms.answer ?? freshForm()
  return (
    <>
      <h2 id="questions">{t.questions}</h2>
      {facts.questions.length === 0 && <p className="soft">{t.noQuestions}</p>}
      {facts.questions.map((q) => (
        <section key={q.id}>
          <h3>{q.question}</h3>
          {q.answer === null ? (
            <p className="soft">{t.noAnswer}</p>
          ) : (
            <blockquote>
              {q.answer} {q.affectsBids && <Tag>{t.affectsSays}</Tag>}
            </blockquote>
          )}
          {answers && q.answer === null && (
            <Form
              action={`/tenders/${x.id}/questions/${q.id}`}
              form={answer.values.question === q.id ? answer : freshForm()}
              lang={lang}
              submit={t.answer}
            >
              <input type="hidden" name="question" value={q.id} />
              <TextArea form={answer.values.question === q.id ? answer : freshForm()} lang={lang} name="answer" label={t.answer} rows={3} />
              <Tick form={freshForm()} lang={lang} name="affectsBids" label={t.affects} />
            </Form>
          )}
        </section>
      ))}
      {isOpen && may(asker, 'tenders.ask') && (
        <Form action={`/tenders/${x.id}/questions`} form={ask} lang={lang} submit={t.ask}>
          <TextArea form={ask} lang={lang} name="question" label={t.askLabel} hint={t.askHint} rows={3} />
        </Form>
      )}
    </>
  )
}
