import { type Ctx, speakingIn } from '#platform'
import { publicIndex } from './public-index.ts'
import { publicPurchase } from './public-purchase.ts'
import { publishingHere } from './publishing-here.ts'
import type { Release, ReleasePackage } from './rules/ocds.ts'
import { packageOf } from './rules/package.ts'
import { releasesOf } from './rules/releases.ts'

/** Releases are the same bytes for everybody, whatever further language somebody reads pages in. */
const inNoFurtherLanguage = <T>(work: () => Promise<T>): Promise<T> => speakingIn({ all: [] }, work)

/** One purchase as a release package; undefined while nothing of it is public. */
export const purchasePackage = (ctx: Ctx, id: string, origin: string): Promise<ReleasePackage | undefined> =>
  inNoFurtherLanguage(async () => {
    const found = await publicPurchase(ctx, id)
    if (!found) return undefined
    const how = await publishingHere(ctx, origin)
    return packageOf(releasesOf(found, how), how, { path: `/open/purchases/${id}/ocds.json`, publisherName: how.publisherName })
  })

const purchasesPerPage = 20
/** All purchases, some at a time, in the order in which they were opened. */
export const allPackages = (ctx: Ctx, page: number, origin: string): Promise<ReleasePackage | undefined> =>
  inNoFurtherLanguage(async () => {
    const ids = (await publicIndex(ctx)).map((r) => r.id).toSorted()
    const own = ids.slice((page - 1) * purchasesPerPage, page * purchasesPerPage)
    const how = await publishingHere(ctx, origin)
    const releases: Release[] = []
    for (const id of own) {
      const found = await publicPurchase(ctx, id)
      if (found) releases.push(...releasesOf(found, how))
    }
    const at = (n: number) => `/open/ocds.json?page=${n}`
    return packageOf(releases, how, {
      path: at(page),
      publisherName: how.publisherName,
      next: page * purchasesPerPage < ids.length ? at(page + 1) : undefined,
      prev: page > 1 ? at(page - 1) : undefined,
    })
  })
