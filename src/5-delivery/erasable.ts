import { both } from '#kernel'
import type { Erasable } from '#platform'

const contractOf = (r: Readonly<Record<string, unknown>>) => `/delivery/${String(r.contract_id)}`
const acceptanceOf = (id: unknown) => `/delivery/acceptances/${String(id)}`

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'record',
    says: both('服务记录', 'Service record'),
    table: 'service_records',
    key: ['id'],
    versioned: true,
    texts: [
      {
        column: 'note',
        says: both('备注', 'Note'),
        kept: [{ table: 'service_record_editions', column: 'content', leaf: /^note$/, by: { record_id: 'id' } }],
      },
      {
        column: 'errand_about',
        says: both('交办的是什么事', 'What an errand was'),
        kept: [{ table: 'service_record_editions', column: 'content', leaf: /^errandAbout$/, by: { record_id: 'id' } }],
      },
      {
        column: 'errand_by',
        says: both('谁交办的', 'Who asked for an errand'),
        kept: [{ table: 'service_record_editions', column: 'content', leaf: /^errandBy$/, by: { record_id: 'id' } }],
      },
    ],
    href: (r) => `/delivery/records/${String(r.id)}`,
  },
  {
    kind: 'edition',
    says: both('服务记录的早先版本', 'Earlier version of a service record'),
    table: 'service_record_editions',
    key: ['record_id', 'version'],
    texts: [
      { column: 'content', says: both('当时的备注', 'Note as it was'), leaf: /^(note|errandAbout|errandBy)$/ },
      { column: 'reason', says: both('更正或作废的理由', 'Why it was corrected or struck') },
      { column: 'replaced_by', says: both('更正人', 'Who corrected it') },
    ],
    href: (r) => `/delivery/records/${String(r.record_id)}`,
  },
  {
    kind: 'deliverable',
    says: both('交付件的名称', 'Title of a deliverable'),
    table: 'deliverables',
    key: ['id'],
    versioned: true,
    inFile: true,
    texts: [{ column: 'title', says: both('名称', 'Title') }],
    href: (r) => `/delivery/deliverables/${String(r.id)}`,
  },
  {
    kind: 'post',
    says: both('上岗记录', 'Appointment to a post'),
    table: 'appointments',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'worker_name', says: both('社工姓名', 'Name of the worker') },
      { column: 'competition', says: both('怎样招聘的', 'How the post was competed for') },
      { column: 'end_reason', says: both('离岗原因', 'Why it ended') },
      { column: 'entered_reason', says: both('为什么按这个到岗日登记', 'Why it was entered with its first day') },
      { column: 'withdrawn_reason', says: both('为什么撤回', 'Why it was withdrawn') },
    ],
    href: contractOf,
  },
  {
    kind: 'first-day',
    says: both('到岗日的更正', 'Correction of a first day'),
    table: 'first_day_corrections',
    key: ['appointment_id', 'n'],
    texts: [{ column: 'reason', says: both('为什么更正', 'Why it was corrected') }],
    href: () => '/delivery',
  },
  {
    kind: 'role-card',
    says: both('岗位说明', 'Role card of a post'),
    table: 'role_cards',
    key: ['contract_id', 'line_id'],
    versioned: true,
    texts: [
      { column: 'purpose', says: both('岗位职责', 'What the post is for') },
      { column: 'may_assign', says: both('谁可以派活', 'Who may assign work') },
    ],
    href: contractOf,
  },
  {
    kind: 'role-card-share',
    says: both('岗位说明里的任务', 'Tasks of a role card'),
    table: 'role_card_shares',
    key: ['contract_id', 'line_id', 'category'],
    texts: [{ column: 'tasks', says: both('做什么', 'Tasks') }],
    href: contractOf,
  },
  {
    kind: 'errand-contest',
    says: both('对一件交办的事的异议', 'What is said against an errand'),
    table: 'errand_contests',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'reason', says: both('购买方的异议', 'What the purchaser says') },
      { column: 'answer', says: both('机构的答复', 'What the institution answers') },
    ],
    href: (r) => `/delivery/records/${String(r.record_id)}`,
  },
  {
    kind: 'acceptance',
    says: both('验收', 'Acceptance'),
    table: 'acceptances',
    key: ['id'],
    versioned: true,
    inFile: true,
    texts: [
      { column: 'says', says: both('机构的说明', 'What the institution says') },
      { column: 'remark', says: both('验收意见', 'Remark of the office') },
      { column: 'no_opinion_reason', says: both('没有居民意见的理由', 'Why no residents were heard') },
      { column: 'unchecked_reason', says: both('没有核对的理由', 'Why drawn records were not checked') },
      { column: 'returned_reason', says: both('退回的理由', 'Why it was returned') },
    ],
    href: (r) => acceptanceOf(r.id),
  },
  {
    kind: 'acceptance-line',
    says: both('验收的一项', 'Line of an acceptance'),
    table: 'acceptance_lines',
    key: ['acceptance_id', 'instalment_key'],
    inFile: true,
    texts: [
      // A claim froze the reason with its facts; the claims may not be rewritten but by this function.
      { column: 'disputed_reason', says: both('有异议的理由', 'Why it is disputed'), keptBy: 'erase_claimed_reason' },
      { column: 'settled_note', says: both('怎样了结的', 'How it was settled') },
    ],
    href: (r) => acceptanceOf(r.acceptance_id),
  },
  {
    kind: 'check',
    says: both('对抽中记录的核对', 'Check of a drawn record'),
    table: 'acceptance_checks',
    key: ['acceptance_id', 'times', 'record_id'],
    texts: [
      { column: 'note', says: both('核对时写下的话', 'What was found') },
      { column: 'checked_by', says: both('核对人', 'Who checked it') },
    ],
    href: (r) => acceptanceOf(r.acceptance_id),
  },
  {
    kind: 'time-answer',
    says: both('对工时偏少的说明', 'What was said of little recorded time'),
    table: 'time_answers',
    key: ['acceptance_id', 'times', 'appointment_id'],
    texts: [
      { column: 'answer', says: both('机构的说明', 'What the institution said') },
      { column: 'answered_by', says: both('答复人', 'Who answered') },
    ],
    href: (r) => acceptanceOf(r.acceptance_id),
  },
  {
    kind: 'subsidy-report',
    says: both('对补贴岗位其余费用的说明', 'What was said of the rest of a subsidised post'),
    table: 'subsidy_reports',
    key: ['acceptance_id', 'times', 'line_id'],
    texts: [
      { column: 'came_from', says: both('其余费用从哪里来', 'From whom the rest came') },
      { column: 'quiet_answer', says: both('项目为什么没有记录', 'Why there was no record of the project') },
      { column: 'said_by', says: both('说明人', 'Who said it') },
    ],
    href: (r) => acceptanceOf(r.acceptance_id),
  },
  {
    kind: 'pay',
    says: both('工资申报', 'Pay stated'),
    table: 'pay_statements',
    key: ['appointment_id', 'period', 'edition'],
    texts: [
      { column: 'reason', says: both('更正的理由', 'Why it was corrected') },
      { column: 'stated_by', says: both('申报人', 'Who stated it') },
    ],
    href: (r) => `/delivery/${String(r.contract_id)}/pay`,
  },
  {
    kind: 'value',
    says: both('指标的结果', 'Value of an indicator'),
    table: 'indicator_values',
    key: ['contract_id', 'indicator_id', 'shown_for', 'edition'],
    texts: [
      { column: 'evidence', says: both('怎样得出的', 'How it is known') },
      { column: 'reason', says: both('更正的理由', 'Why it was corrected') },
      { column: 'entered_by', says: both('录入人', 'Who entered it') },
    ],
    href: (r) => `/delivery/${String(r.contract_id)}/indicators`,
  },
  {
    kind: 'opinion',
    says: both('居民对一期服务的意见', 'What residents said of a period'),
    table: 'acceptance_opinions',
    key: ['acceptance_id', 'position'],
    texts: [
      { column: 'heard', says: both('听到的意见', 'What was heard') },
      { column: 'entered_by', says: both('录入人', 'Who entered it') },
    ],
    href: (r) => acceptanceOf(r.acceptance_id),
  },
]
