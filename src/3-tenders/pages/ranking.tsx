import { type Lang, minor, sayMoment, sayMoney } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { InWords, Tag } from '#ui'
import { words } from '../page-words.ts'
import { hasStage } from '../rules/stages.ts'
import type { OpenedBid } from '../rules/tender.ts'
import { sayPoints } from '../rules/weights.ts'
import { inLanguage } from '../rules/words.ts'
import { FilesOfAll } from './bid-files.tsx'
import { OwnOfBid } from './own-contribution.tsx'
import { RecordOfScores } from './score-table.tsx'
import type { TenderPageFacts } from './tender-facts.ts'

/** The bids: before the scores are in the record of the opening, after them the ranking. */
export function Bids({ ctx, facts }: { ctx: Ctx; facts: TenderPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const showScores = x.state === 'scored' || x.state === 'awarded' || x.state === 'lapsed'
  const ordered = [...facts.bids].sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999))
  return (
    <>
      <h2>{showScores ? t.ranking : t.openingRecord}</h2>
      <RankingTable
        lang={lang}
        zone={ctx.zone}
        bids={ordered}
        bidders={facts.bidders}
        showScores={showScores}
        fixed={x.fixedPrice}
        byPrice={!hasStage(x, 'score')}
      />
      {facts.readsFiles && <FilesOfAll tenderId={x.id} bids={ordered} bidders={facts.bidders} lang={lang} />}
      {facts.record && facts.readsRecord && (
        <RecordOfScores tender={x} bids={ordered} bidders={facts.bidders} record={facts.record} lang={lang} />
      )}
    </>
  )
}

interface Ranking {
  lang: Lang
  zone: string
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  showScores: boolean
  fixed: boolean
  /** Nothing is scored: the price alone says who is first. */
  byPrice?: boolean
}

export function RankingTable(p: Ranking) {
  const t = words[p.lang]
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t.ranking}>
      <table className="stack">
        <RankingHead {...p} />
        <tbody>
          {p.bids.map((b) => (
            <RankedBid key={b.bidId} bid={b} {...p} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RankingHead({ lang, showScores, fixed, byPrice }: Ranking) {
  const t = words[lang]
  return (
    <thead>
      <tr>
        {showScores && (
          <th className="num" scope="col">
            {t.rank}
          </th>
        )}
        <th scope="col">{t.bidder}</th>
        <th scope="col">{t.receivedAt}</th>
        {showScores && (
          <>
            <th className="num" scope="col">
              {t.awardTotal}
            </th>
            {!byPrice && <ScoresHead lang={lang} fixed={fixed} />}
          </>
        )}
      </tr>
    </thead>
  )
}

function ScoresHead({ lang, fixed }: Pick<Ranking, 'lang' | 'fixed'>) {
  const t = words[lang]
  return (
    <>
      <th className="num" scope="col">
        {t.quality}
      </th>
      {!fixed && (
        <th className="num" scope="col">
          {t.price}
        </th>
      )}
      <th className="num" scope="col">
        {t.total}
      </th>
    </>
  )
}

function ScoresOfBid({ bid: b, lang, fixed }: Pick<Ranking, 'lang' | 'fixed'> & { bid: OpenedBid }) {
  const t = words[lang]
  return (
    <>
      <td className="num" data-label={t.quality}>
        {b.qualityScore ? sayPoints(b.qualityScore) : '—'}
      </td>
      {!fixed && (
        <td className="num" data-label={t.price}>
          {b.priceScore ? sayPoints(b.priceScore) : '—'}
        </td>
      )}
      <td className="num" data-label={t.total}>
        {b.totalScore ? <b>{sayPoints(b.totalScore)}</b> : '—'}
      </td>
    </>
  )
}

function RankedBid({ bid: b, lang, zone, bidders, showScores, fixed, byPrice }: Ranking & { bid: OpenedBid }) {
  const t = words[lang]
  return (
    <tr>
      {showScores && (
        <td className="num" data-label={t.rank}>
          {b.rank ?? '—'}
        </td>
      )}
      <td>
        {nameOf(bidders.get(b.providerId), lang)} {b.state === 'rejected' && <Tag late>{t.rejected}</Tag>}
        {b.state === 'set-aside' && <Tag late>{t['set-aside']}</Tag>}
        {b.tie === 'by-draw' && <Tag quiet>{t.byLot}</Tag>}
        {showScores && <OwnOfBid bid={b} lang={lang} />}
        {b.reason && (
          <div className="small soft" style={{ whiteSpace: 'pre-line' }}>
            {inLanguage(b.reason, lang)}
          </div>
        )}
      </td>
      <td data-label={t.receivedAt}>{sayMoment(b.receivedAt, lang, zone)}</td>
      {showScores && (
        <>
          <td className="num" data-label={t.awardTotal}>
            {b.total === null ? (
              '—'
            ) : (
              <>
                {sayMoney(minor(b.total), lang)}
                <br />
                <InWords amount={minor(b.total)} />
              </>
            )}
          </td>
          {!byPrice && <ScoresOfBid bid={b} lang={lang} fixed={fixed} />}
        </>
      )}
    </tr>
  )
}
