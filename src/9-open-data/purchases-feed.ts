import { nameIn, tagIn, titleIn } from '#kernel'
import { type Ctx, holds } from '#platform'
import type { C } from '#ui'
import { feedWords, tagWords } from './feed-words.ts'
import { type IndexRow, publicIndex } from './public-index.ts'
import { publishingHere } from './publishing-here.ts'
import { releasesOfPurchase } from './purchase-package.ts'
import { textAnswer } from './json-answer.ts'
import { atomOf, type FeedEntry } from './rules/atom-of.ts'
import type { Tag } from './rules/ocds.ts'
import { feedOf, type PurchasesAsked } from './rules/purchases-asked.ts'
import { lastPublished } from './store.ts'

/** What an address asks of the list or the feed of purchases. */
export const purchasesAsked = (c: C): PurchasesAsked => {
  const asked = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 100)
  return {
    q: asked('q'),
    stage: asked('stage'),
    combination: asked('combination'),
    purchaser: asked('purchaser'),
    institution: asked('institution'),
  }
}
export const wordsOf = (r: IndexRow): string => `${r.number} ${r.title} ${r.titleEn ?? ''}`
export const fits = (r: IndexRow, of: PurchasesAsked): boolean =>
  (!of.stage || r.stage === of.stage) &&
  (!of.combination || r.combination === of.combination) &&
  (!of.purchaser || r.purchaser.id === of.purchaser) &&
  (!of.institution || r.providers.some((p) => p.id === of.institution))

/** Entries of a feed at most: whoever looks once a day misses nothing of a large city. */
const mostEntries = 50
/** Purchases that are read for them. */
const mostPurchases = 30

/** What was published last, of all purchases or of those asked for. */
export async function purchasesFeed(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const asked = purchasesAsked(c)
  const rows = await publicIndex(ctx)
  const found = rows.filter((r) => (asked.q === '' || holds(wordsOf(r), asked.q)) && fits(r, asked))
  const isAll = found.length === rows.length
  const ids = await lastPublished(ctx, { most: mostPurchases, ...(!isAll && { among: found.map((r) => r.id) }) })
  const of = found.filter((r) => ids.includes(r.id))
  return await feedAnswer(c, of, { self: feedOf(asked), page: '/open/purchases', title: feedWords[ctx.lang].all })
}

/** What was published of one purchase; undefined where nothing of it is public. */
export async function purchaseFeed(c: C, id: string): Promise<Response | undefined> {
  const ctx = c.get('ctx')
  const row = (await publicIndex(ctx)).find((r) => r.id === id)
  if (!row) return undefined
  return await feedAnswer(c, [row], {
    self: `/open/purchases/${id}/feed.atom`,
    page: `/open/purchases/${id}`,
    title: titleIn(row, ctx.lang),
  })
}

async function feedAnswer(c: C, rows: readonly IndexRow[], o: { self: string; page: string; title: string }): Promise<Response> {
  const ctx = c.get('ctx')
  const origin = c.get('origin')
  const how = await publishingHere(ctx, origin)
  const entries: FeedEntry[] = []
  for (const row of rows)
    for (const r of await releasesOfPurchase(ctx, row.id, how))
      entries.push({
        // The id of a release is its own for good, whatever the server is called.
        id: `urn:ocds:release:${encodeURIComponent(r.id)}`,
        title: feedWords[ctx.lang].entry(saysTags(r.tag, ctx), titleIn(row, ctx.lang)),
        summary: feedWords[ctx.lang].summary(row.number, nameIn(row.purchaser, ctx.lang)),
        updated: r.date,
        page: `${origin}/open/purchases/${row.id}`,
        data: `${origin}/open/purchases/${row.id}/ocds.json`,
      })
  const newest = entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1)).slice(0, mostEntries)
  const feed = atomOf({
    title: `${o.title} · ${how.publisherName}`,
    self: `${origin}${o.self}`,
    page: `${origin}${o.page}`,
    author: how.publisherName,
    lang: tagIn(ctx.lang),
    entries: newest,
  })
  return textAnswer(c, feed, 'application/atom+xml')
}

const saysTags = (tags: readonly Tag[], ctx: Ctx): string => tags.map((t) => tagWords[t][ctx.lang]).join(' · ')
