import { count, dictionary, refusals } from '#kernel'

/** What residents read: short sentences, words everybody knows. And what those read who answer. */
export const words = dictionary('voices/words.words', {
  sayTitle: { zh: '说一句', en: 'Say a word' },
  sayAbout: { zh: '您想说的是', en: 'What it is about' },
  goesTo: {
    zh: (who: string) => `由${who}看并答复。`,
    en: (who: string) => `${who} reads it and answers.`,
  },
  officeReads: { zh: (who: string) => `${who}也看得到。`, en: (who: string) => `${who} can read it too.` },
  notTheOffice: {
    zh: (office: string) => `${office}看不到这一条。`,
    en: (office: string) => `${office} does not see it.`,
  },
  days: {
    zh: (n: number) => `${n} 天内答复。写感谢的不用等答复。`,
    en: (n: number) => `You have an answer within ${count(n, 'day')}. Thanks need none.`,
  },
  kind: { zh: '是哪一种', en: 'What kind of word' },
  words: { zh: '您的话', en: 'Your words' },
  wordsHint: {
    zh: '写清什么事、哪天、在哪里就行。不要写姓名、电话、证件号，谁的都不要写。',
    en: 'Say what happened, when and where. No names, telephone or identity numbers, neither yours nor anybody’s.',
  },
  private: {
    zh: '不问您是谁，不记手机号，也不记从哪里发来。',
    en: 'We do not ask who you are, and keep neither your number nor where it came from.',
  },
  send: { zh: '交上去', en: 'Send it' },
  sentTitle: { zh: '收到了', en: 'We have it' },
  receipt: { zh: '回执号', en: 'Number of your receipt' },
  receiptHelp: {
    zh: '抄下来、拍下来或者打印。只显示这一次，丢了我们也查不到。凭它看答复。',
    en: 'Write it down, take a picture or print it. It is shown this once and we cannot find it again. With it you read the answer.',
  },
  answerBy: { zh: (day: string) => `${day}以前答复。`, en: (day: string) => `You have an answer by ${day}.` },
  print: { zh: '这一页可以打印。', en: 'This page can be printed.' },
  readHere: { zh: '看答复的地方', en: 'Where to read the answer' },
  toDirectory: { zh: '回服务目录', en: 'Back to the services' },
  enterTitle: { zh: '看答复', en: 'Read an answer' },
  enterHint: { zh: '回执号是 12 位字母和数字，大小写都可以。', en: 'Twelve letters and digits; capitals or not.' },
  look: { zh: '看答复', en: 'Read the answer' },
  youSaid: { zh: '您说的', en: 'What you said' },
  saidOn: { zh: '哪天说的', en: 'Said on' },
  answer: { zh: '答复', en: 'The answer' },
  noAnswer: { zh: '还没有答复。', en: 'There is no answer yet.' },
  noAnswerBy: { zh: (day: string) => `还没有答复，应在${day}以前。`, en: (day: string) => `There is no answer yet; it is due by ${day}.` },
  lateSince: {
    zh: (day: string) => `应在${day}以前答复，已经晚了。我们每天都提醒他们。`,
    en: (day: string) => `An answer was due by ${day}. It is late, and they are told so every day.`,
  },
  thanksRead: { zh: '您的感谢已经转到，不用等答复。', en: 'Your thanks have arrived. There is no answer to wait for.' },
  helpedAsk: { zh: '这个答复有用吗？', en: 'Did this answer help?' },
  helpedOnce: { zh: '只能说一次。', en: 'You can say it once.' },
  helpedDone: { zh: (what: string) => `您说：${what}。谢谢。`, en: (what: string) => `You said: ${what}. Thank you.` },
  tell: { zh: '告诉他们', en: 'Tell them' },

  title: { zh: '留言', en: 'Words from residents' },
  lead: {
    zh: '居民不用账号留的话。答复凭回执号看；留言的人是谁，谁也不知道。',
    en: 'What residents say without an account. Who holds the receipt reads the answer; nobody knows who it is.',
  },
  one: { zh: (kind: string) => `留言 · ${kind}`, en: (kind: string) => `Word · ${kind}` },
  none: { zh: '还没有留言', en: 'No words yet' },
  noneHelp: {
    zh: '居民从服务目录、采购项目或机构的公开页面留言，会显示在这里。',
    en: 'What residents say from the directory, or from the public page of a purchase or an institution, comes here.',
  },
  all: { zh: '全部', en: 'All' },
  kindShort: { zh: '种类', en: 'Kind' },
  about: { zh: '关于', en: 'About' },
  state: { zh: '进展', en: 'Stage' },
  due: { zh: '答复期限', en: 'Answer due' },
  noClock: { zh: '不用答复', en: 'none needed' },
  late: { zh: '已过期', en: 'late' },
  who: { zh: '由谁答复', en: 'Who answers' },
  answeredOn: { zh: '答复日期', en: 'Answered on' },
  helped: { zh: '留言的人说', en: 'Whoever asked says' },
  forgotten: { zh: '原文和答复已过保留期，删掉了。', en: 'Words and answer were deleted after their time.' },
  writeAnswer: { zh: '写答复', en: 'Write the answer' },
  answerHint: {
    zh: '留言的人凭回执号看得到。做了什么、什么时候做，或者为什么不做，都直接写。不要写姓名和电话。',
    en: 'Whoever asked reads it. Say what was or will be done and when, or why not. No names or telephone numbers.',
  },
  toPublic: { zh: '公开的数字', en: 'The public figures' },
  dueAnswer: { zh: (kind: string) => `答复一条留言：${kind}`, en: (kind: string) => `Answer a word: ${kind}` },
  dueWhy: { zh: '居民等着看，答复期限到期会公开计入。', en: 'A resident waits for it; whether it came in time is published.' },
  dueLateWhy: { zh: '已经过了答复期限。', en: 'Its day has passed.' },
  dueTheirsWhy: { zh: '机构没有按期答复居民。', en: 'The institution has not answered a resident in time.' },
})

export const refuse = refusals({
  'nothing-there': {
    status: 404,
    zh: '这里没有公开的这项服务、机构或采购。请从服务目录里重新选。',
    en: 'There is no such service, institution or purchase in public. Please choose again from the directory.',
  },
  'said-too-often': {
    status: 429,
    zh: '从这个网络地址一小时内留言太多了，请过一小时再写，或者直接打电话。您写的还在下面。',
    en: 'Too many words came from this network address within an hour. Please wait an hour or telephone. What you wrote is still below.',
  },
  'receipts-tried-out': {
    status: 429,
    zh: '从这个网络地址输错的回执号太多了，请一小时后再试。',
    en: 'Too many receipts from this network address were wrong. Please try again in an hour.',
  },
  'receipt-unknown': {
    status: 404,
    zh: '没有这个回执号，或者它的内容已过保留期删掉了。请对一对纸上的字。',
    en: 'There is no such receipt, or its words were deleted after their time. Please compare it with what you wrote down.',
  },
  'receipt-mistyped': {
    status: 422,
    zh: '回执号是 12 位，这里好像输错了一位。请对一对。',
    en: 'A receipt has twelve characters, and one of these seems wrong. Please compare it.',
  },
  'not-answered': { status: 409, zh: '还没有答复，答复了再说。', en: 'There is no answer yet; say it once there is.' },
  'helped-said': { status: 409, zh: '已经说过一次了，不能改。', en: 'That has been said before and cannot be changed.' },
})
