import { both } from '#kernel'
import type { CaseScale } from './case-scale.ts'

/*
 * Scales that anybody may use without asking. Each says by which licence, and whose the Chinese wording is. Left out, since they may not be
 * used like that: CSQ-8, SDQ and Outcomes Star need a licence, Barthel is not free for every use, the loneliness scale of De Jong Gierveld is
 * given for surveys and not for one person. An institution that may use one of them enters it with its licence.
 */

const howOften = [
  both('完全没有', 'Not at all'),
  both('有几天', 'Several days'),
  both('一半以上的日子', 'More than half the days'),
  both('几乎每天', 'Nearly every day'),
]
const twoWeeks = both(
  '最近两个星期，这些情形有多常困扰您？',
  'Over the last two weeks, how often have you been bothered by any of the following problems?',
)
const freePhq = both(
  '作者声明：复制、翻译、展示、分发均无须许可。',
  'Its authors: no permission required to reproduce, translate, display or distribute.',
)
const translated = both(
  '中文是按这项许可译出的，没有单独检验过信度和效度；用惯了本地另一种译法的，可以自己加一份。',
  'The Chinese wording is a translation made under that permission and was not tested by itself.',
)

const phq9: CaseScale = {
  id: 'phq-9',
  name: both('抑郁症状 PHQ-9', 'Depression, PHQ-9'),
  about: twoWeeks,
  asks: [
    both('做事提不起劲，或者没有兴趣', 'Little interest or pleasure in doing things'),
    both('心情低落、沮丧，或者觉得没有希望', 'Feeling down, depressed, or hopeless'),
    both('入睡难、睡不安稳，或者睡得太多', 'Trouble falling or staying asleep, or sleeping too much'),
    both('觉得累，或者没有精神', 'Feeling tired or having little energy'),
    both('胃口不好，或者吃得太多', 'Poor appetite or overeating'),
    both(
      '觉得自己很糟，觉得自己很失败，或者让自己、让家人失望',
      'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
    ),
    both(
      '很难集中注意力，比如看报纸、看电视的时候',
      'Trouble concentrating on things, such as reading the newspaper or watching television',
    ),
    both(
      '动作、说话慢到别人都看得出来；或者正好相反，坐立不安，比平时动得多',
      'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
    ),
    both('想过不如死了好，或者想用某种办法伤害自己', 'Thoughts that you would be better off dead or of hurting yourself in some way'),
  ],
  answers: howOften,
  items: 9,
  lowest: 0,
  highest: 3,
  higher: 'worse',
  bands: [
    { from: 0, says: both('几乎没有', 'Minimal') },
    { from: 5, says: both('轻度', 'Mild') },
    {
      from: 10,
      says: both('中度', 'Moderate'),
      asksFor: both(
        '10 分起，量表的说明要求考虑治疗方案，这要由专业人员来定：请和本人商量，转介到医院精神科或者心理科。分数本身不是诊断。',
        'From 10 on its manual asks to consider a plan of treatment, which is a professional’s to make: talk with the person and refer them. The score is no diagnosis.',
      ),
    },
    {
      from: 15,
      says: both('中重度', 'Moderately severe'),
      asksFor: both(
        '15 分起，量表的说明要求治疗：请和本人商量，尽快转介到医院精神科。分数本身不是诊断。',
        'From 15 on its manual asks for treatment: talk with the person and refer them soon. The score is no diagnosis.',
      ),
    },
    {
      from: 20,
      says: both('重度', 'Severe'),
      asksFor: both(
        '20 分起，量表的说明要求马上治疗：请和本人商量，马上转介到医院精神科。分数本身不是诊断。',
        'From 20 on its manual asks for treatment at once: talk with the person and refer them now. The score is no diagnosis.',
      ),
    },
  ],
  alarms: [
    {
      item: 9,
      from: 1,
      says: both(
        '第 9 题不是“完全没有”：不管总分多少，今天就要当面问清楚有没有自杀、自伤的打算，由有能力评估的人来做。有危险的，不要让本人独处，联系家人、急救或者心理援助热线，并告诉你的督导。',
        'Item 9 was not answered “not at all”: whatever the score, ask in person today whether they mean to hurt or kill themselves, and have somebody assess it who is competent to. Where there is danger do not leave them alone; call family, emergency services or a crisis line, and tell your supervisor.',
      ),
    },
  ],
  source: 'Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606–613',
  licence: freePhq,
  wording: translated,
}

const gad7: CaseScale = {
  id: 'gad-7',
  name: both('焦虑症状 GAD-7', 'Anxiety, GAD-7'),
  about: twoWeeks,
  asks: [
    both('觉得紧张、焦虑，或者心里着急', 'Feeling nervous, anxious or on edge'),
    both('停不下来地担心，或者控制不住担心', 'Not being able to stop or control worrying'),
    both('为各种各样的事担心太多', 'Worrying too much about different things'),
    both('很难放松下来', 'Trouble relaxing'),
    both('心里不安，坐都坐不住', 'Being so restless that it is hard to sit still'),
    both('容易烦，容易发急', 'Becoming easily annoyed or irritable'),
    both('害怕，好像有什么可怕的事要发生', 'Feeling afraid as if something awful might happen'),
  ],
  answers: howOften,
  items: 7,
  lowest: 0,
  highest: 3,
  higher: 'worse',
  bands: [
    { from: 0, says: both('几乎没有', 'Minimal') },
    { from: 5, says: both('轻度', 'Mild') },
    {
      from: 10,
      says: both('中度', 'Moderate'),
      asksFor: both(
        '10 分起，量表的作者建议由专业人员进一步评估：请和本人商量转介。分数本身不是诊断。',
        'From 10 on its authors recommend a further evaluation by a professional: talk with the person about it. The score is no diagnosis.',
      ),
    },
    {
      from: 15,
      says: both('重度', 'Severe'),
      asksFor: both(
        '10 分起，量表的作者建议由专业人员进一步评估，这里已经是重度：请和本人商量，尽快转介。分数本身不是诊断。',
        'From 10 on its authors recommend a further evaluation by a professional, and this is severe: talk with the person and refer them soon. The score is no diagnosis.',
      ),
    },
  ],
  source: 'Spitzer, Kroenke, Williams & Löwe 2006, Arch Intern Med 166:1092–1097',
  licence: freePhq,
  wording: translated,
}

const gds15: CaseScale = {
  id: 'gds-15',
  name: both('老年抑郁 GDS-15', 'Depression of older people, GDS-15'),
  about: both('最近一个星期，您觉得怎么样？', 'Choose the best answer for how you have felt over the past week.'),
  asks: [
    both('您对自己的生活大体上满意吗？', 'Are you basically satisfied with your life?'),
    both('您是不是放下了好多活动和爱好？', 'Have you dropped many of your activities and interests?'),
    both('您觉得日子过得空虚吗？', 'Do you feel that your life is empty?'),
    both('您常常觉得没意思吗？', 'Do you often get bored?'),
    both('您大多数时候精神好吗？', 'Are you in good spirits most of the time?'),
    both('您怕有什么不好的事落到自己头上吗？', 'Are you afraid that something bad is going to happen to you?'),
    both('您大多数时候高兴吗？', 'Do you feel happy most of the time?'),
    both('您常常觉得没有人能帮您吗？', 'Do you often feel helpless?'),
    both('您是不是宁愿待在家里，也不愿出去做点新鲜事？', 'Do you prefer to stay at home, rather than going out and doing new things?'),
    both('您觉得自己的记性比大多数人差吗？', 'Do you feel you have more problems with memory than most?'),
    both('您觉得现在活着真好吗？', 'Do you think it is wonderful to be alive now?'),
    both('您觉得自己现在这个样子很没用吗？', 'Do you feel pretty worthless the way you are now?'),
    both('您觉得自己浑身有劲吗？', 'Do you feel full of energy?'),
    both('您觉得自己的处境没有希望吗？', 'Do you feel that your situation is hopeless?'),
    both('您觉得大多数人都比您过得好吗？', 'Do you think that most people are better off than you are?'),
  ],
  answers: [both('不是', 'No'), both('是', 'Yes')],
  items: 15,
  lowest: 0,
  highest: 1,
  reversed: [1, 5, 7, 11, 13],
  higher: 'worse',
  bands: [
    { from: 0, says: both('正常', 'Normal') },
    {
      from: 6,
      says: both('可能有抑郁', 'Suggestive of depression'),
      asksFor: both(
        '5 分以上，量表的说明要求由专业人员全面评估：请和本人商量转介。分数本身不是诊断。',
        'Above 5 its manual asks for a comprehensive assessment by a professional: talk with the person about it. The score is no diagnosis.',
      ),
    },
    {
      from: 10,
      says: both('很可能有抑郁', 'Almost always depression'),
      asksFor: both(
        '10 分起，量表的说明认为几乎总是抑郁，要求由专业人员全面评估：请和本人商量，尽快转介。分数本身不是诊断。',
        'From 10 on its manual says it is almost always depression and asks for a comprehensive assessment: talk with the person and refer them soon. The score is no diagnosis.',
      ),
    },
  ],
  source: 'Sheikh & Yesavage 1986, Clin Gerontol 5:165–173',
  licence: both('公有领域：由美国联邦经费资助制成。', 'In the public domain, since it was made partly with federal support.'),
  wording: both(
    '中文是本程序自己译的，没有检验过信度和效度。',
    'The Chinese wording is this program’s own translation and was not tested.',
  ),
}

const who5: CaseScale = {
  id: 'who-5',
  name: both('幸福感 WHO-5', 'Well-being, WHO-5'),
  about: both('最近两个星期', 'Over the last two weeks'),
  asks: [],
  answers: [],
  items: 5,
  lowest: 0,
  highest: 5,
  factor: 4,
  higher: 'better',
  bands: [
    { from: 0, says: both('偏低，应当进一步了解', 'Low: a closer look is called for') },
    { from: 51, says: both('不低', 'Not low') },
  ],
  source: 'Topp, Østergaard, Søndergaard & Bech 2015, Psychother Psychosom 84:167–176',
  licence: both(
    '世界卫生组织，CC BY-NC-SA 3.0 IGO：可以免费使用，须注明出处，不得用于商业；题目由机构自己填入。',
    'World Health Organization, CC BY-NC-SA 3.0 IGO: free to use with attribution, not commercially; the institution types its items.',
  ),
}

/** The scales of the house. */
export const knownScales: readonly CaseScale[] = [phq9, gad7, gds15, who5]
