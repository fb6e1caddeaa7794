import { colleagueChoice } from '#people'
import type { ContractLine } from '#contracts'
import { type Grade, type Lang, sayDay } from '#kernel'
import { DayField, Form, type FormState, lineApart, NumberField, Select, TextArea, TextField, Tick } from '#ui'
import { certificateWords } from '../rules/certificate-words.ts'
import { words } from '../words.ts'
import type { PostsFacts } from './posts.tsx'
import { sayGrade } from './say.ts'

const grades: readonly Grade[] = ['any', 'assistant', 'social-worker', 'senior']

/** The institution appoints somebody to one of its posts. */
export function Appoint({ f, posts, form, lang }: { f: PostsFacts; posts: readonly ContractLine[]; form: FormState; lang: Lang }) {
  const t = words[lang]
  return (
    <>
      <h2>{t.appoint}</h2>
      <p className="small soft">{t.onlyOurs}</p>
      <Form action={`/delivery/${f.contract.id}/posts`} form={form} lang={lang} submit={t.appoint}>
        {posts.length > 1 ? (
          <Select
            form={form}
            lang={lang}
            name="lineId"
            label={t.line}
            options={posts.map((l) => ({ value: l.id, label: l.title, apart: lineApart(l, posts, lang) }))}
          />
        ) : (
          <input type="hidden" name="lineId" value={posts[0]!.id} />
        )}
        <Who f={f} form={form} lang={lang} />
        <From form={form} lang={lang} />
        <DayField form={form} lang={lang} name="toOn" label={t.to} optional />
        <Select
          form={form}
          lang={lang}
          name="replacesId"
          label={t.replaces}
          empty={t.nobody}
          options={f.appointments.map((a) => ({ value: a.id, label: `${a.workerName} (${sayDay(a.fromOn, lang)})` }))}
        />
        <TextArea form={form} lang={lang} name="competition" label={t.competition} hint={t.competitionHint} rows={3} />
        <NumberField form={form} lang={lang} name="applicants" label={t.applicants} optional />
        {f.cards.some((r) => r.certificate) && <Certificate form={form} lang={lang} />}
      </Form>
    </>
  )
}

interface Fields {
  form: FormState
  lang: Lang
}

/** Somebody with an account, or a name; where somebody of that name is there already, whether it is another. */
function Who({ f, form, lang }: Fields & { f: PostsFacts }) {
  const t = words[lang]
  return (
    <>
      <Select form={form} lang={lang} name="workerId" label={t.worker} empty={t.chooseWorker} options={f.workers.map(colleagueChoice)} />
      <TextField form={form} lang={lang} name="workerName" label={t.orName} hint={t.orNameHint} optional />
      {form.errors.namesake || form.values.namesake ? <Tick form={form} lang={lang} name="namesake" label={t.namesake} /> : null}
    </>
  )
}

/** The certificate that a card asks for; where the contract buys no grade, that there is none yet. */
function Certificate({ form, lang }: Fields) {
  const t = certificateWords[lang]
  return (
    <>
      <DayField form={form} lang={lang} name="certificateUntil" label={t.until} hint={t.untilHint} optional />
      {(form.errors.uncertified !== undefined || form.values.uncertified) && (
        <Tick form={form} lang={lang} name="uncertified" label={t.uncertified} />
      )}
    </>
  )
}

/** Of what grade, how much of a post, and from which day; where that is long ago, why it is entered now. */
function From({ form, lang }: Fields) {
  const t = words[lang]
  return (
    <>
      <Select form={form} lang={lang} name="grade" label={t.grade} options={grades.map((g) => ({ value: g, label: sayGrade(g, lang) }))} />
      <NumberField form={form} lang={lang} name="share" label={t.fte} hint={t.fteHint} decimal />
      <DayField form={form} lang={lang} name="fromOn" label={t.from} />
      {(form.errors.enteredReason !== undefined || form.values.enteredReason) && (
        <TextField form={form} lang={lang} name="enteredReason" label={t.enteredReason} hint={t.enteredReasonHint} maxLength={500} />
      )}
    </>
  )
}
