import { isRefusal, type Words } from '#kernel'
import { bureauIn, placeNamed } from '#law'
import type { Ctx } from '#platform'
import type { OrganisationKind } from './permission.ts'
import { organisationKinds } from './role-words.ts'

/** What a kind of organisation is called where the request is made: the bureau by the data of the place, the others alike everywhere. */
export function kindIn(ctx: Pick<Ctx, 'place'>, kind: OrganisationKind): Words {
  const place = placeNamed(ctx.place)
  return kind === 'bureau' && !isRefusal(place) ? bureauIn(place) : organisationKinds[kind]
}
