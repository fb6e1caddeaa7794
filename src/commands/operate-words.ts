import { dictionary, type Words } from '#kernel'

/** What is said while tables, the demonstration and the first people are put into a database. */
export const words = dictionary('commands/operate-words.words', {
  migrated: {
    zh: (names: readonly string[]) => `已更新：${names.join('、')}`,
    en: (names: readonly string[]) => `Done: ${names.join(', ')}`,
  },
  upToDate: { zh: '数据表已经是最新的，没有要更新的。', en: 'Nothing to do: the tables are up to date.' },
  notEmpty: {
    zh: '数据库不是空的，演示区只能放进空的数据库。',
    en: 'This database is not empty; the demonstration district goes only into an empty one.',
  },
  usage: {
    zh: (roles: readonly string[]) =>
      `用法：tandem user add EMAIL --name NAME --role ROLE --organisation NAME [--jurisdiction CODE --jurisdiction-name NAME --place PLACE --ocid-prefix ocds-xxxxxx]\n角色：${roles.join('、')}\n密码从标准输入读取，至少 12 位。`,
    en: (roles: readonly string[]) =>
      `Usage: tandem user add EMAIL --name NAME --role ROLE --organisation NAME [--jurisdiction CODE --jurisdiction-name NAME --place PLACE --ocid-prefix ocds-xxxxxx]\nRoles: ${roles.join(', ')}\nThe password is read from standard input, at least 12 characters.`,
  },
  usageInvite: {
    zh: (roles: readonly string[]) =>
      `用法：tandem user invite EMAIL --role ROLE --organisation NAME [--jurisdiction CODE]\n角色：${roles.join('、')}`,
    en: (roles: readonly string[]) =>
      `Usage: tandem user invite EMAIL --role ROLE --organisation NAME [--jurisdiction CODE]\nRoles: ${roles.join(', ')}`,
  },
  invitedHere: {
    zh: (email: string) => `请 ${email} 在七天内打开下面的地址，填写姓名和密码，只能用一次。`,
    en: (email: string) => `${email} chooses a name and a password here, once, within seven days.`,
  },
  usageReset: {
    zh: '用法：tandem user reset EMAIL [--jurisdiction CODE] [--end-two-step]',
    en: 'Usage: tandem user reset EMAIL [--jurisdiction CODE] [--end-two-step]',
  },
  shortPassword: {
    zh: '请从标准输入给出至少 12 位的密码。',
    en: 'The password on standard input needs at least 12 characters.',
  },
  holdsDemonstration: {
    zh: '这个数据库里是演示区，真实用户请用另一个数据库。',
    en: 'This database holds the demonstration district. Real people go into a database of their own.',
  },
  placeStands: {
    zh: (code: string, place: string) => `「${code}」设定的地方已经是 ${place}，不改动。请去掉 --place 再运行。`,
    en: (code: string, place: string) =>
      `The jurisdiction “${code}” stands in ${place} already; its place is not changed. Leave --place out.`,
  },
  thereAlready: {
    zh: (email: string) => `${email} 已经有账户了。要让对方重新登录，请运行 tandem user reset ${email}；要增加角色，请在页面上发邀请。`,
    en: (email: string) =>
      `${email} is there already. To let them in again: tandem user reset ${email}; another role is given on the screens, by an invitation.`,
  },
  added: {
    zh: (name: string, email: string, organisation: string, role: Words) =>
      `${name}（${email}）已添加为${organisation}的${role.zh}，现在可以登录。`,
    en: (name: string, email: string, organisation: string, role: Words) =>
      `${name} (${email}) may sign in now as ${role.en} of ${organisation}.`,
  },
  addedUnreached: {
    zh: (name: string, email: string, organisation: string, role: Words, code: string) =>
      `${name}（${email}）已添加为${organisation}的${role.zh}，但还不能登录：数据库里还有别的辖区，没有网址通向「${code}」。`,
    en: (name: string, email: string, organisation: string, role: Words, code: string) =>
      `${name} (${email}) is added as ${role.en} of ${organisation}, but cannot sign in yet: no host leads to the jurisdiction “${code}”, because the database holds others.`,
  },
  whichJurisdiction: {
    zh: (codes: readonly string[]) => `有几个辖区都用这个邮箱，请用 --jurisdiction 指定：${codes.join('、')}。`,
    en: (codes: readonly string[]) => `Which one? Give --jurisdiction: ${codes.join(', ')}.`,
  },
  nobody: {
    zh: (email: string) => `没有人使用 ${email}。`,
    en: (email: string) => `Nobody has the email ${email} here.`,
  },
  resetHere: {
    zh: (name: string) => `请${name}在一天内打开下面的地址设置新密码，只能用一次。账户和角色不变。`,
    en: (name: string) => `${name} sets a new password here, once, within a day. Person and roles stay.`,
  },
})
