import { count, dictionary } from '#kernel'

/** Words of signing in and of one's own account, beside those in words.ts. */
export const accountWords = dictionary('people/account-words.accountWords', {
  forgotten: { zh: '忘记密码', en: 'Forgotten password' },
  forgottenNoMail: {
    zh: '请联系本机构的负责人或系统管理员，请他们给您一个「重设密码」的链接。链接只能用一次，一天内有效，您的角色和记录都不变。',
    en: 'Ask the head of your organisation or the administrator for a link to set a new password. It works once, within a day; your roles and records stay as they are.',
  },
  forgottenOperator: {
    zh: '您自己就是唯一的系统管理员？请在服务器上运行 tandem user reset，办法写在运维手册里。',
    en: 'Are you the only administrator yourself? Run “tandem user reset” on the server; the operations guide says how.',
  },
  forgottenLead: {
    zh: '填您登录用的邮箱，我们发一封信，里面有设置新密码的链接。',
    en: 'Give the address you sign in with. We send you a letter with a link to set a new password.',
  },
  forgottenSend: { zh: '发送', en: 'Send the letter' },
  forgottenSent: {
    zh: '如果这个邮箱有账户，信已经发出，一小时内有效。几分钟后还没收到，请看看垃圾邮件。',
    en: 'If an account has this address, a letter is on its way; its link works for an hour. If nothing comes within minutes, look among the junk mail.',
  },
  inviteMailed: { zh: (to: string) => `邀请信也会发到 ${to}。`, en: (to: string) => `A letter goes to ${to} as well.` },
  webhooks: { zh: '推送到其他系统', en: 'Notices to other programs' },
  mailTitle: { zh: '邮件', en: 'Mail' },
  mailWaiting: { zh: (n: number) => `待发 ${n} 封`, en: (n: number) => `${n} waiting` },
  mailGivenUp: { zh: (n: number) => `${n} 封发不出去，已放弃`, en: (n: number) => `${n} could not be sent and were given up` },
  mailError: { zh: (e: string) => `最近一次的原因：${e}`, en: (e: string) => `The last reason: ${e}` },
  backToSignIn: { zh: '返回登录', en: 'Back to signing in' },
  resetTitle: { zh: '设置新密码', en: 'Set a new password' },
  resetLead: { zh: (name: string) => `${name}，请设一个新密码。`, en: (name: string) => `${name}, choose a new password.` },
  resetEnds: {
    zh: '设好以后，所有设备都会退出，API 令牌全部作废，请用新密码重新登录。',
    en: 'Every device is then signed out and every API token ends; sign in anew with the new password.',
  },
  resetEndsTwoStep: {
    zh: '两步验证也会取消，登录后请重新设置。',
    en: 'Two-step sign-in ends too; set it up again once you are signed in.',
  },
  resetDo: { zh: '保存新密码', en: 'Save the new password' },
  resetMake: { zh: '生成重设密码的链接', en: 'Link for a new password' },
  resetMakeTwoStep: { zh: '重设密码并取消两步验证', en: 'New password, end two-step' },
  resetMade: {
    zh: (name: string) => `请把这个链接亲手交给 ${name}。一天内有效，只能用一次，离开这一页就再也看不到了：`,
    en: (name: string) => `Hand this link to ${name} yourself. It works once, within a day, and is never shown again:`,
  },

  doneReset: {
    zh: '新密码已保存。所有设备都已退出，API 令牌已全部作废。请用新密码登录。',
    en: 'The new password is saved. Every device is signed out and every API token has ended. Sign in with the new password.',
  },
  doneSetUp: {
    zh: '设置好了。请用刚才的邮箱和密码登录，然后登记机构、邀请同事。',
    en: 'It is set up. Sign in with the email and password you gave, then register organisations and invite colleagues.',
  },
  doneEverywhere: {
    zh: '所有设备都已退出，API 令牌已全部作废，以前登录过的设备也不再记得。',
    en: 'Every device is signed out, every API token has ended, and no device is remembered any more.',
  },
  codeHint: {
    zh: '只有设置过两步验证的账户需要填：验证器应用里的六位数字，或一个恢复码。',
    en: 'Only if your account uses two-step sign-in: the six digits from your app, or a recovery code.',
  },

  failedBefore: {
    zh: (n: number) => `您上次登录以来，有人从别的设备试了 ${n} 次密码，都没有成功。`,
    en: (n: number) =>
      n === 1
        ? 'Since you last signed in, somebody elsewhere tried a password for your account once, without success.'
        : `Since you last signed in, somebody elsewhere tried passwords for your account ${count(n, 'time')}, without success.`,
  },
  failedBeforeLast: { zh: (at: string) => `最近一次：${at}。`, en: (at: string) => `The last time: ${at}.` },
  failedBeforeDo: {
    zh: '如果不是您自己，请改密码；还没有设置两步验证的，建议现在设置。',
    en: 'If that was not you, change the password; and set up two-step sign-in if you have not yet.',
  },
  failedBeforeLook: { zh: '查看我的账户', en: 'Look at my account' },

  security: { zh: '登录与安全', en: 'Signing in' },
  change: { zh: '修改', en: 'Change' },
  passwordSet: { zh: '已设置', en: 'Set' },
  passwordNone: { zh: '还没有设密码', en: 'None yet' },
  twoStepOn: { zh: '已开启', en: 'On' },
  twoStepOff: {
    zh: '没有开启。开启后，光有密码进不来，还要填手机上的六位数字。',
    en: 'Off. With it a stolen password is not enough: signing in also asks for six digits from your phone.',
  },
  twoStepMove: { zh: '换一部手机', en: 'Move to another phone' },
  twoStepLead: {
    zh: '用验证器应用扫这个码，再填它显示的六位数字。扫不了，就手工输入下面这串字符。',
    en: 'Scan this with an authenticator app and give the six digits it shows. If you cannot scan it, type the characters below.',
  },
  twoStepNewCode: { zh: '新应用里的验证码', en: 'Code from the new app' },
  twoStepCurrent: { zh: '现在的验证码或恢复码', en: 'Code of now, or a recovery code' },
  twoStepRemove: { zh: '关闭两步验证', en: 'Switch two-step off' },
  twoStepRemoveLead: { zh: '关闭后，只凭密码就能登录。', en: 'Afterwards the password alone is enough to sign in.' },
  passwordNow: { zh: '现在的密码', en: 'Password now' },
  passwordNowHint: { zh: '确认是您本人。还没有设过密码的，这里不填。', en: 'To be sure it is you. Leave it empty if none was set yet.' },
  codeNow: { zh: '验证码或恢复码', en: 'One-time or recovery code' },
  recovery: { zh: '恢复码', en: 'Recovery codes' },
  recoveryLeft: { zh: (n: number) => `还有 ${n} 个没用过`, en: (n: number) => `${n} unused` },
  recoveryRenew: { zh: '换一组', en: 'Make new ones' },
  recoveryRenewLead: {
    zh: '会给您十个新的恢复码，旧的全部作废。',
    en: 'You get ten new recovery codes; the old ones end.',
  },
  recoveryTitle: { zh: '请收好这些恢复码', en: 'Keep these recovery codes' },
  recoveryLead: {
    zh: '手机丢了，可以用恢复码代替验证码登录。每个只能用一次。请抄下来或打印，和电脑分开放。离开这一页就再也看不到了。',
    en: 'If you lose your phone, a recovery code stands in for the one-time code. Each works once. Write them down or print them, and keep them away from the computer. They are never shown again.',
  },
  recoveryKept: { zh: '已经收好了', en: 'I have kept them' },
  emailChange: { zh: '修改邮箱', en: 'Change the email' },
  emailNew: { zh: '新邮箱', en: 'New email' },
  emailLead: { zh: '以后用新邮箱登录。', en: 'From then on you sign in with the new address.' },
  passwordLead: {
    zh: '改好以后，所有设备都会退出，API 令牌全部作废，以前登录过的设备也不再记得。',
    en: 'Every device is then signed out, every API token ends, and no device is remembered any more.',
  },

  organisations: { zh: '选择机构', en: 'Choose the organisation' },
  organisationsLead: {
    zh: '您在几个机构都有角色。现在以哪个机构的身份办事？',
    en: 'You have roles in several organisations. For which one are you here?',
  },
  organisationSwitch: { zh: '换一个机构', en: 'Act for another' },
  organisationNow: { zh: '当前', en: 'now' },

  sessions: { zh: '登录中的设备', en: 'Where I am signed in' },
  thisDevice: { zh: '这台设备', en: 'this device' },
  endSession: { zh: '退出', en: 'Sign out' },
  everywhereLead: {
    zh: '在所有设备上退出时，API 令牌会一起作废，以前登录过的设备也不再记得。',
    en: 'Signing out everywhere also ends every API token and forgets every known device.',
  },
  devices: { zh: '以前登录过的设备', en: 'Known devices' },
  devicesLead: {
    zh: '从这些设备登录时，就算别人在别处一直试您的密码，也不会耽误您。不是您的设备，请移除。',
    en: 'From these you get in at once, even while somebody elsewhere keeps trying your password. Remove any that is not yours.',
  },
  devicesNone: {
    zh: '还没有。用密码登录一次后，这里会出现您的设备。',
    en: 'None yet; a device appears here after you sign in on it with your password.',
  },
  device: { zh: '设备', en: 'Device' },
  lastUsed: { zh: '最近登录', en: 'Last signed in' },
  forget: { zh: '移除', en: 'Remove' },
  deviceUnknown: { zh: '未知设备', en: 'Unknown device' },
})

const browsers: readonly (readonly [RegExp, string, string])[] = [
  [/MicroMessenger/, '微信', 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge', 'Edge'],
  [/HuaweiBrowser/, '华为浏览器', 'Huawei Browser'],
  [/QQBrowser/, 'QQ 浏览器', 'QQ Browser'],
  [/Firefox|FxiOS/, 'Firefox', 'Firefox'],
  [/Chrome|CriOS/, 'Chrome', 'Chrome'],
  [/Safari/, 'Safari', 'Safari'],
]
const systems: readonly (readonly [RegExp, string, string])[] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙', 'HarmonyOS'],
  [/iPhone/, 'iPhone', 'iPhone'],
  [/iPad/, 'iPad', 'iPad'],
  [/Android/, '安卓手机', 'Android'],
  [/Windows/, 'Windows', 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac', 'Mac'],
  [/Linux/, 'Linux', 'Linux'],
]
/** A browser's own long name, as people would say it: `Chrome · Windows`. */
export function sayDevice(userAgent: string | null, lang: 'zh' | 'en'): string {
  const found = [browsers, systems].flatMap((list) => {
    const of = list.find(([sign]) => sign.test(userAgent ?? ''))
    return of ? [lang === 'zh' ? of[1] : of[2]] : []
  })
  return found.length > 0 ? found.join(' · ') : (userAgent?.slice(0, 40) ?? accountWords[lang].deviceUnknown)
}
