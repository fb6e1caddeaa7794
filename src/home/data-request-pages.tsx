import { sayDay, colonIn } from '#kernel'
import { type DataRequest, dataRequestProcess, mayNot, refusedFor, requestBy, requestKinds } from '#people'
import { type Ctx, notThere } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, freshForm, Page, Radios, SummaryList, TextArea, TextField } from '#ui'
import { trail, whose } from './personal-data.tsx'
import { dataWords } from './personal-data-words.ts'

const kinds = (lang: Ctx['lang']) => Object.entries(requestKinds).map(([value, w]) => ({ value, label: w[lang] }))

/** The fields in which anybody says what should be erased or put right. */
export function RequestFields({ form, lang }: { form: FormState; lang: Ctx['lang'] }) {
  const t = dataWords[lang]
  return (
    <>
      <Radios form={form} lang={lang} name="kind" label={t.kind} options={kinds(lang)} />
      <TextArea form={form} lang={lang} name="what" label={t.what} hint={t.whatHint} rows={4} />
    </>
  )
}

/** The officer enters what somebody without an account asked for. */
export function NewRequestPage(
  ctx: Ctx,
  frame: FrameFacts,
  form: FormState = freshForm({ kind: 'erasure', askedOn: ctx.today.toString() }),
) {
  const no = mayNot(ctx.asker, 'people.answer-requests')
  if (no) return no
  const { lang } = ctx
  const t = dataWords[lang]
  return (
    <Page ctx={ctx} frame={frame} section="data" title={t.enter} lead={t.enterLead} trail={trail(lang, t.enter)}>
      <Form action="/personal-data/requests/new" form={form} lang={lang} submit={t.save} cancel="/personal-data">
        <RequestFields form={form} lang={lang} />
        <TextField form={form} lang={lang} name="reach" label={t.reach} hint={t.reachHint} optional maxLength={100} />
        <DayField form={form} lang={lang} name="askedOn" label={t.askedOn} />
      </Form>
    </Page>
  )
}

/** One request, and its answer. */
export async function RequestPage(ctx: Ctx, id: string, frame: FrameFacts, form: FormState = freshForm({ outcome: 'done' })) {
  const no = mayNot(ctx.asker, 'people.answer-requests')
  if (no) return no
  const found = await requestBy(ctx, id)
  if (!found) return notThere()
  const { lang } = ctx
  const t = dataWords[lang]
  return (
    <Page ctx={ctx} frame={frame} section="data" title={`${t.request} · ${requestKinds[found.kind][lang]}`} trail={trail(lang, t.request)}>
      <SummaryList
        rows={[
          { label: t.by, value: await whose(ctx, found) },
          { label: t.what, value: <span style={{ whiteSpace: 'pre-wrap' }}>{found.what}</span> },
          ...(found.reach ? [{ label: t.reach, value: found.reach }] : []),
          { label: t.askedOn, value: sayDay(found.asked_on, lang) },
          { label: t.dueOn, value: sayDay(found.due_on, lang) },
          ...answerRows(found, lang),
        ]}
      />
      {found.state === 'open' && (
        <>
          <p>
            <a className="button plain" href="/personal-data">
              {t.find}
            </a>
          </p>
          <h2>{t.answerTitle}</h2>
          <Form
            action={`/personal-data/requests/${found.id}/answer`}
            form={form}
            lang={lang}
            submit={t.answerSave}
            version={found.version}
            cancel="/personal-data"
          >
            <Radios
              form={form}
              lang={lang}
              name="outcome"
              label={t.outcome}
              options={[
                { value: 'done', label: t.outcomeDone },
                ...Object.entries(refusedFor).map(([value, w]) => ({
                  value,
                  label: `${dataRequestProcess.states.refused[lang]}${colonIn(lang)}${w[lang]}`,
                })),
              ]}
            />
            <TextArea form={form} lang={lang} name="answer" label={t.answer} hint={t.answerHint} rows={4} />
          </Form>
        </>
      )}
    </Page>
  )
}

/** How a request stands, for the officer and for whoever asked. */
export function answerRows(r: DataRequest, lang: Ctx['lang']): { label: string; value: string }[] {
  const t = dataWords[lang]
  return [
    { label: t.state, value: dataRequestProcess.states[r.state][lang] },
    ...(r.answered_on ? [{ label: t.answeredOn, value: sayDay(r.answered_on, lang) }] : []),
    ...(r.refused_for ? [{ label: t.refusedFor, value: refusedFor[r.refused_for][lang] }] : []),
    ...(r.answer ? [{ label: t.answer, value: r.answer }] : []),
  ]
}
