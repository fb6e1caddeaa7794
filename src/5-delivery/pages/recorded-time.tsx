import type { Contract } from '#contracts'
import { type Lang, sayDay } from '#kernel'
import type { Law } from '#law'
import { Cites, type Column, DataTable, Form, type FormState, freshForm, Notice, Tag, TextArea } from '#ui'
import { evidenceWords } from '../evidence-words.ts'
import type { TimeAsked } from '../recorded-time.ts'
import type { Acceptance } from '../rules/acceptance.ts'
import { type PersonTime, recordedShare, togetherOf } from '../rules/recorded-time.ts'
import { words } from '../words.ts'
import { lineTitle, sayHours, sayPaid, sayPercent } from './say.ts'

interface Shown {
  a: Acceptance
  c: Contract
  f: TimeAsked
  law: Law
  mayAnswer: boolean
  form: FormState
  lang: Lang
}

/** Recorded time beside paid time, person by person; where it is too little, the question to the institution and its answer. */
export function RecordedTime(p: { a: Acceptance; c: Contract; f: TimeAsked; law: Law; mayAnswer: boolean; form: FormState; lang: Lang }) {
  const { a, c, f, lang } = p
  const e = evidenceWords[lang]
  const all = togetherOf(f.time)
  const list = `/delivery/records?contract=${c.id}&from=${a.periodFrom.toString()}&to=${a.periodTo.toString()}`
  return (
    <>
      <p className="small soft">
        {e.timeLead} <Cites cites={p.law.numberOrFirst('workingDayMinutes', a.periodFrom)?.cites ?? []} lang={lang} />
      </p>
      <DataTable
        lang={lang}
        rows={f.time}
        rowKey={(x) => x.appointmentId}
        late={(x) => f.asked.includes(x)}
        columns={columnsOf(p, list)}
        foot={
          f.time.length > 1 && all.people > 0 ? (
            <tr>
              <td colSpan={2}>{e.timeAll(all.people, all.noAccount)}</td>
              <td className="num">{sayPaid(all.paid)}</td>
              <td className="num">{sayHours(all.recorded)}</td>
              <td className="num">{shareOf(all)}</td>
            </tr>
          ) : undefined
        }
      />
      {f.asked.map((x) => (
        <Question key={x.appointmentId} x={x} p={p} />
      ))}
    </>
  )
}

const shareOf = (x: Pick<PersonTime, 'paid' | 'recorded'>): string => {
  const part = recordedShare(x)
  return part ? sayPercent(part) : '—'
}

function columnsOf({ c, f, lang }: Shown, list: string): Column<PersonTime>[] {
  const [e, t] = [evidenceWords[lang], words[lang]]
  return [
    { key: 'who', label: t.worker, cell: (x) => x.workerName },
    { key: 'line', label: t.line, cell: (x) => x.lineIds.map((id) => lineTitle(c, id)).join(' · ') },
    { key: 'paid', label: e.paidHours, number: true, cell: (x) => (x.paid ? sayPaid(x.paid) : e.calendarUnknown) },
    {
      key: 'recorded',
      label: e.recordedHours,
      number: true,
      cell: (x) =>
        x.recorded === null ? (
          <span className="soft">{e.noAccount}</span>
        ) : (
          <a href={`${list}&worker=${x.workerId}`}>{sayHours(x.recorded)}</a>
        ),
    },
    {
      key: 'share',
      label: e.recordedShare,
      number: true,
      cell: (x) => (
        <>
          {shareOf(x)} {f.asked.includes(x) && <Tag late>{e.tooLittle}</Tag>}
        </>
      ),
    },
  ]
}

function Question({ x, p }: { x: PersonTime; p: Shown }) {
  const { a, f, lang } = p
  const e = evidenceWords[lang]
  // Only the form that was sent is shown again with what was typed.
  const form = p.form.values.appointmentId === x.appointmentId ? p.form : freshForm()
  const answer = f.answers.find((y) => y.appointmentId === x.appointmentId)
  return (
    <Notice late={!answer}>
      <p>
        {x.recorded === null
          ? e.timeQuestionNoAccount(x.workerName, sayPaid(x.paid!))
          : e.timeQuestion(x.workerName, sayHours(x.recorded), sayPaid(x.paid!), f.below)}{' '}
        {!answer && a.state === 'handed-in' && !p.mayAnswer && e.timeOpen}
      </p>
      {answer && (
        <p>
          <b>{e.timeAnswer}</b> {answer.answer} <small className="soft">{sayDay(answer.answeredOn, lang)}</small>
        </p>
      )}
      {!answer && a.state === 'handed-in' && p.mayAnswer && (
        <Form action={`/delivery/acceptances/${a.id}/time`} form={form} lang={lang} submit={e.timeSend} version={a.version}>
          <input type="hidden" name="appointmentId" value={x.appointmentId} />
          <TextArea form={form} lang={lang} name={`answer-${x.appointmentId}`} label={e.timeAnswerLabel} hint={e.timeAnswerHint} rows={2} />
        </Form>
      )}
    </Notice>
  )
}
