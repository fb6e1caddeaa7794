import { isRefusal } from '#kernel'
import { type C, goTo, param, readFields } from '#ui'
import { beginAnswer, type Draft, draftOf, saveScreen, screensOf, sendDraft } from './draft.ts'
import { cannot, checkPage, codeAsked, draftAsked, openLinkPage, questionPage, tokenAsked, whereToGoOn } from './resident-views.tsx'
import type { Typed } from './rules/answering.ts'

/*
 * The forms of residents: how they are read, what they do, and which page comes then. They are no forms of staff: nobody is signed in,
 * nothing is written to the record log, and half an answer is kept rather than refused.
 */

type Fields = Exclude<Awaited<ReturnType<typeof readFields>>, { refused: unknown }>

/** A form: what was typed is read, then the step is taken. */
export const typedIn = (step: (c: C, fields: Fields) => Promise<Response>) => async (c: C) => {
  const fields = await readFields(c)
  return isRefusal(fields) ? cannot(c, fields) : await step(c, fields)
}

/** What is done with a draft that can still be changed; one that was sent goes to its last page. */
export const ofDraft = (step: (c: C, draft: Draft) => Promise<Response> | Response) => async (c: C) => {
  const draft = await draftAsked(c)
  if (isRefusal(draft)) return cannot(c, draft)
  return draft.sent ? goTo(c, `/s/a/${draft.code}/done`) : await step(c, draft)
}

/** Goes on with the draft under a short code, where it was left. */
export async function goOn(c: C, code: string): Promise<Response> {
  const draft = await draftOf(c.get('ctx'), code)
  if (isRefusal(draft)) return cannot(c, draft)
  return goTo(c, draft.sent ? `/s/a/${draft.code}/done` : whereToGoOn(draft))
}

/** Begins an answer with the code of a slip. */
export async function beginBySlip(c: C, fields: Fields): Promise<Response> {
  const route = fields.route === 'helped' || fields.route === 'tablet' ? fields.route : 'own-phone'
  const begun = await beginAnswer(c.get('ctx'), { code: codeAsked(c), route })
  return isRefusal(begun) ? cannot(c, begun) : await goOn(c, begun.draft)
}

/** Begins an answer by the open link: the person says where they live. */
export async function beginByLink(c: C, fields: Fields): Promise<Response> {
  const communityId = typeof fields.communityId === 'string' ? fields.communityId : undefined
  const begun = await beginAnswer(c.get('ctx'), { openToken: tokenAsked(c), communityId })
  if (!isRefusal(begun)) return await goOn(c, begun.draft)
  return begun.code === 'choose-community' ? await openLinkPage(c, begun) : cannot(c, begun)
}

/** Keeps one question and goes on to the next, or back to the one before. */
export async function save(c: C, draft: Draft): Promise<Response> {
  const fields = await readFields(c)
  if (isRefusal(fields)) return cannot(c, fields)
  const [screens, typed, back] = [screensOf(draft), fields as Typed, fields.go === 'back']
  const at = screens.findIndex((q) => q.id === param(c, 'question'))
  const question = screens[at]
  if (!question) return goTo(c, whereToGoOn(draft))
  const saved = await saveScreen(c.get('ctx'), draft, question, typed, { lenient: back })
  if (isRefusal(saved)) return saved.fields ? await questionPage(c, draft, question.id, { wrong: saved, typed }) : cannot(c, saved)
  // What is answered decides which question comes next.
  const to = back ? screens[Math.max(0, at - 1)] : screensOf(saved)[at + 1]
  return goTo(c, `/s/a/${draft.code}/${to?.id ?? 'check'}`)
}

/** Sends a draft; where something is wrong it is looked over once more. */
export async function send(c: C, draft: Draft): Promise<Response> {
  const sent = await sendDraft(c.get('ctx'), draft)
  if (!isRefusal(sent)) return goTo(c, `/s/a/${draft.code}/done`)
  return sent.code === 'answer-wrong' ? checkPage(c, draft, sent) : cannot(c, sent)
}
