import { both, type Words } from '#kernel'
import type { RuleNumber } from './instruments.ts'

/** What the rules of the law are about, each rule under one subject, in the order a purchase meets them. */
export const lawSubjects: readonly { readonly key: string; readonly says: Words; readonly rules: readonly RuleNumber[] }[] = [
  {
    key: 'plan',
    says: both('需求、预算和采购计划', 'Needs, budget and plan'),
    rules: [
      ...(['R-01', 'R-02', 'R-03', 'R-04', 'R-05', 'R-06', 'R-07', 'R-08', 'R-09', 'R-10', 'R-11', 'R-12', 'R-13', 'R-14'] as const),
      ...(['R-48', 'R-49', 'R-110', 'R-127'] as const),
    ],
  },
  {
    key: 'suppliers',
    says: both('谁可以承接，公平竞争', 'Who may provide, and fair competition'),
    rules: ['R-15', 'R-16', 'R-17', 'R-18', 'R-19', 'R-20', 'R-120', 'R-125', 'R-126'],
  },
  {
    key: 'tender',
    says: both('招标文件和期限', 'Tender documents and periods'),
    rules: ['R-21', 'R-22', 'R-23', 'R-24', 'R-25', 'R-26', 'R-27', 'R-28', 'R-132'],
  },
  {
    key: 'award',
    says: both('评审和定标', 'Scoring and award'),
    rules: [
      ...(['R-29', 'R-30', 'R-31', 'R-32', 'R-33', 'R-34', 'R-34b', 'R-35', 'R-36', 'R-36b', 'R-37', 'R-38'] as const),
      ...(['R-60', 'R-61', 'R-62', 'R-63', 'R-64', 'R-65'] as const),
    ],
  },
  {
    key: 'other-ways',
    says: both('磋商、谈判和单一来源', 'Consultation, negotiation and single source'),
    rules: ['R-51', 'R-52', 'R-53', 'R-54', 'R-55', 'R-56', 'R-57', 'R-58', 'R-59', 'R-59b', 'R-128', 'R-133'],
  },
  {
    key: 'challenge',
    says: both('质疑和投诉', 'Challenges and complaints'),
    rules: [
      'R-70',
      'R-71',
      'R-71b',
      'R-72',
      'R-73',
      'R-73b',
      'R-74',
      'R-75',
      'R-76',
      'R-76b',
      'R-76c',
      'R-77',
      'R-78',
      'R-78b',
      'R-79',
      'R-80',
      'R-81',
    ],
  },
  {
    key: 'contract',
    says: both('合同', 'Contract'),
    rules: ['R-39', 'R-39b', 'R-40', 'R-41', 'R-42', 'R-43', 'R-44', 'R-45', 'R-46', 'R-130'],
  },
  {
    key: 'service',
    says: both('服务、验收和绩效', 'Service, acceptance and performance'),
    rules: ['R-111', 'R-112', 'R-113', 'R-114', 'R-118', 'R-119', 'R-121', 'R-124', 'R-129', 'R-131'],
  },
  {
    key: 'payment',
    says: both('付款、利息和拖欠', 'Payment, interest and arrears'),
    rules: [
      ...(['R-90', 'R-91', 'R-92', 'R-93', 'R-94', 'R-95', 'R-96', 'R-97', 'R-98', 'R-99', 'R-100', 'R-101', 'R-102', 'R-103'] as const),
      'R-123',
    ],
  },
  {
    key: 'openness',
    says: both('公开、档案、个人信息和期间', 'Openness, files, personal data and how days are counted'),
    rules: ['R-47', 'R-50', 'R-50b', 'R-115', 'R-116', 'R-117', 'R-122', 'R-134', 'R-135'],
  },
]
