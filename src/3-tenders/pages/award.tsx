import { listIn, type Refusal, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import { PostFloors } from '#plans'
import type { Ctx } from '#platform'
import { ActionButton, Form, type FormState, type FrameFacts, Page, TextArea } from '#ui'
import { words } from '../page-words.ts'
import { words as redressWords } from '../redress-page-words.ts'
import { linesAtPrice } from '../rules/line-json.ts'
import { hasStage } from '../rules/stages.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import type { ScoresRecord } from '../scores-record.ts'
import { RankingTable } from './ranking.tsx'
import { RecordOfScores } from './score-table.tsx'

export function AwardPage(p: {
  ctx: Ctx
  frame: FrameFacts
  tender: Tender
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  record: ScoresRecord | undefined
  /** Who stands before whom the award goes to, and is out of use. */
  passedOver: readonly string[]
  stopped: Refusal | undefined
  form: FormState
}) {
  const { ctx, frame, tender: x, form } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.award}
      section="tenders"
      lead={t.awardLead}
      trail={[{ label: t.tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.award }]}
    >
      <p>
        <b>{titleIn(x, lang)}</b>
      </p>
      <RankingTable
        lang={lang}
        zone={ctx.zone}
        bids={[...p.bids].sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999))}
        bidders={p.bidders}
        showScores
        fixed={x.fixedPrice}
        byPrice={!hasStage(x, 'score')}
      />
      {p.passedOver.length > 0 && (
        <p>
          {redressWords[lang].passedOver(
            listIn(
              p.passedOver.map((id) => nameOf(p.bidders.get(id), lang)),
              lang,
            ),
          )}
        </p>
      )}
      <FloorsOfBids {...p} />
      {p.record && <RecordOfScores tender={x} bids={p.bids} bidders={p.bidders} record={p.record} lang={lang} />}
      {p.stopped ? (
        <div className="actions">
          <ActionButton action={`/tenders/${x.id}/award`} lang={lang} label={t.decide} whyNot={p.stopped} />
        </div>
      ) : (
        <Form action={`/tenders/${x.id}/award`} form={form} lang={lang} submit={t.decide} version={x.version} cancel={`/tenders/${x.id}`}>
          <TextArea form={form} lang={lang} name="reasons" label={t.awardReasons} rows={5} />
        </Form>
      )}
    </Page>
  )
}

/** What each bid that is ranked asks for its posts, beside the least they cost. */
function FloorsOfBids({
  ctx,
  tender: x,
  bids,
  bidders,
}: {
  ctx: Ctx
  tender: Tender
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
}) {
  const ranked = bids.filter((b) => b.state === 'ranked' && b.price !== null).toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999))
  return ranked.map((b) => (
    <details key={b.bidId}>
      <summary>{nameOf(bidders.get(b.providerId), ctx.lang)}</summary>
      <PostFloors lines={linesAtPrice(x.lines, b.price!)} law={ctx.law} lawDay={x.lawDay} lang={ctx.lang} />
    </details>
  ))
}
