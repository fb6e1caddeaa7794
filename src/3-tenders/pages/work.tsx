import { type Lang, titleIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, type FrameFacts, Notice, Page, Tag } from '#ui'
import { words as examineWords } from '../examine-words.ts'
import { words } from '../page-words.ts'
import { sitting } from '../rules/panel.ts'
import { hasStage, nextToExamine, ordersByPrice } from '../rules/stages.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { Confirmation } from './confirmation.tsx'
import { Review } from './low-bid-review.tsx'
import { trailOf } from './panel-parts.ts'
import type { WorkFacts } from './work-facts.ts'

/** A member’s desk: bids to score, then the common scores. */
export function WorkPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: WorkFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const members = sitting(facts.seats)
  const byPrice = ordersByPrice(x)
  const isTalking = x.state === 'talking' || x.state === 'last-offers'
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(x, lang)}
      section="tenders"
      trail={trailOf(x, lang, t.myPanels)}
      lead={
        isTalking
          ? t.scoresAfterTalks
          : byPrice
            ? t.lowestOfFitting
            : facts.mine.state === 'scored'
              ? facts.allIn
                ? t.commonLead
                : t.waitOthers
              : t.scoreLead
      }
    >
      {x.state === 'opened' && nextToExamine(x) && <ToExamine tender={x} lang={lang} />}
      {hasStage(x, 'talk') && <Talks facts={facts} lang={lang} />}
      {!isTalking && !byPrice && (
        <>
          <h2>{t.bids}</h2>
          <BidsToScore facts={facts} lang={lang} />
        </>
      )}
      {!isTalking && !byPrice && !nextToExamine(x) && facts.mine.state === 'declared' && (
        <div className="actions">
          <ActionButton action={`/panel/${x.id}/hand-in`} lang={lang} label={t.handIn} primary />
        </div>
      )}
      {facts.allIn && <Confirmation facts={facts} lang={lang} members={members} />}
      {facts.reviews.map((r) => (
        <Review
          key={r.bidId}
          ctx={ctx}
          facts={facts}
          review={r}
          members={members.length}
          name={nameOf(facts.bidders.get(facts.bids.find((b) => b.bidId === r.bidId)?.providerId ?? ''), lang)}
        />
      ))}
    </Page>
  )
}

/** What comes before the scores, and whose turn it is. */
function ToExamine({ tender: x, lang }: { tender: Tender; lang: Lang }) {
  const t = examineWords[lang]
  const isOurs = nextToExamine(x) === 'conform'
  return (
    <Notice>
      <p>{!isOurs ? t.qualifyFirst : ordersByPrice(x) ? t.conformOrders : t.conformFirst}</p>
      {isOurs && (
        <div className="actions">
          <a className="button" href={`/panel/${x.id}/conform`}>
            {t.conform}
          </a>
        </div>
      )}
    </Notice>
  )
}

/** The way to the talks, before, while and after they are held, and what comes of scoring without them. */
function Talks({ facts, lang }: { facts: WorkFacts; lang: Lang }) {
  const t = words[lang]
  const { tender: x } = facts
  const isFirst = x.state === 'opened' && !x.talkedAt && !facts.allIn
  const link = (
    <div className="actions">
      <a className={x.talkedAt ? 'button plain' : 'button'} href={`/panel/${x.id}/talks`}>
        {x.talkedAt ? t.seeTalks : t.toTalks}
      </a>
    </div>
  )
  return isFirst ? (
    <Notice>
      <p>{t.talksNotHeld}</p>
      {link}
    </Notice>
  ) : (
    link
  )
}

/** The bids that are scored, and those the panel objects to, each with what is left to do. */
function BidsToScore({ facts, lang }: { facts: WorkFacts; lang: Lang }) {
  const t = words[lang]
  const x = facts.tender
  const isObjectedTo = (b: OpenedBid) => facts.objections.some((o) => o.bid_id === b.bidId)
  const open = facts.bids.filter((b) => (b.state !== 'rejected' && b.state !== 'set-aside') || isObjectedTo(b))
  const name = (b: OpenedBid) => nameOf(facts.bidders.get(b.providerId), lang)
  const isWaiting = (b: OpenedBid) => facts.open.some((a) => a.bidId === b.bidId)
  const mineOf = (b: OpenedBid) => facts.scores.filter((s) => s.bidId === b.bidId && s.userId === facts.mine.userId).length
  const says = (b: OpenedBid) => {
    if (!facts.allIn) return t.scoredCount(mineOf(b), x.criteria.length)
    if (isObjectedTo(b)) return <Tag late>{t.rejected}</Tag>
    return isWaiting(b) ? <Tag late>{t.toMend}</Tag> : '—'
  }
  return (
    <div className="table">
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">{t.bidder}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">
              <span className="visually-hidden">{t.toScore}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map((b) => (
            <tr key={b.bidId}>
              <td>{name(b)}</td>
              <td>{says(b)}</td>
              <td>
                <a href={`/panel/${x.id}/bids/${b.bidId}`}>
                  {facts.allIn ? t.settle : t.toScore}
                  <span className="visually-hidden"> {name(b)}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
