import { sayMoney, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, InWords, Page, TextArea } from '#ui'
import { words } from '../page-words.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { inLanguage } from '../rules/words.ts'
import { BidFiles } from './bid-files.tsx'

/** What was offered, side by side, the lowest price first, with the one question that is asked of each: does it fit. */
export function ComparePage(p: {
  ctx: Ctx
  frame: FrameFacts
  tender: Tender
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  form: FormState
}) {
  const { ctx, frame, tender: x, form, bids } = p
  const { lang } = ctx
  const t = words[lang]
  const byPrice = bids.toSorted((a, b) => Number((a.total ?? 0n) - (b.total ?? 0n)))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.compare}
      section="tenders"
      lead={t.compareLead}
      trail={[{ label: t.tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.compare }]}
    >
      <p>
        <b>{titleIn(x, lang)}</b> · {t.budget} {sayMoney(x.budget, lang)}
      </p>
      <Form
        action={`/tenders/${x.id}/compare`}
        form={form}
        lang={lang}
        submit={t.compareDone}
        version={x.version}
        cancel={`/tenders/${x.id}`}
      >
        {byPrice.map((b) => (
          <Offer key={b.bidId} ctx={ctx} tender={x} bid={b} bidders={p.bidders} form={form} />
        ))}
      </Form>
    </Page>
  )
}

/** One offer: its price, what it says and brings, and the box for what does not fit. */
function Offer(p: { ctx: Ctx; tender: Tender; bid: OpenedBid; bidders: ReadonlyMap<string, Organisation>; form: FormState }) {
  const { bid: b, tender: x, form } = p
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <section>
      <h2>{nameOf(p.bidders.get(b.providerId), lang)}</h2>
      {b.total !== null && (
        <p>
          <b>{sayMoney(b.total, lang)}</b> <InWords amount={b.total} />
        </p>
      )}
      <p style={{ whiteSpace: 'pre-line' }}>{b.quality.approach}</p>
      <ul>
        {b.quality.promises.map((said) => (
          <li key={said.lineId} style={{ whiteSpace: 'pre-line' }}>
            <b>{x.lines.find((l) => l.id === said.lineId)?.title}</b> {said.says}
          </li>
        ))}
      </ul>
      <BidFiles tenderId={x.id} bid={b} />
      {b.state === 'opened' ? (
        <TextArea form={form} lang={lang} name={`unfit-${b.bidId}`} label={t.unfit} hint={t.unfitHint} rows={2} optional />
      ) : (
        <p className="soft">
          {t.rejected} {b.reason && inLanguage(b.reason, lang)}
        </p>
      )}
    </section>
  )
}
