import { isBefore, isRefusal, sayDay } from '#kernel'
import { type ChallengeFacts, type ComplaintFacts, confidenceOf, type RunningClock } from '#law'
import { calendarOf } from '#people'
import { aDay, choice, type Ctx, optional, rows, wholeNumber } from '#platform'
import {
  type C,
  DataTable,
  DayField,
  ErrorSummary,
  type FormState,
  type FrameFacts,
  freshForm,
  NumberField,
  Page,
  Radios,
  readForm,
  Tag,
} from '#ui'
import { z } from 'zod'
import { complaintWords, refuseDays } from './complaint-days-words.ts'
import { LawSteps, LawTabs } from './law-parts.tsx'
import { words } from './law-words.ts'

const day = optional(aDay())
/** Spans of days that stand outside the time to decide. */
const outside = rows(3, { from: aDay(), to: aDay() }, complaintWords.both('outsideBoth'))
const challengeFields = {
  about: choice(['documents', 'process', 'result', 'single-source']),
  publishedOn: day,
  noticeWorkingDays: optional(wholeNumber({ min: 1, max: 60 })),
  noticeEndedOn: day,
  receivedOn: day,
  stepEndedOn: day,
  challengeReceivedOn: day,
}
const complaintFields = { repliedOn: day, complaintReceivedOn: day, copyReceivedOn: day, suspendedOn: day, decisionReceivedOn: day }
const schema = z.object({ lawDay: aDay(), ...challengeFields, ...complaintFields, ...outside.fields })

/** A form without what was left empty, as the law's facts want it. */
const given = <T extends object>(facts: T) => Object.fromEntries(Object.entries(facts).filter(([, v]) => v !== undefined)) as T

/** Until when may one challenge and complain, and by when is it answered? A page for anybody, without an account. */
export async function ComplaintDaysPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const t = complaintWords[ctx.lang]
  const typed = c.req.query()
  const asked = Object.keys(typed).length > 0
  const read = asked ? readForm(schema, typed, outside.halves(typed)) : undefined
  const clocks = read && !isRefusal(read) ? await clocksOf(ctx, read) : undefined
  const failed = [read, clocks].find(isRefusal)
  const form: FormState = {
    ...freshForm(asked ? typed : { about: 'result', lawDay: ctx.today.toString() }),
    errors: failed?.fields ?? {},
    refusal: failed,
  }
  const asking = <Asking ctx={ctx} form={form} />
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.title}
      lead={t.lead}
      trail={[{ label: words[ctx.lang].law, href: '/law' }, { label: t.title }]}
    >
      <LawTabs lang={ctx.lang} at="/law/complaints" />
      <ErrorSummary form={form} lang={ctx.lang} fields={asking} />
      <div className="two">
        <form method="get" className="form" noValidate>
          {asking}
          <div className="actions">
            <button className="button">{t.reckon}</button>
          </div>
        </form>
        <section aria-live="polite">{clocks && !isRefusal(clocks) && <Answers ctx={ctx} clocks={clocks} />}</section>
      </div>
      <p className="small soft">{t.elsewhere}</p>
    </Page>
  )
}

/** Every clock of a challenge and of its complaint that the days given set going. */
async function clocksOf(ctx: Ctx, read: z.output<typeof schema>) {
  const calendar = await calendarOf(ctx)
  const spans = outside.read(read)
  const backwards = spans.findIndex((s) => isBefore(s.to, s.from))
  if (backwards >= 0) return refuseDays('span-backwards').at(`to-${backwards}`)
  const challenge = ctx.law.complaints.challenge(given(read) as ChallengeFacts, read.lawDay, calendar)
  if (isRefusal(challenge)) return challenge
  const facts = { ...given(read), ...(spans.length > 0 && { outside: spans }) } as ComplaintFacts
  const complaint = ctx.law.complaints.complaint(facts, read.lawDay, calendar)
  return isRefusal(complaint) ? complaint : [...challenge, ...complaint]
}

function Asking({ ctx: { lang }, form }: { ctx: Ctx; form: FormState }) {
  const t = complaintWords[lang]
  const f = { form, lang }
  return (
    <>
      <Radios
        {...f}
        name="about"
        label={t.about}
        options={[
          { value: 'documents', label: t.documents },
          { value: 'process', label: t.process },
          { value: 'result', label: t.result },
          { value: 'single-source', label: t.singleSource },
        ]}
      />
      <DayField {...f} name="lawDay" label={t.lawDay} />
      <fieldset className="field">
        <legend>{t.challenge}</legend>
        <DayField {...f} name="noticeEndedOn" label={t.noticeEndedOn} hint={t.noticeEndedHint} optional />
        <div className="row">
          <DayField {...f} name="publishedOn" label={t.publishedOn} optional />
          <NumberField {...f} name="noticeWorkingDays" label={t.noticeWorkingDays} hint={t.noticeHint} unit={t.workingDays} optional />
        </div>
        <div className="row">
          <DayField {...f} name="receivedOn" label={t.receivedOn} hint={t.receivedHint} optional />
          <DayField {...f} name="stepEndedOn" label={t.stepEndedOn} hint={t.stepHint} optional />
        </div>
        <div className="row">
          <DayField {...f} name="challengeReceivedOn" label={t.challengeReceivedOn} optional />
          <DayField {...f} name="repliedOn" label={t.repliedOn} hint={t.repliedHint} optional />
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>{t.complaint}</legend>
        <div className="row">
          <DayField {...f} name="complaintReceivedOn" label={t.complaintReceivedOn} optional />
          <DayField {...f} name="copyReceivedOn" label={t.copyReceivedOn} optional />
        </div>
        <div className="row">
          <DayField {...f} name="suspendedOn" label={t.suspendedOn} optional />
          <DayField {...f} name="decisionReceivedOn" label={t.decisionReceivedOn} optional />
        </div>
        <details open={Object.keys(outside.fields).some((name) => form.values[name]) || undefined}>
          <summary>{t.outside}</summary>
          <p className="hint">{t.outsideHint}</p>
          {Array.from({ length: outside.most }, (_, n) => (
            <div className="row" key={n}>
              <DayField {...f} name={`from-${n}`} label={t.outsideFrom(n + 1)} optional />
              <DayField {...f} name={`to-${n}`} label={t.outsideTo(n + 1)} optional />
            </div>
          ))}
        </details>
      </fieldset>
    </>
  )
}

function Answers({ ctx: { lang }, clocks }: { ctx: Ctx; clocks: readonly RunningClock[] }) {
  const t = complaintWords[lang]
  if (clocks.length === 0) return <p className="notice">{t.nothingYet}</p>
  const twoDays = ({ time: { value } }: RunningClock) => !value.safeUntilOn.equals(value.lastOn)
  return (
    <>
      <DataTable
        lang={lang}
        caption={t.answer}
        rows={clocks}
        rowKey={(k) => k.clock}
        columns={[
          {
            key: 'step',
            label: t.step,
            cell: (k) => (
              <>
                {k.says[lang]}
                <details>
                  <summary>{t.how}</summary>
                  <LawSteps steps={k.time.steps} lang={lang} />
                </details>
              </>
            ),
          },
          {
            key: 'last',
            label: t.lastOn,
            cell: (k) => (
              <>
                <b className="nowrap">{sayDay(k.time.value.lastOn, lang)}</b>
                {twoDays(k) && <div className="small">{t.safeUntil(sayDay(k.time.value.safeUntilOn, lang))}</div>}
              </>
            ),
          },
          { key: 'sure', label: t.sure, cell: (k) => <Tag>{confidenceOf(k.time.cites)}</Tag> },
        ]}
      />
      {clocks.some(twoDays) && <p className="small soft">{t.twoReadings}</p>}
    </>
  )
}
