import { both } from '#kernel'
import type { Erasable } from '#platform'

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'answer',
    says: both('居民的问卷回答', 'Answer of a resident'),
    table: 'answers',
    key: ['campaign_id', 'submission_hash'],
    // A choice is a code and stays: it names nobody, and the counts rest on it.
    texts: [{ column: 'content', says: both('文字回答', 'Words of the answer'), leaf: /^[^.]+$/, only: /[^\w-]/ }],
    href: (r) => `/surveys/${String(r.campaign_id)}`,
  },
  {
    kind: 'paper-sheet',
    says: both('录入中的纸质问卷', 'Paper questionnaire being entered'),
    table: 'paper_sheets',
    key: ['campaign_id', 'sheet'],
    versioned: true,
    texts: [
      { column: 'first_content', says: both('第一次录入的文字', 'Words as first entered'), leaf: /^[^.]+$/, only: /[^\w-]/ },
      { column: 'second_content', says: both('第二次录入的文字', 'Words as entered again'), leaf: /^[^.]+$/, only: /[^\w-]/ },
    ],
    href: (r) => `/surveys/${String(r.campaign_id)}`,
  },
  {
    kind: 'survey',
    says: both('问卷调查', 'Survey'),
    table: 'campaigns',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'about', says: both('说明', 'What it is about') },
      { column: 'about_en', says: both('英文说明', 'What it is about, in English') },
      { column: 'contact_name', says: both('联系人', 'Contact person') },
      { column: 'contact_phone', says: both('联系电话', 'Telephone of the contact') },
    ],
    href: (r) => `/surveys/${String(r.id)}`,
  },
  {
    kind: 'need',
    says: both('需求', 'Need'),
    table: 'needs',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'title', says: both('标题', 'Title') },
      { column: 'title_en', says: both('英文标题', 'English title') },
      { column: 'statement', says: both('说明', 'Statement') },
      { column: 'accepted_reason', says: both('采纳的理由', 'Why it was accepted') },
      { column: 'set_aside_reason', says: both('暂不采纳的理由', 'Why it was set aside') },
    ],
    href: (r) => `/needs/${String(r.id)}`,
  },
  {
    kind: 'evidence',
    says: both('需求的依据（访谈、观察、数据）', 'Evidence of a need (interview, observation, figure)'),
    table: 'need_evidence',
    key: ['id'],
    texts: [
      { column: 'says', says: both('内容摘录', 'What it says') },
      { column: 'source', says: both('来源', 'Source') },
    ],
    href: (r) => `/needs/${String(r.need_id)}`,
  },
]
