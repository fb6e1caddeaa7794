import { type Ctx, speakingIn } from '#platform'
import { publicIndex } from './public-index.ts'
import { publicPurchase } from './public-purchase.ts'
import { publishingHere } from './publishing-here.ts'
import type { Release, ReleasePackage } from './rules/ocds.ts'
import { packageOf } from './rules/package.ts'
import { type RecordPackage, recordPackageOf } from './rules/record-of.ts'
import { releasesOf } from './rules/releases.ts'

/** As whom and where this jurisdiction publishes. */
export type Publisher = Awaited<ReturnType<typeof publishingHere>>

/** Releases are the same bytes for everybody, whatever further language somebody reads pages in. */
const inNoFurtherLanguage = <T>(work: () => Promise<T>): Promise<T> => speakingIn({ all: [] }, work)

/** The releases of a purchase in the order in which they became public; none while nothing of it is public. */
export const releasesOfPurchase = (ctx: Ctx, id: string, how: Publisher): Promise<readonly Release[]> =>
  inNoFurtherLanguage(async () => {
    const found = await publicPurchase(ctx, id)
    return found ? releasesOf(found, how) : []
  })

/** One purchase as a release package; undefined while nothing of it is public. */
export async function purchasePackage(ctx: Ctx, id: string, origin: string): Promise<ReleasePackage | undefined> {
  const how = await publishingHere(ctx, origin)
  return packageOf(await releasesOfPurchase(ctx, id, how), how, {
    path: `/open/purchases/${id}/ocds.json`,
    publisherName: how.publisherName,
  })
}

/** One purchase as a record package: with what its releases come to. */
export async function purchaseRecord(ctx: Ctx, id: string, origin: string): Promise<RecordPackage | undefined> {
  const how = await publishingHere(ctx, origin)
  const o = { path: `/open/purchases/${id}/record.json`, publisherName: how.publisherName }
  return recordPackageOf([await releasesOfPurchase(ctx, id, how)], how, o)
}

const purchasesPerPage = 20

/** All purchases, some at a time, in the order in which they were opened. */
export async function allPackages(ctx: Ctx, page: number, origin: string): Promise<ReleasePackage | undefined> {
  const { how, processes, o } = await pageOf(ctx, page, origin, '/open/ocds.json')
  return packageOf(processes.flat(), how, o)
}

/** The same as records. */
export async function allRecords(ctx: Ctx, page: number, origin: string): Promise<RecordPackage | undefined> {
  const { how, processes, o } = await pageOf(ctx, page, origin, '/open/records.json')
  return recordPackageOf(processes, how, o)
}

async function pageOf(ctx: Ctx, page: number, origin: string, path: string) {
  const ids = (await publicIndex(ctx)).map((r) => r.id).toSorted()
  const how = await publishingHere(ctx, origin)
  const processes: (readonly Release[])[] = []
  for (const id of ids.slice((page - 1) * purchasesPerPage, page * purchasesPerPage)) processes.push(await releasesOfPurchase(ctx, id, how))
  const at = (n: number) => `${path}?page=${n}`
  const o = {
    path: at(page),
    publisherName: how.publisherName,
    next: page * purchasesPerPage < ids.length ? at(page + 1) : undefined,
    prev: page > 1 ? at(page - 1) : undefined,
  }
  return { how, processes, o }
}
