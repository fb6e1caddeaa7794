import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, doneAnew, issueWords, withoutUnseen } from '#platform'
import { act, type App, type C, param, refusalJson, show, tooLargeIn } from '#ui'
import { z } from 'zod'
import { enterPhone, openPhone } from './enter-phone.ts'
import { contactOfPhoneForm, entriesForm, nameForm, shownForm } from './entry-form.ts'
import { phoneAsking, phoneShown } from './phone-asking.ts'
import { phoneData } from './phone-data.ts'
import { removePhone, reportLost } from './report-lost.ts'
import { shellOf } from './shell.ts'
import { noteSeen, noteWiped } from './store/index.ts'
import { takeEntries } from './take-entries.ts'
import { phonesPage } from './views.tsx'
import { refuse } from './words.ts'

/**
 * The addresses of the worker's telephone: a page like every other, on which it is begun and reported lost, and under /phone/ the one part
 * of the program that runs in the browser, with what it asks the server.
 */
export function routes(app: App, root: string): void {
  app.get('/phones', show(phonesPage))
  app.post(
    '/phones/:id/lose',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => reportLost(ctx, param(c, 'id')),
      done: ({ id }) => `/phones?lost=${id}`,
    }),
  )
  asked(app)
  const file = (c: C) => {
    const found = shellOf(root).files.get(c.req.path)
    return found ? c.body(found.body, 200, { 'content-type': found.type, 'cache-control': 'no-cache' }) : c.notFound()
  }
  app.get('/phone/', file)
  app.get('/phone/:file', file)
}

/** What the island asks. Nothing of it is kept by the browser: the island keeps it itself, locked. */
function asked(app: App): void {
  app.post(
    '/phone/enter',
    answer(
      nameForm,
      (ctx, i) => enterPhone(doneAnew(ctx), i),
      ({ issues }) => refuse('name-wrong', issueWords(issues[0]!)),
    ),
  )
  app.post(
    '/phone/contact',
    answer(contactOfPhoneForm, async (ctx, i) => {
      const phone = await phoneShown(ctx, i.phone)
      if (phone?.state === 'lost' && i.wiped) await noteWiped(ctx, phone.id)
      return { now: ctx.now.toString(), state: phone?.state ?? 'unknown', signedIn: ctx.asker.userId === phone?.userId }
    }),
  )
  app.post(
    '/phone/open',
    answer(z.object({ phone: shownForm }), async (ctx, i) => {
      const phone = await phoneAsking(ctx, i.phone)
      return isRefusal(phone) ? phone : await openPhone(doneAnew(ctx), phone)
    }),
  )
  app.post(
    '/phone/data',
    answer(z.object({ phone: shownForm, waiting: z.number().int().min(0).max(100_000) }), async (ctx, i) => {
      const phone = await phoneAsking(ctx, i.phone)
      if (isRefusal(phone)) return phone
      await noteSeen(ctx, { id: phone.id, unsent: i.waiting, sessionId: ctx.session?.id ?? null })
      return await phoneData(ctx)
    }),
  )
  app.post(
    '/phone/entries',
    answer(entriesForm, (ctx, i) => takeEntries(ctx, i)),
  )
  app.post('/phone/photos', photos)
  app.post(
    '/phone/remove',
    answer(z.object({ phone: shownForm }), async (ctx, i) => {
      const phone = await phoneAsking(ctx, i.phone)
      return isRefusal(phone) ? phone : await removePhone(ctx, phone.id)
    }),
  )
}

/** One entry with what was taken with it: as a form comes, its pictures on the disk and not in memory. */
async function photos(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const form = c.get('form')
  const fields = form && form !== 'unreadable' ? form.fields : {}
  const i = entriesForm.safeParse(jsonOf(fields.said))
  const no =
    tooLargeIn(fields as Parameters<typeof tooLargeIn>[0]) ??
    (i.success && i.data.entries.length === 1 ? undefined : refuse('request-unread'))
  const files = [fields.file ?? []].flat().filter((f) => f instanceof File)
  const given = no ?? (await takeEntries(ctx, i.data!, files))
  return isRefusal(given) ? refusalJson(c, given, ctx.lang) : c.json(given, 200, { 'cache-control': 'no-store' })
}

function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text), (_, v: unknown) => (typeof v === 'string' ? withoutUnseen(v) : v))
  } catch {
    return undefined
  }
}

/** Reads what the island sends and answers it, both as JSON. That it came from a page of ours was asked before, as of every form. */
const answer =
  <S extends z.ZodType>(
    schema: S,
    work: (ctx: Ctx, i: z.output<S>) => Promise<object | Refusal>,
    unread: (e: z.ZodError) => Refusal = () => refuse('request-unread'),
  ) =>
  async (c: C): Promise<Response> => {
    const ctx = c.get('ctx')
    const read = await readJson(c, schema, unread)
    const given = isRefusal(read) ? read : await work(ctx, read as z.output<S>)
    if (isRefusal(given)) return refusalJson(c, given, ctx.lang)
    return c.json(given, 200, { 'cache-control': 'no-store' })
  }

/** @param unread what is said of a body that is JSON and not as it should be: of what somebody typed, what is wrong with it */
async function readJson(c: C, schema: z.ZodType, unread: (e: z.ZodError) => Refusal): Promise<unknown> {
  // What calls itself a form was taken for one before, and there is nothing left to read.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return refuse('request-unread')
  try {
    const read = schema.safeParse(JSON.parse(await c.req.text(), (_, v: unknown) => (typeof v === 'string' ? withoutUnseen(v) : v)))
    return read.success ? read.data : unread(read.error)
  } catch (e) {
    if (e instanceof SyntaxError) return refuse('request-unread')
    throw e
  }
}
