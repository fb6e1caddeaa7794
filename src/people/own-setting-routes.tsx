import { type Ctx, notThere, wholeNumber } from '#platform'
import { type App, act, type C, type FormState, type FrameFacts, freshForm, linkTo, param, show, type View } from '#ui'
import { z } from 'zod'
import { keepSetting, restoreSetting } from './keep-setting.ts'
import { ownSettingForms, ownSettingTyped } from './own-setting-form.ts'
import { nameHistory, ownSettingHistory } from './own-settings.ts'
import { AnswerDaysPage } from './pages/answer-days.tsx'
import { ContactPage } from './pages/contact-lines.tsx'
import { JurisdictionNamePage } from './pages/jurisdiction-name.tsx'
import { OwnPlacePage } from './pages/own-place.tsx'
import { PublishingPage } from './pages/publishing.tsx'
import { mayNot } from './permission.ts'
import { type OwnSettingKind, ownSettingKinds } from './rules/own-setting.ts'

/** What a jurisdiction sets for itself: its contact lines, and under which names it publishes. */
export function ownSettingRoutes(app: App): void {
  nameRoutes(app)
  app.get(
    '/settings/contact',
    show((ctx, _, frame) => contactPage(ctx, frame)),
  )
  app.post(
    '/settings/contact',
    act({
      schema: ownSettingForms.contact,
      act: (ctx, i) => keepSetting(ctx, 'contact', ownSettingTyped('contact', i)),
      done: () => '/settings/contact',
      again: (ctx, form, _, frame) => contactPage(ctx, frame, form),
    }),
  )
  app.get(
    '/settings/publishing',
    show((ctx, _, frame) => publishingPage(ctx, frame)),
  )
  app.post(
    '/settings/publishing',
    act({
      schema: ownSettingForms.publishing,
      act: (ctx, i) => keepSetting(ctx, 'publishing', ownSettingTyped('publishing', i)),
      done: () => '/settings/publishing',
      again: (ctx, form, _, frame) => publishingPage(ctx, frame, form),
    }),
  )
  app.get(
    '/settings/place',
    show((ctx, _, frame) => placePage(ctx, frame)),
  )
  app.post(
    '/settings/place',
    act({
      schema: ownSettingForms.place,
      act: (ctx, i) => keepSetting(ctx, 'place', ownSettingTyped('place', i)),
      done: () => '/settings/place',
      again: (ctx, form, _, frame) => placePage(ctx, frame, form),
    }),
  )
  answerDaysRoutes(app)
  app.post(
    '/settings/:kind/restore',
    act({
      schema: z.object({ restore: wholeNumber({ min: 1 }) }),
      act: async (ctx, i, c) => {
        const kind = kindNamed(c)
        return kind ? await restoreSetting(ctx, kind, i.restore) : notThere()
      },
      done: (_, __, c) => `/settings/${kindNamed(c)}`,
    }),
  )
}

/** What the jurisdiction is called. */
function nameRoutes(app: App): void {
  app.get(
    '/settings/name',
    show((ctx, c, frame) => namePage(ctx, c, frame)),
  )
  app.post(
    '/settings/name',
    act({
      schema: ownSettingForms.name,
      act: (ctx, i) => keepSetting(ctx, 'name', ownSettingTyped('name', i)),
      done: () => '/settings/name',
      again: (ctx, form, c, frame) => namePage(ctx, c, frame, form),
    }),
  )
}

function answerDaysRoutes(app: App): void {
  app.get(
    '/settings/voices',
    show((ctx, _, frame) => voicesPage(ctx, frame)),
  )
  app.post(
    '/settings/voices',
    act({
      schema: ownSettingForms.voices,
      act: (ctx, i) => keepSetting(ctx, 'voices', ownSettingTyped('voices', i)),
      done: () => '/settings/voices',
      again: (ctx, form, _, frame) => voicesPage(ctx, frame, form),
    }),
  )
}

const kindNamed = (c: C): OwnSettingKind | undefined => ownSettingKinds.find((k) => k === param(c, 'kind'))

async function namePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const history = await nameHistory(ctx)
  const typed = form ?? freshForm(valuesOf(history[0]?.value))
  return <JurisdictionNamePage ctx={ctx} frame={frame} history={history} form={typed} address={linkTo(c, '/')} />
}

async function contactPage(ctx: Ctx, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const history = await ownSettingHistory(ctx, 'contact')
  return <ContactPage ctx={ctx} frame={frame} history={history} form={form ?? freshForm(valuesOf(history[0]?.value))} />
}

async function placePage(ctx: Ctx, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const history = await ownSettingHistory(ctx, 'place')
  return <OwnPlacePage ctx={ctx} frame={frame} history={history} form={form ?? freshForm(valuesOf(history[0]?.value))} />
}

async function voicesPage(ctx: Ctx, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const history = await ownSettingHistory(ctx, 'voices')
  return <AnswerDaysPage ctx={ctx} frame={frame} history={history} form={form ?? freshForm(valuesOf(history[0]?.value))} />
}

async function publishingPage(ctx: Ctx, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const history = await ownSettingHistory(ctx, 'publishing')
  const atFirst = await ctx.db
    .selectFrom('jurisdictions')
    .select(['name_zh', 'ocid_prefix'])
    .where('code', '=', ctx.jurisdiction)
    .executeTakeFirstOrThrow()
  const prefix = history[0] ? history[0].value.prefix : atFirst.ocid_prefix
  const begin = freshForm({ prefix: prefix ?? '', publisher: history[0]?.value.publisher ?? '' })
  return <PublishingPage ctx={ctx} frame={frame} history={history} form={form ?? begin} prefix={prefix} name={atFirst.name_zh} />
}

const valuesOf = (value: object | undefined): FormState['values'] =>
  Object.fromEntries(Object.entries((value ?? {}) as Record<string, string | number | null>).map(([k, v]) => [k, String(v ?? '')]))
