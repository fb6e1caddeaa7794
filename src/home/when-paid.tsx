import { isRefusal, type Refusal, sayDay, sayMoney } from '#kernel'
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
  const calendar = await calendarOf(ctx)
  const { lang } = ctx
  const t = payWords[lang]
  const given = c.req.query()
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
  const f = { form, lang }
  const asking = (
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
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={words[lang].whenPaid}
      lead={words[lang].whenPaidLead}
      trail={[{ label: words[lang].law, href: '/law' }, { label: words[lang].whenPaid }]}
    >
      <LawTabs lang={lang} at="/law/when-paid" />
      <ErrorSummary form={form} lang={lang} fields={asking} />
      <div className="two">
        <form method="get" className="form" noValidate>
          {asking}
          <div className="actions">
            <button className="button">{t.reckon}</button>
          </div>
        </form>
        <section aria-live="polite">
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
                done={read && !isRefusal(read) && read.paidOn !== undefined}
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
        </section>
      </div>
    </Page>
  )
}
