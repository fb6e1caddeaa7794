import { both } from '#kernel'
import type { Erasable } from '#platform'

/** What is written about a person lies under a key that no data officer has. A group is described in the open, where a name can slip in. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'group',
    says: both('小组', 'Group'),
    table: 'work_groups',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'title', says: both('小组名称', 'Name of the group') },
      { column: 'aims', says: both('小组目标', 'What it is for') },
      { column: 'closing_note', says: both('结束说明', 'In words at its end') },
    ],
    href: (r) => `/groups/${String(r.id)}`,
  },
  {
    kind: 'event',
    says: both('活动', 'Event'),
    table: 'community_events',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'title', says: both('活动名称', 'Name of the event') },
      { column: 'place', says: both('活动地点', 'Where it is') },
      { column: 'closing_note', says: both('备注', 'Note') },
    ],
    href: (r) => `/events/${String(r.id)}`,
  },
]
