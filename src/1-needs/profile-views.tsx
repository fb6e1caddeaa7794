import { isRefusal } from '#kernel'
import { communities, may, mayNot } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, numberIn, param, type View } from '#ui'
import { profiles } from './store/index.ts'
import { seenAs, type UnderstoodCensus, understandProfile } from './understand-profile.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { censusExample, words } from './page-words.ts'
import { UnderstoodPage, UploadProfilePage } from './pages/profile-upload.tsx'
import { ProfilePage } from './pages/profile.tsx'
import { ProfilesPage } from './pages/profiles.tsx'
import { profileValues, readGroups } from './profile-form.ts'
import { misfits } from './rules/census.ts'

/** The communities and what is known of who lives there; after an upload, how much of it was taken. */
export async function profilesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayRead(ctx)
  if (no) return no
  const { purchaserId } = listedFor(ctx)
  const places = await communities(ctx, purchaserId ? { organisationId: purchaserId } : {})
  const rows = await profiles(
    ctx,
    places.map((p) => p.id),
  )
  const [groups, n] = [numberIn(c.req.query('groups')), numberIn(c.req.query('communities'))]
  const said = groups !== undefined && n !== undefined && groups > 0 ? words[ctx.lang].uploadedNote(groups, n) : undefined
  return <ProfilesPage ctx={ctx} frame={frame} places={places} rows={rows} said={said} />
}

export function uploadPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): View {
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
  const fresh = form ?? freshForm({ countedOn: ctx.today.toString() })
  return no ?? <UploadProfilePage ctx={ctx} frame={frame} form={fresh} example={censusExample} />
}

/** A table as it was understood, to be looked at: nothing is stored before somebody has seen it. */
export const understoodPage = (ctx: Ctx, frame: FrameFacts, read: UnderstoodCensus, form: FormState): View => (
  <UnderstoodPage ctx={ctx} frame={frame} read={read} form={form} />
)

/** The same once more, where it was not taken; without rows that can be read, the form of the upload. */
export async function understoodAgain(ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> {
  const read = typeof form.values.rows === 'string' ? await understandProfile(ctx, form.values.rows) : undefined
  return read && !isRefusal(read) ? understoodPage(ctx, frame, read, form) : uploadPage(ctx, c, frame, form)
}

export async function profilePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const id = param(c, 'id')
  const [community] = await communities(ctx, { ids: [id] })
  if (!community) return notThere()
  const no = mayRead(ctx, community.organisation_id)
  if (no) return no
  const rows = await profiles(ctx, [id])
  const typed = form && readGroups(form.values).groups
  const odd = typed && {
    said: misfits(
      typed.map((g) => ({ ...g, communityId: id })),
      [community],
    ),
    seen: seenAs(typed),
  }
  return (
    <ProfilePage
      ctx={ctx}
      frame={frame}
      community={community}
      rows={rows}
      form={form ?? profileValues(rows)}
      {...(odd && { odd })}
      mayEdit={may(ctx.asker, 'needs.edit', { purchaserId: community.organisation_id })}
    />
  )
}
