import { type Moment, newId } from '#kernel'
import { createTransport } from 'nodemailer'
import type { Clock } from './clock.ts'
import type { Ctx } from './context.ts'
import { acrossJurisdictions } from './database/one-jurisdiction.ts'
import type { Db } from './database/open.ts'
import type { Logger } from './logger.ts'
import type { SmallSecrets } from './small-secrets.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}
/** Hands a letter to the mail server. @throws where it is not taken */
export interface Mailer {
  send(letter: Letter): Promise<void>
  close(): void
}

/** @param url smtp:// or smtps://, with user and password where the server asks for them; @param from the sender people see */
export function mailerFor(url: string, from: string): Mailer {
  const wait = 20_000
  const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true })
  const options = transport.options as { connectionTimeout?: number; greetingTimeout?: number; socketTimeout?: number; dnsTimeout?: number }
  Object.assign(options, { connectionTimeout: wait, greetingTimeout: wait, socketTimeout: wait, dnsTimeout: wait })
  return {
    async send(letter) {
      await transport.sendMail({ from, to: { name: '', address: letter.to }, subject: letter.subject, text: letter.text })
    },
    close: () => transport.close(),
  }
}

/** A call to another program: which webhook, and what it is told. */
export interface Call {
  webhook: string
  /** Stays the same when it is sent again, so that the receiver takes it once. */
  message: string
  body: string
}

/** What waits: a letter as it stands, an order to write one when it is sent, if anybody has the address, or a call. */
export type Waiting =
  | { kind: 'letter'; letter: Letter }
  | { kind: 'reset'; order: { email: string; lang: 'zh' | 'en' } }
  | { kind: 'supplier'; order: { id: string; lang: 'zh' | 'en' } }
  | { kind: 'call'; call: Call }
/** What a letter is ordered by: the address somebody gave, or the record it is about. */
export type Order = { kind: 'reset'; email: string; lang: 'zh' | 'en' } | { kind: 'supplier'; id: string; lang: 'zh' | 'en' }
const contentOf = (w: Waiting) => (w.kind === 'letter' ? w.letter : w.kind === 'call' ? w.call : w.order)

const placeOf = (jurisdiction: string, id: string) => `outbox:${jurisdiction}:${id}`

/** Puts a letter or a call among those to be sent, in the transaction of what it tells of: both happen, or neither. */
export async function putInOutbox(ctx: Ctx, tx: Db, w: Waiting): Promise<void> {
  const id = newId('letter', ctx.now)
  const content = JSON.stringify(contentOf(w))
  await tx
    .insertInto('outbox')
    .values({
      jurisdiction: ctx.jurisdiction,
      id,
      kind: w.kind,
      content: ctx.seal.lock(content, placeOf(ctx.jurisdiction, id)),
      created_at: ctx.now,
      next_at: ctx.now,
      sent_at: null,
      given_up_at: null,
      last_error: null,
    })
    .execute()
}

type OrderText = { email: string; id: string; lang: 'zh' | 'en' }
const mostTries = 8
/** Minutes until the next try: 1, 2, 4, … two hours at most. */
const waitMinutes = (tries: number) => Math.min(120, 2 ** (tries - 1))

/**
 * Sends what is due, one after the other. A letter is taken by moving its next moment on, so of several processes one sends it; one
 * that died between sending and noting it sends it again. A server that refuses is asked again with growing pauses, for some hours.
 * @param o.write writes a letter that is only ordered; nothing where there is nobody to write to
 * @param o.mailer without it letters wait until there is one; @param o.call without it calls do
 */
export async function sendDueLetters(o: {
  db: Db
  clock: Clock
  seal: SmallSecrets
  mailer?: Mailer | undefined
  call?: ((jurisdiction: string, call: Call) => Promise<void>) | undefined
  logger: Logger
  write: (jurisdiction: string, order: Order) => Promise<Letter | undefined>
}): Promise<number> {
  const now = o.clock.now()
  const { mailer } = o
  const kinds = kindsFor(o)
  if (kinds.length === 0) return 0
  const due = await acrossJurisdictions(o.db, 'one process posts the letters of all')
    .selectFrom('outbox')
    .select(['jurisdiction', 'id', 'kind', 'tries', 'content', 'next_at'])
    .where('next_at', '<=', now)
    .where('kind', 'in', kinds)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .orderBy('next_at')
    .limit(20)
    .execute()
  let sent = 0
  for (const row of due) {
    const mine = { jurisdiction: row.jurisdiction, id: row.id }
    const tries = row.tries + 1
    const taken = await o.db
      .updateTable('outbox')
      .set({ tries, next_at: now.add({ minutes: waitMinutes(tries) }) })
      .where((e) => e.and(mine))
      .where('next_at', '=', row.next_at)
      .where('sent_at', 'is', null)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) continue
    try {
      const content = JSON.parse(o.seal.unlock(row.content!, placeOf(row.jurisdiction, row.id))) as Letter & Call & OrderText
      if (row.kind === 'call') await o.call?.(row.jurisdiction, content)
      else {
        const letter = row.kind === 'letter' ? content : await o.write(row.jurisdiction, { ...content, kind: row.kind } as Order)
        if (letter) await mailer?.send(letter)
      }
      await o.db
        .updateTable('outbox')
        .set({ sent_at: now, content: null, last_error: null })
        .where((e) => e.and(mine))
        .execute()
      sent++
    } catch (error) {
      const over = tries >= mostTries
      o.logger.error(
        { letter: row.id, tries, err: error },
        over ? 'a letter could not be sent and is given up' : 'a letter could not be sent; it will be tried again',
      )
      await o.db
        .updateTable('outbox')
        .set({ last_error: String(error).slice(0, 300), ...(over && { given_up_at: now, content: null }) })
        .where((e) => e.and(mine))
        .execute()
    }
  }
  return sent
}

const kindsFor = (o: { mailer?: unknown; call?: unknown }) => [
  ...(o.mailer ? (['letter', 'reset', 'supplier'] as const) : []),
  ...(o.call ? (['call'] as const) : []),
]

/** When the next letter or call is to be tried. */
export async function nextPostAt(o: { db: Db; mailer?: Mailer | undefined; call?: unknown }): Promise<Moment | undefined> {
  const kinds = kindsFor(o)
  if (kinds.length === 0) return undefined
  const { at } = await acrossJurisdictions(o.db, 'one process posts the letters of all')
    .selectFrom('outbox')
    .select((e) => e.fn.min('next_at').as('at'))
    .where('kind', 'in', kinds)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .executeTakeFirstOrThrow()
  return at ?? undefined
}

/** How the mail stands: for whoever looks after the system. */
export async function mailStands(ctx: Ctx): Promise<{ waiting: number; givenUp: number; lastError: string | null }> {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['given_up_at', 'last_error'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('sent_at', 'is', null)
    .orderBy('next_at', 'desc')
    .limit(500)
    .execute()
  const givenUp = rows.filter((r) => r.given_up_at !== null).length
  return { waiting: rows.length - givenUp, givenUp, lastError: rows.find((r) => r.last_error !== null)?.last_error ?? null }
}
