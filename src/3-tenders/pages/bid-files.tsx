import type { Lang } from '#kernel'
import { FileLinks } from '#files'
import { nameOf, type Organisation } from '#people'
import { words } from '../page-words.ts'
import { filesOfBid, type OpenedBid } from '../rules/tender.ts'

/** The files that came with an opened bid, each to be fetched. */
export function BidFiles({ tenderId, bid }: { tenderId: string; bid: OpenedBid }) {
  const at = `/tenders/${tenderId}/bids/${bid.bidId}/files`
  return <FileLinks files={filesOfBid(bid.quality).map((f, n) => ({ ...f, href: `${at}/${n}`, note: f.of ?? null }))} />
}

/** The files of all bids, as the record of the opening has them. */
export function FilesOfAll(p: { tenderId: string; bids: readonly OpenedBid[]; bidders: ReadonlyMap<string, Organisation>; lang: Lang }) {
  const t = words[p.lang]
  const those = p.bids.filter((b) => filesOfBid(b.quality).length > 0)
  if (those.length === 0) return null
  return (
    <section>
      <h3>{t.bidFiles}</h3>
      <p className="soft">{t.bidFilesLead}</p>
      {those.map((b) => (
        <div key={b.bidId}>
          <h4>{nameOf(p.bidders.get(b.providerId), p.lang)}</h4>
          <BidFiles tenderId={p.tenderId} bid={b} />
        </div>
      ))}
    </section>
  )
}
