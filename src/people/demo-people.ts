import { type Ctx, holds } from '#platform'
import { nameOf, organisations, people, type Person } from './directory.ts'
import { roles } from './permission.ts'
import { tables } from './store.ts'

/** Somebody of the demonstration, whom one may sign in as by a click. */
export type DemoPerson = Person & { organisation: string }
/** They as they stand on the page, or those who were looked for. */
export interface DemoPeople {
  asked: string
  /** Who was there first, in the order of the roles: the street with which a newcomer begins. */
  street: DemoPerson[]
  /** Everybody else by organisation, those of a committee with its office. */
  others: { id: string; organisation: string; people: DemoPerson[] }[]
  found: DemoPerson[]
}

/** Whom one may sign in as by a click. On real data nobody. */
export async function demoPeople(ctx: Ctx, asked: string): Promise<DemoPeople | undefined> {
  if (!ctx.demo) return undefined
  const [everybody, all, first] = [await people(ctx, {}), await organisations(ctx), await enteredFirst(ctx)]
  const at = new Map(all.map((o) => [o.id as string, o]))
  const order = Object.keys(roles)
  const inOrder = everybody
    .map((p) => ({ ...p, organisation: nameOf(at.get(p.organisationId), ctx.lang) }))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || (a.userId < b.userId ? -1 : 1))
  if (asked) {
    const said = (p: DemoPerson) => {
      const { words } = roles[p.role]
      const o = at.get(p.organisationId)
      return [p.name, words.zh, words.en, o?.name, o?.name_en, p.email].join(' ')
    }
    return { asked, street: [], others: [], found: inOrder.filter((p) => holds(said(p), asked)) }
  }
  const byOrganisation = Map.groupBy(
    inOrder.filter((p) => !first.has(p.userId)),
    (p) => at.get(p.organisationId)?.parent_id ?? p.organisationId,
  )
  return {
    asked,
    street: inOrder.filter((p) => first.has(p.userId)),
    others: [...byOrganisation].map(([id, people]) => ({ id, organisation: nameOf(at.get(id), ctx.lang), people })),
    found: [],
  }
}

/** Who was entered together with the first administrator, which is how the demonstration begins with its street. */
async function enteredFirst(ctx: Ctx): Promise<ReadonlySet<string>> {
  const found = await tables(ctx.db)
    .selectFrom('users as u')
    .select('u.id')
    .where('u.jurisdiction', '=', ctx.jurisdiction)
    .where('u.created_at', '=', (q) =>
      q
        .selectFrom('memberships as m')
        .innerJoin('users as f', (on) => on.onRef('f.jurisdiction', '=', 'm.jurisdiction').onRef('f.id', '=', 'm.user_id'))
        .select((e) => e.fn.min('f.created_at').as('first'))
        .where('m.jurisdiction', '=', ctx.jurisdiction)
        .where('m.role', '=', 'administrator'),
    )
    .execute()
  return new Set(found.map((u) => u.id))
}
