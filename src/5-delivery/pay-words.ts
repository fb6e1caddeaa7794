import { count, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

export const refusePay = refusals({
  'pay-not-over': {
    status: 409,
    zh: (last: Day) => `这个月到 ${sayDay(last, 'zh')} 才结束。结束以后再申报。`,
    en: (last: Day) => `This month ends on ${sayDay(last, 'en')}. State its pay after that.`,
  },
  'pay-half': {
    status: 422,
    zh: '工资和单位缴费要一起写。没有缴费的写 0，不申报的两格都空着。',
    en: 'Pay and contributions belong together. Where there were none write 0; where nothing is stated leave both empty.',
  },
  'pay-nothing': { status: 422, zh: '一格也没有填。请至少填一个岗位。', en: 'Nothing was entered. Fill in one post at least.' },
  'pay-reason': { status: 422, zh: '改已经申报的数，请写理由。', en: 'To correct what was stated, say why.' },
  'pay-too-late': {
    status: 409,
    zh: (until: Day) => `这个月的申报到 ${sayDay(until, 'zh')} 为止可以更正，现在不能再改了。`,
    en: (until: Day) => `What was stated of this month could be corrected until ${sayDay(until, 'en')}; it stands now.`,
  },
  'pay-not-asked': {
    status: 404,
    zh: '这个月没有要您确认的工资，或者已经过了时间。',
    en: 'There is no pay of this month for you to confirm, or its time is over.',
  },
  'pay-changed': {
    status: 409,
    zh: '机构刚刚更正了这个月的申报。请看过新的数再确认。',
    en: 'The institution has just corrected this month. Look at the new figures, then answer.',
  },
})

export const payWords = dictionary('5-delivery/pay-words.payWords', {
  title: { zh: '工资到手', en: 'Wages passed on' },
  toContract: { zh: '工资到手', en: 'Wages passed on' },
  lead: {
    zh: '机构每月申报每个岗位发了多少工资、替员工缴了多少。这里放在岗位价款和当地工资底线旁边，不写姓名。没有申报的写「没有申报」，不当作零。',
    en: 'Each month the institution states what each post was paid and what it contributed for it. It stands here beside the price of the post and the wage floor of the place, without names. What was not stated is not stated, never zero.',
  },
  month: { zh: '月份', en: 'Month' },
  line: { zh: '岗位', en: 'Post' },
  gross: { zh: '应发工资', en: 'Gross pay' },
  contributions: { zh: '单位缴费', en: 'Employer’s contributions' },
  price: { zh: '同期岗位价款', en: 'Price of the post' },
  share: { zh: '到手占价款', en: 'Passed on, of the price' },
  floor: { zh: '当地工资底线', en: 'Wage floor of the place' },
  belowFloor: { zh: '低于底线', en: 'below the floor' },
  unknownFloor: { zh: '当地没有工资表', en: 'no table of the place' },
  notStated: { zh: '没有申报', en: 'not stated' },
  partly: {
    zh: (n: number, of: number) => `${of} 人里申报了 ${n} 人`,
    en: (n: number, of: number) => `stated for ${n} of ${count(of, 'person', 'people')}`,
  },
  wholeNote: {
    zh: '部分出资的岗位，按整个岗位的费用比，不只按采购单位出的那一部分。',
    en: 'A subsidised post is compared with its whole cost, not only with the part the purchaser pays.',
  },
  none: { zh: '还没有结束的月份。', en: 'No month is over yet.' },
  noPosts: { zh: '这份合同不买岗位。', en: 'This contract buys no posts.' },
  statePay: { zh: '申报这个月', en: 'State this month' },
  correctPay: { zh: '更正', en: 'Correct' },
  stateTitle: { zh: (month: string) => `申报工资：${month}`, en: (month: string) => `State pay: ${month}` },
  stateLead: {
    zh: (until: Day) =>
      `每个岗位写这个月的应发工资和单位缴费。姓名只有本机构看得见。申报后，有账号的员工会被问实发是否相符；谁答了、答了什么，本机构看不到。${sayDay(until, 'zh')}以前可以更正，要写理由。`,
    en: (until: Day) =>
      `For each post write gross pay and employer’s contributions of the month. Names are seen by this institution alone. Workers with an account are then asked whether it is what they were paid; this institution cannot see who answered, nor what. It can be corrected, with a reason, until ${sayDay(until, 'en')}.`,
  },
  reason: { zh: '更正的理由', en: 'Why it is corrected' },
  state: { zh: '申报', en: 'State it' },
  said: { zh: '员工怎么说', en: 'What the workers say' },
  saidLead: {
    zh: (people: number, institutions: number) =>
      `员工用自己的手机确认。一个机构一个月里答的人满 ${people} 人才公布，只说大概：至多一人、不到一半、一半以上；满了问答期一次算出，原来的回答随即删除。不满的，和另外至少 ${institutions} 家机构合在一起才公布。`,
    en: (people: number, institutions: number) =>
      `Workers confirm from their own phones. Once at least ${count(people, 'person', 'people')} of an institution have answered about a month, what they said is shown, only roughly: one at most, fewer than half, half or more. It is counted once, when the time to answer is over, and the answers are deleted with it. Fewer are shown only together with those of at least ${count(institutions, 'institution')}.`,
  },
  institution: { zh: '这家机构', en: 'This institution' },
  others: { zh: '答的人不够的各机构合在一起', en: 'All institutions with too few answers, together' },
  tooFew: { zh: '答的人不够，不显示', en: 'too few answered: not shown' },
  notCounted: { zh: '还没有到公布的时候', en: 'not counted yet' },
  few: { zh: '至多一人说不符', en: 'at most one says it differs' },
  some: { zh: '不到一半的人说不符', en: 'fewer than half say it differs' },
  half: { zh: '一半以上的人说不符', en: 'half or more say it differs' },
  answered: { zh: (n: number) => `至少 ${n} 人回答`, en: (n: number) => `at least ${n} answered` },
  short: { zh: (n: number) => `说了数的人，大约少 ${n}%`, en: (n: number) => `of those who gave a figure, about ${n}% was missing` },

  mine: { zh: '我的工资', en: 'My pay' },
  mineLead: {
    zh: '机构申报发给您的数，和您实际拿到的一样吗？点一下就行。',
    en: 'Is what the institution states what you were paid? One tap is enough.',
  },
  mineSafe: {
    zh: (people: number) =>
      `机构看不到您答没答、答了什么，采购单位也看不到。您的回答加密存放，问答期满时和同事的一起数一次，然后删除；答的人不满 ${people} 人，本机构的数永远不显示。同事都说了相符，又告诉了机构，机构就可能猜到剩下的那个人；所以只有一个人说不符时，看起来和没有人说一样。`,
    en: (people: number) =>
      `The institution cannot see whether you answered, nor what; neither can the purchaser. Your answer is kept encrypted, counted once with those of your colleagues when the time is over, and deleted. With fewer than ${count(people, 'answer')} nothing of your institution is ever shown. If all colleagues told the institution what they said, it could guess the rest; so one who differs reads like none.`,
  },
  nothingMine: { zh: '现在没有要您确认的工资。', en: 'There is no pay for you to confirm now.' },
  nothingMineWhy: {
    zh: '机构申报以后，这里会问您。没有申报的月份不问。',
    en: 'You are asked here once the institution has stated it. Months it has not stated are not asked about.',
  },
  asked: { zh: (until: Day) => `可以答到 ${sayDay(until, 'zh')}`, en: (until: Day) => `Can be answered until ${sayDay(until, 'en')}` },
  same: { zh: '相符，拿到了这么多', en: 'Yes, that is what I was paid' },
  differs: { zh: '不相符', en: 'It differs' },
  got: { zh: '实际应发多少', en: 'Gross pay I got' },
  gotHint: {
    zh: '只用来和别人的合在一起算大概少了多少，满五个人写了才算，算完删除。',
    en: 'Only used, together with others, to say roughly how much was missing, once five have given a figure; then deleted.',
  },
  sayDiffers: { zh: '确认不相符', en: 'Say that it differs' },
  answeredSame: { zh: '您答过了：相符。期满以前可以改。', en: 'You have answered that it is right. You can change it until then.' },
  answeredDiffers: { zh: '您答过了：不相符。期满以前可以改。', en: 'You have answered that it differs. You can change it until then.' },
  corrected: { zh: '机构更正过，请再看一次。', en: 'The institution has corrected it: please look again.' },

  dueState: {
    zh: (months: number, of: Words) => `申报 ${months} 个月的工资：${of.zh}`,
    en: (months: number, of: Words) => `State the pay of ${count(months, 'month')}: ${of.en}`,
  },
  dueStateWhy: {
    zh: '价款里有多少到了社工手里，写在岗位价款旁边。没有申报的就写没有申报。',
    en: 'What part of the price reached the workers stands beside the price of the posts; what is not stated is said to be so.',
  },
  dueConfirm: { zh: (month: string) => `确认 ${month} 的工资`, en: (month: string) => `Confirm your pay of ${month}` },
  dueConfirmWhy: {
    zh: '点一下就行。机构看不到谁答了、答了什么。',
    en: 'One tap is enough. The institution cannot see who answered, nor what.',
  },
})
