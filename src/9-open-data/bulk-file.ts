import { createHash } from 'node:crypto'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { type C, download } from '#ui'
import { asText } from './json-answer.ts'
import { publicIndex } from './public-index.ts'
import { publishingHere } from './publishing-here.ts'
import { type Publisher, releasesOfPurchase } from './purchase-package.ts'
import type { Release, ReleasePackage } from './rules/ocds.ts'
import { packageOf } from './rules/package.ts'
import { tablesOf } from './tables-of.ts'
import { entriesLogged, firstPublished } from './store.ts'

/** As what everything of a year can be taken away: one release a line, one package, or tables. */
export const bulkKinds = ['jsonl', 'json', 'zip'] as const
type BulkKind = (typeof bulkKinds)[number]

/** The years in which anything was published, the newest first. */
export async function bulkYears(ctx: Ctx): Promise<number[]> {
  const rows = await publicIndex(ctx)
  if (rows.length === 0) return []
  const first = await firstPublished(ctx)
  const earliest = Math.min(...rows.map((r) => r.on.year), ...(first ? [first.toZonedDateTimeISO('UTC').year] : []))
  return Array.from({ length: ctx.today.year - earliest + 1 }, (_, i) => ctx.today.year - i)
}

/**
 * Everything that was published in a year, read and sent purchase by purchase: what it takes does not grow with what is sent.
 * @returns undefined where there is no such year
 */
export async function bulkFile(ctx: Ctx, c: C, year: number, kind: BulkKind): Promise<Response | Refusal | undefined> {
  const years = await bulkYears(ctx)
  if (!years.includes(year)) return undefined
  const origin = c.get('origin')
  const etag = `"${createHash('sha256')
    .update(`${origin} ${year} ${kind} ${ctx.today} ${await entriesLogged(ctx)}`)
    .digest('base64url')
    .slice(0, 22)}"`
  const headers = { etag, 'cache-control': 'public, no-cache', 'access-control-allow-origin': '*' }
  if ((c.req.header('if-none-match') ?? '').includes(etag)) return new Response(null, { status: 304, headers })
  const how = await publishingHere(ctx, origin)
  // What was published before the log knew of it goes with the first year.
  const isOf = (r: Release) => Number(r.date.slice(0, 4)) === year || (year === years.at(-1) && Number(r.date.slice(0, 4)) < year)
  const releases = releasesIn(ctx, how, isOf)
  const first = await releases.next()
  if (first.done) return undefined
  const name = `${ctx.jurisdiction}-ocds-${year}`
  if (kind === 'zip') {
    const tables = await tablesOf(allOf(first.value, releases))
    return isRefusal(tables) ? tables : withHeaders(download(tables, `${name}.zip`, 'application/zip'), headers)
  }
  const pieces =
    kind === 'jsonl'
      ? linesOf(first.value, releases)
      : packageIn(first.value, releases, (newest) =>
          packageOf([newest], how, { path: `/open/years/${year}/releases.json`, publisherName: how.publisherName }),
        )
  const type = kind === 'jsonl' ? 'application/jsonl' : 'application/json'
  return withHeaders(download(streamed(pieces), `${name}.${kind}`, `${type}; charset=utf-8`), headers)
}

function withHeaders(answer: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [key, value] of Object.entries(headers)) answer.headers.set(key, value)
  return answer
}

async function* releasesIn(ctx: Ctx, how: Publisher, isOf: (r: Release) => boolean): AsyncGenerator<Release, undefined> {
  for (const id of (await publicIndex(ctx)).map((r) => r.id).toSorted())
    for (const r of await releasesOfPurchase(ctx, id, how)) if (isOf(r)) yield r
  return undefined
}

/** What was looked at to know that there is anything, and the rest. */
async function* allOf(first: Release, rest: AsyncIterable<Release>): AsyncGenerator<Release> {
  yield first
  yield* rest
}

async function* linesOf(first: Release, rest: AsyncIterable<Release>): AsyncGenerator<string> {
  yield `${asText(first)}\n`
  for await (const r of rest) yield `${asText(r)}\n`
}

/** A package whose head stands behind its releases: the date of the newest is known when all were sent. */
async function* packageIn(
  first: Release,
  rest: AsyncIterable<Release>,
  headOf: (newest: Release) => ReleasePackage | undefined,
): AsyncGenerator<string> {
  yield `{"releases":[${asText(first)}`
  let newest = first
  for await (const r of rest) {
    yield `,${asText(r)}`
    if (r.date > newest.date) newest = r
  }
  const { releases: _, ...head } = headOf(newest)!
  yield `],${JSON.stringify(head).slice(1)}`
}

function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
}
