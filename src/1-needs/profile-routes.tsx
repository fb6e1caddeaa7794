import { isRefusal, typedAges, typedWhole, type Words } from '#kernel'
import { communities, may, mayNot } from '#people'
import { aDay, type Ctx, inBoth, notThere, optional, text, ticked } from '#platform'
import { act, type App, type FormState, type FrameFacts, freshForm, numberIn, show } from '#ui'
import { z } from 'zod'
import { keepProfile, profiles, seenAs, understandProfile, uploadProfile } from './keep-profile.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { censusExample, words } from './page-words.ts'
import { groupField, ProfilePage } from './pages/profile.tsx'
import { ProfilesPage } from './pages/profiles.tsx'
import { UnderstoodPage, UploadProfilePage } from './pages/profile-upload.tsx'
import { misfits } from './rules/census.ts'
import { afterPeople } from './rules/words.ts'
import { type MarginVariable, marginVariables } from './rules/questionnaire.ts'

const sourced = { source: text(200), countedOn: aDay() }
export function profileRoutes(app: App): void {
  app.get(
    '/needs/communities',
    show(async (ctx, c, frame) => {
      const no = mayRead(ctx)
      if (no) return no
      const { purchaserId } = listedFor(ctx)
      const places = await communities(ctx, purchaserId ? { organisationId: purchaserId } : {})
      const [groups, n] = [numberIn(c.req.query('groups')), numberIn(c.req.query('communities'))]
      const said = groups !== undefined && n !== undefined && groups > 0 ? words[ctx.lang].uploadedNote(groups, n) : undefined
      return (
        <ProfilesPage
          ctx={ctx}
          frame={frame}
          places={places}
          rows={
            await profiles(
              ctx,
              places.map((p) => p.id),
            )
          }
          said={said}
        />
      )
    }),
  )
  const uploadPage = (ctx: Ctx, frame: FrameFacts, form: FormState) =>
    mayNot(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId }) ?? (
      <UploadProfilePage ctx={ctx} frame={frame} form={form} example={censusExample} />
    )
  app.get(
    '/needs/communities/upload',
    show((ctx, _, frame) => uploadPage(ctx, frame, freshForm({ countedOn: ctx.today.toString() }))),
  )
  app.post(
    '/needs/communities/upload',
    act({
      schema: z.object({
        ...sourced,
        file: z
          .instanceof(File, { error: inBoth(words.both('chooseFile')) })
          .refine((f) => f.size > 0 && f.size <= 5 * 1024 * 1024, inBoth(words.both('chooseFile'))),
      }),
      act: async (ctx, { file, ...of }) => {
        const read = await understandProfile(ctx, new Uint8Array(await file.arrayBuffer()))
        return isRefusal(read) ? read : { read, of }
      },
      // Nothing is stored before somebody has seen what was understood.
      done: async ({ read, of }, ctx, c) => (
        <UnderstoodPage
          ctx={ctx}
          frame={await c.get('frame')()}
          read={read}
          form={freshForm({ source: of.source, countedOn: of.countedOn.toString() })}
        />
      ),
      again: (ctx, form, _, frame) => uploadPage(ctx, frame, form),
    }),
  )
  app.post(
    '/needs/communities/upload/take',
    act({
      schema: z.object({ ...sourced, rows: z.string().max(4_000_000), seen: text(80), confirmed: ticked() }),
      act: (ctx, { rows, ...i }) => uploadProfile(ctx, { ...i, content: rows }),
      done: (r) => `/needs/communities?groups=${r.groups}&communities=${r.communities}`,
      again: async (ctx, form, _, frame) => {
        const read = typeof form.values.rows === 'string' ? await understandProfile(ctx, form.values.rows) : undefined
        return read && !isRefusal(read) ? <UnderstoodPage ctx={ctx} frame={frame} read={read} form={form} /> : uploadPage(ctx, frame, form)
      },
    }),
  )
  const profilePage = async (ctx: Ctx, id: string, frame: FrameFacts, form: FormState | undefined) => {
    const [community] = await communities(ctx, { ids: [id] })
    if (!community) return notThere()
    const no = mayRead(ctx, community.organisation_id)
    if (no) return no
    const rows = await profiles(ctx, [id])
    const typed = form && readGroups(form.values).groups
    const values = {
      ...Object.fromEntries(rows.map((r) => [groupField(r.variable, r.category), String(r.people)])),
      source: rows[0]?.source,
      countedOn: rows[0]?.countedOn.toString(),
    }
    return (
      <ProfilePage
        ctx={ctx}
        frame={frame}
        community={community}
        rows={rows}
        form={form ?? freshForm(values)}
        {...(typed && {
          odd: {
            said: misfits(
              typed.map((g) => ({ ...g, communityId: id })),
              [community],
            ),
            seen: seenAs(typed),
          },
        })}
        mayEdit={may(ctx.asker, 'needs.edit', { purchaserId: community.organisation_id })}
      />
    )
  }
  app.get(
    '/needs/communities/:id',
    show((ctx, c, frame) => profilePage(ctx, c.req.param('id')!, frame, undefined)),
  )
  app.post(
    '/needs/communities/:id',
    act({
      schema: z.looseObject({ ...sourced, seen: optional(text(80)), confirmed: ticked() }),
      also: (fields) => readGroups(fields).wrong,
      act: (ctx, { source, countedOn, seen, confirmed, ...typed }, c) =>
        keepProfile(ctx, c.req.param('id')!, {
          source,
          countedOn,
          groups: readGroups(typed).groups,
          ...(confirmed && { seen }),
        }),
      done: ({ communityId }) => `/needs/communities/${communityId}`,
      again: (ctx, form, c, frame) => profilePage(ctx, c.req.param('id')!, frame, form),
    }),
  )
}

function readGroups(typed: Readonly<Record<string, unknown>>): {
  groups: { variable: MarginVariable; category: string; people: number }[]
  wrong: Record<string, Words>
} {
  const wrong: Record<string, Words> = {}
  const count = (field: string, value: unknown): number | undefined => {
    const typed = typeof value === 'string' ? value.trim() : ''
    if (typed === '') return undefined
    const n = typedWhole(typed, afterPeople)
    if (n !== undefined && n >= 0 && n <= 999_999_999) return n
    wrong[field] = words.both('peopleWrong')
    return undefined
  }
  const groups: { variable: MarginVariable; category: string; people: number }[] = []
  for (const [field, value] of Object.entries(typed)) {
    const variable = marginVariables.find((v) => field.startsWith(`${v}:`))
    const people = variable && count(field, value)
    if (variable && people !== undefined) groups.push({ variable, category: field.slice(variable.length + 1), people })
  }
  for (const i of [1, 2]) {
    const range =
      typeof typed[`otherAge${i}`] === 'string'
        ? (typedAges(typed[`otherAge${i}`] as string) ?? (typed[`otherAge${i}`] as string).trim())
        : ''
    const people = count(`otherPeople${i}`, typed[`otherPeople${i}`])
    if (range && people !== undefined) groups.push({ variable: 'age', category: range, people })
    if (range && people === undefined) wrong[`otherPeople${i}`] ??= words.both('peopleMissing')
  }
  return { groups, wrong }
}
