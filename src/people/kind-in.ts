import type { Words } from '#kernel'
import { bureauIn } from '#law'
import type { Ctx } from '#platform'
import type { OrganisationKind } from './permission.ts'
import { organisationKinds } from './role-words.ts'

/** What a kind of organisation is called where the request is made: the bureau by the data of the place, the others alike everywhere. */
export const kindIn = ({ law }: Pick<Ctx, 'law'>, kind: OrganisationKind): Words =>
  kind === 'bureau' ? bureauIn(law.place) : organisationKinds[kind]
