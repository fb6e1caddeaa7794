import { dictionary } from '#kernel'

export const words = dictionary('commands/sign-in-words.words', {
  usage: {
    zh: `统一身份登录（OpenID Connect），每个区划一个

  tandem sign-in show
  tandem sign-in set ISSUER --client-id ID --name 名称 [--name-en NAME] [--secret -] [--name-claim name] [--email-claim email]
                                   --secret - 从标准输入读密钥；不写就保留现在的。ISSUER 的服务器要先写进 TANDEM_SIGN_ON
  tandem sign-in passwords on|off  是否也可以用密码登录；谁也进不来时用 on
  tandem sign-in end               停用

有几个区划时加 --jurisdiction CODE。
`,
    en: `Single sign-on (OpenID Connect), one for each jurisdiction

  tandem sign-in show
  tandem sign-in set ISSUER --client-id ID --name NAME [--name-en NAME] [--secret -] [--name-claim name] [--email-claim email]
                                   --secret - reads the secret from standard input; without it the present one stays.
                                   The server of ISSUER has to be named in TANDEM_SIGN_ON first
  tandem sign-in passwords on|off  whether passwords may be used as well; on, where nobody gets in any more
  tandem sign-in end               ends it

Where there are several jurisdictions, add --jurisdiction CODE.
`,
  },
  none: { zh: '没有设置统一身份登录。', en: 'No single sign-on is set up.' },
  set: {
    zh: (issuer: string) => `已设置：${issuer}`,
    en: (issuer: string) => `It is set up: ${issuer}`,
  },
  passwordsOn: { zh: '可以用密码登录。', en: 'Passwords may be used.' },
  passwordsOff: { zh: '只能用统一身份登录。', en: 'Single sign-on is the only way in.' },
  ended: {
    zh: (issuer: string) => `已停用：${issuer}`,
    en: (issuer: string) => `It has ended: ${issuer}`,
  },
})
