import { dutiesOf } from '#contracts'
import { isBefore } from '#kernel'
import { logoHere, mayAtAll } from '#people'
import { type Ctx, Dispensable } from '#platform'
import type { C, FrameFacts } from '#ui'
import { speaksForSide } from './doors.ts'
import { unread } from '../notices/index.ts'

// A page that needs no duties is not held up by them.
const [late, notices, logo] = [new Dispensable(), new Dispensable(), new Dispensable()]

/** What the page frame shows of this person: the menu their role needs, in the order of the cycle. */
export async function frameFor(c: C, styles: string): Promise<FrameFacts> {
  const ctx = c.get('ctx')
  const { asker } = ctx
  const url = new URL(c.req.url)
  const menu: FrameFacts['menu'][number][] = []
  const add = (section: FrameFacts['menu'][number]['section'], href: string, when: boolean, count?: number) => {
    if (when) menu.push({ section, href, ...(count !== undefined && { count }) })
  }
  const known = asker.kind === 'user'
  add('today', '/', known, known ? await late.get(ctx.db, () => lateDuties(ctx)) : 0)
  add('notices', '/notices', known, known ? (await notices.get(ctx.db, () => unread(ctx)))?.here : 0)
  add('needs', '/needs', known && mayAtAll(asker, 'needs.read'))
  add('plans', '/plans', known && mayAtAll(asker, 'plans.read'))
  add('tenders', '/tenders', true)
  add('contracts', '/contracts', known && mayAtAll(asker, 'contracts.read'))
  add('delivery', '/delivery', known && (mayAtAll(asker, 'delivery.read') || mayAtAll(asker, 'delivery.opinion')))
  add('payments', '/payments', known && mayAtAll(asker, 'payments.read'))
  add('evaluations', '/evaluations', known && mayAtAll(asker, 'evaluations.read'))
  add('modes', '/modes', known && mayAtAll(asker, 'modes.read'))
  add('data', '/personal-data', known && mayAtAll(asker, 'people.find-texts'))
  add('open', '/open', !known)
  add('law', '/law', !known)
  add('people', '/people', known && mayAtAll(asker, 'people.manage-own'))
  add('settings', '/settings', known && mayAtAll(asker, 'people.manage-all'))
  return {
    menu,
    organisation: (c.get('organisationName' as never) as string | null) ?? null,
    jurisdictionName: c.get('jurisdictionName' as never) as string,
    logo: await logo.get(ctx.db, () => logoHere(ctx)),
    failedBefore: (c.get('failedBefore' as never) as number | undefined) ?? 0,
    here: url.pathname + url.search,
    styles,
  }
}

/** How many duties of the asker's organisation are late: the one number that whoever speaks for it should see on every page. */
async function lateDuties(ctx: Ctx): Promise<number> {
  const organisationId = ctx.asker.organisationId
  if (!organisationId || !mayAtAll(ctx.asker, speaksForSide)) return 0
  const open = await dutiesOf(ctx, { organisationId, open: true, until: ctx.today, limit: 200 })
  return open.filter(
    (d) => d.dueOn && isBefore(d.dueOn, ctx.today) && (d.debtor === 'purchaser' ? d.purchaserId : d.providerId) === organisationId,
  ).length
}
