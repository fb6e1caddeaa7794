import { both, count, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'
import { sayAnyAction } from '#platform'

export const words = dictionary('people/words.words', {
  signIn: { zh: '登录', en: 'Sign in' },
  email: { zh: '邮箱', en: 'Email' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '验证码', en: 'One-time code' },
  demoTitle: { zh: '用哪个角色看看？', en: 'Whose eyes would you like to see it with?' },
  demoLead: {
    zh: '这是演示区，机构、人名和数字都是虚构的。点一下就能以这个角色登录。',
    en: 'This is the demonstration district; its organisations, people and figures are synthetic. One click signs you in.',
  },
  demoFind: { zh: '找人：姓名、角色、机构都可以', en: 'Find somebody: by name, role or organisation' },
  demoFindDo: { zh: '查找', en: 'Find' },
  demoFound: {
    zh: (n: number) => (n === 0 ? '没有找到。可以只写一两个字再试。' : `找到 ${n} 位。`),
    en: (n: number) => (n === 0 ? 'Nobody was found. Try one word of it.' : `${n} found.`),
  },
  demoEverybody: { zh: '回到全部名单', en: 'Back to everybody' },
  demoStreet: { zh: '本街道：先从这里看起', en: 'The street: begin here' },
  demoCity: { zh: '全市其他人，按机构', en: 'Everybody else in the city, by organisation' },
  withPassword: { zh: '用密码登录', en: 'Sign in with a password' },
  noAccount: {
    zh: '没有账户？请本机构的管理员给您发邀请。居民答问卷不需要账户。机构想投标、还没有登记的：',
    en: 'No account? Ask your organisation’s administrator to invite you. Residents answer surveys without one. For an institution that wants to bid and is not registered:',
  },

  account: { zh: '我的账户', en: 'My account' },
  name: { zh: '姓名', en: 'Name' },
  organisationName: { zh: '机构名称', en: 'Name of the organisation' },
  role: { zh: '角色', en: 'Role' },
  organisation: { zh: '机构', en: 'Organisation' },
  since: { zh: '开始', en: 'Since' },
  changePassword: { zh: '改密码', en: 'Change password' },
  newPassword: { zh: '新密码', en: 'New password' },
  newPasswordHint: {
    zh: '至少 12 个字，字母、数字、汉字都算。几个不相干的词连起来，好记也难猜。',
    en: 'At least 12 characters. A few unrelated words are easy to remember and hard to guess.',
  },
  twoStep: { zh: '两步验证', en: 'Two-step sign-in' },
  twoStepStart: { zh: '开始设置', en: 'Set it up' },
  twoStepConfirm: { zh: '确认', en: 'Confirm' },
  device: { zh: '设备', en: 'Device' },
  signedInAt: { zh: '登录时间', en: 'Signed in' },
  until: { zh: '到期', en: 'Until' },
  signOutEverywhere: { zh: '在所有设备上退出', en: 'Sign out everywhere' },
  myData: { zh: '我的数据', en: 'My data' },
  myDataLead: {
    zh: '系统里关于您的全部内容：账号、角色、登录、令牌名称、您做过的事，以及记在您名下的服务和评审。不含密码和密钥。',
    en: 'Everything kept about you: account, roles, sessions, names of tokens, what you did, and the work and scores recorded as yours. No passwords and no keys.',
  },
  myDataSee: { zh: '查看、下载、请求删除或更正', en: 'See it, take it away, ask for changes' },
  tokens: { zh: 'API 令牌', en: 'API tokens' },
  tokensLead: {
    zh: '给程序用的钥匙。它能做的不会超过您本人和这里勾选的范围。',
    en: 'Keys for programs. They can never do more than you can, nor more than is ticked here.',
  },
  tokenName: { zh: '名称', en: 'Name' },
  tokenScopes: { zh: '可以做什么', en: 'What it may do' },
  tokenDays: { zh: '有效天数', en: 'Valid for how many days' },
  tokenMake: { zh: '新建令牌', en: 'Make a token' },
  tokenMade: { zh: '请现在抄下这个令牌，离开这一页就再也看不到了：', en: 'Copy this token now; it is never shown again:' },
  tokenRevoke: { zh: '作废', en: 'Revoke' },
  tokenRevoked: { zh: '已作废', en: 'revoked' },
  tokenNone: { zh: '还没有令牌。', en: 'No tokens yet.' },

  peopleTitle: { zh: '机构与人员', en: 'People' },
  members: { zh: '本机构的人', en: 'People of this organisation' },
  invite: { zh: '邀请一位', en: 'Invite somebody' },
  inviteLead: { zh: '发给对方一个链接，七天内有效，用一次就失效。', en: 'You get a link to hand over; it works once, for seven days.' },
  inviteSend: { zh: '生成邀请链接', en: 'Make the link' },
  inviteMade: { zh: '把这个链接交给对方。离开这一页就再也看不到了：', en: 'Hand this link over. It is never shown again:' },
  invitations: { zh: '还没用的邀请', en: 'Open invitations' },
  withdraw: { zh: '收回', en: 'Withdraw' },
  endRole: { zh: '结束角色', en: 'End this role' },
  endRoleTitle: { zh: '结束一个角色', en: 'End a role' },
  endRoleLead: {
    zh: (name: string, organisation: string, role: string) => `结束以后，${name}不再是${organisation}的「${role}」。`,
    en: (name: string, organisation: string, role: string) => `${name} will no longer be ${role} of ${organisation}.`,
  },
  endRoleLast: {
    zh: '这是对方在这个机构的最后一个角色：在这里的登录马上退出，为这里做的 API 令牌全部作废，以后再给角色也不会恢复。',
    en: 'It is their last role here: they are signed out of it at once and the API tokens they made here end. A later role brings none of it back.',
  },
  endRoleNotLast: {
    zh: '对方在这个机构还有别的角色，登录和 API 令牌照旧，能做的事相应减少。',
    en: 'They keep another role here, and with it their sessions and API tokens, which can do less from then on.',
  },
  endRoleInvitations: { zh: '同时收回对方发出、还没用的邀请', en: 'Invitations of theirs that are withdrawn with it' },
  endRoleLinks: { zh: '同时作废的重设密码链接', en: 'Links for a new password that end with it' },
  endRoleLinkFor: { zh: '给谁', en: 'For' },
  endRoleNothing: {
    zh: '没有随之失效的邀请或重设密码链接。',
    en: 'No open invitation and no link for a new password ends with it.',
  },
  organisations: { zh: '所有机构', en: 'All organisations' },
  addOrganisation: { zh: '新增机构', en: 'Add an organisation' },
  kind: { zh: '类别', en: 'Kind' },
  englishName: { zh: '英文名', en: 'English name' },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  legalForm: { zh: '法律形式', en: 'Legal form' },
  legalFormHint: {
    zh: '承接服务的机构必填，它决定付款适用哪部法：只有企业适用《保障中小企业款项支付条例》；社会组织的付款期限要写进合同。',
    en: 'Asked of institutions that provide services, since it decides by which law they are paid: only enterprises fall under the payment regulation; for social organisations the contract must set the terms.',
  },
  enterprise: { zh: '企业', en: 'Enterprise' },
  'social-organisation': { zh: '社会组织（民办非企业单位）', en: 'Social organisation (private non-enterprise unit)' },
  institution: { zh: '事业单位', en: 'Public institution' },
  'rural-collective': { zh: '农村集体经济组织', en: 'Rural collective' },
  'self-governing': { zh: '基层群众性自治组织', en: 'Grass-roots self-governing body' },
  individual: { zh: '个人', en: 'Individual' },
  nobody: { zh: '这里还没有人。', en: 'Nobody here yet.' },

  acceptTitle: { zh: '接受邀请', en: 'Accept the invitation' },
  acceptLead: {
    zh: (organisation: string, role: string) => `${organisation} 邀请您做「${role}」。`,
    en: (organisation: string, role: string) => `${organisation} invites you as ${role}.`,
  },
  acceptDo: { zh: '设好密码，开始使用', en: 'Set the password and begin' },
  calendarTitle: { zh: '录入一年的放假和调休', en: 'Enter a year of working days' },
  calendarLead: {
    zh: (notice: Words) => `依据是${notice.zh}，一般在上一年秋冬公布。照全文录入，录全之后这一年的工作日才算得出来。`,
    en: (notice: Words) =>
      `It comes from ${notice.en}, usually out the autumn before. Enter the whole of it; only then can working days of that year be counted.`,
  },
  calendarCorrects: { zh: (year: number) => `更正 ${year} 年`, en: (year: number) => `Correct ${year}` },
  calendarEffect: {
    zh: '保存后，本区此后计算的期限都按新录入的安排；已经写进合同和义务里的日期不会变。',
    en: 'Once saved, every deadline reckoned in this district from then on follows it; days already written into contracts and duties stay.',
  },
  year: { zh: '年份', en: 'Year' },
  daysOff: { zh: '放假的日子', en: 'Days off' },
  daysOffHint: {
    zh: '一行一段，连周末一起写：2027-10-01 至 2027-10-07。只放一天的写一个日期。',
    en: 'One range to a line, weekends within included: 2027-10-01 to 2027-10-07. A single day is one date.',
  },
  workedWeekends: { zh: '调休上班的周末', en: 'Weekends worked in exchange' },
  workedWeekendsHint: { zh: '一行一个日期：2027-10-09。', en: 'One date to a line: 2027-10-09.' },
  calendarSource: { zh: '依据的通知', en: 'The notice' },
  calendarSourceHint: { zh: '通知的名称和文号，会和这一年的日历一起公开。', en: 'Its name and number; published together with the year.' },
  calendarAddress: { zh: '通知的网址', en: 'Address of the notice' },
  calendarWhole: {
    zh: '已对照通知，这一年的放假和调休全部录入',
    en: 'Checked against the notice: every day off and every worked weekend of the year is entered',
  },
  calendarMeant: { zh: '已核对，确实和已知的不一样', en: 'Looked at again: it differs, and is meant so' },
  calendarSave: { zh: '保存这一年', en: 'Save the year' },
  calendarEntered: { zh: '本区录入的年份', en: 'Years entered here' },
  calendarNone: {
    zh: '本区还没有录入过。国家公布的已知年份见工作日历。',
    en: 'Nothing was entered here yet. The national years that are known stand on the calendar page.',
  },
  calendarEnteredOn: { zh: '录入日期', en: 'Entered' },
  calendarCorrect: { zh: '更正', en: 'Correct' },
  calendarWithdraw: { zh: '撤回', en: 'Take back' },
  lawTitle: { zh: '法规', en: 'Law' },
  calendarPage: { zh: '工作日历', en: 'Working days' },
  acceptGone: {
    zh: '这个邀请已经用过、收回或过期了。请对方重新邀请。',
    en: 'This invitation was used, withdrawn or has expired. Please ask to be invited again.',
  },
})

const wait = (seconds: number): { zh: string; en: string } =>
  seconds < 90
    ? { zh: ` ${seconds} 秒`, en: count(seconds, 'second') }
    : { zh: ` ${Math.ceil(seconds / 60)} 分钟`, en: count(Math.ceil(seconds / 60), 'minute') }

/** What is due of requests about personal data, and why. */
export const requestDueWords = dictionary('people/words.requestDueWords', {
  answer: {
    zh: (kind: Words) => `答复一项个人信息请求（${kind.zh}）`,
    en: (kind: Words) => `Answer a request about personal data (${kind.en.toLowerCase()})`,
  },
  why: {
    zh: (askedOn: Day) => `${sayDay(askedOn, 'zh')}提出。应当及时办理；不办的要说明理由。`,
    en: (askedOn: Day) => `Asked on ${sayDay(askedOn, 'en')}. It is dealt with promptly; a refusal says why.`,
  },
})

/** Why somebody is not signed in. */
export const refuseSignIn = refusals({
  // One sentence for a wrong password, a wrong code and an account that does not exist: it tells nobody which there are.
  'sign-in-wrong': {
    status: 422,
    zh: '邮箱、密码或验证码不对，请再核对一下。忘了密码，请点下面的「忘记密码」。',
    en: 'The email, the password or the code is not right. If you forgot the password, follow “Forgotten password” below.',
  },
  'sign-in-crowded': {
    status: 429,
    zh: '邮箱、密码或验证码不对。从这个网络地址试错的次数很多，接下来会一个一个地核对，请慢一点。',
    en: 'The email, the password or the code is not right. There were many wrong tries from this network address, so they are looked at one by one now.',
  },
  'demo-only': { status: 404, zh: '一键登录只在演示区可用。', en: 'One-click sign-in exists only in the demonstration district.' },
})

export const refuse = refusals({
  'clock-is-real': {
    status: 403,
    zh: '这里是真实数据，时钟不能拨动。演练请另起一个演示区。',
    en: 'This is real data, and its clock cannot be moved. To rehearse, start a demonstration district beside it.',
  },
  'clock-not-back': {
    status: 422,
    zh: '时钟只能往前拨。请选一个还没到的时间。',
    en: 'The clock only moves on. Choose a moment that has not come yet.',
  },
  'clock-too-far': {
    status: 422,
    zh: (days: number) => `演练时钟最多比真实时间快 ${days} 天，什么也没有改动。要重新开始，请用空的数据库另起一个演示区。`,
    en: (days: number) =>
      `The clock of a rehearsal goes ${count(days, 'day')} ahead of real time at most, and nothing was changed. To begin anew, start a demonstration district on an empty database.`,
  },
  'no-law-here': {
    status: 503,
    zh: (place: string) =>
      `这里设定的地方是「${place}」，本程序没有它的法律数据，因此一律不作答复，什么也没有改动。请系统运维人员改用收有这个地方的版本，或者更正设定的地方。`,
    en: (place: string) =>
      `This jurisdiction stands in “${place}”, whose law this program does not know, so nothing is answered and nothing was changed. Whoever runs the server must install a version that knows it, or correct the place.`,
  },
  'password-wrong': { status: 422, zh: '现在的密码不对。', en: 'The password given is not the one in use.' },
  'code-wrong': {
    status: 422,
    zh: '验证码不对。请用应用里最新的六位数字，并检查手机时间是否准确。',
    en: 'The code does not fit. Use the newest six digits, and check that your phone’s time is right.',
  },
  'sign-in-wait': {
    status: 429,
    zh: (seconds: number) => `这个账户试错太多次了，请等 ${wait(seconds).zh}再试。在您以前登录过的设备上登录，不用等。`,
    en: (seconds: number) =>
      `There were too many wrong tries for this account. Please wait ${wait(seconds).en}. On a device you have signed in from before there is no wait.`,
  },
  'too-busy': {
    status: 503,
    zh: '现在登录的人太多，请过几秒再试。',
    en: 'Too many people are signing in right now. Please try again in a few seconds.',
  },
  'no-two-step': { status: 409, zh: '您还没有开启两步验证。', en: 'Two-step sign-in is not on.' },
  'no-mail': {
    status: 409,
    zh: '这里没有设置邮件，不能用邮件重设密码。',
    en: 'No mail is set up here, so a password cannot be set anew by mail.',
  },
  'asked-often': {
    status: 429,
    zh: '从这个网络地址要得太频繁了，请过一刻钟再试。',
    en: 'This was asked for too often from this network address. Please try again in a quarter of an hour.',
  },
  'reset-gone': {
    status: 410,
    zh: '这个链接已经用过或过期了。请重新要一个。',
    en: 'This link was used or has expired. Please ask for another one.',
  },
  'reset-oneself': {
    status: 409,
    zh: '自己的密码请在「我的账户」里改。',
    en: 'Change your own password under “My account”.',
  },
  'email-taken': { status: 409, zh: '这个邮箱已经有人用了。', en: 'Somebody uses this email already.' },
  'invitation-gone': {
    status: 410,
    zh: '这个邀请已经用过、收回或过期了。请对方重新邀请。',
    en: 'This invitation was used, withdrawn or has expired. Please ask to be invited again.',
  },
  'known-elsewhere': {
    status: 422,
    zh: '这个邮箱已经有账户。请填您现在的密码，密码不会改；忘了密码，请让本机构的负责人或者系统管理员给您一个重设密码的链接。',
    en: 'This email has an account already. Give your present password, which stays as it is; if you forgot it, ask the head of your organisation or the administrator for a link to set a new one.',
  },
  'known-without-password': {
    status: 409,
    zh: '这个邮箱的账户还没有设过密码，而且在别的机构也有角色。请系统管理员给您一个重设密码的链接，设好密码后再打开这个邀请。',
    en: 'The account of this email has no password yet, and has roles in another organisation too. Ask the administrator for a link to set one, then open this invitation again.',
  },
  'role-not-here': { status: 422, zh: '这类机构没有这个角色。', en: 'This kind of organisation has no such role.' },
  'last-manager': {
    status: 409,
    zh: '这是最后一位能管理人员的人，先任命另一位再结束。',
    en: 'This is the last person who can manage people here; appoint another one first.',
  },
  'legal-form-missing': {
    status: 422,
    zh: '请选择法律形式：它决定付款适用哪部法。',
    en: 'Choose the legal form: it decides by which law it is paid.',
  },
  'credit-code-taken': { status: 409, zh: '这个统一社会信用代码已经登记过了。', en: 'This credit code is registered already.' },
  'no-demo-people': { status: 409, zh: '演示区不接收真实用户。', en: 'The demonstration district takes no real people.' },
  'year-wrong': {
    status: 422,
    zh: '这一年的日历还有几处没填对，请看下面的说明。',
    en: 'Some lines of this year need another look; see below.',
  },
  'year-unusual': {
    status: 422,
    zh: '这一年和已知的不一样，还没有保存。期限、付款日、逾期利息都按它算。请核对；确实如此的，勾选后再保存。',
    en: 'This year differs from what is known and was not stored. Deadlines, days of payment and late interest are counted by it. Look again; if it is meant so, tick it and save.',
  },
  'year-entered': {
    status: 409,
    zh: (year: number) => `${year} 年已经录入了。要改的话，请在列表里点「更正」。`,
    en: (year: number) => `${year} is entered already. To change it, choose “Correct” in the list.`,
  },
  'year-changed': {
    status: 409,
    zh: '刚刚有人改过这一年，请刷新页面看最新的内容。',
    en: 'Somebody has just changed this year. Reload the page to see it as it stands.',
  },
  'asked-in-future': { status: 422, zh: '提出的日子不能晚于今天。', en: 'The day it was asked cannot lie ahead.' },
  gone: { status: 404, zh: '没有这条记录，或者已经处理过了。', en: 'There is no such record, or it was dealt with already.' },
})

const actions: Record<string, Words> = {
  'people.forget': both(
    '按保留期限删除了过期的登录、邀请、令牌和防重钥匙',
    'deleted sessions, invitations, tokens and keys whose time was over',
  ),
  'people.sign-in': both('登录', 'Signed in'),
  'log.refused-again': both('反复被拒绝的尝试，只计数', 'Was refused again and again: counted'),
  'log.erase-name': both('把一个人的姓名从日志里抹去', 'Erased a person’s name from the log'),
  'log.begin-heads': both('库外的日志头文件丢失，重新留存了日志头', 'Kept the heads of the log outside anew, their file being lost'),
  'people.change-password': both('改了密码', 'Changed the password'),
  'people.change-email': both('改了邮箱', 'Changed the email'),
  'people.recovery-codes': both('换了一组恢复码', 'Made new recovery codes'),
  'people.end-session': both('退出了一台设备', 'Ended one session'),
  'people.forget-device': both('移除了一台设备', 'Forgot a device'),
  'people.switch-organisation': both('换了机构身份', 'Went on for another organisation'),
  'people.make-reset': both('给出了重设密码的链接', 'Made a link for a new password'),
  'people.reset-password': both('用链接重设了密码', 'Set a new password by a link'),
  'people.two-step': both('改了两步验证', 'Changed two-step sign-in'),
  'people.sign-out-everywhere': both('在所有设备上退出', 'Signed out everywhere'),
  'people.set-contact': both('改了联系方式', 'Changed the contact lines'),
  'people.set-logo': both('换了标志', 'Changed a logo'),
  'people.remove-logo': both('拿掉了标志', 'Took a logo off'),
  'people.set-publishing': both('改了开放数据的前缀或发布机构', 'Changed the prefix or publisher of open data'),
  'people.set-name': both('改了这里的名称', 'Changed the name of the jurisdiction'),
  'people.set-voices': both('改了答复居民留言的期限', 'Changed the days within which words of residents are answered'),
  'people.set-place': both('改了本地的名称', 'Changed the name of the own place'),
  'people.set-numbering': both('改了编号样式', 'Changed the patterns of numbers'),
  'people.set-login-service': both('设置了统一身份登录', 'Set single sign-on up'),
  'people.set-passwords': both('改了能否用密码登录', 'Changed whether passwords may be used'),
  'people.end-login-service': both('停用了统一身份登录', 'Ended single sign-on'),
  'people.prove-for-link': both('证明了是本人，准备关联统一身份', 'Showed who it is, to link single sign-on'),
  'people.link-login-service': both('关联了统一身份', 'Linked single sign-on'),
  'people.unlink-login-service': both('取消了统一身份的关联', 'Took the link of single sign-on off'),
  'people.invite-list': both('邀请了名单上的人', 'Invited the people of a list'),
  'people.invite': both('邀请了一位', 'Invited somebody'),
  'people.withdraw-invitation': both('收回了邀请', 'Withdrew an invitation'),
  'people.accept-invitation': both('接受了邀请', 'Accepted an invitation'),
  'people.end-role': both('结束了一个角色', 'Ended a role'),
  'people.choose-notices': both('选择了提醒方式', 'Chose how to be told'),
  'people.add-webhook': both('登记了推送地址', 'Entered a webhook'),
  'people.end-webhook': both('停用了推送地址', 'Ended a webhook'),
  'people.add-organisation': both('新增了机构', 'Added an organisation'),
  'people.edit-organisation': both('修改了机构', 'Changed an organisation'),
  'people.keep-particulars': both('更新了机构信息', 'Changed the particulars of an organisation'),
  'people.close-organisation': both('停用了机构', 'Closed an organisation'),
  'people.merge-organisation': both('把机构并入了另一个', 'Merged an organisation into another'),
  'people.reopen-organisation': both('恢复了机构', 'Took an organisation into use again'),
  'people.add-person': both('在服务器上新增了一位人员', 'Added a person at the command line'),
  'people.set-up': both('设置了系统，新增了第一位管理员', 'Set the installation up with its first administrator'),
  'people.enter-community': both('录入了社区', 'Entered a community'),
  'people.edit-community': both('修改了社区', 'Changed a community'),
  'people.close-community': both('停用了社区', 'Closed a community'),
  'people.merge-community': both('把社区并入了另一个', 'Merged a community into another'),
  'people.reopen-community': both('恢复了社区', 'Took a community into use again'),
  'people.take-communities': both('导入了社区名单', 'Took in a list of communities'),
  'people.enter-expert': both('把一位专家加入专家库', 'Entered an expert into the pool'),
  'people.edit-expert': both('修改了专家库里的一位专家', 'Changed an expert of the pool'),
  'people.take-experts': both('导入了专家名单', 'Took in a list of experts'),
  'people.expert-away': both('登记了专家不能参加的日子', 'Noted when an expert is away'),
  'people.expert-tie': both('登记了专家和一家机构的利害关系', 'Noted an expert’s tie to an organisation'),
  'people.expert-untie': both('删去了专家和一家机构的利害关系', 'Took off an expert’s tie to an organisation'),
  'people.expert-leaves': both('把一位专家移出专家库', 'Took an expert out of the pool'),
  'people.expert-returns': both('把一位专家放回专家库', 'Took an expert into the pool again'),
  'people.enter-specialty': both('新增了评审专业', 'Added a specialty'),
  'people.edit-specialty': both('修改了评审专业', 'Changed a specialty'),
  'people.close-specialty': both('停用了评审专业', 'Closed a specialty'),
  'people.reopen-specialty': both('恢复了评审专业', 'Took a specialty into use again'),
  'people.ask-supplier': both('提出供应商登记', 'Asked to be registered as a supplier'),
  'people.confirm-supplier': both('确认了供应商登记', 'Confirmed the registration of a supplier'),
  'people.refuse-supplier': both('没有通过供应商登记', 'Refused the registration of a supplier'),
  'people.supplier-rule': both('改了供应商登记的确认办法', 'Changed how suppliers are confirmed'),
  'people.enter-document': both('登记了一份证照', 'Entered a document'),
  'people.withdraw-document': both('撤下了一份证照', 'Withdrew a document'),
  'people.make-token': both('新建了 API 令牌', 'Made an API token'),
  'people.enter-year': both('录入了一年的工作日历', 'Entered a year of working days'),
  'people.add-jurisdiction': both('设立了区划', 'Set up a jurisdiction'),
  'people.move-clock': both('拨动了演练时钟', 'Moved the clock of the rehearsal'),
  'people.set-host': both('改了区划的网址', 'Changed the host of a jurisdiction'),
  'people.answer-others': both('改由本区划回应没有指明的网址', 'Lets this jurisdiction answer hosts that none names'),
  'people.enter-local': both('录入了本地标准', 'Entered local numbers'),
  'people.end-local': both('写明了一个本地标准的最后一天', 'Set the last day of a local number'),
  'people.withdraw-local': both('撤回了一个本地标准', 'Withdrew a local number'),
  'people.restore-local': both('恢复了一个本地标准', 'Let a local number stand again'),
  'people.withdraw-year': both('撤回了一年的工作日历', 'Took back a year of working days'),
  'people.erase-text': both('删除了一处写到个人的文字', 'Erased a text about a person'),
  'people.apply-erasures': both('恢复备份后，重新执行了以前的删除', 'Applied earlier erasures again after a restore'),
  'people.ask-request': both('提出了删除或更正个人信息的请求', 'Asked for personal data to be erased or corrected'),
  'people.answer-request': both('答复了个人信息请求', 'Answered a request about personal data'),
  'people.revoke-token': both('作废了 API 令牌', 'Revoked an API token'),
}
/** What the record log says of what is done with people, organisations and the log itself. */
export function sayAction(action: string, facts: Readonly<Record<string, unknown>>): Words | undefined {
  if (action !== 'log.refused-again' || typeof facts.day !== 'string') return actions[action]
  const of = sayAnyAction(String(facts.of), {})
  const [on, times] = [Temporal.PlainDate.from(facts.day), Number(facts.times)]
  return both(
    `${sayDay(on, 'zh')}另有 ${times} 次被拒绝，只计数，没有逐条记：${of.zh}`,
    `was refused ${count(times, 'time')} more on ${sayDay(on, 'en')}, counted and not entered each: ${of.en}`,
  )
}
