import { both } from '#kernel'
import type { Erasable } from '#platform'

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'rating',
    says: both('互评', 'Evaluation'),
    table: 'ratings',
    key: ['round_id', 'side'],
    texts: [
      // What was sealed can be opened again with the key of the round, so it goes too.
      { column: 'marks', says: both('对评分的说明', 'Comment on a mark'), leaf: /\.says$/, along: ['sealed'] },
      { column: 'reply', says: both('对方的回应', 'Reply of the other side') },
    ],
    href: (r) => `/evaluations/rounds/${String(r.round_id)}`,
  },
]
