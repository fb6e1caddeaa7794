import { titles, type Words } from '#kernel'
import { organisations } from '#people'
import type { Ctx, Result, ToldEntry } from '#platform'
import { objectionsOf, tender } from './store/index.ts'
import { noticeResult } from './words.ts'

/**
 * Whom a notice of one supplier concerns: every institution, which may object; the supplier, once it is asked; whoever objected and was signed
 * in, once it is answered, and finance where the objection is unfounded.
 */
export async function noticeResults(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  const t = await tender(ctx, e.subjectId!)
  if (!t) return []
  const title = titles(t)
  const [page, notice] = [`/tenders/${t.id}`, `/tenders/${t.id}/notice`]
  const tell = (ids: readonly string[], says: Words, href: string): Result[] =>
    ids.map((organisationId) => ({ organisationId, may: 'bids.submit', title: says, href }))
  if (e.action === 'tenders.announce')
    return tell(
      (await organisations(ctx, { kind: 'institution', open: true })).map((o) => o.id),
      noticeResult.both('announced', title),
      notice,
    )
  if (e.action === 'tenders.invite') return tell(t.named, noticeResult.both('invited', title), page)
  if (e.action === 'bids.negotiate') return tell(t.named, noticeResult.both('negotiated', title), `${page}/bid`)
  const founded = e.facts.finding === 'founded'
  const said = (await objectionsOf(ctx, [t.id])).find((o) => o.number === e.facts.number)
  const objector = said?.organisationId ? [said.organisationId] : []
  const finance = founded ? [] : await organisations(ctx, { kind: 'finance', open: true })
  return [
    ...tell(objector, noticeResult.both('answered', title), notice),
    ...(founded
      ? tell(
          t.named.filter((id) => !objector.includes(id)),
          noticeResult.both('ended', title),
          notice,
        )
      : []),
    ...finance.map(
      (o): Result => ({ organisationId: o.id, may: 'tenders.read', title: noticeResult.both('toFinance', title), href: notice }),
    ),
  ]
}
