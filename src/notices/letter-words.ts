import { count, dictionary } from '#kernel'

/** What a letter with notices says around them. */
export const noticeLetters = dictionary('notices/letter-words.noticeLetters', {
  hello: { zh: (name: string) => `${name}，您好：`, en: (name: string) => `Dear ${name},` },
  at: { zh: (organisation: string) => `在「${organisation}」：`, en: (organisation: string) => `At ${organisation}:` },
  one: { zh: (title: string) => `同行：${title}`, en: (title: string) => `Tandem: ${title}` },
  atOnce: { zh: (n: number) => `同行：${n} 件事`, en: (n: number) => `Tandem: ${count(n, 'notice')}` },
  daily: { zh: (n: number) => `同行：今天要留意的 ${n} 件事`, en: (n: number) => `Tandem: today’s notices (${n})` },
  allNotices: { zh: (link: string) => `全部提醒：${link}`, en: (link: string) => `All notices: ${link}` },
  byItself: {
    zh: '这封信是「同行」自动发出的，直接回复没有人看到。',
    en: 'Tandem sent this letter by itself; nobody reads an answer to it.',
  },
  switchOff: {
    zh: (link: string) => `换一种提醒方式或关掉邮件：${link}`,
    en: (link: string) => `To be told otherwise, or not by mail: ${link}`,
  },
})
