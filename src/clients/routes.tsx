import type { Ctx } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { addClient } from './add-client.ts'
import {
  clientForm,
  consentForm,
  handOverForm,
  newClientForm,
  openForm,
  reasonForm,
  sendForm,
  startForm,
  takeClientForm,
  takeForm,
} from './client-form.ts'
import { giveConsent, withdrawConsent } from './consents.ts'
import { editClient } from './edit-client.ts'
import { handOverClient, keepClient, takeOverClient } from './hand-over-client.ts'
import { handKeyOn, renewPaper, takeKeyFrom } from './hand-key-on.ts'
import { closeNames, openNames, takeNames } from './open-names.ts'
import { callClientBack, sendClient } from './send-client.ts'
import { takeClient } from './take-client.ts'
import { sendPage, takeClientPage } from './transfer-views.tsx'
import { readWhy, sayWhy } from './say-why.ts'
import { startNames } from './start-names.ts'
import { clientPage, clientsPage, editClientPage, keyPage, intakeFormPage, newClientPage, shownOncePage } from './views.tsx'

const nothing = z.object({})
const toKey = () => '/clients/key'
const toClient = (_: unknown, __: Ctx, c: C) => `/clients/${param(c, 'id')}`

/** The addresses of those who are served, and of the key under which their names lie. */
export function routes(app: App): void {
  app.get('/clients', show(clientsPage))
  app.get('/clients/form', show(intakeFormPage))
  app.get(
    '/clients/new',
    show((ctx, c, frame) => newClientPage(ctx, c, frame)),
  )
  app.post(
    '/clients/new',
    act({
      schema: newClientForm,
      act: addClient,
      done: ({ id }) => `/clients/${id}`,
      again: (ctx, form, c, frame) => newClientPage(ctx, c, frame, form),
    }),
  )
  keyRoutes(app)
  transferRoutes(app)
  clientRoutes(app)
}

function keyRoutes(app: App): void {
  app.get(
    '/clients/key',
    show((ctx, c, frame) => keyPage(ctx, c, frame)),
  )
  app.post(
    '/clients/key/start',
    act({
      schema: startForm,
      act: startNames,
      done: ({ code }, ctx, c) => shownOncePage(ctx, c, { code, what: 'paperOnce' }),
      again: (ctx, start, c, frame) => keyPage(ctx, c, frame, { start }),
    }),
  )
  app.post(
    '/clients/key/open',
    act({ schema: openForm, act: openNames, done: toKey, again: (ctx, open, c, frame) => keyPage(ctx, c, frame, { open }) }),
  )
  app.post('/clients/key/close', act({ schema: nothing, act: closeNames, done: toKey }))
  app.post(
    '/clients/key/take',
    act({ schema: takeForm, act: takeNames, done: toKey, again: (ctx, take, c, frame) => keyPage(ctx, c, frame, { take }) }),
  )
  app.post(
    '/clients/key/hand-on',
    act({ schema: nothing, act: handKeyOn, done: ({ code }, ctx, c) => shownOncePage(ctx, c, { code, what: 'handedOnce' }) }),
  )
  app.post(
    '/clients/key/paper',
    act({ schema: nothing, act: renewPaper, done: ({ code }, ctx, c) => shownOncePage(ctx, c, { code, what: 'paperOnce' }) }),
  )
  app.post('/clients/key/:lock/end', act({ schema: nothing, act: (ctx, _, c) => takeKeyFrom(ctx, param(c, 'lock')), done: toKey }))
}

function clientRoutes(app: App): void {
  app.get(
    '/clients/:id',
    show((ctx, c, frame) => clientPage(ctx, c, frame)),
  )
  app.get(
    '/clients/:id/edit',
    show((ctx, c, frame) => editClientPage(ctx, c, frame)),
  )
  app.post(
    '/clients/:id/edit',
    act({
      schema: clientForm,
      act: (ctx, i, c) => editClient(ctx, { ...i, id: param(c, 'id') }),
      done: toClient,
      again: (ctx, form, c, frame) => editClientPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/clients/:id/consents',
    act({
      schema: consentForm,
      act: (ctx, i, c) => giveConsent(ctx, { ...i, id: param(c, 'id') }),
      done: toClient,
      again: (ctx, consent, c, frame) => clientPage(ctx, c, frame, { consent }),
    }),
  )
  app.post(
    '/clients/:id/consents/:consent/withdraw',
    act({
      schema: nothing,
      act: (ctx, _, c) => withdrawConsent(ctx, { id: param(c, 'id'), consentId: param(c, 'consent') }),
      done: toClient,
    }),
  )
  app.post(
    '/clients/:id/hand-over',
    act({
      schema: handOverForm,
      act: (ctx, i, c) => handOverClient(ctx, { ...i, id: param(c, 'id') }),
      done: toClient,
      again: (ctx, hand, c, frame) => clientPage(ctx, c, frame, { hand }),
    }),
  )
  app.post('/clients/:id/take-over', act({ schema: nothing, act: (ctx, _, c) => takeOverClient(ctx, param(c, 'id')), done: toClient }))
  app.post('/clients/:id/keep', act({ schema: nothing, act: (ctx, _, c) => keepClient(ctx, param(c, 'id')), done: toClient }))
  app.post(
    '/clients/:id/why',
    act({
      schema: reasonForm,
      act: (ctx, i, c) => sayWhy(ctx, { ...i, id: param(c, 'id') }),
      done: toClient,
      again: (ctx, reason, c, frame) => clientPage(ctx, c, frame, { reason }),
    }),
  )
  app.post(
    '/clients/:id/reasons/:reason/read',
    act({ schema: nothing, act: (ctx, _, c) => readWhy(ctx, { id: param(c, 'id'), reasonId: param(c, 'reason') }), done: toClient }),
  )
}

/** Somebody goes to another institution, and comes from one. */
function transferRoutes(app: App): void {
  app.get(
    '/clients/take',
    show((ctx, c, frame) => takeClientPage(ctx, c, frame)),
  )
  app.post(
    '/clients/take',
    act({
      schema: takeClientForm,
      act: takeClient,
      done: ({ id }) => `/clients/${id}`,
      again: (ctx, form, c, frame) => takeClientPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/clients/:id/send',
    show((ctx, c, frame) => sendPage(ctx, c, frame)),
  )
  app.post(
    '/clients/:id/send',
    act({
      schema: sendForm,
      act: (ctx, i, c) => sendClient(ctx, { ...i, id: param(c, 'id') }),
      done: ({ code }, ctx, c) => shownOncePage(ctx, c, { code, what: 'sentOnce' }),
      again: (ctx, form, c, frame) => sendPage(ctx, c, frame, form),
    }),
  )
  app.post('/clients/:id/call-back', act({ schema: nothing, act: (ctx, _, c) => callClientBack(ctx, param(c, 'id')), done: toClient }))
}
