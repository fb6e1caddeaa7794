import { erasedAsJson, isRefusal, type Refusal, type Words } from '#kernel'
import { canonical, type Ctx, isSentOtherwise, issueForPrograms, issueWords, withoutUnseen } from '#platform'
import { type App, type C, refusalJson } from '#ui'
import { z } from 'zod'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { refuse, requestWords } from './words.ts'

/** Everything under /api: the operations, their document and the page that explains them. */
export function api(app: App): void {
  for (const o of operations) app.on(o.method, [`/api${o.path.replace('{id}', ':id')}`], (c) => answer(c as C, o))
  // Both are made from the schemas only when somebody asks: a program that is running never does.
  app.get('/api/openapi.json', async (c) => {
    const { documentText } = await import('./document.ts')
    return c.body(documentText(), 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300' })
  })
  app.get('/api', async (c) => (await import('./page.tsx')).apiPage(c as C))
}

const nothing = z.strictObject({})

async function answer(c: C, o: Operation): Promise<Response> {
  const ctx = c.get('ctx')
  const no = unknownAsker(c, ctx)
  if (no) return say(c, no, ctx)
  const query = readQuery(o, c.req.url)
  if (isRefusal(query)) return say(c, query, ctx)
  let body: unknown
  let once: string | undefined
  if (o.body) {
    const foreign = fromElsewhere(c, ctx)
    if (foreign) return say(c, foreign, ctx)
    body = await readBody(c, o)
    if (isRefusal(body)) return say(c, body, ctx)
    once = o.once ? c.req.header('idempotency-key') : undefined
    if (once !== undefined && !/^[\w-]{8,64}$/.test(once)) return say(c, refuse('key-wrong'), ctx)
  }
  const sent = once && ctx.seal.mark(canonical({ once, to: `${o.method} ${c.req.path}`, body }), `once:${ctx.jurisdiction}`)
  const given = await o.answer(once ? { ...ctx, once, ...(sent && { sent }) } : ctx, {
    id: c.req.param('id') ?? '',
    query: query as never,
    body: body as never,
  })
  if (isSentOtherwise(given)) return say(c, refuse('key-used'), ctx)
  if (isRefusal(given)) return say(c, given, ctx)
  return c.body(JSON.stringify(erasedAsJson(given)), o.status, json)
}

const json = { 'content-type': 'application/json' }

function say(c: C, refusal: Refusal, ctx: Ctx): Response {
  if (refusal.status === 401) c.header('www-authenticate', 'Bearer')
  return refusalJson(c, refusal, ctx.lang)
}

/** Somebody who sends credentials wants to be known: a token that no longer holds is said at once, not taken for the public. */
const unknownAsker = (c: C, ctx: Ctx): Refusal | undefined =>
  ctx.asker.kind === 'public' && c.req.header('authorization') !== undefined ? refuse('token-unknown') : undefined

/** A browser sends its cookie from any page: whoever writes by it must come from one of ours. */
function fromElsewhere(c: C, ctx: Ctx): Refusal | undefined {
  if (ctx.asker.kind !== 'user') return undefined
  if (c.req.header('sec-fetch-site') === 'same-origin') return undefined
  const origin = c.req.header('origin')
  return origin !== undefined && URL.parse(origin)?.host === c.req.header('host') ? undefined : refuse('not-same-origin')
}

function readQuery(o: Operation, url: string): unknown {
  const from = url.indexOf('?')
  const given: Record<string, string> = {}
  const twice: Record<string, Words> = {}
  if (from >= 0) {
    for (const [name, value] of new URLSearchParams(url.slice(from))) {
      if (Object.hasOwn(given, name)) twice[name] = requestWords.both('twice')
      given[name] = value
    }
  }
  const read = (o.query ?? nothing).safeParse(given)
  if (read.success && Object.keys(twice).length === 0) return read.data
  return refuse('request-wrong').with({ fields: { ...wrongFields(read.error), ...twice } })
}

async function readBody(c: C, o: Operation): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return refuse('not-json')
  let body: unknown
  try {
    body = JSON.parse(await c.req.text(), (_, v: unknown) => (typeof v === 'string' ? withoutUnseen(v) : v))
  } catch (e) {
    if (e instanceof SyntaxError) return refuse('json-broken')
    throw e
  }
  const read = o.body!.safeParse(body)
  return read.success ? read.data : refuse('request-wrong').with({ fields: wrongFields(read.error) })
}

/** Every wrong field with its sentence, each field that does not exist by its own name. */
function wrongFields(error: z.ZodError | undefined): Record<string, Words> {
  const fields: Record<string, Words> = {}
  for (const issue of error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) fields[[...issue.path, key].join('.')] = issueWords({ ...issue, keys: [key] })
      continue
    }
    fields[issue.path.join('.') || '_body'] ??= issueForPrograms(issue)
  }
  return fields
}
