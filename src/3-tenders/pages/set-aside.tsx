import { type Lang, sayMoment } from '#kernel'
import { may, nameOf, type Organisation } from '#people'
import type { Alarm, Ctx } from '#platform'
import { Form, type FormState, freshForm, Notice, TextArea } from '#ui'
import { words } from '../page-words.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { inLanguage } from '../rules/words.ts'

/** What the program could not do although it was due: a fault of ours. Everybody is told that no bid suffers by it; the office also since when. */
export function AlarmNotice({ ctx, alarms, reads }: { ctx: Ctx; alarms: readonly Alarm[]; reads: boolean }) {
  const t = words[ctx.lang]
  return (
    <>
      {alarms.map((a) => (
        <Notice late key={a.kind}>
          <h2>{a.kind.startsWith('tenders.open') ? t.openingWaits : a.kind === 'awards.by-silence' ? t.awardWaits : t.pricesWait}</h2>
          {a.kind !== 'awards.by-silence' && <p>{a.kind.endsWith('-differs') ? t.faultNotOfBidders : t.faultOfOurs}</p>}
          {reads && (
            <p>{(a.kind.endsWith('-differs') ? t.differsForOffice : t.faultForOffice)(sayMoment(a.raisedAt, ctx.lang, ctx.zone))}</p>
          )}
        </Notice>
      ))}
    </>
  )
}

/** Bids that do not match their fingerprints, each with the form by which the purchaser confirms it. */
export function SetAside({
  ctx,
  tender,
  bids,
  bidders,
  form,
}: {
  ctx: Ctx
  tender: Tender
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  form: FormState | undefined
}) {
  const lang: Lang = ctx.lang
  const t = words[lang]
  const aside = bids.filter((b) => b.state === 'set-aside')
  if (aside.length === 0) return null
  const confirms = may(ctx.asker, 'bids.confirm-finding', { purchaserId: tender.purchaserId })
  return (
    <Notice late>
      <h2>{t.setAsideTitle(aside.length)}</h2>
      <p>{t.setAsideSays}</p>
      {aside.map((b) => (
        <section key={b.bidId}>
          <h3>{nameOf(bidders.get(b.providerId), lang)}</h3>
          <p>{inLanguage(b.finding!, lang)}</p>
          {confirms && (
            <Form
              action={`/tenders/${tender.id}/bids/${b.bidId}/confirm-finding`}
              form={form?.values.bid === b.bidId ? form : freshForm()}
              lang={lang}
              submit={t.confirmFinding}
              version={tender.version}
              danger
            >
              <TextArea
                form={form?.values.bid === b.bidId ? form : freshForm()}
                lang={lang}
                name="reason"
                label={t.findingReason}
                hint={t.findingHint}
                rows={3}
              />
            </Form>
          )}
        </section>
      ))}
    </Notice>
  )
}
