import { count, refusals } from '#kernel'
import { fileMegabytes } from '#platform'

/** What is said before a request is read: that it is none of ours, too large, or did not arrive whole. */
export const refuse = refusals({
  busy: {
    status: 503,
    zh: '系统现在忙不过来，或者数据库暂时连不上。什么也没有改动，请过几秒再试。',
    en: 'The system is too busy, or its database cannot be reached just now. Nothing was changed; please try again in a few seconds.',
  },
  'disk-full': {
    status: 503,
    zh: '数据库所在的磁盘满了，现在什么也存不进去；查看不受影响。什么也没有改动，请告诉管理员腾出空间。',
    en: 'The disk of the database is full: nothing can be stored just now, reading goes on. Nothing was changed; tell your administrator to make room.',
  },
  'from-elsewhere': {
    status: 403,
    zh: '这份表单不是从本网站的页面发来的，没有处理。请回到本网站，刷新页面后重新提交。',
    en: 'This form was not sent from a page of this site, and nothing was done. Open the page here, reload it and send it again.',
  },
  'form-too-large': {
    status: 413,
    zh: `发来的内容太大了。表单最多 300 KB，文件最多 ${fileMegabytes} MB。请缩小后再试。`,
    en: `What you sent is too large: at most 300 KB for a form, ${fileMegabytes} MB for a file. Please make it smaller and try again.`,
  },
  'too-large': {
    status: 413,
    zh: '请求的正文太大了，最多 300 KB。请分成几次发送。',
    en: 'The body is too large: at most 300 KB. Please send it in several parts.',
  },
  'too-slow': {
    status: 408,
    zh: (n: number) => `内容没有在 ${n} 秒内传完，没有接收，也没有保存。临近截止时只等几秒，请尽早提交，或者缩小附件后再试。`,
    en: (n: number) =>
      `What you sent did not arrive within ${count(n, 'second')}. It was not taken and nothing was kept. Near a deadline only seconds are waited: send earlier, or make the file smaller.`,
  },
  'broken-off': {
    status: 400,
    zh: '传输中断，内容不完整，没有保存。请重新提交。',
    en: 'The transfer broke off; what arrived is not whole and nothing was kept. Please send it again.',
  },
})
