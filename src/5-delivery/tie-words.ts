import { count, type Day, dictionary, sayDay, type Words } from '#kernel'

/** What is said of a line that is tied to another while it is delivered. */
export const tieWords = dictionary('5-delivery/tie-words.tieWords', {
  standsStill: {
    zh: (project: Words, post: Words, since: Day) => `项目「${project.zh}」停着：岗位「${post.zh}」自 ${sayDay(since, 'zh')}起没有人`,
    en: (project: Words, post: Words, since: Day) => `“${project.en}” stands still: nobody is at “${post.en}” since ${sayDay(since, 'en')}`,
  },
  standsStillWhy: {
    zh: (days: number) => `项目靠这个岗位的人来做。约定的补岗期限 ${days} 日内，项目展示指标的期限相应顺延；超过的日子照算。`,
    en: (days: number) =>
      `The project is done by whoever stands there. For the ${count(days, 'day')} agreed to fill a vacancy its time to show indicators moves on; days beyond count.`,
  },
  emptyNow: {
    zh: (post: string, since: Day) => `岗位「${post}」自 ${sayDay(since, 'zh')}起没有人，项目停着。`,
    en: (post: string, since: Day) => `Nobody is at “${post}” since ${sayDay(since, 'en')}: the project stands still.`,
  },
  wasEmpty: {
    zh: (from: Day, to: Day, still: number, beyond: number) =>
      `${sayDay(from, 'zh')}至 ${sayDay(to, 'zh')}岗位没有人：${still} 日不计入期限${beyond > 0 ? `，超过补岗期限的 ${beyond} 日照算` : ''}`,
    en: (from: Day, to: Day, still: number, beyond: number) =>
      `Nobody was there from ${sayDay(from, 'en')} to ${sayDay(to, 'en')}: ${count(still, 'day')} not counted${beyond > 0 ? `, ${beyond} beyond the time to fill it counted` : ''}`,
  },
  movedBy: {
    zh: (days: number) => `岗位空缺，期限顺延 ${days} 日`,
    en: (days: number) => `its post was empty: due ${count(days, 'day')} later`,
  },
  time: { zh: '岗位的工时有多少用在项目上', en: 'What of the time at posts went to their projects' },
  timeLead: {
    zh: '在岗的人为挂靠的项目做的工作只记一次：同一条记录既是岗位的工时，也是项目的完成量。岗位按岗位日付款，项目按数量或阶段付款，工时都不直接付款，所以不会付两次。',
    en: 'Work of whoever stands at a post for a project tied to it is recorded once: the same record is time of the post and counts towards the units of the project. Posts are paid by post-days, projects by units or stages and neither by hours, so nothing is paid twice.',
  },
  post: { zh: '岗位', en: 'Post' },
  month: { zh: '月份', en: 'Month' },
  own: { zh: '岗位本身（小时）', en: 'The post itself (hours)' },
  projects: { zh: '用于项目（小时）', en: 'Its projects (hours)' },
  share: { zh: '用于项目的部分', en: 'Part that went to projects' },
  nothing: { zh: '没有', en: 'none' },
})
