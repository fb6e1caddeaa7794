import type { Ctx } from '#platform'
import { type Publishing, testPrefix } from './rules/publishing.ts'
import { jurisdiction } from './store.ts'

/** Under which names this jurisdiction publishes its purchases, and at which address. */
export async function publishingHere(ctx: Ctx, origin: string): Promise<Publishing & { publisherName: string }> {
  const place = await jurisdiction(ctx)
  return {
    origin,
    zone: ctx.zone,
    currency: place.currency,
    ocidPrefix: place.ocidPrefix ?? testPrefix,
    countryName: ctx.law.country.says.zh,
    identifier: ctx.law.country.identifier,
    publisherName: place.nameZh,
  }
}
