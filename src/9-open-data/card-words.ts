import { dictionary, sayDay, type Day } from '#kernel'

export const cardWords = dictionary('9-open-data/card-words.cardWords', {
  onYourPage: { zh: '放到您的网页上', en: 'Show it on a page of yours' },
  onYourPageHelp: {
    zh: '把下面这一行放进您的网页，就会显示这张卡片。里面的数字总是现在的；没有脚本，不记录看的人。',
    en: 'Put this line into your page and it shows this card. Its figures are always those of now; it runs no script and records nobody who looks.',
  },
  look: { zh: '看看卡片', en: 'See the card' },
  stage: { zh: '进度', en: 'Stands at' },
  inForce: { zh: '履行中的合同', en: 'Contracts in force' },
  ever: { zh: '签过的合同', en: 'Contracts signed' },
  paidInTime: { zh: '按期收到的付款', en: 'Paid in time' },
  asOf: { zh: (on: Day) => `${sayDay(on, 'zh')}的情况`, en: (on: Day) => `As of ${sayDay(on, 'en')}` },
  synthetic: { zh: '演示数据，都是虚构的', en: 'demonstration data, all of it synthetic' },
})
