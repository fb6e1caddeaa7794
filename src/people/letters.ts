import { dictionary } from '#kernel'
import { type Ctx, type Db, type Letter, putInOutbox } from '#platform'

/** What people are told by mail, where mail is set up. */
const letters = dictionary({
  hello: { zh: (name: string) => `${name}，您好：`, en: (name: string) => `Dear ${name},` },
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
    zh: '有人替您生成了重设密码的链接，会亲手交给您。',
    en: 'Somebody made a link for you to set a new password, and will hand it to you.',
  },
  notYou: { zh: '如果不是您，请马上联系系统管理员。', en: 'If that was not you, tell the administrator at once.' },
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
type News = 'password' | 'twoStepOn' | 'twoStepOff' | 'link'
const both = (of: (t: (typeof letters)['zh']) => readonly string[]) => [...of(letters.zh), '', '————', '', ...of(letters.en)].join('\n')
const bothSubjects = (of: (t: (typeof letters)['zh']) => string) => `${of(letters.zh)} · ${of(letters.en)}`

/** Tells a person of a change of their sign-in, in both languages: nobody knows which one they read. Nothing where no mail is set up. */
export async function tellOf(ctx: Ctx, tx: Db, user: { name: string; email: string }, news: News | { email: string }): Promise<void> {
  if (!ctx.mail) return
  const text = both((t) => [t.hello(user.name), '', typeof news === 'string' ? t[news] : t.email(news.email), t.notYou])
  await putInOutbox(ctx, tx, { kind: 'letter', letter: { to: user.email, subject: bothSubjects((t) => t.changedSubject), text } })
}

/** The link of an invitation, by mail beside the page that shows it. */
export async function sendInvitation(
  ctx: Ctx,
  tx: Db,
  i: { to: string; organisation: { zh: string; en: string }; role: { zh: string; en: string }; link: string },
): Promise<void> {
  if (!ctx.mail) return
  const text = [
    letters.zh.invite(i.organisation.zh, i.role.zh),
    i.link,
    '',
    '————',
    '',
    letters.en.invite(i.organisation.en, i.role.en),
    i.link,
  ].join('\n')
  const subject = `${letters.zh.inviteSubject(i.organisation.zh)} · ${letters.en.inviteSubject(i.organisation.en)}`
  await putInOutbox(ctx, tx, { kind: 'letter', letter: { to: i.to, subject, text } })
}

/** The letter with a link to set a forgotten password anew. */
export function resetLetterTo(user: { name: string; email: string }, lang: 'zh' | 'en', link: string): Letter {
  const t = letters[lang]
  return { to: user.email, subject: t.resetSubject, text: [t.hello(user.name), '', t.reset, link, '', t.resetNot].join('\n') }
}
