import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, DayField, Form, type FormState, Notice, TextArea } from '#ui'
import type { Contract, Side } from '../rules/contract.ts'
import { words } from '../words.ts'

/** A notice to end early: whose it is, what is offered about it, and what this person may answer or offer. */
export function EndNotice(p: {
  ctx: Ctx
  c: Contract
  mine: Side | undefined
  maySign: boolean
  name: (side: Side) => string
  form: FormState
}) {
  const { ctx, c, mine, name } = p
  const { lang } = ctx
  const t = words[lang]
  if (!c.closedOn || !c.closeReason) return null
  const living = c.state === 'signed' || c.state === 'active'
  const { offer } = c
  const theirs = offer && mine && offer.by !== mine
  const mayTakeBack = mine !== undefined && (c.noticeBy ?? mine) === mine
  return (
    <section id="notice">
      <Notice late={c.state === 'active'}>
        <p>{(c.state !== 'terminated' ? t.noticeGiven : c.signedOn ? t.ended : t.dropped)(sayDay(c.closedOn, lang), c.closeReason)}</p>
        {c.noticeBy && <p>{t.noticeOf(name(c.noticeBy))}</p>}
        {living && offer && <p>{t.offered(name(offer.by), offer.on && sayDay(offer.on, lang), offer.reason)}</p>}
        {living && offer && !theirs && <p>{t.offerWaits}</p>}
        {living && p.maySign && theirs && (
          <div className="actions">
            <ActionButton action={`/contracts/${c.id}/notice/agree`} lang={lang} label={t.agreeOffer} primary version={c.version} />
            <ActionButton action={`/contracts/${c.id}/notice/decline`} lang={lang} label={t.declineOffer} version={c.version} />
          </div>
        )}
      </Notice>
      {living && p.maySign && mine && !theirs && (
        <details open={p.form.errors.lastOn !== undefined || p.form.errors.reason !== undefined}>
          <summary>{mayTakeBack ? t.offerEnd : t.offerOther}</summary>
          <Form action={`/contracts/${c.id}/notice/offer`} form={p.form} lang={lang} submit={t.sendOffer} version={c.version}>
            <DayField
              form={p.form}
              lang={lang}
              name="lastOn"
              label={t.offerOn}
              hint={mayTakeBack ? t.offerOnHint : t.offerDayHint}
              optional
            />
            <TextArea form={p.form} lang={lang} name="reason" label={t.whyEnd} rows={3} />
          </Form>
        </details>
      )}
    </section>
  )
}
