import { type Lang, moneyText } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, freshForm, MoneyField, Radios, Select, TextField, Tick } from '#ui'
import { correctionText } from '../correction-words.ts'
import { kindWords } from '../rules/correction-words.ts'
import type { PaymentMade } from '../rules/claim.ts'
import { standingOf } from '../rules/standing-entries.ts'
import type { ClaimFacts } from './claim.tsx'
import type { ClaimForm } from './claim-next.tsx'
import { entrySays } from './corrections.tsx'

/** What somebody of the purchaser's desks can say to be wrong with the payments of a claim. Nothing while something waits already. */
export function PutRight({ ctx, facts }: { ctx: Ctx; facts: ClaimFacts }) {
  const t = correctionText[ctx.lang]
  const { claim } = facts
  const entries = standingOf(facts.made).filter((p) => p.amount >= 0n && p.interest >= 0n)
  if (entries.length === 0 || !may(ctx.asker, 'payments.correct', claim)) return null
  if (facts.corrections.some((c) => c.state === 'waits')) return null
  return (
    <>
      <h3>{t.title}</h3>
      <p className="small soft">{t.lead}</p>
      <UndoForm ctx={ctx} facts={facts} entries={entries} />
      <ReenterForm ctx={ctx} facts={facts} entries={entries} />
    </>
  )
}

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
