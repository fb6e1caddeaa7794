import { type Refusal, titleIn } from '#kernel'
import type { Organisation } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, Form, type FormState, type FrameFacts, Page, TextArea } from '#ui'
import { words } from '../page-words.ts'
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
      />
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
