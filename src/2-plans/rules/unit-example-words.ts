import { both, type ServiceKind, type UnitTerms, type Words } from '#kernel'

/** An example of what may be bought as one: how it may be put, not what somebody should buy. Its figures are made up. */
interface UnitExample {
  readonly key: string
  readonly name: Words
  readonly unit: Words
  readonly terms: UnitTerms
}

type Least = { readonly sessions?: number; readonly people?: number; readonly members?: number; readonly minutes?: number }
const one = (key: string, name: Words, unit: Words, what: readonly ServiceKind[], least: Least): UnitExample => ({
  key,
  name,
  unit,
  terms: {
    ...{ what, minutes: least.minutes ?? null, people: least.people ?? null, sessions: least.sessions ?? null },
    ...(least.members && { members: least.members }),
  },
})
const followed: readonly ServiceKind[] = ['casework', 'home-visit', 'phone']

/** Twenty from practice, so that nobody begins before an empty field. */
export const unitExamples: readonly UnitExample[] = [
  one('case', both('个案', 'Case'), both('个，跟进 6 次以上', 'case followed up 6 times or more'), followed, { sessions: 6 }),
  one('short-case', both('短期个案', 'Short case'), both('个，跟进 3 次以上', 'case followed up 3 times or more'), followed, {
    sessions: 3,
  }),
  one('long-case', both('长期个案', 'Long case'), both('个，跟进 12 次以上', 'case followed up 12 times or more'), followed, {
    sessions: 12,
  }),
  one('group', both('小组', 'Group'), both('个，6 节、42 人次以上', 'group of 6 sessions, 42 person-times or more'), ['group'], {
    ...{ sessions: 6, people: 42, members: 8 },
  }),
  one(
    'small-group',
    both('小型小组', 'Small group'),
    both('个，4 节、20 人次以上', 'group of 4 sessions, 20 person-times or more'),
    ['group'],
    {
      ...{ sessions: 4, people: 20, members: 5 },
    },
  ),
  one(
    'long-group',
    both('长期小组', 'Long group'),
    both('个，10 节、80 人次以上', 'group of 10 sessions, 80 person-times or more'),
    ['group'],
    {
      ...{ sessions: 10, people: 80, members: 8 },
    },
  ),
  one(
    'parents',
    both('家长小组', 'Parents’ group'),
    both('个，5 节、40 人次以上', 'group of 5 sessions, 40 person-times or more'),
    ['group'],
    {
      ...{ sessions: 5, people: 40, members: 8 },
    },
  ),
  one(
    'support',
    both('照顾者互助小组', 'Carers’ group'),
    both('个，8 节、48 人次以上', 'group of 8 sessions, 48 person-times or more'),
    ['group'],
    {
      ...{ sessions: 8, people: 48, members: 6 },
    },
  ),
  one('large-event', both('大型社区活动', 'Large community event'), both('场，200 人以上', 'event of 200 people or more'), ['event'], {
    ...{ people: 200 },
  }),
  one('event', both('社区活动', 'Community event'), both('场，50 人以上', 'event of 50 people or more'), ['event'], { people: 50 }),
  one('small-event', both('小型社区活动', 'Small community event'), both('场，25 人以上', 'event of 25 people or more'), ['event'], {
    ...{ people: 25 },
  }),
  one('talk', both('讲座', 'Talk'), both('场，30 人以上、60 分钟以上', 'talk of 60 minutes or more, 30 people or more'), ['event'], {
    ...{ people: 30, minutes: 60 },
  }),
  one(
    'after-school',
    both('课后陪伴', 'After-school company'),
    both('次，15 人以上、90 分钟以上', 'afternoon of 90 minutes or more, 15 children or more'),
    [],
    {
      ...{ people: 15, minutes: 90 },
    },
  ),
  one(
    'holiday-class',
    both('假期班', 'Holiday class'),
    both('期，10 次、150 人次以上', 'class of 10 sessions, 150 person-times or more'),
    [],
    {
      ...{ sessions: 10, people: 150, members: 15 },
    },
  ),
  one('home-visit', both('入户探访', 'Home visit'), both('次，30 分钟以上', 'visit of 30 minutes or more'), ['home-visit'], {
    minutes: 30,
  }),
  one('phone', both('电话关怀', 'Call'), both('次，5 分钟以上', 'call of 5 minutes or more'), ['phone'], { minutes: 5 }),
  one(
    'assessment',
    both('上门评估', 'Assessment at home'),
    both('次，60 分钟以上', 'assessment of 60 minutes or more'),
    ['home-visit', 'casework'],
    {
      ...{ minutes: 60 },
    },
  ),
  one('supervision', both('督导', 'Supervision'), both('次，120 分钟以上', 'session of 120 minutes or more'), ['supervision'], {
    minutes: 120,
  }),
  one(
    'volunteers',
    both('志愿者培训', 'Training of volunteers'),
    both('期，3 次、45 人次以上', 'course of 3 sessions, 45 person-times or more'),
    [],
    {
      ...{ sessions: 3, people: 45, members: 15 },
    },
  ),
  one(
    'meeting',
    both('居民议事会', 'Residents’ meeting'),
    both('场，20 人以上、90 分钟以上', 'meeting of 90 minutes or more, 20 people or more'),
    ['event'],
    {
      ...{ people: 20, minutes: 90 },
    },
  ),
]
