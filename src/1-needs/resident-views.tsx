import { isRefusal, readReadableCode, type Refusal, type Words } from '#kernel'
import { communities, organisation } from '#people'
import { Limit } from '#platform'
import { type C, type Env, goTo, html, param } from '#ui'
import type { Handler } from 'hono'
import { questionsOf } from './campaigns.ts'
import { type Draft, draftOf, type Invitation, invitationOf, openInvitation, screensOf } from './draft.ts'
import { CannotAnswerPage, DonePage } from './pages/resident-end.tsx'
import { EnterCodePage, StartPage } from './pages/resident-start.tsx'
import { type Around, CheckPage, QuestionPage } from './pages/resident.tsx'
import { halfRead, readAnswers, type Typed, typedOf } from './rules/answering.ts'
import type { Question } from './rules/questionnaire.ts'
import { refuse } from './words.ts'

/*
 * What residents see: no account, no script, no frame of the house, and nothing loaded that the page does not show. So these pages are
 * made without `show`, and what cannot be done is said on a page of their own.
 */

const around = (c: C): Around => ({ lang: c.get('ctx').lang, styles: c.get('styles'), here: new URL(c.req.url).pathname })

/**
 * Codes that look right and lead nowhere, from one network address. Whoever mistypes is nearly always told by the check character,
 * before anything is looked up; so this many in an hour is somebody trying codes out.
 */
const tries = new Limit({ most: 30, minutes: 60 })
const leadsNowhere = ['code-unknown', 'draft-unknown', 'link-unknown']

/** Why it cannot be answered now, and what to do instead. */
export function cannot(c: C, refusal: Refusal): Response {
  const address = c.get('address')
  if (address && leadsNowhere.includes(refusal.code)) tries.count(address, c.get('ctx').now)
  return html(c, <CannotAnswerPage around={around(c)} refusal={refusal} />, refusal.status)
}

/** Stops who tries codes out, before anything is looked up. */
export const limited: Handler<Env> = async (c, next) => {
  const address = c.get('address')
  return address && tries.isReached(address, c.get('ctx').now) ? cannot(c, refuse('code-tried-out')) : await next()
}

/** Where a code is typed in; a right one leads on. */
export function enterPage(c: C): Response {
  const typed = c.req.query('code')?.slice(0, 40)
  if (typed === undefined) return html(c, <EnterCodePage around={around(c)} />)
  const code = readReadableCode(typed)
  if (code) return goTo(c, `/s/${code}`)
  return html(c, <EnterCodePage around={around(c)} wrong={refuse('code-mistyped').words} typed={typed} />, 422)
}

export const codeAsked = (c: C): string => param(c, 'code').slice(0, 40)
export const tokenAsked = (c: C): string => param(c, 'token').slice(0, 60)

/** What a slip leads to. */
export async function slipPage(c: C): Promise<Response> {
  const invited = await invitationOf(c.get('ctx'), codeAsked(c))
  return isRefusal(invited) ? cannot(c, invited) : await startPage(c, invited, `/s/${readReadableCode(param(c, 'code'))}`)
}

/** What the open link leads to; again where no community was chosen. */
export async function openLinkPage(c: C, wrong?: Refusal): Promise<Response> {
  const invited = await openInvitation(c.get('ctx'), tokenAsked(c))
  return isRefusal(invited) ? cannot(c, wrong ?? invited) : await startPage(c, invited, `/o/${encodeURIComponent(tokenAsked(c))}`, wrong)
}

async function startPage(c: C, i: Invitation, action: string, wrong?: Refusal): Promise<Response> {
  const ctx = c.get('ctx')
  const questions = await questionsOf(ctx, i.campaign)
  const start = (
    <StartPage
      around={around(c)}
      campaign={i.campaign}
      office={await organisation(ctx, i.campaign.purchaserId)}
      places={await communities(ctx, { ids: i.communityId ? [i.communityId] : i.campaign.communityIds })}
      action={action}
      open={!i.communityId}
      questions={questions.filter((q) => !q.showIf).length}
      minutes={minutesFor(questions)}
      wrong={wrong?.words}
    />
  )
  return html(c, start, wrong?.status ?? 200)
}

/** How long a question takes an unhurried person. */
const secondsFor: Record<Question['kind'], number> = { single: 12, multiple: 20, scale: 12, need: 22, number: 15, text: 40, ranking: 45 }
/** How long the whole takes; what is asked of some only counts half. */
const minutesFor = (questions: readonly Question[]): number =>
  Math.max(1, Math.round(questions.reduce((sum, q) => sum + secondsFor[q.kind] * (q.showIf ? 0.5 : 1), 0) / 60))

/** Where a draft goes on: at the first question without an answer, so that who comes back finds their place. */
export function whereToGoOn(draft: Draft): string {
  const screens = screensOf(draft)
  const last = screens.findLastIndex((q) => draft.answers[q.id] !== undefined)
  return `/s/a/${draft.code}/${screens[last + 1]?.id ?? 'check'}`
}

/** One question of a draft; again with what was typed where that is wrong. */
export async function questionPage(c: C, draft: Draft, id: string, again?: { wrong: Refusal; typed: Typed }): Promise<Response> {
  const screens = screensOf(draft)
  const at = screens.findIndex((q) => q.id === id)
  const question = screens[at]
  if (!question) return goTo(c, whereToGoOn(draft))
  const [community] = await communities(c.get('ctx'), { ids: [draft.communityId] })
  const page = (
    <QuestionPage
      around={around(c)}
      draft={draft}
      question={question}
      at={at + 1}
      of={screens.length}
      community={community}
      wrong={again?.wrong.fields?.[id]}
      typed={again && { ...draft.answers, ...halfRead(question, again.typed) }}
    />
  )
  return html(c, page, again?.wrong.status ?? 200)
}

/** All of it once more, before it is sent; with what was wrong when it was. */
export function checkPage(c: C, draft: Draft, refused?: Refusal): Response {
  const wrong: Readonly<Record<string, Words>> = refused
    ? (refused.fields ?? {})
    : readAnswers(draft.questions, typedOf(draft.questions, draft.answers)).wrong
  return html(c, <CheckPage around={around(c)} draft={draft} screens={screensOf(draft)} wrong={wrong} />, refused ? 422 : 200)
}

/** The last page, once it is sent. */
export async function donePage(c: C): Promise<Response> {
  const draft = await draftAsked(c)
  if (isRefusal(draft)) return cannot(c, draft)
  return draft.sent
    ? html(c, <DonePage around={around(c)} tablet={draft.route === 'tablet'} communityId={draft.communityId} />)
    : goTo(c, `/s/a/${draft.code}/check`)
}

/** The draft of the address, sent or not. */
export const draftAsked = (c: C): Promise<Draft | Refusal> => draftOf(c.get('ctx'), param(c, 'draft').slice(0, 40))
