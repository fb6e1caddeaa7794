/** What a purchase of the city is about. The goals are keys of the goal examples. */
export interface Theme {
  name: string
  nameEn: string
  category: string
  institutions: readonly string[]
  need: { title: string; titleEn: string; statement: string; standard: string; expressed: string }
  post: string
  projects: readonly [ProjectOf, ProjectOf]
  goal: string
}
interface ProjectOf {
  title: string
  unit: string
  /** Yuan. */
  price: number
  perMonth: number
}

const events = (title: string): ProjectOf => ({ title, unit: '场，25 人以上', price: 3200, perMonth: 2 })
const group = (title: string): ProjectOf => ({ title, unit: '个，6 节、8 人以上', price: 4800, perMonth: 1 })

export const themes: readonly Theme[] = [
  {
    name: '长者服务',
    nameEn: 'Services for older people',
    category: '养老服务',
    institutions: ['nuanyang', 'tongxin', 'ankang'],
    need: {
      title: '独居和高龄老人有人看望',
      titleEn: 'Older people who live alone are looked in on',
      statement: '两个社区独居和高龄老人多，定期看望和应急联系不足。',
      standard: '独居高龄老人每月至少探访一次。',
      expressed: '上年社区登记独居老人求助 63 件。',
    },
    post: '养老社工',
    projects: [events('长者健康日'), group('长者互助小组')],
    goal: 'visited-elders',
  },
  {
    name: '儿童和家庭服务',
    nameEn: 'Services for children and families',
    category: '未成年人服务',
    institutions: ['hemiao', 'mulin'],
    need: {
      title: '孩子放学后有人陪伴',
      titleEn: 'Children have company after school',
      statement: '双职工和外来务工家庭多，孩子放学后没有去处。',
      standard: '社区儿童之家每周开放不少于五天。',
      expressed: '上年家长登记课后照看需求 118 户。',
    },
    post: '儿童社工',
    projects: [events('亲子活动'), group('家长小组')],
    goal: 'parents-group',
  },
  {
    name: '残疾人支持',
    nameEn: 'Support for people with disabilities',
    category: '助残服务',
    institutions: ['qiming', 'ankang'],
    need: {
      title: '残疾人和照顾者得到上门支持',
      titleEn: 'People with disabilities and their carers are supported at home',
      statement: '重度残疾人多由家人照顾，照顾者很少能离开。',
      standard: '重度残疾人每季度至少上门一次。',
      expressed: '残联登记照顾者喘息需求 41 户。',
    },
    post: '助残社工',
    projects: [events('无障碍外出'), group('照顾者小组')],
    goal: 'disability-home',
  },
  {
    name: '社区矛盾调处',
    nameEn: 'Settling disputes between neighbours',
    category: '社区治理',
    institutions: ['mulin', 'chunhui', 'bangban'],
    need: {
      title: '邻里矛盾有人早调处',
      titleEn: 'Disputes between neighbours are settled early',
      statement: '老旧小区停车、漏水、噪声纠纷多，反复上报。',
      standard: '纠纷登记后七日内首次调处。',
      expressed: '上年热线邻里纠纷 152 件。',
    },
    post: '社区社工',
    projects: [events('楼栋议事会'), group('议事骨干小组')],
    goal: 'dispute',
  },
  {
    name: '困难家庭帮扶',
    nameEn: 'Help for families in hardship',
    category: '社会救助',
    institutions: ['bangban', 'chunhui', 'tongxin'],
    need: {
      title: '困难家庭一户一策',
      titleEn: 'Each family in hardship has a plan of its own',
      statement: '低保和边缘家庭的需要各不相同，只发钱解决不了。',
      standard: '在册困难家庭每季度走访一次。',
      expressed: '在册困难家庭 96 户，其中 38 户提出就业或就医困难。',
    },
    post: '救助社工',
    projects: [events('就业和政策宣讲'), group('互助小组')],
    goal: 'poor-families',
  },
]
