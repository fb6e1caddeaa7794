import { isRefusal, readReadableCode, type Refusal } from '#kernel'
import { communities, organisation } from '#people'
import { Limit } from '#platform'
import { type App, type C, type Env, goTo, html, readFields } from '#ui'
import type { Handler } from 'hono'
import {
  beginAnswer,
  type Draft,
  draftOf,
  type Invitation,
  invitationOf,
  openInvitation,
  saveScreen,
  screensOf,
  sendDraft,
} from './draft.ts'
import { questionsOf } from './campaigns.ts'
import { type Around, CheckPage, QuestionPage } from './pages/resident.tsx'
import { CannotAnswerPage, DonePage } from './pages/resident-end.tsx'
import { EnterCodePage, StartPage } from './pages/resident-start.tsx'
import { readAnswers, type Typed, typedOf } from './rules/answering.ts'
import type { Question } from './rules/questionnaire.ts'
import { refuse } from './words.ts'

const around = (c: C): Around => ({ lang: c.get('ctx').lang, styles: c.get('styles'), here: new URL(c.req.url).pathname })
/**
 * Codes that look right and lead nowhere, from one network address. Whoever mistypes is nearly always told by the check character,
 * before anything is looked up; so this many in an hour is somebody trying codes out.
 */
const tries = new Limit({ most: 30, minutes: 60 })
const leadsNowhere = ['code-unknown', 'draft-unknown', 'link-unknown']
function cannot(c: C, refusal: Refusal): Response {
  const address = c.get('address')
  if (address && leadsNowhere.includes(refusal.code)) tries.count(address, c.get('ctx').now)
  return html(c, <CannotAnswerPage around={around(c)} refusal={refusal} />, refusal.status)
}

/** The pages of residents: no account, no script, one question at a time. */
export function residentRoutes(app: App): void {
  const limited: Handler<Env> = async (c, next) => {
    const address = c.get('address')
    return address && tries.isReached(address, c.get('ctx').now) ? cannot(c, refuse('code-tried-out')) : await next()
  }
  app.use('/s/*', limited)
  app.use('/o/*', limited)
  app.get('/s', (c) => {
    const typed = c.req.query('code')
    if (typed === undefined) return html(c, <EnterCodePage around={around(c)} />)
    const code = readReadableCode(typed.slice(0, 40))
    if (code) return goTo(c, `/s/${code}`)
    return html(c, <EnterCodePage around={around(c)} wrong={refuse('code-mistyped').words} typed={typed.slice(0, 40)} />, 422)
  })
  app.get('/s/resume', async (c) => {
    const draft = await draftOf(c.get('ctx'), (c.req.query('draft') ?? '').slice(0, 40))
    return isRefusal(draft) ? cannot(c, draft) : goTo(c, draft.sent ? `/s/a/${draft.code}/done` : `/s/a/${draft.code}/${firstOpen(draft)}`)
  })
  app.get('/s/:code', async (c) => {
    const invited = await invitationOf(c.get('ctx'), c.req.param('code').slice(0, 40))
    return isRefusal(invited) ? cannot(c, invited) : await startPage(c, invited, `/s/${readReadableCode(c.req.param('code'))}`)
  })
  app.post('/s/:code', async (c) => {
    const fields = await readFields(c)
    if (isRefusal(fields)) return cannot(c, fields)
    const route = fields.route === 'helped' || fields.route === 'tablet' ? fields.route : 'own-phone'
    const begun = await beginAnswer(c.get('ctx'), { code: c.req.param('code').slice(0, 40), route })
    return isRefusal(begun) ? cannot(c, begun) : await toFirst(c, begun.draft)
  })
  app.get('/o/:token', async (c) => {
    const invited = await openInvitation(c.get('ctx'), c.req.param('token').slice(0, 60))
    return isRefusal(invited) ? cannot(c, invited) : await startPage(c, invited, `/o/${encodeURIComponent(c.req.param('token'))}`)
  })
  app.post('/o/:token', async (c) => {
    const ctx = c.get('ctx')
    const fields = await readFields(c)
    if (isRefusal(fields)) return cannot(c, fields)
    const openToken = c.req.param('token').slice(0, 60)
    const begun = await beginAnswer(ctx, {
      openToken,
      communityId: typeof fields.communityId === 'string' ? fields.communityId : undefined,
    })
    if (!isRefusal(begun)) return await toFirst(c, begun.draft)
    const invited = await openInvitation(ctx, openToken)
    if (begun.code !== 'choose-community' || isRefusal(invited)) return cannot(c, begun)
    return await startPage(c, invited, `/o/${encodeURIComponent(openToken)}`, begun)
  })
  app.get('/s/a/:draft/check', async (c) => {
    const draft = await openDraft(c)
    if (draft instanceof Response) return draft
    const read = readAnswers(draft.questions, typedOf(draft.questions, draft.answers))
    return html(c, <CheckPage around={around(c)} draft={draft} screens={screensOf(draft)} wrong={read.wrong} />)
  })
  app.post('/s/a/:draft/send', async (c) => {
    const draft = await openDraft(c)
    if (draft instanceof Response) return draft
    const sent = await sendDraft(c.get('ctx'), draft)
    if (isRefusal(sent) && sent.code === 'answer-wrong')
      return html(c, <CheckPage around={around(c)} draft={draft} screens={screensOf(draft)} wrong={sent.fields ?? {}} />, 422)
    return isRefusal(sent) ? cannot(c, sent) : goTo(c, `/s/a/${draft.code}/done`)
  })
  app.get('/s/a/:draft/done', async (c) => {
    const draft = await draftOf(c.get('ctx'), c.req.param('draft').slice(0, 40))
    if (isRefusal(draft)) return cannot(c, draft)
    return draft.sent ? html(c, <DonePage around={around(c)} tablet={draft.route === 'tablet'} />) : goTo(c, `/s/a/${draft.code}/check`)
  })
  app.get('/s/a/:draft/:question', async (c) => {
    const draft = await openDraft(c)
    return draft instanceof Response ? draft : await questionPage(c, draft, c.req.param('question'))
  })
  app.post('/s/a/:draft/:question', async (c) => {
    const ctx = c.get('ctx')
    const draft = await openDraft(c)
    if (draft instanceof Response) return draft
    const fields = await readFields(c)
    if (isRefusal(fields)) return cannot(c, fields)
    const screens = screensOf(draft)
    const at = screens.findIndex((q) => q.id === c.req.param('question'))
    const question = screens[at]
    if (!question) return goTo(c, `/s/a/${draft.code}/${firstOpen(draft)}`)
    const saved = await saveScreen(ctx, draft, question, fields as Typed, { lenient: fields.go === 'back' })
    if (isRefusal(saved)) return saved.fields ? await questionPage(c, draft, question.id, saved, fields as Typed) : cannot(c, saved)
    if (fields.go === 'back') return goTo(c, `/s/a/${draft.code}/${screens[Math.max(0, at - 1)]!.id}`)
    const next = screensOf(saved)[at + 1]
    return goTo(c, `/s/a/${draft.code}/${next?.id ?? 'check'}`)
  })
}

/** A draft that can still be changed; one that was sent goes to its last page. */
async function openDraft(c: C): Promise<Draft | Response> {
  const draft = await draftOf(c.get('ctx'), (c.req.param('draft') ?? '').slice(0, 40))
  if (isRefusal(draft)) return cannot(c, draft)
  return draft.sent ? goTo(c, `/s/a/${draft.code}/done`) : draft
}

/** The first question without an answer, so that who comes back goes on where they were. */
function firstOpen(draft: Draft): string {
  const screens = screensOf(draft)
  const last = screens.findLastIndex((q) => draft.answers[q.id] !== undefined)
  return screens[last + 1]?.id ?? 'check'
}

async function toFirst(c: C, code: string): Promise<Response> {
  const draft = await draftOf(c.get('ctx'), code)
  return isRefusal(draft) ? cannot(c, draft) : goTo(c, `/s/a/${code}/${firstOpen(draft)}`)
}

async function startPage(c: C, i: Invitation, action: string, wrong?: Refusal): Promise<Response> {
  const ctx = c.get('ctx')
  const questions = await questionsOf(ctx, i.campaign)
  const places = await communities(ctx, { ids: i.communityId ? [i.communityId] : i.campaign.communityIds })
  const always = questions.filter((q) => !q.showIf).length
  const seconds = questions.reduce((sum, q) => sum + secondsFor[q.kind] * (q.showIf ? 0.5 : 1), 0)
  return html(
    c,
    <StartPage
      around={around(c)}
      campaign={i.campaign}
      office={await organisation(ctx, i.campaign.purchaserId)}
      places={places}
      action={action}
      open={!i.communityId}
      questions={always}
      minutes={Math.max(1, Math.round(seconds / 60))}
      wrong={wrong?.words}
    />,
    wrong?.status ?? 200,
  )
}
/** How long a question takes an unhurried person. */
const secondsFor: Record<Question['kind'], number> = { single: 12, multiple: 20, scale: 12, need: 22, number: 15, text: 40, ranking: 45 }

async function questionPage(c: C, draft: Draft, id: string, wrong?: Refusal, typed?: Typed): Promise<Response> {
  const screens = screensOf(draft)
  const at = screens.findIndex((q) => q.id === id)
  const question = screens[at]
  if (!question) return goTo(c, `/s/a/${draft.code}/${firstOpen(draft)}`)
  const [community] = await communities(c.get('ctx'), { ids: [draft.communityId] })
  return html(
    c,
    <QuestionPage
      around={around(c)}
      draft={draft}
      question={question}
      at={at + 1}
      of={screens.length}
      community={community}
      wrong={wrong?.fields?.[id]}
      typed={typed && wrong ? { ...draft.answers, ...halfRead(question, typed) } : undefined}
    />,
    wrong?.status ?? 200,
  )
}

/** What was typed, as far as it can be shown again: a half answer is not lost. */
function halfRead(q: Question, typed: Typed): Draft['answers'] {
  const texts = (name: string) => [typed[name] ?? []].flat().filter((v): v is string => typeof v === 'string')
  if (q.kind === 'need')
    return { [q.id]: { importance: Number(texts(`${q.id}-importance`)[0] ?? 0), met: Number(texts(`${q.id}-met`)[0] ?? 0) } }
  if (q.kind === 'ranking') return { [q.id]: Array.from({ length: q.places }, (_, i) => texts(`${q.id}-${i + 1}`)[0] ?? '') }
  return { [q.id]: q.kind === 'multiple' ? texts(q.id) : (texts(q.id)[0] ?? '').slice(0, 5000) }
}
