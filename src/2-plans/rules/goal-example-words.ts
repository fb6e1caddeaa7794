import { both, type Goal, type Indicator, type Lang, type Words } from '#kernel'

/** An example of a goal: how it may be put, not what somebody should buy. Its figures are made up. */
interface GoalExample extends Omit<Goal, 'id' | 'needId' | 'indicators'> {
  readonly key: string
  readonly indicators: readonly Omit<Indicator, 'id'>[]
}

type Written = readonly [
  name: Words,
  kind: Indicator['kind'],
  unit: Words,
  target: string,
  better: Indicator['better'],
  how: Words,
  when: Indicator['when'],
  by: Indicator['by'],
]
interface Said {
  readonly key: string
  readonly says: Words
  readonly forWhom: Words
  readonly indicators: readonly Written[]
}

/** Twenty from practice, so that nobody begins before an empty page. */
const examples: readonly Said[] = [
  {
    key: 'visited-elders',
    says: both('独居老人每周有熟悉的人上门，不再整天没人说话', 'Older people living alone are visited every week by somebody they know'),
    forWhom: both('社区里的独居老人', 'Older people of the community who live alone'),
    indicators: [
      [
        both('每周至少上门一次的老人', 'People visited at least once a week'),
        'output',
        both('人', 'people'),
        '60',
        'more',
        both('上门记录，按月数人，不数次', 'Records of home visits: people counted by month, not visits'),
        'each-period',
        'provider',
      ],
      [
        both('孤独感下降的老人', 'People who are less lonely'),
        'outcome',
        both('%', '%'),
        '60',
        'more',
        both('孤独量表（三题版）前后各量一次', 'Three-item loneliness scale, before and after'),
        'at-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'cases-closed',
    says: both(
      '遇到难处的家庭有人跟到底，目标由本人定',
      'Families in hard times are accompanied to the end, towards goals they set themselves',
    ),
    forWhom: both('社区转介或者自己求助的家庭', 'Families referred by the community or asking for help'),
    indicators: [
      [
        both('跟进六次以上的个案', 'Cases with six contacts or more'),
        'output',
        both('个', 'cases'),
        '40',
        'more',
        both('个案记录的接触次数', 'Contacts on the case records'),
        'each-period',
        'provider',
      ],
      [
        both('结案时目标达到或者超过的个案', 'Cases closed with the goal reached or passed'),
        'outcome',
        both('%', '%'),
        '70',
        'more',
        both('目标达成量表', 'Goal attainment scale'),
        'at-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'crisis',
    says: both('突发危机当天有人接，不出第二次', 'A crisis is answered the same day and does not come back'),
    forWhom: both('遭遇意外、暴力或者走失的居民', 'Residents struck by accident, violence or loss'),
    indicators: [
      [
        both('二十四小时内到场的求助', 'Calls answered on the spot within 24 hours'),
        'quality',
        both('%', '%'),
        '95',
        'more',
        both('求助登记和到场记录的时间', 'Times of the call and of the visit'),
        'each-period',
        'provider',
      ],
    ],
  },
  {
    key: 'parents-group',
    says: both('家长学会不打骂也能管孩子', 'Parents learn to raise children without shouting or hitting'),
    forWhom: both('小学生的家长', 'Parents of primary school children'),
    indicators: [
      [
        both('完成六节的家长', 'Parents who finished six sessions'),
        'output',
        both('人', 'people'),
        '40',
        'more',
        both('小组签到', 'Attendance of the group'),
        'half-way',
        'provider',
      ],
      [
        both('亲子冲突减少的家长', 'Parents with fewer conflicts at home'),
        'outcome',
        both('%', '%'),
        '60',
        'more',
        both('亲子关系量表前后各量一次', 'Parent–child scale, before and after'),
        'at-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'after-school',
    says: both('放学后没人管的孩子有地方去、有人辅导', 'Children whom nobody looks after when school is out have a place to go'),
    forWhom: both('双职工和留守家庭的小学生', 'Primary school children of working or absent parents'),
    indicators: [
      [
        both('每周来三次以上的孩子', 'Children who come three times a week or more'),
        'output',
        both('人', 'people'),
        '50',
        'more',
        both('签到', 'Attendance'),
        'each-period',
        'provider',
      ],
      [
        both('家长认为放心的', 'Parents who feel at ease'),
        'outcome',
        both('%', '%'),
        '85',
        'more',
        both('家长问卷', 'Questionnaire to parents'),
        'at-the-end',
        'residents',
      ],
    ],
  },
  {
    key: 'youth-at-risk',
    says: both(
      '不在学也不在业的青少年回到学校或者找到事做',
      'Young people out of school and work go back to school or find something to do',
    ),
    forWhom: both('十六到二十四岁不在学不在业的青少年', 'Young people of 16 to 24 who neither learn nor work'),
    indicators: [
      [
        both('回到学校、培训或者工作满三个月的', 'In school, training or work for three months'),
        'outcome',
        both('人', 'people'),
        '12',
        'more',
        both('本人和学校、单位的证明', 'Word of the person and of school or employer'),
        'after-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'disability-home',
    says: both('残疾居民能自己出门办一件事', 'Residents with a disability manage an errand outside by themselves'),
    forWhom: both('持证残疾居民', 'Residents with a disability certificate'),
    indicators: [
      [
        both('生活自理或者出行有进步的', 'People whose daily living or mobility improved'),
        'outcome',
        both('%', '%'),
        '50',
        'more',
        both('日常生活能力量表前后各量一次', 'Scale of daily living, before and after'),
        'at-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'carers-relief',
    says: both('照顾失能家人的人每周能歇一歇', 'Those who care for a disabled relative can rest every week'),
    forWhom: both('失能、失智老人的主要照顾者', 'Main carers of people with disability or dementia'),
    indicators: [
      [
        both('每月得到八小时以上替换照顾的', 'Carers relieved for eight hours a month or more'),
        'output',
        both('人', 'people'),
        '30',
        'more',
        both('替换照顾记录', 'Records of relief care'),
        'each-period',
        'provider',
      ],
      [
        both('照顾负担下降的', 'Carers who are less burdened'),
        'outcome',
        both('%', '%'),
        '50',
        'more',
        both('照顾者负担量表前后各量一次', 'Carer burden scale, before and after'),
        'at-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'dementia',
    says: both('记性不好的老人早发现、有人陪着看', 'Failing memory is found early and not met alone'),
    forWhom: both('六十五岁以上老人', 'People of 65 and over'),
    indicators: [
      [
        both('做过初筛的', 'People screened'),
        'output',
        both('人', 'people'),
        '300',
        'more',
        both('简易认知量表', 'Short cognitive test'),
        'half-way',
        'provider',
      ],
      [
        both('初筛异常并去看了的', 'Of those with a sign, seen by a doctor'),
        'outcome',
        both('%', '%'),
        '80',
        'more',
        both('转介回执', 'Answer of the referral'),
        'at-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'mental-health',
    says: both('得过精神疾病的居民能按时吃药、有人说话', 'Residents with a mental illness take their medicine and have company'),
    forWhom: both('在册的精神障碍康复者', 'Registered residents recovering from mental illness'),
    indicators: [
      [
        both('每月见面一次以上的', 'Met once a month or more'),
        'output',
        both('人', 'people'),
        '35',
        'more',
        both('访视记录', 'Records of visits'),
        'each-period',
        'provider',
      ],
      [
        both('一年内没有再住院的', 'Not back in hospital within the year'),
        'outcome',
        both('%', '%'),
        '85',
        'more',
        both('本人、家属和社区医生的说法', 'Word of the person, family and community doctor'),
        'at-the-end',
        'third-party',
      ],
    ],
  },
  {
    key: 'new-residents',
    says: both('新搬来的人认得邻居、知道找谁', 'New residents know neighbours and whom to ask'),
    forWhom: both('搬来不到两年的居民', 'Residents who moved in within two years'),
    indicators: [
      [
        both('说得出三位邻居的', 'Know three neighbours by name'),
        'outcome',
        both('%', '%'),
        '60',
        'more',
        both('抽样调查的一个问题', 'One question of a drawn sample'),
        'at-the-end',
        'residents',
      ],
    ],
  },
  {
    key: 'volunteers',
    says: both('居民自己能办活动，社工走了也办得下去', 'Residents run their own activities and can go on without the social worker'),
    forWhom: both('社区骨干和志愿者', 'Active residents and volunteers'),
    indicators: [
      [
        both('居民自己主持的活动', 'Activities led by residents'),
        'output',
        both('场', 'events'),
        '24',
        'more',
        both('活动记录写明由谁主持', 'Records of events say who led'),
        'each-period',
        'provider',
      ],
      [
        both('结束九十天后还在办的', 'Still going ninety days after the end'),
        'outcome',
        both('个', 'groups'),
        '4',
        'more',
        both('回访', 'Visit afterwards'),
        'after-the-end',
        'third-party',
      ],
    ],
  },
  {
    key: 'self-governance',
    says: both('楼里的事楼里商量着办', 'What concerns a building is talked over in the building'),
    forWhom: both('老旧小区的住户', 'Residents of old housing estates'),
    indicators: [
      [
        both('商量成的事', 'Matters settled by talking'),
        'outcome',
        both('件', 'matters'),
        '20',
        'more',
        both('议事记录和执行结果', 'Minutes and what came of them'),
        'half-way',
        'provider',
      ],
    ],
  },
  {
    key: 'dispute',
    says: both('邻里纠纷不出社区就能解决', 'Quarrels between neighbours are settled in the community'),
    forWhom: both('有纠纷的住户', 'Neighbours at odds'),
    indicators: [
      [
        both('调解成功的', 'Settled by mediation'),
        'outcome',
        both('%', '%'),
        '80',
        'more',
        both('双方签字的协议', 'Agreement signed by both'),
        'at-the-end',
        'purchaser',
      ],
      [
        both('三个月内又闹起来的', 'Broken out again within three months'),
        'quality',
        both('%', '%'),
        '15',
        'less',
        both('回访', 'Visit afterwards'),
        'after-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'poor-families',
    says: both('困难家庭该拿的都拿到', 'Families in need get all they are entitled to'),
    forWhom: both('低保、低边和突发困难家庭', 'Families on or near social assistance, or struck by misfortune'),
    indicators: [
      [
        both('查漏后拿到补助的', 'Families that got a benefit they had missed'),
        'outcome',
        both('户', 'families'),
        '25',
        'more',
        both('申请回执', 'Answer to the application'),
        'at-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'jobs',
    says: both('想工作的人找到工作', 'People who want work find it'),
    forWhom: both('失业登记的居民', 'Residents registered as out of work'),
    indicators: [
      [
        both('在岗满三个月的', 'In work for three months'),
        'outcome',
        both('人', 'people'),
        '20',
        'more',
        both('劳动合同或者本人说法', 'Labour contract or word of the person'),
        'after-the-end',
        'provider',
      ],
    ],
  },
  {
    key: 'left-behind',
    says: both('留守儿童每周能和父母说上话', 'Children left behind talk with their parents every week'),
    forWhom: both('父母在外的儿童', 'Children whose parents work away'),
    indicators: [
      [
        both('每周通话一次以上的', 'Talked once a week or more'),
        'outcome',
        both('%', '%'),
        '90',
        'more',
        both('儿童自己的说法，按月问', 'Word of the child, asked by month'),
        'each-period',
        'provider',
      ],
    ],
  },
  {
    key: 'community-correction',
    says: both('矫正期内的居民不再犯，家里接得住', 'Residents under community correction do not offend again and are taken in at home'),
    forWhom: both('社区矫正对象', 'Residents under community correction'),
    indicators: [
      [
        both('矫正期内没有再犯的', 'Not offended again during the time'),
        'outcome',
        both('%', '%'),
        '98',
        'more',
        both('司法所的记录', 'Records of the justice office'),
        'at-the-end',
        'third-party',
      ],
    ],
  },
  {
    key: 'satisfaction',
    says: both('接受服务的居民认为有用', 'Residents who were served find it useful'),
    forWhom: both('接受过服务的居民', 'Residents who were served'),
    indicators: [
      [
        both('认为有用的', 'Find it useful'),
        'quality',
        both('%', '%'),
        '85',
        'more',
        both('抽样调查，只问接受过服务的人', 'Drawn sample of those who were served'),
        'at-the-end',
        'residents',
      ],
    ],
  },
  {
    key: 'team',
    says: both('队伍稳定，人人有督导', 'The team stays, and everybody is supervised'),
    forWhom: both('驻点社工', 'Social workers on the posts'),
    indicators: [
      [
        both('全年没有换人的岗位', 'Posts filled by the same person all year'),
        'quality',
        both('%', '%'),
        '80',
        'more',
        both('派驻登记', 'Register of appointments'),
        'at-the-end',
        'purchaser',
      ],
      [
        both('每人每月的督导', 'Supervision of each by month'),
        'input',
        both('小时', 'hours'),
        '4',
        'more',
        both('督导记录', 'Records of supervision'),
        'each-period',
        'provider',
      ],
    ],
  },
]

const inLang = (lang: Lang): readonly GoalExample[] =>
  examples.map((e) => ({
    key: e.key,
    says: e.says[lang],
    forWhom: e.forWhom[lang],
    indicators: e.indicators.map(([name, kind, unit, target, better, how, when, by]) => ({
      name: name[lang],
      kind,
      unit: unit[lang],
      baseline: null,
      target,
      better,
      how: how[lang],
      when,
      by,
    })),
  }))

/** The examples in each language. */
export const goalExamples: Readonly<Record<Lang, readonly GoalExample[]>> = { zh: inLang('zh'), en: inLang('en') }
