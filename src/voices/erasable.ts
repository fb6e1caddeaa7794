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
  {
    kind: 'entry-of-directory',
    says: both('服务目录里的一项', 'Entry of the directory'),
    table: 'directory_entries',
    key: ['contract_id', 'line_id'],
    versioned: true,
    texts: [
      { column: 'says', says: both('这是什么服务', 'What it is') },
      { column: 'hours_note', says: both('时间另外要说的', 'More about the hours') },
    ],
    href: (r) => `/open/directory/${String(r.contract_id)}/${String(r.line_id)}`,
  },
]
