import { dictionary, refusals, type Words } from '#kernel'

export const words = dictionary('notices/words.words', {
  title: { zh: '提醒', en: 'Notices' },
  lead: {
    zh: '轮到您做的事、快到和已过的期限，还有和本机构有关的消息：新的招标、答疑、结果。',
    en: 'What is for you to do, days that near or have passed, and news that concern your organisation: new calls, answers, results.',
  },
  today: { zh: '今天', en: 'Today' },
  toPeople: { zh: '机构与人员', en: 'Organisations and people' },
  none: { zh: '没有提醒', en: 'No notices' },
  noneLead: { zh: '轮到您时会出现在这里。', en: 'They appear here when it is your turn.' },
  noneOpen: { zh: '没有未了的提醒。', en: 'Nothing is open.' },
  open: { zh: '未了', en: 'Open' },
  all: { zh: '全部', en: 'All' },
  kind: { zh: '种类', en: 'Kind' },
  what: { zh: '事项', en: 'Matter' },
  dueOn: { zh: '期限', en: 'Due' },
  made: { zh: '提醒时间', en: 'Told' },
  state: { zh: '状态', en: 'State' },
  new: { zh: '未读', en: 'New' },
  read: { zh: '已读', en: 'Read' },
  over: { zh: '已了', en: 'Over' },
  markRead: { zh: '标为已读', en: 'Mark as read' },
  markAll: { zh: '全部标为已读', en: 'Mark all as read' },
  choose: { zh: '提醒方式', en: 'How I am told' },
  elsewhere: {
    zh: (n: number) => `您在其他机构还有 ${n} 条未读提醒，切换机构后可看。`,
    en: (n: number) => `You have ${n} unread ${n === 1 ? 'notice' : 'notices'} in other organisations. Switch to them to see those.`,
  },
  toOrganisations: { zh: '切换机构', en: 'Switch organisation' },
  of: {
    zh: (title: Words, number: string) => `${title.zh}（${number}）`,
    en: (title: Words, number: string) => `${title.en} (${number})`,
  },
  headed: { zh: (kind: string, title: string) => `${kind}：${title}`, en: (kind: string, title: string) => `${kind}: ${title}` },
  by: { zh: (day: string) => `期限：${day}`, en: (day: string) => `By ${day}` },
  because: { zh: (why: string) => `提醒您，因为${why}。`, en: (why: string) => `You are told because ${why}.` },
  becauseYouAre: {
    zh: (role: string, why: string) => `提醒您，因为您是${role}，${why}。`,
    en: (role: string, why: string) => `You are told because you are here as “${role}” and ${why}.`,
  },

  byMail: { zh: '邮件', en: 'By mail' },
  choicesTitle: { zh: '提醒方式', en: 'How you are told' },
  choicesLead: {
    zh: '在系统里总会提醒。邮件可以按种类选。',
    en: 'In the program you are always told. Choose here what also comes by mail.',
  },
  noMail: {
    zh: '这里没有设置邮件服务器，目前不会发邮件。选择会保留，设好以后生效。',
    en: 'No mail server is set up here, so nothing is mailed for now. Your choices are kept for when there is one.',
  },
  'at-once': { zh: '马上', en: 'At once' },
  daily: { zh: '每天早上一封', en: 'In one letter each morning' },
  never: { zh: '不发邮件', en: 'Not by mail' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存。', en: 'Saved.' },

  hooksTitle: { zh: '推送到其他系统', en: 'Notices to other programs' },
  hooksLead: {
    zh: '每条提醒都会推送到这里登记的地址，例如短信网关、企业微信机器人的中转服务。内容有签名，收到的一方可以核对是不是本系统发的。',
    en: 'Every notice is sent to the addresses entered here, such as a gateway for short messages or chat. It is signed, so that the receiver can check it came from here.',
  },
  hookName: { zh: '名称', en: 'Name' },
  hookUrl: { zh: '地址', en: 'Address' },
  hookUrlHint: { zh: (origin: string) => `例如 ${origin}/tandem`, en: (origin: string) => `For example ${origin}/tandem` },
  hooksMayGo: { zh: (origins: string) => `可以推送到：${origins}`, en: (origins: string) => `Calls may go to: ${origins}` },
  hooksNowhere: {
    zh: '推送还没有开通：请运维人员在设置 TANDEM_WEBHOOKS 里写明可以推送到哪些服务器。',
    en: 'Nothing can be sent yet: whoever keeps the machine names the servers that may be called in the setting TANDEM_WEBHOOKS.',
  },
  hookAdd: { zh: '登记', en: 'Add' },
  hookEnd: { zh: '停用', en: 'End' },
  hookNone: { zh: '还没有登记。', en: 'None is entered yet.' },
  hookSince: { zh: '登记时间', en: 'Since' },
  hookSecretTitle: { zh: '签名密钥', en: 'Secret for the signature' },
  hookSecretLead: {
    zh: '只显示这一次，请交给接收方妥善保管。签名方法见「Standard Webhooks」规范，说明在 docs/api.md。',
    en: 'It is shown only now. Give it to whoever receives the notices. The signature follows Standard Webhooks; docs/api.md describes it.',
  },
  hookStuck: {
    zh: (n: number) => `有 ${n} 条推送或邮件送不出去，已停止重试。`,
    en: (n: number) =>
      `${n} ${n === 1 ? 'letter or call' : 'letters or calls'} could not be delivered and ${n === 1 ? 'was' : 'were'} given up.`,
  },
  hookWaiting: {
    zh: (n: number) => `有 ${n} 条在等待发送。`,
    en: (n: number) => `${n} ${n === 1 ? 'waits' : 'wait'} to be sent.`,
  },
  lastError: { zh: (error: string) => `最近一次的原因：${error}`, en: (error: string) => `The last reason: ${error}` },
})

export const refuse = refusals({
  'no-notice': { status: 404, zh: '没有这条提醒。', en: 'There is no such notice.' },
  'hook-address': {
    status: 422,
    zh: '这个地址不在可以推送的服务器里。请填上面列出的服务器上的完整地址。',
    en: 'This address is on none of the servers that may be called. Give a whole address on one of those listed above.',
  },
  'hooks-enough': { status: 409, zh: '最多登记 10 个地址。请先停用一个。', en: 'Ten addresses at most. End one first.' },
  'no-hook': { status: 404, zh: '没有这个地址。', en: 'There is no such address.' },
})
