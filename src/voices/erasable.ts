import { both } from '#kernel'
import type { Erasable } from '#platform'

/** A word is written freely, and so is its answer: a name can slip into both. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'voice',
    says: both('留言', 'Word'),
    table: 'voices',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'words', says: both('原话', 'What was said') },
      { column: 'answer', says: both('答复', 'Answer') },
    ],
    href: (r) => `/voices/${String(r.id)}`,
  },
]
