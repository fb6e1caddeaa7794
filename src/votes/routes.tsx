import type { Ctx } from '#platform'
import { act, type App, type C, type FormState, param, show } from '#ui'
import { z } from 'zod'
import { beginVote, editVote } from './begin-vote.ts'
import { closeVote, endVote } from './close-vote.ts'
import { countBallots } from './count-ballots.ts'
import { admitProject, planProject, setProjectAside, withdrawProject } from './judge-project.ts'
import { openVote } from './open-vote.ts'
import { editProject, proposeProject } from './propose-project.ts'
import { ballotsFile, propose, proposedPage, proposePage, publicVotePage, publicVotesPage } from './public-views.tsx'
import { ballotsPage, ballotsToVote, editVotePage, newProjectPage, newVotePage, projectPage, votePage, votesPage } from './views.tsx'
import { newVoteForm, projectForm, voteForm, whyForm } from './vote-form.ts'

const nothing = z.object({})
const toVote = (_: unknown, __: Ctx, c: C) => `/votes/${param(c, 'id')}`
const toProject = (_: unknown, __: Ctx, c: C) => `/votes/${param(c, 'id')}/projects/${param(c, 'project')}`

/** The addresses of votes. */
export function routes(app: App): void {
  app.get('/open/votes', show(publicVotesPage))
  app.get('/open/votes/:id', show(publicVotePage))
  app.get('/open/votes/:id/ballots.pb', ballotsFile)
  app.get('/v/:id', (c) => proposePage(c))
  app.post('/v/:id', propose)
  app.get('/v/:id/done', proposedPage)

  app.get('/votes', show(votesPage))
  app.get(
    '/votes/new',
    show((ctx, c, frame) => newVotePage(ctx, c, frame)),
  )
  app.post(
    '/votes/new',
    act({
      schema: newVoteForm,
      act: beginVote,
      done: ({ id }) => `/votes/${id}`,
      again: (ctx, form, c, frame) => newVotePage(ctx, c, frame, form),
    }),
  )
  app.get('/votes/ballots/:campaign', ballotsToVote)
  ofVote(app)
  ofProject(app)
}

function ofVote(app: App): void {
  app.get(
    '/votes/:id',
    show((ctx, c, frame) => votePage(ctx, c, frame)),
  )
  app.get(
    '/votes/:id/edit',
    show((ctx, c, frame) => editVotePage(ctx, c, frame)),
  )
  app.post(
    '/votes/:id/edit',
    act({
      schema: voteForm,
      act: (ctx, i, c) => editVote(ctx, { ...i, id: param(c, 'id') }),
      done: toVote,
      again: (ctx, form, c, frame) => editVotePage(ctx, c, frame, form),
    }),
  )
  app.get('/votes/:id/ballots', show(ballotsPage))
  app.post('/votes/:id/open', act({ schema: nothing, act: (ctx, _, c) => openVote(ctx, param(c, 'id')), done: toVote }))
  app.post('/votes/:id/close', act({ schema: nothing, act: (ctx, _, c) => closeVote(ctx, param(c, 'id')), done: toVote }))
  app.post('/votes/:id/count', act({ schema: nothing, act: (ctx, _, c) => countBallots(ctx, param(c, 'id')), done: toVote }))
  app.post(
    '/votes/:id/end',
    act({
      schema: whyForm,
      act: (ctx, i, c) => endVote(ctx, { ...i, id: param(c, 'id') }),
      done: toVote,
      again: (ctx, end, c, frame) => votePage(ctx, c, frame, end),
    }),
  )
}

function ofProject(app: App): void {
  app.get(
    '/votes/:id/projects/new',
    show((ctx, c, frame) => newProjectPage(ctx, c, frame)),
  )
  app.post(
    '/votes/:id/projects/new',
    act({
      schema: projectForm,
      act: (ctx, i, c) => proposeProject(ctx, { ...i, voteId: param(c, 'id') }),
      done: ({ id }, _, c) => `/votes/${param(c, 'id')}/projects/${id}`,
      again: (ctx, form, c, frame) => newProjectPage(ctx, c, frame, form),
    }),
  )
  const at = '/votes/:id/projects/:project'
  app.get(
    at,
    show((ctx, c, frame) => projectPage(ctx, c, frame)),
  )
  app.post(
    `${at}/edit`,
    act({
      schema: projectForm,
      act: (ctx, i, c) => editProject(ctx, { ...i, id: param(c, 'project') }),
      done: toProject,
      again: (ctx, edit, c, frame) => projectPage(ctx, c, frame, { edit }),
    }),
  )
  app.post(`${at}/admit`, act({ schema: nothing, act: (ctx, _, c) => admitProject(ctx, param(c, 'project')), done: toVote }))
  app.post(`${at}/plan`, act({ schema: nothing, act: (ctx, _, c) => planProject(ctx, param(c, 'project')), done: toProject }))
  const why = (verb: typeof setProjectAside, name: 'aside' | 'withdraw') =>
    act({
      schema: whyForm,
      act: (ctx, i, c) => verb(ctx, { ...i, id: param(c, 'project') }),
      done: toVote,
      again: (ctx, form: FormState, c, frame) => projectPage(ctx, c, frame, { [name]: form }),
    })
  app.post(`${at}/aside`, why(setProjectAside, 'aside'))
  app.post(`${at}/withdraw`, why(withdrawProject, 'withdraw'))
}
