import { colonIn, count, dictionary } from '#kernel'

/** What stands in releases as text. They are published in Chinese, with the English beside it where OCDS has a field for it. */
export const releaseWords = dictionary('9-open-data/rules/release-words.releaseWords', {
  heard: { zh: '我们听到了什么', en: 'What we heard' },
  notAsked: { zh: (why: string) => `未先征求居民意见的理由：${why}`, en: (why: string) => `Why residents were not asked first: ${why}` },
  because: {
    zh: (line: string, why: string) => `${line}${colonIn('zh')}${why}`,
    en: (line: string, why: string) => `${line}${colonIn('en')}${why}`,
  },
  postMonth: { zh: '岗位月', en: 'post-month' },
  post: { zh: (months: number) => `岗位（${months} 个月）`, en: (months: number) => `post (${count(months, 'month')})` },
  posts: {
    zh: (posts: number, months: number) => `${posts} 个岗位（${months} 个月）`,
    en: (posts: number, months: number) => `${count(posts, 'post')} (${count(months, 'month')})`,
  },
  priceWeight: { zh: (points: string) => `价格 ${points}`, en: (points: string) => `price ${points}` },
})
