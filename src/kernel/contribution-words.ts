import { dictionary } from './words.ts'

export const contributionWords = dictionary('kernel/contribution-words.contributionWords', {
  money: { zh: (worth: string) => `现金 ${worth}`, en: (worth: string) => `${worth} in money` },
  'in-kind': { zh: (worth: string) => `实物或者服务，折合 ${worth}`, en: (worth: string) => `in kind, worth ${worth}` },
  from: { zh: (from: string) => `来自${from}`, en: (from: string) => `from ${from}` },
  missing: {
    zh: '有自有投入的，种类、价值、内容和来源都要写；没有的，四项都留空。',
    en: 'Whoever adds something of its own says its kind, worth, what it is and where it comes from. Leave all four empty where you add nothing.',
  },
})
