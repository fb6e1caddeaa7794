import { refusals } from '#kernel'

/** What the house itself refuses, whichever record it is about. */
export const refuse = refusals({
  'clocks-apart': {
    status: 503,
    zh: (n: number) =>
      `这台服务器的时钟与数据库相差 ${n.toLocaleString('zh-CN')} 秒，期限无法判断，所以现在什么都不能改；查看不受影响，发来的内容没有保存。请稍后再试，并告诉系统管理员。`,
    en: (n: number) =>
      `This server's clock and the database's are ${n.toLocaleString('en')} seconds apart, so no deadline can be told and nothing can be changed now; reading goes on, and nothing that was sent was kept. Try again later, and tell the administrator.`,
  },
  'clock-unknown': {
    status: 503,
    zh: '这台服务器的时钟还没有与数据库核对，现在不能改动任何内容。请过几秒再试。',
    en: "This server's clock has not been compared with the database's yet, so nothing can be changed now. Try again in a few seconds.",
  },
  stale: {
    status: 409,
    zh: '在您填写的时候，这条记录已经变了。请刷新页面，看过最新内容再决定。',
    en: 'This record changed while you were filling in the form. Reload the page and look at it again before you decide.',
  },
  'not-there': { status: 404, zh: '没有这条记录，或者您不能看它。', en: 'There is no such record, or it is not for you to see.' },
  'there-already': {
    status: 409,
    zh: '同样的内容已经在了，没有重复登记。请刷新页面核对。',
    en: 'The same is there already; it was not entered twice. Reload the page to see.',
  },
})
