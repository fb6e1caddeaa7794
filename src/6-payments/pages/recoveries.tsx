import { sayDay, sayMoney, statementsIn } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { DayField, Form, freshForm, MoneyField, Notice, TextField } from '#ui'
import { correctionText } from '../correction-words.ts'
import type { Correction } from '../rules/correction.ts'
import { toRecover } from '../rules/recovery.ts'
import type { ClaimFacts } from './claim.tsx'

/** Money that went to a wrong payee and has not all come back, with what came, and where the next of it is entered. */
export function Recoveries({ ctx, facts }: { ctx: Ctx; facts: ClaimFacts }) {
  const open = facts.corrections.filter((c) => (toRecover(c, facts.made, facts.recoveries) ?? 0n) > 0n)
  return (
    <>
      {open.map((c) => (
        <Open key={c.id} ctx={ctx} facts={facts} correction={c} />
      ))}
    </>
  )
}

function Open({ ctx, facts, correction: c }: { ctx: Ctx; facts: ClaimFacts; correction: Correction }) {
  const { lang } = ctx
  const t = correctionText[lang]
  const came = facts.recoveries.filter((r) => r.correctionId === c.id)
  const form = facts.wrong?.form === 'recovered' ? facts.wrong.state : freshForm({ cameOn: ctx.today.toString() })
  const f = { form, lang }
  return (
    <Notice>
      <h2 style={{ marginTop: 0 }}>{t.recoverTitle}</h2>
      <p>{t.recoverRest(toRecover(c, facts.made, facts.recoveries)!)}</p>
      {came.length > 0 && (
        <ul>
          {came.map((r) => (
            <li key={r.reference}>
              {t.recoverCame} {statementsIn([sayMoney(r.amount, lang), sayDay(r.cameOn, lang), r.reference], lang)}
            </li>
          ))}
        </ul>
      )}
      {may(ctx.asker, 'payments.correct', facts.claim) && (
        <details open={facts.wrong?.form === 'recovered'}>
          <summary>{t.recoverForm}</summary>
          <Form
            action={`/payments/claims/${c.claimId}/corrections/${c.id}/recovered`}
            {...f}
            submit={t.recoverForm}
            version={facts.claim.version}
          >
            <MoneyField {...f} name="amount" label={t.recoverAmount} />
            <DayField {...f} name="cameOn" label={t.backOn} />
            <TextField {...f} name="reference" label={t.backReference} />
          </Form>
        </details>
      )}
    </Notice>
  )
}
