import { isRefusal, type Lang, type Refusal, sayDay, sayMoney } from '#kernel'
import { type Answer, confidenceOf, type LateInterest, type PaymentClock } from '#law'
import { calendarOf } from '#people'
import { aDay, amount, choice, type Ctx, optional, wholeNumber } from '#platform'
import {
  Clock,
  DayField,
  ErrorSummary,
  type FormState,
  type FrameFacts,
  freshForm,
  MoneyField,
  NumberField,
  Page,
  Radios,
  readForm,
  type C,
  Tag,
} from '#ui'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { LawSteps, LawTabs } from './law-parts.tsx'
import { words } from './law-words.ts'
import { payWords } from './when-paid-words.ts'

const schema = z.object({
  basis: choice(['contract', 'statute']),
  lawDay: aDay(),
  deliveredOn: optional(aDay()),
  acceptancePeriodDays: optional(wholeNumber({ min: 0, max: 365 })),
  acceptedOn: optional(aDay()),
  contractDays: optional(wholeNumber({ min: 0, max: 730 })),
  amount: optional(amount()),
  paidOn: optional(aDay()),
})

/** By when must it be paid, why, and how sure is that? A page for anybody, without an account. */
export async function WhenPaidPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const { form, ...answer } = await reckoned(ctx, c.req.query())
  const asking = fields(form, lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.whenPaid}
      lead={t.whenPaidLead}
      trail={[{ label: t.law, href: '/law' }, { label: t.whenPaid }]}
    >
      <LawTabs lang={lang} at="/law/when-paid" />
      <ErrorSummary form={form} lang={lang} fields={asking} />
      <div className="two">
        <form method="get" className="form" noValidate>
          {asking}
          <div className="actions">
            <button className="button">{payWords[lang].reckon}</button>
          </div>
        </form>
        <section aria-live="polite">
          <Reckoned ctx={ctx} {...answer} />
        </section>
      </div>
    </Page>
  )
}

interface Answered {
  clock: Answer<PaymentClock> | Refusal | undefined
  interest: Answer<LateInterest> | Refusal | undefined
  isPaid: boolean
}

/** What the law of the place says to the facts that were typed, if any were. */
async function reckoned(ctx: Ctx, given: Record<string, string>): Promise<Answered & { form: FormState }> {
  const calendar = await calendarOf(ctx)
  const asked = Object.keys(given).length > 0
  const read = asked ? readForm(schema, given) : undefined
  let clock: Answer<PaymentClock> | Refusal | undefined
  let interest: Answer<LateInterest> | Refusal | undefined
  if (read && !isRefusal(read)) {
    const { basis, lawDay, deliveredOn, acceptancePeriodDays, acceptedOn, contractDays } = read
    clock = ctx.law.payments.clock(
      {
        basis,
        lawDay,
        acceptanceIsCondition: acceptedOn !== undefined || acceptancePeriodDays !== undefined,
        ...(deliveredOn && { deliveredOn }),
        ...(acceptancePeriodDays !== undefined && { acceptancePeriodDays }),
        ...(acceptedOn && { acceptedOn }),
        ...(contractDays !== undefined && { contractDays }),
      },
      calendar,
    )
    if (!isRefusal(clock) && read.amount !== undefined)
      interest = ctx.law.payments.lateInterest(
        {
          amount: read.amount,
          dueOn: clock.value.dueOn,
          basis,
          lawDay,
          ...(read.paidOn ? { paidOn: read.paidOn } : { asOf: ctx.today }),
        },
        calendar,
      )
  }
  const failed = [read, clock, interest].find(isRefusal)
  const form: FormState = {
    ...freshForm(asked ? given : { basis: 'contract', lawDay: ctx.today.toString() }),
    errors: failed?.fields ?? {},
    refusal: failed,
  }
  return { form, clock, interest, isPaid: read !== undefined && !isRefusal(read) && read.paidOn !== undefined }
}

/** The facts that are asked for. As an element and not a component: the summary of what is wrong looks for the fields in it. */
function fields(form: FormState, lang: Lang): ReactNode {
  const t = payWords[lang]
  const f = { form, lang }
  return (
    <>
      <Radios
        {...f}
        name="basis"
        label={t.basis}
        options={[
          { value: 'contract', label: t.basisContract, hint: t.basisContractHint },
          { value: 'statute', label: t.basisStatute, hint: t.basisStatuteHint },
        ]}
      />
      <DayField {...f} name="lawDay" label={t.lawDay} hint={t.lawDayHint} />
      <DayField {...f} name="deliveredOn" label={t.deliveredOn} optional />
      <NumberField {...f} name="acceptancePeriodDays" label={t.acceptancePeriodDays} hint={t.acceptancePeriodHint} unit={t.days} optional />
      <DayField {...f} name="acceptedOn" label={t.acceptedOn} hint={t.acceptedHint} optional />
      <NumberField {...f} name="contractDays" label={t.contractDays} hint={t.contractDaysHint} unit={t.days} optional />
      <MoneyField {...f} name="amount" label={t.amount} optional />
      <DayField {...f} name="paidOn" label={t.paidOn} hint={t.paidHint} optional />
    </>
  )
}

/** The day, how sure it is and why; and the interest, where an amount was given. */
function Reckoned({ ctx, clock, interest, isPaid }: Answered & { ctx: Ctx }) {
  const { lang } = ctx
  const t = payWords[lang]
  return (
    <>
      {clock && !isRefusal(clock) && (
        <>
          <h2>{t.answer}</h2>
          <Clock
            label={t.dueBy}
            startOn={clock.value.clockStartOn}
            dueOn={clock.value.dueOn}
            rule={t.counted(clock.value.days)}
            cites={clock.cites}
            today={ctx.today}
            lang={lang}
            done={isPaid}
          />
          <p>
            <b>{sayDay(clock.value.dueOn, lang)}</b> · {t.sure} <Tag>{confidenceOf(clock.cites)}</Tag>
          </p>
          <LawSteps steps={clock.steps} lang={lang} />
        </>
      )}
      {interest && !isRefusal(interest) && (
        <>
          <h2>{t.interest}</h2>
          <p>
            <b>{sayMoney(interest.value.interest, lang)}</b> · {t.lateDays(interest.value.days)}
          </p>
          <LawSteps steps={interest.steps} lang={lang} />
        </>
      )}
    </>
  )
}
