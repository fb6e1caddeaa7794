import { sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { PostFloors } from '#plans'
import { Form, freshForm, Radios, Tag, TextArea } from '#ui'
import { words } from '../page-words.ts'
import { linesAtPrice } from '../rules/line-json.ts'
import type { LowBidReview } from '../store/index.ts'
import type { WorkFacts } from './work-facts.ts'

/** A price that was called low: what its bidder says of it, and the vote. */
export function Review({
  ctx,
  facts,
  review,
  members,
  name,
}: {
  ctx: Ctx
  facts: WorkFacts
  review: LowBidReview
  members: number
  name: string
}) {
  const { lang } = ctx
  const t = words[lang]
  const form = facts.form.values.bid === review.bidId ? facts.form : freshForm()
  const bid = facts.bids.find((b) => b.bidId === review.bidId)
  return (
    <>
      <h2>
        {t.lowBid} · {name}
      </h2>
      <p>
        {bid?.total != null && sayMoney(bid.total, lang)}{' '}
        {review.triggered.map((k) => (
          <Tag key={k} late>
            {t[k === 'ceiling' ? 'ceiling-line' : (k as 'mean')]}
          </Tag>
        ))}
      </p>
      <FloorsOf ctx={ctx} facts={facts} bidId={review.bidId} />
      {review.explanation ? <blockquote>{review.explanation}</blockquote> : <p className="soft">{t.noExplanation}</p>}
      {review.decision ? (
        <p>
          <Tag late={review.decision === 'rejected'}>{review.decision === 'kept' ? t.kept : t.notKept}</Tag> {review.reason}
        </p>
      ) : (
        <>
          <p>{t.votes(review.votes.length, members)}</p>
          {!review.votes.some((v) => v.userId === facts.mine.userId) && (
            <Form action={`/panel/${facts.tender.id}/low-bids/${review.bidId}`} form={form} lang={lang} submit={t.vote}>
              <input type="hidden" name="bid" value={review.bidId} />
              <Radios
                form={form}
                lang={lang}
                name="decision"
                label={t.vote}
                options={[
                  { value: 'kept', label: t.kept },
                  { value: 'rejected', label: t.notKept },
                ]}
              />
              <TextArea form={form} lang={lang} name="reason" label={t.voteReason} rows={3} />
            </Form>
          )}
        </>
      )}
    </>
  )
}

/** What its posts cost at least, beside what it asks for them. */
function FloorsOf({ ctx, facts, bidId }: { ctx: Ctx; facts: WorkFacts; bidId: string }) {
  const price = facts.bids.find((b) => b.bidId === bidId)?.price
  const { lines, lawDay } = facts.tender
  return price ? <PostFloors lines={linesAtPrice(lines, price)} law={ctx.law} lawDay={lawDay} lang={ctx.lang} /> : null
}
