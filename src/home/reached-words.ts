import { both, dictionary } from '#kernel'

export const reachedWords = dictionary('home/reached-words.reachedWords', {
  title: { zh: '谁没有服务到', en: 'Who is not reached' },
  lead: {
    zh: '服务到的人按年龄和性别分，同这些社区的居民比。占比不到居民占比一半的，标「少」。因为有人本来就不需要，少不等于做得不好；要问为什么。',
    en: 'Those who were reached by age and sex, beside the residents of these communities. A group with less than half of its part is marked. Some need no service: few is a question, not a verdict.',
  },
  group: { zh: '哪些人', en: 'Group' },
  reached: { zh: '占服务到的人', en: 'Of those reached' },
  residents: { zh: '占居民', en: 'Of residents' },
  hardly: { zh: '少', en: 'hardly reached' },
  hidden: { zh: '人数少，不显示', en: 'few, not shown' },
})
/** The kinds of age that both the census and those who serve count. */
export const reachedAges = {
  '0-17': both('17 岁以下', '17 or younger'),
  '18-34': both('18–34 岁', '18 to 34'),
  '35-59': both('35–59 岁', '35 to 59'),
  '60-79': both('60–79 岁', '60 to 79'),
  '80+': both('80 岁以上', '80 or older'),
}
