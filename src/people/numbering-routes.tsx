import { type Day, day } from '#kernel'
import { type Ctx, notThere, optional, text, wholeNumber } from '#platform'
import { type App, act, type C, type FormState, type FrameFacts, freshForm, param, show, type View } from '#ui'
import { z } from 'zod'
import { organisations } from './directory.ts'
import { numberingForm } from './own-setting-form.ts'
import { ownSettingHistory } from './own-settings.ts'
import { LookAtNumbersPage, numberingHref, NumberingPage } from './pages/numbering.tsx'
import { mayNot } from './permission.ts'
import { numberedKinds, type Numbering, numberingOn, numberingsToCome } from './rules/numbering.ts'
import { seenAs } from './rules/own-setting.ts'
import { numberAgain, numberingOffices, inputOf, type NumberingInput, setNumbering, whyNotNumbered } from './set-numbering.ts'
import { nextNumbers } from './take-number.ts'

const lookForm = numberingForm.extend({ back: optional(text(3)) })
const officeIn = (c: C): string | null => param(c, 'office') || null

/** How everybody here numbers, and how one office does: the same addresses for both. */
export function numberingRoutes(app: App): void {
  for (const base of ['/settings/numbering', '/settings/numbering/offices/:office']) {
    app.get(
      base,
      show((ctx, c, frame) => numberingPage(ctx, c, frame)),
    )
    app.post(
      `${base}/look`,
      act({
        schema: lookForm,
        act: async (ctx, i, c) => {
          const typed = inputOf(i)
          const no = mayNot(ctx.asker, 'people.manage-all') ?? (i.back ? undefined : await whyNotNumbered(ctx, officeIn(c), typed))
          return no ?? { typed, back: i.back !== undefined }
        },
        done: async ({ typed, back }, ctx, c) => await lookPage(ctx, c, await c.get('frame')(), typed, back),
        again: (ctx, form, c, frame) => numberingPage(ctx, c, frame, form),
      }),
    )
    app.post(
      `${base}/keep`,
      act({
        schema: numberingForm,
        act: (ctx, i, c) => setNumbering(ctx, officeIn(c), inputOf(i)),
        done: (_, __, c) => numberingHref(officeIn(c)),
        again: (ctx, form, c, frame) => numberingPage(ctx, c, frame, form),
      }),
    )
    app.post(
      `${base}/again`,
      act({
        schema: z.object({ restore: wholeNumber({ min: 1 }) }),
        act: (ctx, i, c) => numberAgain(ctx, officeIn(c), i.restore),
        done: (_, __, c) => numberingHref(officeIn(c)),
      }),
    )
  }
}

async function numberingPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const of = await whose(ctx, c)
  if (!of) return notThere()
  const { office, history } = of
  const everybody = office ? await ownSettingHistory(ctx, 'numbering') : history
  const now = await nextNumbers(ctx, ctx.today, {
    office: office && numberingOn(history, ctx.today)?.value,
    jurisdiction: numberingOn(everybody, ctx.today)?.value,
  })
  const offices = office ? [] : await numberingOffices(ctx)
  const own = await Promise.all(offices.map(async (o) => (await ownSettingHistory(ctx, 'numbering', ctx.db, o.id))[0]))
  return (
    <NumberingPage
      ctx={ctx}
      frame={frame}
      office={office}
      history={history}
      form={form ?? freshForm(typedOf(history[0]?.value, ctx.today))}
      now={now}
      toCome={numberingsToCome(history, ctx.today)}
      offices={offices.map((o, i) => ({ office: o, hasOwn: numberedKinds.some((k) => own[i]?.value[k]) }))}
    />
  )
}

async function lookPage(ctx: Ctx, c: C, frame: FrameFacts, typed: NumberingInput, back: boolean): Promise<View> {
  const of = await whose(ctx, c)
  if (!of) return notThere()
  const value: Numbering = { ...typed, from: typed.from.toString() }
  if (back) return await numberingPage(ctx, c, frame, freshForm(typedOf(value, ctx.today)))
  const { office, history } = of
  const everybody = office ? numberingOn(await ownSettingHistory(ctx, 'numbering'), typed.from)?.value : value
  const shown = await nextNumbers(ctx, typed.from, { office: office && value, jurisdiction: everybody })
  return (
    <LookAtNumbersPage
      ctx={ctx}
      frame={frame}
      office={office}
      history={history}
      shown={shown}
      typed={value}
      toCome={numberingsToCome(history, typed.from)}
      version={ctx.version || seenAs(history[0])}
      form={freshForm()}
    />
  )
}

/** Whose patterns an address is about, with how they came to stand; undefined where there is no such office. */
async function whose(ctx: Ctx, c: C) {
  const id = officeIn(c)
  const [office] = id ? await organisations(ctx, { kind: 'purchaser', ids: [id] }) : []
  if (id && !office) return undefined
  return { office, history: await ownSettingHistory(ctx, 'numbering', ctx.db, id) }
}

const typedOf = (n: Numbering | undefined, today: Day): FormState['values'] => ({
  ...Object.fromEntries(numberedKinds.map((k) => [k, n?.[k] ?? ''])),
  from: (n && Temporal.PlainDate.compare(day(n.from), today) > 0 ? n.from : today).toString(),
})
