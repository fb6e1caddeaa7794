import { dictionary } from '#kernel'

export const words = dictionary({
  signIn: { zh: '登录', en: 'Sign in' },
  email: { zh: '邮箱', en: 'Email' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '验证码', en: 'One-time code' },
  codeHint: { zh: '只有设置过两步验证的账户需要填：打开验证器应用，填六位数字。', en: 'Only if your account uses two-step sign-in: the six digits from your authenticator app.' },
  demoTitle: { zh: '用哪个角色看看？', en: 'Whose eyes would you like to see it with?' },
  demoLead: { zh: '这是演示区，机构、人名和数字都是虚构的。点一下就能以这个角色登录。', en: 'This is the demonstration district; its organisations, people and figures are synthetic. One click signs you in.' },
  publicView: { zh: '公众', en: 'The public' },
  publicViewHint: { zh: '不登录，看公开的页面', en: 'without signing in, the open pages' },
  withPassword: { zh: '用密码登录', en: 'Sign in with a password' },
  noAccount: { zh: '没有账户？请本机构的管理员给您发邀请。居民答问卷不需要账户。', en: 'No account? Ask your organisation’s administrator to invite you. Residents answer surveys without one.' },
})
