import { sayMoment, sayMoney } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { words } from '../examine-words.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'

/** Who bid, at what price and when it came in, as it was announced when the bids were opened. */
export function OpeningRecord(p: { ctx: Ctx; tender: Tender; bids: readonly OpenedBid[]; bidders: ReadonlyMap<string, Organisation> }) {
  const { lang, zone } = p.ctx
  const t = words[lang]
  return (
    <section>
      <h2>{t.opening}</h2>
      <p className="soft">{t.openingLead(sayMoment(p.tender.openedAt!, lang, zone))}</p>
      <div className="table" tabIndex={0} role="region" aria-label={t.opening}>
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">{t.bidder}</th>
              <th className="num" scope="col">
                {t.price}
              </th>
              <th scope="col">{t.received}</th>
            </tr>
          </thead>
          <tbody>
            {p.bids.map((b) => (
              <tr key={b.bidId}>
                <td>{nameOf(p.bidders.get(b.providerId), lang)}</td>
                <td className="num" data-label={t.price}>
                  {b.total === null ? '—' : sayMoney(b.total, lang)}
                </td>
                <td data-label={t.received}>{sayMoment(b.receivedAt, lang, zone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
