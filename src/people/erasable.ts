import { both } from '#kernel'
import type { Erasable } from '#platform'

/** Where people write freely about people in this part. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'request',
    says: both('个人信息请求', 'Request about personal data'),
    table: 'data_requests',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'what', says: both('请求的内容', 'What was asked for') },
      { column: 'reach', says: both('联系方式', 'How to reach the person') },
      { column: 'answer', says: both('答复', 'Answer') },
    ],
    href: (r) => `/personal-data/requests/${String(r.id)}`,
  },
  {
    kind: 'supplier',
    says: both('供应商登记', 'Registration of a supplier'),
    table: 'supplier_applications',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'contact_name', says: both('联系人', 'Contact') },
      { column: 'represented_by', says: both('法定代表人', 'Legal representative') },
      { column: 'reason', says: both('不予登记的理由', 'Why it was refused') },
    ],
    href: (r) => `/people/suppliers/${String(r.id)}`,
  },
  {
    kind: 'expert',
    says: both('专家库里的一位专家', 'Expert of the pool'),
    table: 'experts',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'title', says: both('职称或者资格', 'Title or qualification') },
      { column: 'employer', says: both('工作单位', 'Employer') },
    ],
    href: (r) => `/people/experts/${String(r.id)}`,
  },
]
