import { dictionary } from '#kernel'

/** What people are told by mail, where mail is set up. */
export const letters = dictionary('people/letter-words.letters', {
  hello: { zh: (name: string) => `${name}，您好：`, en: (name: string) => `Dear ${name},` },
  ask: { zh: (whom: string) => `有问题请联系：${whom}`, en: (whom: string) => `Questions: ${whom}` },
  resetSubject: { zh: '同行：设置新密码', en: 'Tandem: set a new password' },
  reset: {
    zh: '有人（应该是您）说忘记了密码。请在一小时内打开下面的链接设置新密码，只能用一次：',
    en: 'Somebody, probably you, said that the password was forgotten. Open this link within an hour to set a new one; it works once:',
  },
  resetNot: {
    zh: '不是您要求的话，不用理会，您的密码没有变。',
    en: 'If it was not you, there is nothing to do; your password is as it was.',
  },
  changedSubject: { zh: '同行：您的登录方式有变动', en: 'Tandem: something about your sign-in changed' },
  password: {
    zh: '您的密码刚刚改过。所有设备都已退出，API 令牌全部作废。',
    en: 'Your password was changed just now. Every device is signed out and every API token has ended.',
  },
  twoStepOn: { zh: '两步验证刚刚设置好。', en: 'Two-step sign-in was set up just now.' },
  twoStepOff: { zh: '两步验证刚刚关闭。', en: 'Two-step sign-in was switched off just now.' },
  email: {
    zh: (to: string) => `您的登录邮箱刚刚改成 ${to}。`,
    en: (to: string) => `The address you sign in with was changed to ${to} just now.`,
  },
  link: {
    zh: '管账户的人替您生成了重设密码的链接，会亲手交给您；这封信里没有链接。',
    en: 'Whoever looks after accounts made a link for you to set a new password and will hand it to you; it is not in this letter.',
  },
  unlinked: {
    zh: '您的账户和统一身份的关联刚刚取消。所有设备都已退出，API 令牌全部作废。',
    en: 'The link of your account with single sign-on was taken off just now. Every device is signed out and every API token has ended.',
  },
  notYou: {
    zh: '如果不是您本人操作的，请马上告诉本地的系统管理员。',
    en: 'If that was not you, tell the administrator of your place at once.',
  },
  inviteNot: {
    zh: '「同行」是政府购买社会工作服务用的系统。不认识这个单位的话，不用理会这封信。',
    en: 'Tandem is where social work services are bought for public money. If you do not know this organisation, there is nothing to do.',
  },
  inviteSubject: {
    zh: (organisation: string) => `同行：${organisation} 邀请您加入`,
    en: (organisation: string) => `Tandem: ${organisation} invites you`,
  },
  invite: {
    zh: (organisation: string, role: string) =>
      `${organisation} 邀请您做「${role}」。请在七天内打开下面的链接，设好密码就能用，只能用一次：`,
    en: (organisation: string, role: string) =>
      `${organisation} invites you as ${role}. Open this link within seven days and set a password; it works once:`,
  },
})
