import { dictionary, refusals } from '#kernel'

export const setUpWords = dictionary('home/set-up-words.setUpWords', {
  title: { zh: '开始使用同行', en: 'Begin with Tandem' },
  lead: {
    zh: '这是一个空的系统。填好下面几项，就可以邀请同事、录入社区、开始第一次征询。这个地址只能用一次。',
    en: 'This installation is empty. Fill this in, then invite colleagues, enter communities and begin the first survey. This address works once.',
  },
  whose: { zh: '给谁用', en: 'Whom it is for' },
  nameZh: { zh: '名称', en: 'Name' },
  nameHint: {
    zh: '居民和供应商看到的名称，例如 星河区。以后可以在「设置」里改。',
    en: 'What residents and suppliers see, as Xinghe District. It can be changed under Settings.',
  },
  nameEn: { zh: '英文名称', en: 'English name' },
  code: { zh: '代码', en: 'Code' },
  codeHint: {
    zh: '2 到 32 个小写字母、数字或连字符，例如 xinghe。会写进公开数据的编号里，以后不能改。',
    en: '2 to 32 small letters, digits or hyphens, as xinghe. It becomes part of identifiers in the open data and cannot be changed later.',
  },
  place: { zh: '适用哪里的规定', en: 'Whose rules apply' },
  choosePlace: { zh: '请选择', en: 'Please choose' },
  placeHint: {
    zh: '选最近的：列出的市，或者所在的省、自治区、直辖市。限额、份额等本地数字没有写下来的，系统会说明不知道，不会猜。',
    en: 'Choose the nearest: a city that is listed, or the province, region or municipality around you. Local numbers nobody has written down are said to be unknown, never guessed.',
  },
  ownPlace: { zh: '本地自己的名称', en: 'Name of your own place within it' },
  ownPlaceHint: {
    zh: '本地有自己的限额、工资标准的填，例如 星河区。数字以后在「本地标准」里录入；国家和上面这个地方的规定照样适用。',
    en: 'Where there are thresholds or wages of your own, as Xinghe District. The numbers are entered later under Local numbers; the rules of the nation and of the place above hold all the same.',
  },
  ownPlaceEn: { zh: '本地的英文名称', en: 'Its English name' },
  withoutNumbers: {
    zh: (place: string) => `${place}（限额和工资表要自己录入）`,
    en: (place: string) => `${place} (thresholds and wages to be entered)`,
  },
  zone: { zh: '时区', en: 'Time zone' },
  fixed: {
    zh: '金额以人民币计，财政年度按公历年。每一页都有中文和英文。',
    en: 'Amounts are in yuan, and the fiscal year is the calendar year. Every page stands in Chinese and English.',
  },
  address: {
    zh: (origin: string) => `大家使用的网址是 ${origin}，信件和纸条上的链接都用它。不对的，先在服务器上把 TANDEM_ORIGIN 改好，再设置。`,
    en: (origin: string) =>
      `People will use the address ${origin}, and every link in letters and on slips begins with it. Where that is wrong, set TANDEM_ORIGIN on the server first.`,
  },
  ocid: { zh: '公开采购编号前缀（OCID）', en: 'Prefix of open contracting ids (OCID)' },
  ocidHint: {
    zh: '已在 open-contracting.org 登记的才填，例如 ocds-a1b2c3。不填就用标明为测试的前缀。',
    en: 'Only one that is registered at open-contracting.org, as ocds-a1b2c3. Without it a prefix is used that says it is a test.',
  },
  who: { zh: '第一位管理员', en: 'The first administrator' },
  whoLead: {
    zh: '管理员登记机构、邀请人员、维护社区和工作日历，不参与采购。',
    en: 'The administrator registers organisations, invites people, and keeps communities and the calendar; they take no part in purchases.',
  },
  organisation: { zh: '管理员所在单位', en: 'Organisation of the administrator' },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'Email' },
  password: { zh: '密码', en: 'Password' },
  passwordHint: {
    zh: '至少 12 个字，字母、数字、汉字都算。几个不相干的词连起来，好记也难猜。',
    en: 'At least 12 characters. A few unrelated words are easy to remember and hard to guess.',
  },
  begin: { zh: '开始', en: 'Begin' },
  alreadyTitle: { zh: '已经设置好了', en: 'Set up already' },
  demonstrationTitle: { zh: '这里是演示数据', en: 'Demonstration data' },
  signIn: { zh: '登录', en: 'Sign in' },
  notYetTitle: { zh: '还没有设置', en: 'Not set up yet' },
  notYet: {
    zh: '这个系统还是空的。程序启动时打印了一个一次性的地址，请用它来设置。找不到了就重新启动程序，会打印一个新的。',
    en: 'This installation is empty. When the program started it printed a one-time address: open it to begin. If it is lost, start the program again, and it prints a new one.',
  },
  beijing: { zh: '北京时间', en: 'Beijing time' },
  urumqi: { zh: '乌鲁木齐时间', en: 'Urumqi time' },
})

export const refuseSetUp = refusals({
  'address-gone': {
    status: 404,
    zh: '这个地址用过了，或者已经换了新的。请看程序最近一次启动时打印的地址。',
    en: 'This address was used or has been replaced. Look for the one the program printed when it last started.',
  },
  'set-up-already': {
    status: 410,
    zh: '这个系统已经设置好了，这个地址不再有用。请登录；还没有账户的，请系统管理员发邀请。',
    en: 'This installation is set up, and this address has served its purpose. Sign in; whoever has no account yet asks the administrator for an invitation.',
  },
  demonstration: {
    status: 503,
    zh: '这个程序是为真实数据启动的，可它的数据库里现在是演示区，因此什么也不提供。请系统运维人员换一个空的数据库。',
    en: 'This program was started for real data, but its database now holds the demonstration district, so nothing is served. Whoever runs the server gives it an empty database.',
  },
  'not-set-up': {
    status: 503,
    zh: '这个系统还没有设置，请打开程序启动时打印的地址。',
    en: 'This installation is not set up yet; open the address that the program printed when it started.',
  },
  'code-wrong': {
    status: 422,
    zh: '代码是 2 到 32 个小写字母、数字或连字符，例如 xinghe。',
    en: 'A code has 2 to 32 small letters, digits or hyphens, as xinghe.',
  },
  'ocid-wrong': { status: 422, zh: '前缀写成 ocds- 加六位小写字母或数字。', en: 'A prefix is ocds- with six small letters or digits.' },
})
