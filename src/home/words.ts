import { dictionary } from '#kernel'

export const words = dictionary({
  title: { zh: '政府购买社区社会工作服务', en: 'Buying community social work, together' },
  lead: { zh: '一次采购，从问居民开始，到双方的评价为止，都在这里。', en: 'One purchase, from the first question to residents to the verdicts of both sides, in one place.' },
  about: { zh: '购买方和承接方，权利义务写在同一张表上，用同一个钟。', en: 'What each side owes stands in one register, under one clock.' },
})
