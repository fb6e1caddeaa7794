import { divisionsOf } from '#law'
import { ownSettingHistory, publishedAs } from '#people'
import type { Ctx } from '#platform'
import { type Publishing, testPrefix } from './rules/publishing.ts'
import { jurisdiction } from './store.ts'

/** Under which names this jurisdiction publishes its purchases, and at which address. */
export async function publishingHere(ctx: Ctx, origin: string): Promise<Publishing & { publisherName: string }> {
  const place = await jurisdiction(ctx)
  const set = await publishedAs(ctx)
  const named = await ownSettingHistory(ctx, 'place')
  const around = divisionsOf(ctx.law.place)
  return {
    origin,
    zone: ctx.zone,
    currency: place.currency,
    ocidPrefix: place.ocidPrefix ?? testPrefix,
    laterPrefixes: set.map((s) => ({ prefix: s.value.prefix ?? testPrefix, from: s.from })),
    countryName: ctx.law.country.says.zh,
    ...(around && { region: around.first.zh, locality: around.nearest.zh }),
    ownNames: named.map((n) => ({ name: n.value.name, from: n.from })),
    identifier: ctx.law.country.identifier,
    publisherName: set[0]?.value.publisher ?? place.nameZh,
  }
}

/** The prefix of what is first published now; null where it is the one for trying out. */
export async function prefixNow(ctx: Ctx): Promise<string | null> {
  const [set] = await publishedAs(ctx)
  return set ? set.value.prefix : (await jurisdiction(ctx)).ocidPrefix
}
