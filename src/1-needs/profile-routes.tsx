import { isRefusal } from '#kernel'
import { act, type App, freshForm, param, show } from '#ui'
import { keepProfile } from './keep-profile.ts'
import { understandProfile } from './understand-profile.ts'
import { uploadProfile } from './upload-profile.ts'
import { profileForm, readGroups, takeForm, uploadForm } from './profile-form.ts'
import { profilePage, profilesPage, understoodAgain, understoodPage, uploadPage } from './profile-views.tsx'

/** The addresses of community profiles: what each shows (profile-views.tsx), and which verb each form does. */
export function profileRoutes(app: App): void {
  app.get('/needs/communities', show(profilesPage))

  app.get('/needs/communities/upload', show(uploadPage))
  app.post(
    '/needs/communities/upload',
    act({
      schema: uploadForm,
      act: async (ctx, { file, ...of }) => {
        const read = await understandProfile(ctx, new Uint8Array(await file.arrayBuffer()))
        return isRefusal(read) ? read : { read, of }
      },
      done: async ({ read, of }, ctx, c) =>
        understoodPage(ctx, await c.get('frame')(), read, freshForm({ source: of.source, countedOn: of.countedOn.toString() })),
      again: (ctx, form, c, frame) => uploadPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/needs/communities/upload/take',
    act({
      schema: takeForm,
      act: (ctx, { rows, ...i }) => uploadProfile(ctx, { ...i, content: rows }),
      done: (r) => `/needs/communities?groups=${r.groups}&communities=${r.communities}`,
      again: (ctx, form, c, frame) => understoodAgain(ctx, c, frame, form),
    }),
  )

  app.get('/needs/communities/:id', show(profilePage))
  app.post(
    '/needs/communities/:id',
    act({
      schema: profileForm,
      also: (fields) => readGroups(fields).wrong,
      act: (ctx, { source, countedOn, seen, confirmed, ...typed }, c) =>
        keepProfile(ctx, param(c, 'id'), { source, countedOn, groups: readGroups(typed).groups, ...(confirmed && { seen }) }),
      done: ({ communityId }) => `/needs/communities/${communityId}`,
      again: (ctx, form, c, frame) => profilePage(ctx, c, frame, form),
    }),
  )
}
