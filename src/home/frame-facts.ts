import { mayAtAll } from '#people'
import type { C, FrameFacts } from '#ui'

/** What the page frame shows of this person: the menu their role needs, in the order of the cycle. */
export async function frameFor(c: C, styles: string): Promise<FrameFacts> {
  const { asker } = c.get('ctx')
  const url = new URL(c.req.url)
  const menu: FrameFacts['menu'][number][] = []
  const add = (section: FrameFacts['menu'][number]['section'], href: string, when: boolean, count?: number) => {
    if (when) menu.push({ section, href, ...(count !== undefined && { count }) })
  }
  const known = asker.kind === 'user'
  add('today', '/', known)
  add('needs', '/needs', known && mayAtAll(asker, 'needs.read'))
  add('plans', '/plans', known && mayAtAll(asker, 'plans.read'))
  add('tenders', '/tenders', true)
  add('contracts', '/contracts', known && mayAtAll(asker, 'contracts.read'))
  add('delivery', '/delivery', known && mayAtAll(asker, 'delivery.read'))
  add('payments', '/payments', known && mayAtAll(asker, 'payments.read'))
  add('evaluations', '/evaluations', known && mayAtAll(asker, 'evaluations.read'))
  add('modes', '/modes', known && mayAtAll(asker, 'modes.read'))
  add('open', '/open', !known)
  add('law', '/law', !known)
  add('people', '/people', known && mayAtAll(asker, 'people.manage-own'))
  return {
    menu,
    organisation: (c.get('organisationName' as never) as string | null) ?? null,
    jurisdictionName: c.get('jurisdictionName' as never) as string,
    here: url.pathname + url.search,
    styles,
  }
}
