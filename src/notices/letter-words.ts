import { count, dictionary } from '#kernel'

/** What a letter with notices says around them. */
export const noticeLetters = dictionary('notices/letter-words.noticeLetters', {
  hello: { zh: (name: string) => `${name}，您好：`, en: (name: string) => `Dear ${name},` },
  one: { zh: (title: string) => `同行：${title}`, en: (title: string) => `Tandem: ${title}` },
  atOnce: { zh: (n: number) => `同行：${n} 件事`, en: (n: number) => `Tandem: ${count(n, 'notice')}` },
  daily: { zh: (n: number) => `同行：今天要留意的 ${n} 件事`, en: (n: number) => `Tandem: today’s notices (${n})` },
  allNotices: { zh: (link: string) => `全部提醒：${link}`, en: (link: string) => `All notices: ${link}` },
  switchOff: {
    zh: (link: string) => `换一种提醒方式或关掉邮件：${link}`,
    en: (link: string) => `To be told otherwise, or not by mail: ${link}`,
  },
})
