import { both, type Day, refusals, sayDay, type Words } from '#kernel'

type Named<K extends string> = Record<K, Words>
export const caseStates = {
  requested: both('待接案', 'Asked for'),
  waiting: both('轮候', 'Waiting'),
  assessing: both('预估', 'Being assessed'),
  serving: both('服务中', 'Being served'),
  closed: both('已结案', 'Closed'),
  followed: both('已回访', 'Followed up'),
  declined: both('未接案', 'Not taken on'),
} satisfies Named<string>
export const caseActs = {
  wait: both('排队等候', 'Let wait'),
  take: both('接案', 'Take on'),
  decline: both('不接案', 'Do not take on'),
  assess: both('写预估', 'Assess'),
  addGoal: both('加一个目标', 'Add a goal'),
  dropGoal: both('去掉目标', 'Drop a goal'),
  agree: both('和本人定下计划', 'Agree on the plan'),
  plan: both('约下一次', 'Plan a contact'),
  contact: both('记一次接触', 'Record a contact'),
  measure: both('用量表问', 'Ask a scale'),
  review: both('检视', 'Review'),
  close: both('结案', 'Close'),
  follow: both('回访', 'Follow up'),
} satisfies Named<string>
export const sources = {
  self: both('本人来求助', 'The person asked'),
  family: both('家人、邻居求助', 'Family or neighbours asked'),
  committee: both('居委会、村委会转来', 'The residents’ committee sent them'),
  purchaser: both('购买方转来', 'The purchaser sent them'),
  agency: both('医院、学校等转来', 'A hospital, a school or another body sent them'),
  found: both('社工自己发现', 'The worker found them'),
} satisfies Named<string>
export const risks = {
  low: both('一般', 'Ordinary'),
  middle: both('要留意', 'To be watched'),
  high: both('紧急', 'Urgent'),
} satisfies Named<string>
export const areas = {
  daily: both('日常生活', 'Daily life'),
  health: both('身体健康', 'Health'),
  mood: both('情绪', 'Mood'),
  family: both('家庭关系', 'Family'),
  contacts: both('与人来往', 'Company of others'),
  money: both('收入、救助', 'Money and benefits'),
  housing: both('住房', 'Housing'),
  work: both('上学、工作', 'School and work'),
  safety: both('安全', 'Safety'),
  other: both('其他', 'Something else'),
} satisfies Named<string>
export const contactKinds = {
  'home-visit': both('家访', 'Home visit'),
  phone: both('电话', 'Telephone'),
  meeting: both('面谈', 'Meeting'),
  around: both('替对方联系别人', 'With others on their behalf'),
} satisfies Named<string>
export const closings = {
  attained: both('目标达到', 'The goals were attained'),
  partly: both('达到一部分，商定结束', 'Attained in part, ended together'),
  referred: both('转介到别处', 'Referred elsewhere'),
  moved: both('搬走、去世或者失去联系', 'Moved away, died or lost touch'),
  withdrew: both('本人不愿继续', 'They did not wish to go on'),
  'contract-ended': both('合同结束', 'The contract ended'),
} satisfies Named<string>
/** How a case ends that nobody chose to end. */
export const otherEnds = {
  erased: both('本人的信息已删除', 'What was known of them was erased'),
} satisfies Named<string>
export const declineReasons = {
  elsewhere: both('转介到别处', 'Referred elsewhere'),
  'not-ours': both('不在服务范围', 'Not what the contract is for'),
  unwilling: both('本人不愿意', 'They did not wish it'),
} satisfies Named<string>
export const lastings = {
  kept: both('保持住了', 'It lasted'),
  partly: both('保持了一部分', 'It lasted in part'),
  lost: both('又回到原样', 'It is as it was before'),
  unreached: both('没联系上', 'They could not be reached'),
} satisfies Named<string>
export const levelWords: Readonly<Record<string, Words>> = {
  '-2': both('−2 差得多', '−2 much less'),
  '-1': both('−1 差一点', '−1 somewhat less'),
  '0': both('0 预期', '0 as expected'),
  '1': both('+1 好一点', '+1 somewhat more'),
  '2': both('+2 好得多', '+2 much more'),
}

export const refuseCase = refusals({
  'ask-not-agreed': {
    status: 409,
    zh: '本人没有同意结束以后回访。先问一声，在服务对象的页面上登记。',
    en: 'They have not agreed to be asked again after the end. Ask them, and note the consent on their page.',
  },
  'follow-early': {
    status: 409,
    zh: (from: Day) => `结束才不久，还看不出有没有保持住。${sayDay(from, 'zh')}起可以回访。`,
    en: (from: Day) => `It ended too short a time ago to tell whether it lasted. From ${sayDay(from, 'en')} on they can be asked again.`,
  },
  'not-assessed': { status: 409, zh: '先写预估，再定计划。', en: 'Assess first, then agree on the plan.' },
  'no-goals': {
    status: 409,
    zh: '计划里还没有目标。和本人商量，至少写一个。',
    en: 'The plan has no goal yet. Set at least one with the person.',
  },
})
