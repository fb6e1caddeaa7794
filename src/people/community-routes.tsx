import { isRefusal } from '#kernel'
import { act, type App, freshForm, param, show } from '#ui'
import { z } from 'zod'
import { closeCommunity, reopenCommunity } from './close-community.ts'
import { communityForm, communityListForm, howText, mergeForm, takeListForm } from './community-form.ts'
import { communitiesPage, communityListPage, communityPage, newCommunityPage, understoodListPage } from './community-views.tsx'
import { editCommunity } from './edit-community.ts'
import { enterCommunity } from './enter-community.ts'
import { takeCommunities, understandCommunities } from './take-communities.ts'

const nothing = z.object({})
const toCommunity = ({ id }: { id: string }) => `/people/communities/${id}`

/** The addresses of the list of communities: by hand, and as a whole from a table. */
export function communityRoutes(app: App): void {
  app.get('/people/communities', show(communitiesPage))
  app.get('/people/communities/new', show(newCommunityPage))
  app.post(
    '/people/communities/new',
    act({
      schema: communityForm,
      act: enterCommunity,
      done: () => '/people/communities',
      again: (ctx, form, c, frame) => newCommunityPage(ctx, c, frame, form),
    }),
  )

  listRoutes(app)
  oneRoutes(app)
}

/** A whole list: read, shown as it was understood, stored. */
function listRoutes(app: App): void {
  app.get('/people/communities/upload', show(communityListPage))
  app.post(
    '/people/communities/upload',
    act({
      schema: communityListForm,
      act: async (ctx, { file, organisationId }) => {
        const content = new Uint8Array(await file.arrayBuffer())
        const read = await understandCommunities(ctx, { content, organisationId })
        return isRefusal(read) ? read : { rows: read.rows, organisationId, how: howText(read) }
      },
      // Nothing is stored before somebody has seen what would change.
      done: async (read, ctx, c) => await understoodListPage(ctx, c, await c.get('frame')(), freshForm(read)),
      again: (ctx, form, c, frame) => communityListPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/people/communities/upload/take',
    act({
      schema: takeListForm,
      act: (ctx, { rows, how: _, ...i }) => takeCommunities(ctx, { ...i, content: rows }),
      done: (r) => `/people/communities?added=${r.added}&changed=${r.changed}`,
      again: (ctx, form, c, frame) => understoodListPage(ctx, c, frame, form),
    }),
  )
}

/** One community. */
function oneRoutes(app: App): void {
  app.get(
    '/people/communities/:id',
    show((ctx, c, frame) => communityPage(ctx, c, frame)),
  )
  app.post(
    '/people/communities/:id',
    act({
      schema: communityForm,
      act: (ctx, i, c) => editCommunity(ctx, { ...i, id: param(c, 'id') }),
      done: toCommunity,
      again: (ctx, form, c, frame) => communityPage(ctx, c, frame, { form }),
    }),
  )
  app.post(
    '/people/communities/:id/merge',
    act({
      schema: mergeForm,
      act: (ctx, i, c) => closeCommunity(ctx, { id: param(c, 'id'), into: i.into }),
      done: toCommunity,
      again: (ctx, closing, c, frame) => communityPage(ctx, c, frame, { closing }),
    }),
  )
  app.post(
    '/people/communities/:id/close',
    act({ schema: nothing, act: (ctx, _, c) => closeCommunity(ctx, { id: param(c, 'id') }), done: toCommunity }),
  )
  app.post(
    '/people/communities/:id/reopen',
    act({ schema: nothing, act: (ctx, _, c) => reopenCommunity(ctx, { id: param(c, 'id') }), done: toCommunity }),
  )
}
