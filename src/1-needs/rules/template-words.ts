import { both, type Words } from '#kernel'
import { ageGroup, census } from './census.ts'
import type { MarginVariable, Question, Questions } from './questionnaire.ts'

interface Template extends Questions {
  readonly key: string
  readonly title: Words
  readonly purpose: 'needs' | 'satisfaction' | 'opinion'
  readonly says: Words
}

const single = (
  id: string,
  label: Words,
  options: readonly (readonly [string, string, string])[],
  more: Partial<Question> = {},
): Question =>
  ({
    id,
    kind: 'single',
    label,
    required: true,
    options: options.map(([value, zh, en]) => ({ value, label: both(zh, en) })),
    ...more,
  }) as Question
const about = (id: string, variable: MarginVariable, label: Words): Question => ({
  id,
  kind: 'single',
  label,
  required: false,
  margin: variable,
  options:
    variable === 'age'
      ? census.age.groups.filter((g) => !['0-17', '90-99', '100+', '80-89'].includes(g.value)).concat(ageGroup('80+'))
      : census[variable].groups,
})
const need = (id: string, zh: string, en: string): Question => ({ id, kind: 'need', label: both(zh, en), required: false })
const scale = (id: string, zh: string, en: string): Question => ({
  id,
  kind: 'scale',
  label: both(zh, en),
  required: true,
  counts: true,
  low: both('很不同意', 'disagree strongly'),
  high: both('非常同意', 'agree strongly'),
})
/** Asked of whoever met the workers; what does not apply to them they leave out. */
const ofMet = (id: string, zh: string, en: string): Question =>
  ({
    ...scale(id, zh, en),
    required: false,
    hint: both('用不上的，不选，直接下一步。', 'Where it does not apply to you, choose nothing and go on.'),
    showIf: { question: 'met', value: 'yes' },
  }) as Question
const yesNo = [
  ['yes', '有', 'Yes'],
  ['no', '没有', 'No'],
  ['unsure', '说不好', 'Not sure'],
] as const

/** Questionnaires of our own to begin from. Licensed scales such as CSQ-8 are not here and must not be copied in. */
export const templates: readonly Template[] = [
  {
    key: 'needs',
    purpose: 'needs',
    title: both('社区社会工作需求问卷', 'Needs of the community'),
    says: both(
      '十几道题，约 6 分钟：八项服务各问有多重要、现在做得怎样，再问性别、年龄和同住情况用来加权。',
      'About six minutes: eight services, how important each is and how well it is met now, then sex, age and household for weighting.',
    ),
    questions: [
      need('n1', '独居和高龄老人有人定期看望', 'Somebody regularly looks in on older people who live alone'),
      need('n2', '放学后和假期有人照看孩子', 'Children are looked after when school is out'),
      need('n3', '家里有矛盾时，有人可以帮忙调解', 'Somebody helps when there is conflict in the family'),
      need('n4', '残疾人和家属得到支持', 'People with disabilities and their families are supported'),
      need('n5', '心里难受时，有人可以谈谈', 'There is somebody to talk to in hard times'),
      need('n6', '有困难时，知道能申请什么、怎么申请', 'One knows what help there is and how to apply for it'),
      need('n7', '邻里之间互相认识、互相帮忙', 'Neighbours know and help each other'),
      need('n8', '有家庭教育方面的指导', 'There is guidance for parents'),
      {
        id: 'first',
        kind: 'ranking',
        places: 3,
        required: false,
        label: both('如果只能先做三件，您选哪三件？', 'If only three could be done first, which three?'),
        options: [
          { value: 'elders', label: both('看望老人', 'Looking in on older people') },
          { value: 'children', label: both('照看孩子', 'Care for children') },
          { value: 'family', label: both('家庭调解和指导', 'Help for families') },
          { value: 'disability', label: both('支持残疾人', 'Support with disability') },
          { value: 'mind', label: both('心理支持', 'Somebody to talk to') },
          { value: 'rights', label: both('政策咨询和申请', 'Advice on help and applications') },
          { value: 'neighbours', label: both('邻里活动', 'Neighbourhood life') },
        ],
      },
      single('used', both('过去一年，您或家人找过社工吗？', 'In the past year, have you or your family turned to a social worker?'), yesNo),
      single(
        'why-not',
        both('没有找过，主要是因为什么？', 'What was the main reason not to?'),
        [
          ['unknown', '不知道有社工', 'Did not know there were any'],
          ['no-need', '没有需要', 'There was no need'],
          ['far', '太远或时间不合适', 'Too far, or at the wrong time'],
          ['trust', '不放心', 'Did not feel at ease'],
        ],
        { required: false, showIf: { question: 'used', value: 'no' } },
      ),
      {
        id: 'help',
        kind: 'multiple',
        required: false,
        label: both('您平时从哪里得到帮助？（可多选）', 'Where do you usually find help? (choose all that fit)'),
        options: [
          { value: 'family', label: both('家人', 'Family') },
          { value: 'neighbours', label: both('邻居、朋友', 'Neighbours and friends') },
          { value: 'committee', label: both('居委会', 'Residents’ committee') },
          { value: 'worker', label: both('社工', 'Social workers') },
          { value: 'nobody', label: both('没有人', 'Nobody') },
        ],
      },
      about('sex', 'sex', both('您的性别', 'Your sex')),
      about('age', 'age', both('您的年龄', 'Your age')),
      about('household', 'household', both('您和谁同住？', 'Whom do you live with?')),
      {
        id: 'more',
        kind: 'text',
        required: false,
        label: both('还有什么想说的？', 'Is there anything else you would like to say?'),
        hint: both('请不要写姓名、电话和门牌号。', 'Please do not write names, phone numbers or addresses.'),
      },
    ],
  },
  {
    key: 'satisfaction',
    purpose: 'satisfaction',
    title: both('社会工作服务满意度问卷', 'How the service was'),
    says: both(
      '先问见没见过社工，见过的再答六题，没见过的只问知不知道。约 2 分钟。没有使用需要授权的量表。',
      'Asks first who met the workers: they answer six statements of our own, the others only whether they know of them. About two minutes. It uses no licensed instrument.',
    ),
    questions: [
      single('met', both('您或家人见过这里的社工吗？', 'Have you or your family met the social workers here?'), [
        ['yes', '见过', 'Yes'],
        ['no', '没见过', 'No'],
      ]),
      // Who never met them cannot say how it was: they are asked whether they know of it.
      single(
        'known',
        both('您知道社区里有社工吗？', 'Do you know that there are social workers in your community?'),
        [
          ['yes', '知道', 'Yes'],
          ['no', '不知道', 'No'],
        ],
        { showIf: { question: 'met', value: 'no' } },
      ),
      ofMet('s1', '社工听懂了我的情况', 'The social worker understood my situation'),
      ofMet('s2', '我需要的时候能找到社工', 'I could reach a social worker when I needed one'),
      ofMet('s3', '说好的事情都做到了', 'What was promised was done'),
      ofMet('s4', '做决定前会先问我的意见', 'I was asked before decisions were made'),
      ofMet('s5', '我的隐私得到了保护', 'My privacy was respected'),
      ofMet('s6', '这项服务对我有用', 'The service was of use to me'),
      single(
        'again',
        both('以后有需要，您还会找他们吗？', 'Would you turn to them again?'),
        [
          ['yes', '会', 'Yes'],
          ['no', '不会', 'No'],
          ['unsure', '说不好', 'Not sure'],
        ],
        { showIf: { question: 'met', value: 'yes' } },
      ),
      {
        id: 'why',
        kind: 'text',
        required: false,
        label: both('是什么让您不想再找他们？', 'What would keep you from it?'),
        showIf: { question: 'again', value: 'no' },
        hint: both('请不要写姓名、电话和门牌号。', 'Please do not write names, phone numbers or addresses.'),
      },
      about('sex', 'sex', both('您的性别', 'Your sex')),
      about('age', 'age', both('您的年龄', 'Your age')),
      {
        id: 'word',
        kind: 'text',
        ownWord: true,
        required: false,
        label: both(
          '几个月后可能再问一次。愿意把两次回答放在一起比，就写一个只有您自己记得的词。',
          'You may be asked once more in some months. If both answers may be put side by side, write a word that only you would remember.',
        ),
        hint: both(
          '不写也可以。比如喜欢的花加一个数。系统只存打乱后的样子，谁也看不到这个词；请不要写姓名。',
          'You may leave it out. A flower and a number, say. It is kept scrambled and nobody can read it; please write no name.',
        ),
      },
    ],
  },
  {
    key: 'opinion',
    purpose: 'opinion',
    title: both('验收前居民意见', 'Residents’ opinion before acceptance'),
    says: both('三道题，一分钟：知不知道、用没用过、觉得做到了没有。', 'Three questions, one minute: known, used, done as promised.'),
    questions: [
      single('known', both('您知道本社区有这项服务吗？', 'Do you know that this service exists in your community?'), [
        ['yes', '知道', 'Yes'],
        ['no', '不知道', 'No'],
      ]),
      single('used', both('您或家人用过吗？', 'Have you or your family used it?'), yesNo, { showIf: { question: 'known', value: 'yes' } }),
      {
        id: 'done',
        kind: 'scale',
        required: false,
        counts: true,
        label: both('您觉得答应的事做到了吗？', 'Was what was promised done?'),
        low: both('完全没做到', 'not at all'),
        high: both('都做到了', 'all of it'),
        showIf: { question: 'known', value: 'yes' },
      },
      {
        id: 'more',
        kind: 'text',
        required: false,
        label: both('还有什么意见？', 'Anything else?'),
        hint: both('请不要写姓名、电话和门牌号。', 'Please do not write names, phone numbers or addresses.'),
      },
    ],
  },
]
