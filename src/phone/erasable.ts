import { both } from '#kernel'
import type { Erasable } from '#platform'

/** What somebody calls their telephone is written freely, and a name can slip in. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'phone',
    says: both('随身手机', 'Telephone'),
    table: 'phones',
    key: ['id'],
    versioned: true,
    texts: [{ column: 'name', says: both('手机的叫法', 'What it is called') }],
    href: () => '/phones',
  },
]
