import { isBefore, isRefusal, type Refusal } from '#kernel'
import { type Ctx, Limit } from '#platform'
import { type C, type Env, type FormState, freshForm, goTo, html, linkTo, param, type View } from '#ui'
import type { Handler } from 'hono'
import { answerDays } from './answer-days.ts'
import { concernedBy, refOf } from './concerned-by.ts'
import { AnswerPage, type Around, EnterReceiptPage, ReceiptPage, SayPage } from './pages/resident.tsx'
import { typedReceipt } from './receipt-of.ts'
import { voiceOf } from './say-helped.ts'
import { helpedOf } from './store/index.ts'
import { refuse } from './words.ts'

/*
 * What residents see: no account, no script, no frame of the house, and nothing loaded that the page does not show.
 */
const around = (c: C): Around => ({
  lang: c.get('ctx').lang,
  styles: c.get('styles'),
  here: new URL(c.req.url).pathname + new URL(c.req.url).search,
})

/** Words from one network address: a family says no more of them in an hour, nor does a block of flats behind one address. */
const said = new Limit({ most: 20, minutes: 60 })
/** Receipts that look right and lead nowhere: so many in an hour is somebody trying them out. */
const tries = new Limit({ most: 30, minutes: 60 })

/** Why nothing more may be said from where it comes, or nothing; it is counted once it was said. */
export const saidTooOften = (c: C): Refusal | undefined => {
  const address = c.get('address')
  return address && said.isReached(address, c.get('ctx').now) ? refuse('said-too-often') : undefined
}
export const countSaid = (c: C): void => {
  const address = c.get('address')
  if (address) said.count(address, c.get('ctx').now)
}

/** Stops who tries receipts out, before anything is looked up. */
export const limited: Handler<Env> = async (c, next) => {
  const address = c.get('address')
  return address && tries.isReached(address, c.get('ctx').now)
    ? html(c, <EnterReceiptPage around={around(c)} wrong={refuse('receipts-tried-out').words} />, 429)
    : await next()
}

/** The form of a word about what the address names. */
export async function sayPage(ctx: Ctx, c: C, form: FormState = freshForm()): Promise<View> {
  const ref = String(form.values.about ?? c.req.query('about') ?? '').slice(0, 120)
  const subject = await concernedBy(ctx, ref)
  if (!subject) return refuse('nothing-there')
  const here = `/word?about=${encodeURIComponent(ref)}`
  return <SayPage around={{ ...around(c), here }} subject={subject} days={await answerDays(ctx)} form={form} />
}

/** The receipt of what was just said. */
export const receiptPage = (c: C, receipt: string): View => (
  <ReceiptPage around={{ ...around(c), here: '/said' }} receipt={receipt} address={linkTo(c, '/said')} />
)

/** Where a receipt is typed in; a right one leads on. */
export function enterPage(c: C): Response {
  const typed = c.req.query('receipt')?.slice(0, 40)
  if (typed === undefined) return html(c, <EnterReceiptPage around={around(c)} />)
  const receipt = typedReceipt(typed)
  if (receipt) return goTo(c, `/said/${receipt}`)
  return html(c, <EnterReceiptPage around={around(c)} wrong={refuse('receipt-mistyped').words} typed={typed} />, 422)
}

/** What was said and answered, for whoever holds the receipt. */
export async function answerPage(c: C, refused?: Refusal): Promise<Response> {
  const ctx = c.get('ctx')
  const receipt = param(c, 'receipt').slice(0, 40)
  const voice = await voiceOf(ctx, receipt)
  if (isRefusal(voice)) {
    const address = c.get('address')
    if (address) tries.count(address, ctx.now)
    return html(c, <EnterReceiptPage around={around(c)} wrong={voice.words} typed={receipt} />, voice.status)
  }
  const page = (
    <AnswerPage
      around={around(c)}
      receipt={receipt}
      voice={voice}
      name={(await concernedBy(ctx, refOf(voice)))?.name ?? ''}
      late={voice.dueOn !== null && isBefore(voice.dueOn, ctx.today)}
      helped={await helpedOf(ctx, voice.id)}
      wrong={refused?.words}
    />
  )
  return html(c, page, refused?.status ?? 200)
}
