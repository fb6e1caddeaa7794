import { type Lang, minor, moneyText } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, freshForm, MoneyField, Radios, Select, TextField, Tick } from '#ui'
import { correctionText } from '../correction-words.ts'
import { kindWords } from '../rules/correction-words.ts'
import type { PaymentMade } from '../rules/claim.ts'
import { isMoneyOut, owedBack } from '../rules/put-right.ts'
import { standingOf } from '../rules/standing-entries.ts'
import type { ClaimFacts } from './claim.tsx'
import type { ClaimForm } from './claim-next.tsx'
import { entrySays } from './corrections.tsx'

/** What somebody of either side can say to be wrong with the money of a claim. Nothing while something waits already. */
export function PutRight({ ctx, facts }: { ctx: Ctx; facts: ClaimFacts }) {
  const t = correctionText[ctx.lang]
  const { claim } = facts
  if (facts.corrections.some((c) => c.state === 'waits')) return null
  const entries = standingOf(facts.made).filter((p) => isMoneyOut(p, undefined) && !isSetOff(p, facts))
  const back = owedBack(claim)
  const [corrects, claims] = [may(ctx.asker, 'payments.correct', claim), may(ctx.asker, 'payments.claim', claim)]
  const forms = [
    corrects && entries.length > 0 && <UndoForm key="undo" ctx={ctx} facts={facts} entries={entries} />,
    corrects && entries.length > 0 && <ReenterForm key="reenter" ctx={ctx} facts={facts} entries={entries} />,
    corrects && back.amount + back.interest > 0n && <BackForm key="back" ctx={ctx} facts={facts} />,
    corrects && back.amount + back.interest > 0n && <SetOffForm key="set-off" ctx={ctx} facts={facts} />,
    claims && claim.state !== 'withdrawn' && <WithdrawForm key="withdraw" ctx={ctx} facts={facts} />,
  ].filter((x) => x !== false)
  if (forms.length === 0) return null
  return (
    <>
      <h3>{t.title}</h3>
      <p className="small soft">{t.lead}</p>
      {forms}
    </>
  )
}
/** What pays this claim by set-off came from another: it is put right there. */
const isSetOff = (p: PaymentMade, { others, claim }: ClaimFacts): boolean =>
  p.correctionId != null && others.some((x) => x.id !== claim.id && x.number === p.reference)

interface Of {
  ctx: Ctx
  facts: ClaimFacts
  entries: readonly PaymentMade[]
}
const typed = (facts: ClaimFacts, form: ClaimForm, values: FormState['values']): FormState =>
  facts.wrong?.form === form ? facts.wrong.state : freshForm(values)

function UndoForm({ ctx, facts, entries }: Of) {
  const { lang } = ctx
  const t = correctionText[lang]
  const form = typed(facts, 'undo', { payment: entries.at(-1)!.id, happenedOn: ctx.today.toString() })
  return (
    <details open={facts.wrong?.form === 'undo'}>
      <summary>{t.undoTitle}</summary>
      <p className="small soft">{t.undoHint}</p>
      <Form
        action={`/payments/claims/${facts.claim.id}/undo`}
        form={form}
        lang={lang}
        submit={t.record}
        version={facts.claim.version}
        danger
      >
        <WhichEntry ctx={ctx} form={form} entries={entries} />
        <Radios
          form={form}
          lang={lang}
          name="kind"
          label={t.whatHappened}
          options={[
            { value: 'returned', label: kindWords.returned[lang], hint: t.returnedHint },
            { value: 'never-left', label: kindWords['never-left'][lang], hint: t.neverLeftHint },
            { value: 'wrong-payee', label: kindWords['wrong-payee'][lang], hint: t.wrongPayeeHint },
          ]}
        />
        <DayField form={form} lang={lang} name="happenedOn" label={t.happenedOn} />
        <TextField form={form} lang={lang} name="reference" label={t.bankReference} maxLength={60} optional />
        <Reason form={form} lang={lang} />
      </Form>
    </details>
  )
}

function ReenterForm({ ctx, facts, entries }: Of) {
  const { lang } = ctx
  const t = correctionText[lang]
  const last = entries.at(-1)!
  const form = typed(facts, 'reenter', {
    payment: last.id,
    amount: moneyText(last.amount),
    interest: moneyText(last.interest),
    happenedOn: last.paidOn.toString(),
    reference: last.reference,
  })
  return (
    <details open={facts.wrong?.form === 'reenter'}>
      <summary>{t.entryTitle}</summary>
      <p className="small soft">{t.entryHint}</p>
      <Form action={`/payments/claims/${facts.claim.id}/reenter`} form={form} lang={lang} submit={t.record} version={facts.claim.version}>
        <WhichEntry ctx={ctx} form={form} entries={entries} />
        <MoneyField form={form} lang={lang} name="amount" label={t.rightAmount} />
        <MoneyField form={form} lang={lang} name="interest" label={t.rightInterest} optional />
        <DayField form={form} lang={lang} name="happenedOn" label={t.rightDay} />
        <TextField form={form} lang={lang} name="reference" label={t.rightReference} maxLength={60} />
        {(form.errors.reference || form.values.again) && <Tick form={form} lang={lang} name="again" label={t.again} />}
        <Reason form={form} lang={lang} />
      </Form>
    </details>
  )
}

const WhichEntry = ({ ctx, form, entries }: { ctx: Ctx; form: FormState; entries: readonly PaymentMade[] }) => (
  <Select
    form={form}
    lang={ctx.lang}
    name="payment"
    label={correctionText[ctx.lang].whichEntry}
    options={entries.map((p) => ({ value: p.id, label: entrySays(ctx, p) }))}
  />
)
const Reason = ({ form, lang }: { form: FormState; lang: Lang }) => (
  <TextField
    form={form}
    lang={lang}
    name="reason"
    label={correctionText[lang].reason}
    hint={correctionText[lang].reasonHint}
    maxLength={500}
  />
)

/** The institution should not have made the claim. */
function WithdrawForm({ ctx, facts }: Omit<Of, 'entries'>) {
  const { lang } = ctx
  const t = correctionText[lang]
  const form = typed(facts, 'withdraw', {})
  return (
    <details open={facts.wrong?.form === 'withdraw'}>
      <summary>{t.withdrawTitle}</summary>
      <p className="small soft">{t.withdrawHint}</p>
      <Form
        action={`/payments/claims/${facts.claim.id}/withdraw`}
        form={form}
        lang={lang}
        submit={t.withdrawAsk}
        version={facts.claim.version}
        danger
      >
        <TextField form={form} lang={lang} name="reason" label={t.withdrawWhy} hint={t.reasonHint} maxLength={500} />
      </Form>
    </details>
  )
}

/** It paid back what it had without its being owed. */
function BackForm({ ctx, facts }: Omit<Of, 'entries'>) {
  const { lang } = ctx
  const t = correctionText[lang]
  const back = owedBack(facts.claim)
  const form = typed(facts, 'paid-back', { ...given(back), happenedOn: ctx.today.toString() })
  return (
    <details open={facts.wrong?.form === 'paid-back'}>
      <summary>{t.backTitle}</summary>
      <p className="small soft">{t.backHint}</p>
      <Form action={`/payments/claims/${facts.claim.id}/paid-back`} form={form} lang={lang} submit={t.record} version={facts.claim.version}>
        {back.amount > 0n && <MoneyField form={form} lang={lang} name="amount" label={t.backAmount} optional />}
        {back.interest > 0n && <MoneyField form={form} lang={lang} name="interest" label={t.backInterest} optional />}
        <DayField form={form} lang={lang} name="happenedOn" label={t.backOn} />
        <TextField form={form} lang={lang} name="reference" label={t.backReference} maxLength={60} />
        <Reason form={form} lang={lang} />
      </Form>
    </details>
  )
}

/** It pays another claim of the contract instead. */
function SetOffForm({ ctx, facts }: Omit<Of, 'entries'>) {
  const { lang } = ctx
  const t = correctionText[lang]
  const back = owedBack(facts.claim)
  const open = facts.others.filter((x) => x.id !== facts.claim.id && x.state === 'with-treasurer')
  if (open.length === 0) return null
  const form = typed(facts, 'set-off', { ...given(back), against: open[0]!.id })
  return (
    <details open={facts.wrong?.form === 'set-off'}>
      <summary>{t.setOffTitle}</summary>
      <p className="small soft">{t.setOffHint}</p>
      <Form action={`/payments/claims/${facts.claim.id}/set-off`} form={form} lang={lang} submit={t.record} version={facts.claim.version}>
        <Select
          form={form}
          lang={lang}
          name="against"
          label={t.against}
          options={open.map((x) => ({ value: x.id, label: t.againstOption(x.number, minor(x.amount - x.paid)) }))}
        />
        {back.amount > 0n && <MoneyField form={form} lang={lang} name="amount" label={t.setOffAmount} optional />}
        {back.interest > 0n && <MoneyField form={form} lang={lang} name="interest" label={t.setOffInterest} optional />}
        <Reason form={form} lang={lang} />
      </Form>
    </details>
  )
}
const given = (back: ReturnType<typeof owedBack>) => ({ amount: moneyText(back.amount), interest: moneyText(back.interest) })
