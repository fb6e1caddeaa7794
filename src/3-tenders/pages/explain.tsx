import { sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import { Form, freshForm, TextArea } from '#ui'
import { words } from '../page-words.ts'
import type { LowBidReview } from '../store/index.ts'
import type { BidPageFacts } from './bid.tsx'

/** Where a bidder explains a price that the law finds very low. */
export function Explain({ ctx, facts, review }: { ctx: Ctx; facts: BidPageFacts; review: LowBidReview }) {
  const { lang } = ctx
  const t = words[lang]
  const form = facts.explainForm ?? freshForm()
  return (
    <>
      <h2>{t.lowBid}</h2>
      <p>{t.explainLead(sayMoment(review.explainUntilAt, lang, ctx.zone))}</p>
      {review.explanation && <blockquote>{review.explanation}</blockquote>}
      <Form action={`/tenders/${facts.tender.id}/bid/explain`} form={form} lang={lang} submit={t.send}>
        <TextArea form={form} lang={lang} name="explanation" label={t.explanation} />
      </Form>
    </>
  )
}
