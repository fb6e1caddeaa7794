import { may, supplierWords } from '#people'
import type { Ctx } from '#platform'
import { words } from '../page-words.ts'
import { words as applyWords } from '../apply-words.ts'
import { words as examineWords } from '../examine-words.ts'
import { words as noticeWords } from '../notice-page-words.ts'
import { words as redressWords } from '../redress-page-words.ts'
import { hasPanel, hasStage, isCompared, mayOffer, nextToExamine } from '../rules/stages.ts'
import type { TenderPageFacts } from './tender-facts.ts'

/** Where one can go from a tender, by who one is and how far it has come. */
export function Actions({
  ctx,
  facts,
  isOpen,
  ours,
  reads,
}: {
  ctx: Ctx
  facts: TenderPageFacts
  isOpen: boolean
  ours: boolean
  reads: boolean
}) {
  const t = words[ctx.lang]
  const x = facts.tender
  const bidder =
    ctx.asker.organisationKind !== 'purchaser' &&
    mayOffer(x, ctx.asker.organisationId) &&
    may(ctx.asker, 'bids.submit', { providerId: ctx.asker.organisationId })
  const at = `/tenders/${x.id}`
  return (
    <>
      {bidder && isOpen && (
        <a className="button" href={`${at}/bid`}>
          {facts.mine?.state === 'sealed' ? t.myBid : t.bidNow}
        </a>
      )}
      {ctx.asker.kind === 'public' && isOpen && (
        <a className="button" href="/suppliers/register">
          {supplierWords[ctx.lang].registerToBid}
        </a>
      )}
      {bidder && !isOpen && facts.mine && (
        <a className="button" href={`${at}/bid`}>
          {x.state === 'awarded' || x.state === 'lapsed' ? t.seeOwn : x.state === 'last-offers' ? t.lastOffer : t.myBid}
        </a>
      )}
      {facts.isMember && ['opened', 'talking', 'last-offers', 'scored'].includes(x.state) && (
        <a className="button" href={`/panel/${x.id}`}>
          {t.myPanels}
        </a>
      )}
      {ours && x.state === 'draft' && (
        <a className="button plain" href={`${at}/edit`}>
          {t.edit}
        </a>
      )}
      <OfStage ctx={ctx} facts={facts} />
      {reads && hasPanel(x) && x.state !== 'draft' && (
        <a className="button plain" href={`${at}/panel`}>
          {t.panelPage}
        </a>
      )}
      <OfAward ctx={ctx} facts={facts} ours={ours} />
      <a className="button plain" href={`${at}/document`}>
        {t.document}
      </a>
    </>
  )
}

/** Where a published tender is challenged, and what the office goes on to from an award. */
function OfAward({ ctx, facts, ours }: { ctx: Ctx; facts: TenderPageFacts; ours: boolean }) {
  const t = words[ctx.lang]
  const x = facts.tender
  const at = `/tenders/${x.id}`
  return (
    <>
      {x.state !== 'draft' && x.state !== 'cancelled' && (
        <a className="button plain" href={`${at}/redress`}>
          {redressWords[ctx.lang].redress}
        </a>
      )}
      {(x.state === 'awarded' || x.state === 'lapsed') && may(ctx.asker, 'awards.report', { purchaserId: x.purchaserId }) && (
        <a className={x.state === 'lapsed' ? 'button' : 'button plain'} href={`${at}/after`}>
          {redressWords[ctx.lang].after}
        </a>
      )}
      {x.state === 'awarded' && ours && (
        <a className="button" href={`/contracts/new?purchase=${x.purchaseId}`}>
          {t.toContract}
        </a>
      )}
    </>
  )
}

/** What the stage it is in asks of the office. */
function OfStage({ ctx, facts: { tender: x } }: { ctx: Ctx; facts: TenderPageFacts }) {
  const t = words[ctx.lang]
  const at = `/tenders/${x.id}`
  return (
    <>
      {x.state === 'opened' && isCompared(x) && may(ctx.asker, 'bids.compare', { purchaserId: x.purchaserId }) && (
        <a className="button" href={`${at}/compare`}>
          {t.compare}
        </a>
      )}
      {x.state === 'opened' && nextToExamine(x) === 'qualify' && may(ctx.asker, 'bids.compare', { purchaserId: x.purchaserId }) && (
        <a className="button" href={`${at}/qualify`}>
          {examineWords[ctx.lang].qualify}
        </a>
      )}
      {x.announcedOn && hasStage(x, 'apply') && (
        <a className={x.state === 'announced' ? 'button' : 'button plain'} href={`${at}/applications`}>
          {applyWords[ctx.lang].title}
        </a>
      )}
      {x.announcedOn && hasStage(x, 'publicity') && (
        <a className={x.state === 'announced' ? 'button' : 'button plain'} href={`${at}/notice`}>
          {noticeWords[ctx.lang].notice}
        </a>
      )}
      {x.state === 'opened' && hasStage(x, 'negotiate') && may(ctx.asker, 'bids.compare', { purchaserId: x.purchaserId }) && (
        <a className="button" href={`${at}/negotiate`}>
          {noticeWords[ctx.lang].negotiate}
        </a>
      )}
      {x.state === 'scored' && may(ctx.asker, 'awards.decide', { purchaserId: x.purchaserId }) && (
        <a className="button" href={`${at}/award`}>
          {t.award}
        </a>
      )}
    </>
  )
}
