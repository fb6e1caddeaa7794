import { isRefusal } from '#kernel'
import { calendarOf } from '#people'
import { type Ctx, longText, notThere, optional, text, ticked } from '#platform'
import { act, type App, type C, numberIn, param, show } from '#ui'
import { z } from 'zod'
import { asked } from './asked.ts'
import { followForm, followSeries } from './follow-series.ts'
import { goalsForm, halves } from './goals-form.ts'
import { goalsPage, proposeGoals } from './goals-views.tsx'
import { proposeTeam, teamForm, teamPage } from './team-views.tsx'
import { pricePage } from './price-views.tsx'
import { proposeChange } from './propose-change.ts'
import { asAgreed } from './rules/in-force.ts'
import { fairnessFacts, fairnessOf } from './rules/fairness.ts'
import { declineVersion, signVersion } from './sign-version.ts'
import { atRows, type ProposalForm, proposalForm, textOf } from './text-form.ts'
import { proposePage, versionPage } from './version-views.tsx'
import { refuse } from './words.ts'

const toContract = (_: unknown, __: Ctx, c: C) => `/contracts/${param(c, 'id')}`

/** The addresses of the texts of a contract: to propose another, to read one, to sign it or to decline it. */
export function versionRoutes(app: App): void {
  app.get('/contracts/:id/propose', show(proposePage))
  app.post(
    '/contracts/:id/propose',
    act({
      schema: proposalForm,
      act: propose,
      done: ({ number }, _, c) => `/contracts/${param(c, 'id')}/versions/${number}`,
      again: (ctx, form, c, frame) => proposePage(ctx, c, frame, form),
    }),
  )
  app.get('/contracts/:id/lines/:line/goals', show(goalsPage))
  app.post(
    '/contracts/:id/lines/:line/goals',
    act({
      schema: goalsForm,
      also: halves,
      act: proposeGoals,
      done: ({ number }, _, c) => `/contracts/${param(c, 'id')}/versions/${number}`,
      again: (ctx, form, c, frame) => goalsPage(ctx, c, frame, form),
    }),
  )
  app.get('/contracts/:id/lines/:line/team', show(teamPage))
  app.post(
    '/contracts/:id/lines/:line/team',
    act({
      schema: teamForm,
      act: proposeTeam,
      done: ({ number }, _, c) => `/contracts/${param(c, 'id')}/versions/${number}`,
      again: (ctx, form, c, frame) => teamPage(ctx, c, frame, form),
    }),
  )

  priceRoutes(app)
  app.get('/contracts/:id/versions/:number', show(versionPage))
  app.post(
    '/contracts/:id/versions/:number/sign',
    act({
      schema: z.object({ read: ticked(), sides: optional(text(200)) }),
      // A form that does not say which sides it showed is an old one.
      act: (ctx, i, c) => ofVersion(ctx, c, (which) => signVersion(ctx, { ...which, read: i.read, sides: i.sides ?? '' })),
      done: toContract,
      again: (ctx, form, c, frame) => versionPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/contracts/:id/versions/:number/decline',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: (ctx, i, c) => ofVersion(ctx, c, (which) => declineVersion(ctx, { ...which, reason: i.reason })),
      done: toContract,
      again: (ctx, form, c, frame) => versionPage(ctx, c, frame, form),
    }),
  )
}

/** What the series of a contract makes of its prices, and the proposal. */
function priceRoutes(app: App): void {
  app.get('/contracts/:id/price', show(pricePage))
  app.post(
    '/contracts/:id/price',
    act({
      schema: followForm,
      act: followSeries,
      done: ({ number }, _, c) => `/contracts/${param(c, 'id')}/versions/${number}`,
      again: (ctx, form, c, frame) => pricePage(ctx, c, frame, form),
    }),
  )
}

/** What leans is shown on the form before the text goes to the other side. */
async function propose(ctx: Ctx, i: ProposalForm, c: C) {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const { text, places } = textOf(ctx, i, asAgreed(found))
  const { findings } = fairnessOf(text, fairnessFacts(found, ctx, await calendarOf(ctx), found.signedOn ? asAgreed(found) : undefined))
  if (findings.length > 0 && !i.read) return refuse('read-first', findings.length).at('read')
  return atRows(await proposeChange(ctx, { contractId: found.id, text, reason: i.reason, version: ctx.version ?? 0 }), places)
}

async function ofVersion<T>(ctx: Ctx, c: C, answer: (which: { contractId: string; number: number; version: number }) => Promise<T>) {
  const number = numberIn(param(c, 'number'))
  return number === undefined ? notThere() : await answer({ contractId: param(c, 'id'), number, version: ctx.version ?? 0 })
}
