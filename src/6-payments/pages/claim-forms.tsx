import { type Lang, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, freshForm, MoneyField, Notice, TextArea, TextField, Tick } from '#ui'
import { isPaidFor } from '../note-invoice.ts'
import { paymentValues } from '../payment-form.ts'
import type { Claim } from '../rules/claim.ts'
import { words } from '../words.ts'
import type { ClaimForm, NextFacts } from './claim-next.tsx'

interface Of {
  ctx: Ctx
  facts: NextFacts
}

/** What was typed into this form, where it came back, or what it begins with. */
const typed = (facts: NextFacts, form: ClaimForm, values: FormState['values'] = {}): FormState =>
  facts.wrong?.form === form ? facts.wrong.state : freshForm(values)

/** Money that went out: of the amount, of the interest, or both. */
export function PaymentForm({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { claim, owed } = facts
  const form = typed(facts, 'pay', paymentValues(ctx, claim, owed))
  return (
    <>
      <h3>{t.pay}</h3>
      {facts.inFile && (
        <Notice>
          <p>
            {t.inFile(facts.inFile.endToEndId)} <a href={`/payments/batch/${facts.inFile.batchId}`}>{t.toFile}</a>
          </p>
        </Notice>
      )}
      <p className="small soft">{t.payHint}</p>
      <Form action={`/payments/claims/${claim.id}/pay`} form={form} lang={lang} submit={t.pay} version={claim.version}>
        <MoneyField form={form} lang={lang} name="amount" label={t.payAmount} />
        {owed.interestOpen > 0n || claim.state === 'paid' || owed.daysLate > 0 || facts.wrong?.form === 'pay' ? (
          <MoneyField
            form={form}
            lang={lang}
            name="interest"
            label={t.payInterest}
            hint={t.payInterestHint(sayMoney(owed.interestOpen, lang))}
            optional
          />
        ) : null}
        <DayField form={form} lang={lang} name="paidOn" label={t.paidOn} />
        {(form.errors.enteredReason !== undefined || form.values.enteredReason) && (
          <TextField form={form} lang={lang} name="enteredReason" label={t.enteredReason} hint={t.enteredReasonHint} maxLength={500} />
        )}
        <TextField form={form} lang={lang} name="reference" label={t.reference} hint={t.referenceHint} maxLength={60} />
        <UsedAgain form={form} lang={lang} other={facts.other} label={t.transferAgain} />
      </Form>
    </>
  )
}

/** What the institution adds. */
export function CompleteForm({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const form = typed(facts, 'complete')
  return (
    <Form action={`/payments/claims/${facts.claim.id}/complete`} form={form} lang={lang} submit={t.complete} version={facts.claim.version}>
      <TextArea form={form} lang={lang} name="with" label={t.completeWith} hint={t.completeHint} rows={4} />
    </Form>
  )
}

/** What is asked of the institution, once for all desks. */
export function AskForm({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const form = typed(facts, 'ask')
  return (
    <details open={facts.wrong?.form === 'ask'}>
      <summary>{t.ask}</summary>
      <Form action={`/payments/claims/${facts.claim.id}/ask`} form={form} lang={lang} submit={t.ask} version={facts.claim.version} danger>
        <TextArea form={form} lang={lang} name="what" label={t.askWhat} hint={t.askHint} rows={4} />
      </Form>
    </details>
  )
}

/** The number of the invoice and the day it came. */
export function InvoiceForm({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { claim } = facts
  const label = claim.invoiceNumber ? t.correctInvoice : t.noteInvoice
  const form = typed(facts, 'invoice', { number: claim.invoiceNumber ?? '', on: claim.invoiceOn?.toString() ?? ctx.today.toString() })
  return (
    <details open={facts.wrong?.form === 'invoice'}>
      <summary>{label}</summary>
      <Form action={`/payments/claims/${claim.id}/invoice`} form={form} lang={lang} submit={label} version={claim.version}>
        <TextField form={form} lang={lang} name="number" label={t.invoiceNumber} maxLength={60} />
        <DayField form={form} lang={lang} name="on" label={t.invoiceOn} />
        {claim.invoiceNumber && isPaidFor(claim) ? (
          <TextField form={form} lang={lang} name="reason" label={t.invoiceReason} hint={t.invoiceReasonHint} maxLength={500} />
        ) : (
          (form.errors.reason !== undefined || form.values.reason) && (
            <TextField form={form} lang={lang} name="reason" label={t.invoiceDayReason} hint={t.invoiceDayHint} maxLength={500} />
          )
        )}
        <UsedAgain form={form} lang={lang} other={facts.other} label={t.invoiceAgain} />
      </Form>
    </details>
  )
}

/**
 * The way out where one paper is meant for several claims. It is shown only once the number was found on another claim, not for every
 * error of its field.
 */
function UsedAgain({ form, lang, other, label }: { form: FormState; lang: Lang; other: Claim | undefined; label: string }) {
  const t = words[lang]
  if (!other && !form.values.again && form.errors.againReason === undefined) return null
  return (
    <>
      {other && (
        <p>
          <a href={`/payments/claims/${other.id}`}>{t.otherClaim(other.number)}</a>
        </p>
      )}
      <Tick form={form} lang={lang} name="again" label={label} />
      <TextField form={form} lang={lang} name="againReason" label={t.againReason} maxLength={500} optional />
    </>
  )
}
