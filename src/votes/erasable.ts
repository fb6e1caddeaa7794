import { both } from '#kernel'
import type { Erasable } from '#platform'

/** Where people write freely in a vote: what the office says of it, and what residents propose. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'vote',
    says: both('居民投票', 'Residents’ vote'),
    table: 'votes',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'title', says: both('投票名称', 'Name of the vote') },
      { column: 'title_en', says: both('投票英文名称', 'Name of the vote in English') },
      { column: 'about', says: both('对居民说的话', 'Words to residents') },
      { column: 'contact_phone', says: both('联系电话', 'Telephone') },
      { column: 'ended_reason', says: both('终止的理由', 'Why it was ended') },
    ],
    href: (r) => `/votes/${String(r.id)}`,
  },
  {
    kind: 'project',
    says: both('投票项目', 'Project of a vote'),
    table: 'vote_projects',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'title', says: both('项目名称', 'Name of the project') },
      { column: 'title_en', says: both('项目英文名称', 'Name of the project in English') },
      { column: 'what', says: both('做什么', 'What it is') },
      { column: 'reason', says: both('不列入或撤回的理由', 'Why it was set aside or withdrawn') },
    ],
    href: (r) => `/votes/${String(r.vote_id)}/projects/${String(r.id)}`,
  },
]
