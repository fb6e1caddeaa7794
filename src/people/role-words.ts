import { both, refusals, type Words } from '#kernel'
import type { OrganisationKind, Role, TokenScope } from './permission.ts'

/** What people do in an organisation. */
export const roleWords: Record<Role, Words> = {
  officer: both('经办人', 'Officer'),
  head: both('负责人', 'Head of office'),
  approver: both('主管部门审批人', 'Approver'),
  manager: both('机构负责人', 'Manager'),
  worker: both('社工', 'Social worker'),
  expert: both('评审专家', 'Panel expert'),
  evaluator: both('第三方评估员', 'Third-party evaluator'),
  treasurer: both('财务人员', 'Treasurer'),
  auditor: both('审计人员', 'Auditor'),
  reviewer: both('投诉处理人员', 'Reviewer of complaints'),
  committee: both('居委会工作人员', 'Residents’ committee'),
  administrator: both('系统管理员', 'Administrator'),
  'data-officer': both('个人信息保护负责人', 'Data officer'),
}

/** What the kinds are called; what the bureau is called is data of the place, see `kindIn`. */
export const organisationKinds: Record<OrganisationKind, Words> = {
  purchaser: both('采购人（街道办事处）', 'Purchaser (sub-district office)'),
  bureau: both('主管部门', 'Bureau'),
  institution: both('社会工作服务机构', 'Social work institution'),
  evaluator: both('第三方评估机构', 'Evaluator'),
  finance: both('财政与审计', 'Finance and audit'),
  community: both('社区居委会', 'Residents’ committee'),
  platform: both('平台运维', 'Platform operator'),
}

/** What a token may be allowed. */
export const tokenScopes: Record<TokenScope, Words> = {
  read: both('读取列表和记录', 'Read lists and records'),
  'answers:write': both('提交问卷答案', 'Submit survey answers'),
  'records:write': both('新增服务记录', 'Add service records'),
}

export const refusePermission = refusals(
  {
    'sign-in-first': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
    'not-your-role': {
      status: 403,
      zh: '您的角色不能做这件事。如果应该可以，请让本机构的管理员调整您的角色。',
      en: 'Your role does not include this. If it should, ask your organisation’s administrator to change it.',
    },
    'not-your-record': {
      status: 403,
      zh: '这是另一个机构的记录，您不能这样做。',
      en: 'This belongs to another organisation; you cannot do this here.',
    },
    'token-too-narrow': { status: 403, zh: '这个令牌没有这项权限。', en: 'This token does not allow that.' },
  },
  { house: true },
)
