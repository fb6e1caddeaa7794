import { count, refusals } from '#kernel'

export const refuse = refusals({
  'not-there': { status: 404, zh: '没有这次投票。', en: 'There is no such vote.' },
  'no-needs': {
    status: 422,
    zh: '这个采购还没有认定的需求。先认定需求，再让居民投票选项目。',
    en: 'This purchase has no confirmed need yet. Confirm what is needed first, then let residents choose projects.',
  },
  'vote-wrong': { status: 422, zh: '投票还有几处要改。', en: 'Something about the vote has to be changed.' },
  'no-communities': {
    status: 422,
    zh: '至少选一个社区，并且是这个采购的社区。',
    en: 'Choose at least one of the communities of the purchase.',
  },
  'days-turned': {
    status: 422,
    zh: '最后一天不能早于第一天，也不能已经过去。',
    en: 'The last day must not be before the first, nor be over.',
  },
  'too-many-codes': {
    status: 422,
    zh: (most: number) => `一次投票最多发 ${most} 个码。请减少每个社区的户数。`,
    en: (most: number) => `A vote has at most ${count(most, 'code')}. Choose fewer households in each community.`,
  },
  'too-large': { status: 422, zh: '金额太大，请再看一遍。', en: 'This amount is too large. Look at it again.' },
  'needs-both': {
    status: 422,
    zh: '这个项目已经列入投票，费用和需求不能空着。',
    en: 'This project is admitted: what it costs and which need it answers cannot be left open.',
  },
  'need-unknown': { status: 422, zh: '请选这个采购里已认定的需求。', en: 'Choose a confirmed need of this purchase.' },
  'place-unknown': { status: 422, zh: '请选参加投票的社区。', en: 'Choose among the communities that vote.' },
  'too-dear': { status: 422, zh: '比整个预算还贵，选上了也做不成。', en: 'It costs more than the whole budget and could never be chosen.' },
  'too-many-projects': {
    status: 422,
    zh: (most: number) => `一次投票最多 ${most} 个项目。`,
    en: (most: number) => `A vote has at most ${count(most, 'project')}.`,
  },
  'not-proposing': {
    status: 410,
    zh: '这次投票现在不收新项目。',
    en: 'This vote takes no proposals now.',
  },
  'tried-often': {
    status: 429,
    zh: '从这里提得太多了，请一小时以后再提，或打电话给街道。',
    en: 'Too many proposals came from here. Try again in an hour, or call the office.',
  },
  'still-open': {
    status: 409,
    zh: '选票还没有收完。纸质选票录完、统计之后再计票。',
    en: 'Ballots are still coming in. Close the vote once the paper is keyed.',
  },
  'paper-waits': {
    status: 409,
    zh: (n: number) => `还有 ${n} 张纸质选票等着录第二遍或核对，先处理完再结束。`,
    en: (n: number) => `${count(n, 'paper ballot')} ${n === 1 ? 'waits' : 'wait'} to be keyed a second time or settled. Do that first.`,
  },
  'too-few-for-file': {
    status: 404,
    zh: '选票太少，公开每张选票就可能看出是谁投的，所以没有这个文件。',
    en: 'So few ballots would show who cast them: there is no file of them.',
  },
  'no-plan': {
    status: 409,
    zh: '这个采购还没有可以改的计划。先起草计划，再把项目列进去。',
    en: 'This purchase has no plan that can be changed. Draft its plan first, then take the project into it.',
  },
})
