import { both, type Words } from '#kernel'

/** A trouble as people say it, and the words by which a service for it is known: those of contracts and needs. */
export interface Trouble {
  readonly key: string
  readonly says: Words
  readonly words: readonly string[]
}

/** Troubles of everyday life. What a contract calls its lines stands in words of procurement; nobody looks for help by those. */
export const troubles: readonly Trouble[] = [
  {
    key: 'alone',
    says: both('老人没人照看', 'An older person is alone'),
    words: ['老人', '高龄', '独居', '养老', '探访', '走访', '陪伴', '照看', '看望', 'older', 'elder', 'aged', 'alone'],
  },
  {
    key: 'low',
    says: both('心里难受，想找人说说', 'Feeling low, needing to talk'),
    words: [
      '心理',
      '情绪',
      '谈谈',
      '难受',
      '压力',
      '抑郁',
      '焦虑',
      '睡不着',
      '辅导',
      '个案',
      'talk',
      'counsel',
      'mental',
      'low',
      'stress',
      'casework',
    ],
  },
  {
    key: 'child',
    says: both('孩子放学没人管、难教', 'A child with nobody after school, or hard to bring up'),
    words: ['孩子', '儿童', '青少年', '课后', '放学', '家长', '亲子', '家庭教育', '托管', 'child', 'school', 'parent', 'young', 'family'],
  },
  {
    key: 'family',
    says: both('家里吵架、打人', 'Quarrels or violence at home'),
    words: ['家暴', '婚姻', '夫妻', '吵架', '矛盾', '调解', '纠纷', '家庭', 'violence', 'marriage', 'quarrel', 'dispute', 'family'],
  },
  {
    key: 'money',
    says: both('没钱、看不起病、不知道能申请什么', 'No money, or not knowing what help there is'),
    words: ['困难', '救助', '低保', '贫困', '申请', '看病', '医疗', '帮扶', '补助', 'hardship', 'poor', 'aid', 'benefit', 'help there is'],
  },
  {
    key: 'disability',
    says: both('身体有残疾，出门难', 'A disability, or hard to get about'),
    words: ['残疾', '轮椅', '康复', '无障碍', '助残', 'disab', 'wheelchair', 'rehab'],
  },
  {
    key: 'care',
    says: both('照顾家人，自己撑不住', 'Caring for somebody, and worn out'),
    words: ['照顾者', '照护', '喘息', '护理', '失能', '陪护', 'carer', 'care', 'respite'],
  },
  {
    key: 'new',
    says: both('刚搬来，谁也不认识', 'New here, knowing nobody'),
    words: ['外来', '务工', '新市民', '融入', '邻里', '社区活动', '活动', '小组', 'migrant', 'neighbour', 'new', 'group', 'event'],
  },
  {
    key: 'drugs',
    says: both('戒毒、刑满回来', 'After drugs or prison'),
    words: ['戒毒', '禁毒', '矫正', '安置帮教', '刑满', 'drug', 'prison', 'probation'],
  },
]
