import { dictionary } from '#kernel'

/** What became of what residents said. */
export const becameWords = dictionary('9-open-data/became-words.becameWords', {
  title: { zh: (place: string) => `${place}：说过的需要，后来怎样`, en: (place: string) => `${place}: what became of what was said` },
  lead: {
    zh: '这个社区的每一次采购里，听到的每一项需要：买了什么、做到哪一步、评价怎样；没有买的，为什么。',
    en: 'Every need that was heard in any purchase for this community: what was bought for it, how far it has come, how it was judged; and where nothing was bought, why.',
  },
  none: { zh: '这个社区还没有公开的采购', en: 'No purchase for this community is public yet' },
  noneHelp: { zh: '计划一公开，就能在这里看到听到了什么。', en: 'Once a plan is published it is shown here what was heard.' },
  noneOf: { zh: '这次采购没有写明来自哪项需要。', en: 'This purchase names no need.' },
  notBought: { zh: '没有买的', en: 'What was not bought' },
  notBoughtLead: { zh: '听到了，这次没有买。', en: 'It was heard and not bought this time.' },
  because: { zh: (why: string) => `我们没有买，因为：${why}`, en: (why: string) => `We did not buy this because: ${why}` },
  done: { zh: (why: string) => `不用再买，已经解决：${why}`, en: (why: string) => `No need to buy it any more, it is done: ${why}` },
  noWord: { zh: '没有买，也还没有说为什么。', en: 'It was not bought, and no reason was given yet.' },
  toDirectory: { zh: '这个社区现在能用的服务', en: 'Services in this community now' },
  toVerdict: { zh: '评价', en: 'Judged' },
  link: { zh: '我们社区说过的，都怎么样了', en: 'What became of what our community said' },
})
