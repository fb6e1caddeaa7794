import { may } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, type FormState } from '#ui'
import type { OwedToday } from '../arrears.ts'
import { atDesk } from '../change-claim.ts'
import { whyNotMove } from '../pass-claim.ts'
import { whyNotPay } from '../pay-claim.ts'
import type { Claim } from '../rules/claim.ts'
import { type Desk, deskWords } from '../rules/claim-process.ts'
import { words } from '../words.ts'
import { AskForm, CompleteForm, InvoiceForm, PaymentForm } from './claim-forms.tsx'

/** Which form of the page came back with something wrong. */
export type ClaimForm =
  | 'ask'
  | 'complete'
  | 'invoice'
  | 'pay'
  | 'undo'
  | 'reenter'
  | 'decline'
  | 'withdraw'
  | 'paid-back'
  | 'set-off'
  | 'recovered'

export interface NextFacts {
  claim: Claim
  owed: OwedToday
  /** The claim that has the number typed here already, where whoever asks may see it. */
  other: Claim | undefined
  /** The transfer of a file for the bank that pays this claim, while the bank has not answered. */
  inFile: { batchId: string; endToEndId: string } | undefined
  wrong: { form: ClaimForm | undefined; state: FormState } | undefined
}

/** What the person in front of the page can do with the claim now, and why not where they cannot. */
export function Next({ ctx, facts }: { ctx: Ctx; facts: NextFacts }) {
  const t = words[ctx.lang]
  const { claim, owed } = facts
  const { desks } = atDesk(ctx.asker, claim)
  const mayPass = desks.length > 0
  const mayClaim = may(ctx.asker, 'payments.claim', claim)
  const mayPay = may(ctx.asker, 'payments.pay', claim)
  if (!mayPass && !mayClaim && !mayPay) return null
  const canPay = mayPay && !whyNotPay(ctx, claim) && (claim.state !== 'paid' || owed.interestOpen > 0n)
  const showsInvoice = (mayClaim || mayPass) && !mayPay
  if (claim.state === 'withdrawn' || (claim.state === 'paid' && !canPay && !showsInvoice)) return null
  const isHere = desks.includes(claim.state as Desk)
  return (
    <>
      <h2>{claim.state === 'paid' && !canPay ? t.stillPossible : t.whatNext}</h2>
      {isHere && <Move ctx={ctx} claim={claim} />}
      {mayPass && !isHere && claim.state !== 'paid' && <p className="soft">{t.waitsThere(deskWords[claim.state][ctx.lang])}</p>}
      {canPay && <PaymentForm ctx={ctx} facts={facts} />}
      {mayClaim && claim.state === 'asked-back' && <CompleteForm ctx={ctx} facts={facts} />}
      {mayPass && !whyNotMove(ctx, claim, 'ask') && <AskForm ctx={ctx} facts={facts} />}
      {showsInvoice && <InvoiceForm ctx={ctx} facts={facts} />}
    </>
  )
}

/** On to the next desk. */
function Move({ ctx, claim }: { ctx: Ctx; claim: Claim }) {
  const move = claim.state === 'with-officer' ? 'confirm' : claim.state === 'with-head' ? 'pass' : undefined
  if (!move) return null
  return (
    <div className="actions">
      <ActionButton
        action={`/payments/claims/${claim.id}/${move}`}
        lang={ctx.lang}
        label={words[ctx.lang][move]}
        version={claim.version}
        primary
        whyNot={whyNotMove(ctx, claim, move)}
      />
    </div>
  )
}
