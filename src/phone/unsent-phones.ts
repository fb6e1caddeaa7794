import type { Ctx } from '#platform'
import type { Phone } from './rules/phone.ts'
import { phonesOf } from './store/index.ts'

/** Telephones in use of an institution that had entries left when they were last heard of. */
export const unsentPhones = async (ctx: Ctx, organisationId: string): Promise<Phone[]> =>
  (await phonesOf(ctx, { organisationId })).filter((p) => p.state === 'in-use' && p.unsent > 0)
