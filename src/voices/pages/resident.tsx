import { type Lang, sayDay, type Words } from '#kernel'
import { nameOf } from '#people'
import { ErrorSummary, type FormState, type Option, OpenedFor, ResidentPage } from '#ui'
import type { ReactNode } from 'react'
import type { Subject } from '../concerned-by.ts'
import { sayReceipt } from '../receipt-of.ts'
import { type Helped, helpedKinds, kinds, type Voice } from '../rules/voice.ts'
import { helpedWords, voiceKinds } from '../rules/words.ts'
import { words } from '../words.ts'

export interface Around {
  lang: Lang
  styles: string
  here: string
}
const Screen = ({ around, title, children }: { around: Around; title: string; children: ReactNode }) => (
  <ResidentPage lang={around.lang} title={title} styles={around.styles} here={around.here}>
    <h1>{title}</h1>
    {children}
  </ResidentPage>
)
const Wrong = ({ says, lang }: { says: Words | undefined; lang: Lang }) =>
  says ? (
    <p className="wrong" role="alert">
      {says[lang]}
    </p>
  ) : null

/** A word about something: what kind, in one's own words, to whom it goes, and what is not kept. */
export function SayPage({ around, subject, days, form }: { around: Around; subject: Subject; days: number; form: FormState }) {
  const { lang } = around
  const t = words[lang]
  const asking = (
    <>
      <Choices
        name="kind"
        label={t.kind}
        options={kinds.map((k) => ({ value: k, label: voiceKinds[k][lang] }))}
        chosen={form.values.kind}
      />
      <Wrong says={form.errors.kind} lang={lang} />
      <OwnWords name="words" label={t.words} form={form} lang={lang} />
    </>
  )
  return (
    <Screen around={around} title={t.sayTitle}>
      <p>
        {t.sayAbout}
        <br />
        <b>{subject.name}</b>
      </p>
      <p>
        {t.goesTo(nameOf(subject.answerer, lang))} {whoElse(subject, lang)}
      </p>
      <p className="hint">
        {t.private} {t.days(days)}
      </p>
      <ErrorSummary form={form} lang={lang} fields={asking} />
      <form method="post" action="/word" noValidate>
        <input type="hidden" name="_once" value={form.once} />
        <OpenedFor />
        <input type="hidden" name="about" value={subject.ref} />
        {asking}
        <button className="button">{t.send}</button>
      </form>
      <p className="quiet">
        <a href="/said">{t.enterTitle}</a>
      </p>
    </Screen>
  )
}

/** Who reads a word beside whoever answers it; and who does not. */
const whoElse = (s: Subject, lang: Lang): string =>
  s.about === 'office'
    ? words[lang].notTheOffice(nameOf(s.office, lang))
    : s.answererId === s.officeId
      ? ''
      : words[lang].officeReads(nameOf(s.office, lang))

function Choices(p: { name: string; label: string; options: readonly Option[]; chosen: unknown }) {
  return (
    <fieldset id={`f-${p.name}`}>
      <legend>
        <h2>{p.label}</h2>
      </legend>
      {p.options.map(({ value, label }) => (
        <label className="choice" key={value}>
          <input type="radio" name={p.name} value={value} defaultChecked={p.chosen === value} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

function OwnWords({ name, label, form, lang }: { name: string; label: string; form: FormState; lang: Lang }) {
  return (
    <>
      <h2>
        <label htmlFor={`f-${name}`}>{label}</label>
      </h2>
      <p className="hint" id={`f-${name}-hint`}>
        {words[lang].wordsHint}
      </p>
      <Wrong says={form.errors[name]} lang={lang} />
      <textarea
        id={`f-${name}`}
        name={name}
        rows={6}
        defaultValue={String(form.values[name] ?? '')}
        aria-describedby={`f-${name}-hint`}
        aria-invalid={form.errors[name] ? true : undefined}
      />
    </>
  )
}

/** The receipt: shown once. */
export function ReceiptPage({ around, receipt, address }: { around: Around; receipt: string; address: string }) {
  const { lang } = around
  const t = words[lang]
  return (
    <Screen around={around} title={t.sentTitle}>
      <p>{t.receipt}</p>
      <p className="receipt">
        <b>{sayReceipt(receipt)}</b>
      </p>
      <p>{t.receiptHelp}</p>
      <p>
        {t.readHere}
        <br />
        <b>{address}</b>
      </p>
      <p className="hint no-print">{t.print}</p>
      <p className="no-print">
        <a className="button plain" href="/open/directory">
          {t.toDirectory}
        </a>
      </p>
    </Screen>
  )
}

/** Where the number of a receipt is typed in. */
export function EnterReceiptPage({ around, wrong, typed }: { around: Around; wrong?: Words; typed?: string }) {
  const { lang } = around
  const t = words[lang]
  return (
    <Screen around={around} title={t.enterTitle}>
      <h2>
        <label htmlFor="receipt">{t.receipt}</label>
      </h2>
      <p className="hint" id="receipt-hint">
        {t.enterHint}
      </p>
      <Wrong says={wrong} lang={lang} />
      <form action="/said">
        <input
          type="text"
          id="receipt"
          name="receipt"
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          aria-describedby="receipt-hint"
          aria-invalid={wrong ? true : undefined}
        />
        <button className="button">{t.look}</button>
      </form>
    </Screen>
  )
}

interface AnswerShown {
  around: Around
  receipt: string
  voice: Voice
  name: string
  late: boolean
  helped: Helped | undefined
  wrong?: Words | undefined
}

/** What was said and answered, for whoever holds the receipt. */
export function AnswerPage(p: AnswerShown) {
  const { voice } = p
  const { lang } = p.around
  const t = words[lang]
  return (
    <Screen around={p.around} title={t.enterTitle}>
      <p className="hint">
        {p.name} · {voiceKinds[voice.kind][lang]} · {sayDay(voice.saidOn, lang)}
      </p>
      <h2>{t.youSaid}</h2>
      <p className="as-written">{voice.words}</p>
      <h2>{t.answer}</h2>
      {voice.answer !== null ? <p className="as-written">{voice.answer}</p> : <p>{whenAnswered(p, lang)}</p>}
      <Wrong says={p.wrong} lang={lang} />
      {voice.answer !== null && <Helping {...p} />}
    </Screen>
  )
}

function whenAnswered({ voice, late }: AnswerShown, lang: Lang): string {
  const t = words[lang]
  if (voice.dueOn === null) return t.thanksRead
  const on = sayDay(voice.dueOn, lang)
  return late ? t.lateSince(on) : t.noAnswerBy(on)
}

function Helping({ around: { lang }, receipt, helped }: AnswerShown) {
  const t = words[lang]
  if (helped) return <p>{t.helpedDone(helpedWords[helped][lang])}</p>
  return (
    <form method="post" action={`/said/${receipt}/helped`} noValidate>
      <input type="hidden" name="_once" value={crypto.randomUUID()} />
      <OpenedFor />
      <Choices
        name="helped"
        label={t.helpedAsk}
        options={helpedKinds.map((h) => ({ value: h, label: helpedWords[h][lang] }))}
        chosen={undefined}
      />
      <p className="hint">{t.helpedOnce}</p>
      <button className="button">{t.tell}</button>
    </form>
  )
}
