import { both, refusals, type Words } from '#kernel'

export const contestStates = {
  contested: both('购买方有异议，等机构答复', 'Contested; the institution has not answered'),
  upheld: both('购买方有异议，机构维持', 'Contested; the institution stands by it'),
  withdrawn: both('异议已撤回', 'No longer contested'),
} as const satisfies Record<string, Words>
export const contestActs = {
  uphold: both('说明理由，维持这条记录', 'Say why it stands'),
  withdraw: both('撤回异议', 'Take it back'),
} as const satisfies Record<string, Words>

export const refuseContest = refusals({
  'no-errand': {
    status: 409,
    zh: '这条记录不是合同以外的行政事务，或者不计入合同，没有可以提异议的。请刷新看最新内容。',
    en: 'This record is no errand, or counts nowhere, so there is nothing to contest. Reload to see what it says now.',
  },
  'month-accepted': {
    status: 409,
    zh: '这个月已经验收，不能再提异议。验收以前提的异议和答复都还在。',
    en: 'This month is accepted, so nothing of it can be contested any more. What was contested before stays, with its answer.',
  },
  'contested-already': {
    status: 409,
    zh: '这条记录已经提过一次异议，写的理由和答复都在。同一条记录只提一次。',
    en: 'This record was contested once; reason and answer stand there. Each record is contested once.',
  },
  'not-contested': { status: 404, zh: '这条记录没有人提异议。', en: 'Nobody contested this record.' },
})
