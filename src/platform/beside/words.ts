import { count, refusals } from '#kernel'

/** What is said of work that was not done beside the server. */
export const refuse = refusals({
  'too-many-files': {
    status: 503,
    zh: '现在同时处理的文件太多，这一份没有处理，什么也没有改动。请过一会儿再试。',
    en: 'Too many files are being worked on just now. This one was not, and nothing was changed. Please try again in a little while.',
  },
  'read-too-long': {
    status: 422,
    zh: (seconds: number) =>
      `这个文件读了 ${seconds} 秒还没有读完，已经停下，什么也没有保存。请只留下要交的表格和行，另存为 xlsx 或「CSV UTF-8」再试。`,
    en: (seconds: number) =>
      `After ${count(seconds, 'second')} this file was still not read to its end, so reading was stopped and nothing was stored. Keep only the table and the rows that are to be handed in, save it as xlsx or “CSV UTF-8” and try again.`,
  },
  'read-too-much': {
    status: 422,
    zh: '读这个文件要用的内存超过了上限，已经停下，什么也没有保存。请只留下要交的表格和行，另存为 xlsx 或「CSV UTF-8」再试。',
    en: 'Reading this file takes more memory than it may, so reading was stopped and nothing was stored. Keep only the table and the rows that are to be handed in, save it as xlsx or “CSV UTF-8” and try again.',
  },
  'made-too-long': {
    status: 422,
    zh: (seconds: number) => `这个文件做了 ${seconds} 秒还没有做好，已经停下。请缩小范围再下载；表格也可以下载为 CSV。`,
    en: (seconds: number) =>
      `After ${count(seconds, 'second')} this file was still not put together, so it was given up. Ask for less of it; a table can also be had as CSV.`,
  },
  'made-too-much': {
    status: 422,
    zh: '做这个文件要用的内存超过了上限，已经停下。请缩小范围再下载；表格也可以下载为 CSV。',
    en: 'Putting this file together takes more memory than it may, so it was given up. Ask for less of it; a table can also be had as CSV.',
  },
  'too-many-counts': {
    status: 503,
    zh: '现在同时统计的调查太多，这一次还没有统计。请过一会儿再打开。',
    en: 'Too many surveys are being counted just now, and this one was not. Please open the page again in a little while.',
  },
  'count-too-long': {
    status: 503,
    zh: (seconds: number) => `这次调查的答卷统计了 ${seconds} 秒还没有完，已经停下。请过一会儿再打开；一直这样，请告诉系统管理员。`,
    en: (seconds: number) =>
      `After ${count(seconds, 'second')} the answers of this survey were still not counted, so it was given up. Open the page again in a little while; if it stays like this, tell the administrator.`,
  },
  'count-too-much': {
    status: 503,
    zh: '统计这次调查的答卷要用的内存超过了上限，已经停下。请告诉系统管理员。',
    en: 'Counting the answers of this survey takes more memory than it may, so it was given up. Please tell the administrator.',
  },
})
