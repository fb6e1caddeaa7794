import { both } from '#kernel'
import type { Erasable } from '#platform'

/** Names are erased with their client, and lie under a key that no data officer has. Why somebody looked is free text. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'reason',
    says: both('查看服务对象姓名的理由', 'Why somebody looked at a name'),
    table: 'client_reasons',
    key: ['id'],
    texts: [{ column: 'reason', says: both('理由', 'Reason') }],
    href: (r) => `/clients/${String(r.client_id)}`,
  },
]
