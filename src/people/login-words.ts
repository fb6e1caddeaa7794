import { dictionary, refusals } from '#kernel'

/** Single sign-on: what an administrator enters, what people see of it. */
export const loginWords = dictionary('people/login-words.loginWords', {
  title: { zh: '统一身份登录', en: 'Single sign-on' },
  lead: {
    zh: '让大家用单位已有的账号登录（OpenID Connect）。对方只说明来的人是谁；角色和权限仍在这里管。',
    en: 'People sign in with an account they have already (OpenID Connect). The login service says who somebody is; roles stay here.',
  },
  atService: { zh: '在对方登记本系统时填写', en: 'To be entered at the login service' },
  back: { zh: '回调地址', en: 'Redirect address' },
  after: { zh: '退出后返回的地址', en: 'Address after signing out' },
  nameZh: { zh: '中文名称', en: 'Chinese name' },
  nameHint: { zh: '写在登录按钮上，例如「政务统一身份」。', en: 'It stands on the button by which people sign in.' },
  nameEn: { zh: '英文名称', en: 'English name' },
  issuer: { zh: '签发者（issuer）', en: 'Issuer' },
  issuerHint: {
    zh: (servers: readonly string[]) =>
      servers.length > 0
        ? `和对方公布的一字不差。服务器允许访问：${servers.join('、')}`
        : '和对方公布的一字不差。服务器上还没有允许访问任何身份服务：请运维人员先设 TANDEM_SIGN_ON。',
    en: (servers: readonly string[]) =>
      servers.length > 0
        ? `To the letter as the login service says it. This server may ask: ${servers.join(', ')}`
        : 'To the letter as the login service says it. This server may ask no login service yet: whoever runs it sets TANDEM_SIGN_ON first.',
  },
  clientId: { zh: '客户端标识（client ID）', en: 'Client ID' },
  secret: { zh: '客户端密钥', en: 'Client secret' },
  secretHint: {
    zh: '加密保存，不再显示。留空就保留现在的；换了签发者要重新填。',
    en: 'Kept encrypted and never shown. Left empty, the present one stays, as long as the issuer does.',
  },
  nameClaim: { zh: '姓名所在的字段', en: 'Claim that is the name' },
  emailClaim: { zh: '邮箱所在的字段', en: 'Claim that is the email' },
  claimHint: { zh: '一般不用改。', en: 'Usually as it is.' },
  passwords: { zh: '也可以用密码登录', en: 'Passwords may be used as well' },
  passwordsHint: {
    zh: '不勾选就只能从对方登录。您自己要先关联好账号，免得谁也进不来。',
    en: 'Without it the login service is the only way in. Link your own account first, so that you do not lock everybody out.',
  },
  save: { zh: '保存', en: 'Save' },
  end: { zh: '停用统一身份登录', en: 'End single sign-on' },
  endLead: {
    zh: '停用后大家用密码登录。没有设过密码的人需要一个重设密码的链接。',
    en: 'Afterwards people sign in by password. Whoever never set one needs a link for a new password.',
  },

  signInBy: { zh: (name: string) => `用${name}登录`, en: (name: string) => `Sign in with ${name}` },
  onlyService: { zh: '这里不用密码登录。', en: 'Passwords are not used here.' },
  orPassword: { zh: '或者用密码登录', en: 'Or with a password' },
  acceptBy: { zh: (name: string) => `用${name}接受邀请`, en: (name: string) => `Accept with ${name}` },
  orChoosePassword: { zh: '或者设一个密码', en: 'Or choose a password' },
  signedOutHere: {
    zh: (name: string) => `这里已经退出。在${name}那边可能还登录着。`,
    en: (name: string) => `You are signed out here. At ${name} you may still be signed in.`,
  },
  signOutThere: { zh: (name: string) => `在${name}那边也退出`, en: (name: string) => `Sign out at ${name} too` },

  account: { zh: '统一身份', en: 'Single sign-on' },
  linkedAs: { zh: (as: string) => `已关联：${as}`, en: (as: string) => `Linked: ${as}` },
  linked: { zh: '已关联', en: 'Linked' },
  notLinked: { zh: '没有关联', en: 'Not linked' },
  link: { zh: '关联', en: 'Link it' },
  unlink: { zh: '取消关联', en: 'Take the link off' },
  linkTitle: { zh: (name: string) => `关联${name}的账号`, en: (name: string) => `Link your account at ${name}` },
  linkLead: {
    zh: '关联以后，用那边的账号就能登录到您这里的账户。先确认是您本人。',
    en: 'Afterwards that account opens yours here. First show that it is you.',
  },
  linkGo: { zh: (name: string) => `去${name}确认`, en: (name: string) => `Go on to ${name}` },
  linkGoLead: {
    zh: '已确认是您本人。十分钟内到那边登录，回来就关联好了。',
    en: 'It is you. Sign in there within ten minutes; you come back here and the accounts are linked.',
  },
  unlinkTitle: { zh: (name: string) => `取消和${name}的关联`, en: (name: string) => `Take the link with ${name} off` },
  unlinkLead: {
    zh: '取消后，所有设备都会退出，API 令牌全部作废，请用密码重新登录。',
    en: 'Every device is then signed out and every API token ends; sign in anew with your password.',
  },
  doneUnlinked: {
    zh: '已取消关联，所有设备都已退出。请用密码登录。',
    en: 'The link is off and every device is signed out. Sign in with your password.',
  },
  toSignIn: { zh: '返回登录', en: 'Back to signing in' },
})

/** Why a login service is not entered, or somebody who comes by one is not let in. */
export const refuseLogin = refusals({
  'no-login-service': { status: 404, zh: '这里没有设置统一身份登录。', en: 'No single sign-on is set up here.' },
  'no-login-in-demonstration': {
    status: 409,
    zh: '演示区不接统一身份登录：谁都可以一键进来。',
    en: 'The demonstration district has no single sign-on: anybody comes in with one click.',
  },
  'issuer-wrong': {
    status: 422,
    zh: '请写完整的地址，例如 https://login.example.gov.cn/realms/gov，不带问号和账号。',
    en: 'Give a whole address, such as https://login.example.gov.cn/realms/gov, without a query and without an account.',
  },
  'issuer-not-named': {
    status: 422,
    zh: (server: string) => `服务器不允许访问 ${server}。请运维人员把它写进 TANDEM_SIGN_ON，再重试。`,
    en: (server: string) => `This server may not ask ${server}. Whoever runs it has to name it in TANDEM_SIGN_ON first.`,
  },
  'issuer-other': {
    status: 422,
    zh: (says: string) => `那个地址自称是另一个签发者：${says}。请照它写，一字不差。`,
    en: (says: string) => `That address calls itself another issuer: ${says}. Enter it as it says, to the letter.`,
  },
  'login-changed': {
    status: 409,
    zh: '刚刚有人改过这一页，请刷新看最新的内容。',
    en: 'Somebody has just changed this. Reload the page to see it as it stands.',
  },
  'passwords-only-linked': {
    status: 422,
    zh: '请先在「我的账户」里关联您自己的账号，证明这条路走得通，再停用密码。',
    en: 'Link your own account under “My account” first: it shows that this way works.',
  },
  'passwords-closed': {
    status: 409,
    zh: '这里不用密码登录，请点上面的统一身份登录。',
    en: 'Passwords are not used here. Follow the button for single sign-on.',
  },
  'login-down': {
    status: 503,
    zh: '身份服务现在没有正常应答。请过几分钟再试；可以用密码登录的，先用密码。',
    en: 'The sign-in service does not answer as it should. Try again in a few minutes, or use your password where that is possible.',
  },
  'login-denied': {
    status: 422,
    zh: '您在身份服务那边没有完成登录，这里什么也没有变。',
    en: 'You did not finish signing in at the login service. Nothing was changed here.',
  },
  'login-late': {
    status: 422,
    zh: '身份服务给的证明已经过期，或者两边的时钟相差太多。请重新登录；还是这样，请告诉系统管理员。',
    en: 'What the login service stated has expired, or its clock and ours differ too much. Sign in again; if it stays so, tell the administrator.',
  },
  'login-wrong': {
    status: 422,
    zh: '身份服务的答复和这次登录对不上，没有采用。请从登录页重新开始。',
    en: 'The login service’s answer does not fit this sign-in and was not taken. Begin again from the sign-in page.',
  },
  'login-over': {
    status: 410,
    zh: '这次登录已经用过、放得太久，或者是在另一个浏览器里开始的。请从登录页重新开始。',
    en: 'This sign-in was used already, has waited too long, or began in another browser. Begin again from the sign-in page.',
  },
  'login-unknown': {
    status: 403,
    zh: (as: string) =>
      `身份服务说您是${as || '一位用户'}，但这个账号没有和这里的任何账户关联。已经有账户的，请先用密码登录，再到「我的账户」里关联；还没有的，请本机构的负责人发邀请，打开邀请时选统一身份登录。`,
    en: (as: string) =>
      `The login service says that you are ${as || 'somebody'}, but that account is linked to none here. If you have an account, sign in with your password and link it under “My account”; if not, ask the head of your organisation for an invitation and accept it with single sign-on.`,
  },
  'login-no-role': {
    status: 403,
    zh: '您的账户在这里已经没有角色，不能登录。请联系本机构的负责人。',
    en: 'Your account has no role here any more, so it cannot be signed in with. Ask the head of your organisation.',
  },
  'login-no-name': {
    status: 422,
    zh: '身份服务没有说明您的姓名。请系统管理员核对「姓名所在的字段」，或者打开邀请时设一个密码。',
    en: 'The login service does not say your name. Ask the administrator to check which claim is the name, or accept the invitation with a password.',
  },
  'login-taken': {
    status: 409,
    zh: '这个统一身份已经和这里的另一个账户关联。请先在那个账户里取消关联。',
    en: 'That account at the login service is linked to another account here. Take the link off there first.',
  },
  'login-linked': {
    status: 409,
    zh: '您的账户已经关联了另一个统一身份。请先取消关联。',
    en: 'Your account is linked to another one at the login service. Take that link off first.',
  },
  'login-known-elsewhere': {
    status: 409,
    zh: '被邀请的邮箱已经有账户，而这个统一身份没有和它关联。请用密码接受邀请，再到「我的账户」里关联。',
    en: 'The invited address has an account that this account at the login service is not linked to. Accept with your password, then link it under “My account”.',
  },
  'prove-by-login': {
    status: 409,
    zh: '您没有设过密码。请先退出，用统一身份重新登录，十分钟内再来改：这样才知道是您本人。',
    en: 'You have no password. Sign out, sign in anew with single sign-on and come back within ten minutes: that shows it is you.',
  },
  'unlink-no-password': {
    status: 409,
    zh: '您还没有设过密码，取消关联就进不来了。请先在「修改密码」里设一个。',
    en: 'You never set a password, so without the link you could not come in. Set one first under “Change password”.',
  },
  'unlink-passwords-closed': {
    status: 409,
    zh: '这里只能用统一身份登录，取消关联就进不来了。',
    en: 'Single sign-on is the only way in here, so without the link you could not come in.',
  },
})
