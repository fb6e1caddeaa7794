import { createHash } from 'node:crypto'
import { erasedAsJson } from '#kernel'
import type { Ctx } from '#platform'
import type { C } from '#ui'
import { publicIndex } from './public-index.ts'
import { publicPurchase } from './public-purchase.ts'
import type { Release, ReleasePackage } from './rules/ocds.ts'
import { packageOf } from './rules/package.ts'
import { type Publishing, testPrefix } from './rules/publishing.ts'
import { releasesOf } from './rules/releases.ts'
import { jurisdiction } from './store.ts'

/** JSON with a fingerprint: who has it already is told so and gets nothing. */
export function jsonAnswer(c: C, content: unknown): Response {
  const body = JSON.stringify(erasedAsJson(content))
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': 'public, no-cache', 'access-control-allow-origin': '*' }
  const has = (c.req.header('if-none-match') ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
  if (has.includes(etag) || has.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } })
}

export async function publishing(ctx: Ctx, origin: string): Promise<Publishing & { publisherName: string }> {
  const place = await jurisdiction(ctx)
  return {
    origin,
    zone: ctx.zone,
    currency: place.currency,
    ocidPrefix: place.ocidPrefix ?? testPrefix,
    countryName: ctx.law.country.says.zh,
    publisherName: place.nameZh,
  }
}

/** One purchase as a release package; undefined while nothing of it is public. */
export async function purchasePackage(ctx: Ctx, id: string, origin: string): Promise<ReleasePackage | undefined> {
  const found = await publicPurchase(ctx, id)
  if (!found) return undefined
  const how = await publishing(ctx, origin)
  return packageOf(releasesOf(found, how), how, { path: `/open/purchases/${id}/ocds.json`, publisherName: how.publisherName })
}

const purchasesPerPage = 20
/** All purchases, some at a time, in the order in which they were opened. */
export async function allPackages(ctx: Ctx, page: number, origin: string): Promise<ReleasePackage | undefined> {
  const ids = (await publicIndex(ctx)).map((r) => r.id).toSorted()
  const own = ids.slice((page - 1) * purchasesPerPage, page * purchasesPerPage)
  const how = await publishing(ctx, origin)
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
}
