import { type Money, sayDay, sayMoney, statementsIn, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, Form, freshForm, Notice, SummaryList, Tag, TextField } from '#ui'
import { correctionText } from '../correction-words.ts'
import { kindWords } from '../rules/correction-words.ts'
import { whyNotDecide } from '../confirm-correction.ts'
import type { PaymentMade } from '../rules/claim.ts'
import type { Correction } from '../rules/correction.ts'
import { correctionWords } from '../rules/correction-process.ts'
import { rightOf } from '../rules/put-right.ts'
import { words } from '../words.ts'
import type { ClaimFacts } from './claim.tsx'
import { moment } from './frame.tsx'

interface Of {
  ctx: Ctx
  facts: ClaimFacts
}

/** What waits for a second person, for everybody to see, with what can be decided by whoever looks. */
export function WaitingCorrection({ ctx, facts }: Of) {
  const t = correctionText[ctx.lang]
  const c = facts.corrections.find((x) => x.state === 'waits')
  if (!c) return null
  const can = (verb: 'confirm' | 'decline' | 'take-back') => !whyNotDecide(ctx, c, verb)
  const action = (verb: string) => `/payments/claims/${c.claimId}/corrections/${c.id}/${verb}`
  const form = facts.wrong?.form === 'decline' ? facts.wrong.state : freshForm()
  return (
    <Notice>
      <h2 style={{ marginTop: 0 }}>{t.waitsTitle}</h2>
      <p>{t.waitsLead}</p>
      <SummaryList rows={rowsOf(ctx, c, facts)} />
      {can('take-back') && <ActionButton action={action('take-back')} lang={ctx.lang} label={t.takeBack} version={c.version} />}
      {can('confirm') && (
        <>
          <ActionButton action={action('confirm')} lang={ctx.lang} label={t.confirm} version={c.version} primary />
          <details open={facts.wrong?.form === 'decline'}>
            <summary>{t.decline}</summary>
            <Form action={action('decline')} form={form} lang={ctx.lang} submit={t.decline} version={c.version} danger>
              <TextField form={form} lang={ctx.lang} name="why" label={t.declineWhy} maxLength={500} />
            </Form>
          </details>
        </>
      )}
    </Notice>
  )
}

function rowsOf(ctx: Ctx, c: Correction, { made, others }: ClaimFacts) {
  const t = correctionText[ctx.lang]
  const against = others.find((x) => x.id === c.againstId)
  const was = made.find((p) => p.id === c.paymentId)
  return [
    { label: t.whatHappened, value: kindWords[c.kind][ctx.lang] },
    ...(was ? [{ label: t.was, value: entrySays(ctx, was) }] : []),
    ...(was && c.kind === 'wrong-entry' ? [{ label: t.becomes, value: entrySays(ctx, rightOf(c, was)) }] : []),
    ...(was && c.kind === 'wrong-entry'
      ? []
      : [{ label: t.happenedOn, value: statementsIn([sayDay(c.happenedOn, ctx.lang), ...(c.reference ? [c.reference] : [])], ctx.lang) }]),
    ...(!was && c.amount !== null ? [{ label: t.amountIs, value: givenSays(ctx, c) }] : []),
    ...(against ? [{ label: t.against, value: <a href={`/payments/claims/${against.id}`}>{against.number}</a> }] : []),
    { label: t.reason, value: c.reason },
    { label: words[ctx.lang].enteredOn, value: moment(ctx, c.recordedAt) },
  ]
}

/** What is given back: amount and interest. */
function givenSays(ctx: Ctx, c: Correction): string {
  return statementsIn(
    [...(c.amount ? [sayMoney(c.amount, ctx.lang)] : []), ...(c.interest ? [correctionText[ctx.lang].interestPart(c.interest)] : [])],
    ctx.lang,
  )
}

/** An entry in a line: amount, interest, day and reference. */
export function entrySays(ctx: Ctx, p: { amount: Money; interest: Money; paidOn: PaymentMade['paidOn']; reference: string }): string {
  return statementsIn(
    [
      sayMoney(p.amount, ctx.lang),
      ...(p.interest !== 0n ? [correctionText[ctx.lang].interestPart(p.interest)] : []),
      sayDay(p.paidOn, ctx.lang),
      p.reference,
    ],
    ctx.lang,
  )
}

/** Every correction of a claim with how it ended: nothing of it disappears. */
export function Corrections({ ctx, facts }: Of) {
  const t = correctionText[ctx.lang]
  if (facts.corrections.length === 0) return null
  const was = (c: Correction) => facts.made.find((p) => p.id === c.paymentId)
  return (
    <>
      <h2>{t.corrections}</h2>
      <DataTable
        rows={facts.corrections}
        lang={ctx.lang}
        rowKey={(c) => c.id}
        caption={t.lead}
        columns={[
          {
            key: 'kind',
            label: t.whatHappened,
            cell: (c) => (
              <>
                {kindWords[c.kind][ctx.lang]} <Tag quiet={c.state !== 'waits'}>{correctionWords[c.state][ctx.lang]}</Tag>
              </>
            ),
          },
          { key: 'was', label: t.was, cell: (c) => (was(c) ? entrySays(ctx, was(c)!) : t.none) },
          {
            key: 'becomes',
            label: t.becomes,
            cell: (c) =>
              c.kind === 'wrong-entry' && was(c) ? entrySays(ctx, rightOf(c, was(c)!)) : c.amount !== null ? givenSays(ctx, c) : t.none,
          },
          { key: 'on', label: t.happenedOn, cell: (c) => sayDay(c.happenedOn, ctx.lang) },
          {
            key: 'why',
            label: t.reason,
            cell: (c) => (
              <>
                {c.reason}
                {c.decidedWhy && <small className="soft"> {c.decidedWhy}</small>}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

/** What became of an entry, where it was taken back, takes one back or stands in the place of one. */
export function markOf(p: PaymentMade, undone: ReadonlySet<string>, corrections: readonly Correction[]): Words | undefined {
  const kind = corrections.find((c) => c.id === p.correctionId)?.kind
  if (p.undoes && kind) return correctionText.both('undoing', kindWords[kind])
  if (undone.has(p.id)) return correctionText.both('undone')
  if (kind === 'set-off' || kind === 'paid-back') return kindWords[kind]
  return p.correctionId ? correctionText.both('replaced') : undefined
}
