import { both, refusals, type Words } from '#kernel'

export const voteStates = {
  draft: both('筹备', 'in preparation'),
  open: both('投票', 'open'),
  closed: both('投票结束，待计票', 'closed, to be counted'),
  counted: both('已计票', 'counted'),
  ended: both('已终止', 'ended'),
} satisfies Record<string, Words>
export const voteActs = {
  edit: both('改投票', 'Change the vote'),
  open: both('开始投票', 'Open the vote'),
  close: both('结束投票', 'Close the vote'),
  count: both('计票', 'Count'),
  end: both('终止投票', 'End the vote'),
} satisfies Record<string, Words>
export const projectStates = {
  proposed: both('待审核', 'to be checked'),
  admitted: both('列入', 'admitted'),
  aside: both('不列入', 'set aside'),
  withdrawn: both('已撤回', 'withdrawn'),
  planned: both('已列入计划', 'taken into the plan'),
} satisfies Record<string, Words>
export const projectActs = {
  edit: both('改项目', 'Change the project'),
  admit: both('列入投票', 'Admit'),
  setAside: both('不列入', 'Set aside'),
  withdraw: both('撤回', 'Withdraw'),
  plan: both('列入采购计划', 'Take into the plan'),
} satisfies Record<string, Words>

export const refuseVote = refusals({
  'vote-begun': {
    status: 409,
    zh: '投票已经开始，项目不能再改；要去掉一个，请撤回并写明理由。',
    en: 'The vote has begun: its projects stay as they are. To take one out, withdraw it with a reason.',
  },
  'project-open': {
    status: 422,
    zh: '列入之前要填好费用，并选定它回应哪一项需求。',
    en: 'Before it is admitted, say what it costs and which need it answers.',
  },
  'vote-over': {
    status: 409,
    zh: '只有投票期间、计票之前才能撤回项目。',
    en: 'A project is withdrawn while the vote runs, before it is counted.',
  },
  'not-chosen': {
    status: 409,
    zh: '只有选上的项目才列入计划。',
    en: 'Only a project that was chosen goes into the plan.',
  },
  'no-projects': {
    status: 422,
    zh: '还没有列入的项目。先审核、列入至少一个。',
    en: 'No project is admitted yet. Check and admit at least one.',
  },
  undecided: {
    status: 422,
    zh: (n: number) => `还有 ${n} 个项目没有审核。先列入或写明理由不列入。`,
    en: (n: number) =>
      `${n === 1 ? 'One project is' : `${n} projects are`} still to be checked: admit each, or set it aside with a reason.`,
  },
  'none-fits': {
    status: 422,
    zh: '每个项目都比预算贵，投了票也一个都做不成。先改预算或项目。',
    en: 'Every project costs more than the budget: nothing could come of the vote. Change the budget or the projects first.',
  },
  'days-past': {
    status: 422,
    zh: '最后一天已经过了。先改投票日期。',
    en: 'Its last day is over. Change the days of the vote first.',
  },
})
