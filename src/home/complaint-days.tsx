import { isRefusal, type Lang, type Refusal, sayDay, type Words } from '#kernel'
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
import { complaintWords } from './complaint-days-words.ts'
import { LawSteps, LawTabs } from './law-parts.tsx'
import { words } from './law-words.ts'

const day = optional(aDay())
/** Spans of days that stand outside the time to decide. */
const outside = rows(3, { from: aDay(), to: aDay() }, complaintWords.both('outsideBoth'))
const challengeFields = {
  inquiryReceivedOn: day,
  about: choice(['documents', 'process', 'result', 'single-source']),
  publishedOn: day,
  noticeWorkingDays: optional(wholeNumber({ min: 1, max: 60 })),
  noticeEndedOn: day,
  receivedOn: day,
  stepEndedOn: day,
  challengeReceivedOn: day,
}
const complaintFields = {
  repliedOn: day,
  complaintReceivedOn: day,
  copyReceivedOn: day,
  suspendedOn: day,
  decisionReceivedOn: day,
  arrearsAcceptedOn: day,
  arrearsPapersReceivedOn: day,
}
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

/** Every clock of a challenge and of its complaint that the days given set going; what is wrong with the days of either, at once. */
async function clocksOf(ctx: Ctx, read: z.output<typeof schema>): Promise<RunningClock[] | Refusal> {
  const calendar = await calendarOf(ctx)
  const spans = outside.read(read)
  const challenge = ctx.law.complaints.challenge(given(read) as ChallengeFacts, read.lawDay, calendar)
  const facts = { ...given(read), ...(spans.length > 0 && { outside: spans }) } as ComplaintFacts
  const complaint = ctx.law.complaints.complaint(facts, read.lawDay, calendar)
  if (!isRefusal(challenge) && !isRefusal(complaint)) return [...challenge, ...complaint]
  const [first, second] = [challenge, complaint].filter(isRefusal)
  return { ...first!, fields: inForm({ ...first!.fields, ...second?.fields }, read) }
}

/** Fields by their names in the form: the spans that were filled in are numbered as the law met them, the form numbers its rows. */
function inForm(fields: Readonly<Record<string, Words>>, read: z.output<typeof schema>): Record<string, Words> {
  const filled = Array.from({ length: outside.most }, (_, n) => n).filter((n) => (read as Record<string, unknown>)[`from-${n}`])
  return Object.fromEntries(
    Object.entries(fields).map(([name, words]) => [name.startsWith('outside.') ? `to-${filled[Number(name.slice(8))]}` : name, words]),
  )
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
        <DayField {...f} name="inquiryReceivedOn" label={t.inquiryReceivedOn} hint={t.inquiryHint} optional />
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
      <AskingOfComplaint form={form} lang={lang} />
    </>
  )
}

/** The days of a complaint to finance, and of one about arrears. */
function AskingOfComplaint(f: { form: FormState; lang: Lang }) {
  const { form } = f
  const t = complaintWords[f.lang]
  return (
    <>
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
      <fieldset className="field">
        <legend>{t.arrears}</legend>
        <p className="hint">{t.arrearsHint}</p>
        <div className="row">
          <DayField {...f} name="arrearsAcceptedOn" label={t.arrearsAcceptedOn} optional />
          <DayField {...f} name="arrearsPapersReceivedOn" label={t.arrearsPapersReceivedOn} hint={t.arrearsPapersHint} optional />
        </div>
      </fieldset>
    </>
  )
}

function Answers({ ctx: { lang }, clocks }: { ctx: Ctx; clocks: readonly RunningClock[] }) {
  const t = complaintWords[lang]
  if (clocks.length === 0) return <p className="notice">{t.nothingYet}</p>
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
                {!isRefusal(k.time) && (
                  <details>
                    <summary>{t.how}</summary>
                    <LawSteps steps={k.time.steps} lang={lang} />
                  </details>
                )}
              </>
            ),
          },
          {
            key: 'last',
            label: t.lastOn,
            cell: ({ time }) =>
              isRefusal(time) ? (
                <span className="small">{time.words[lang]}</span>
              ) : (
                <>
                  <b className="nowrap">{sayDay(time.value.lastOn, lang)}</b>
                  {hasTwoDays(time) && <div className="small">{t.safeUntil(sayDay(time.value.safeUntilOn, lang))}</div>}
                </>
              ),
          },
          { key: 'sure', label: t.sure, cell: ({ time }) => (isRefusal(time) ? '–' : <Tag>{confidenceOf(time.cites)}</Tag>) },
        ]}
      />
      {clocks.some(({ time }) => hasTwoDays(time)) && <p className="small soft">{t.twoReadings}</p>}
    </>
  )
}

const hasTwoDays = (time: RunningClock['time']) => !isRefusal(time) && !time.value.safeUntilOn.equals(time.value.lastOn)
