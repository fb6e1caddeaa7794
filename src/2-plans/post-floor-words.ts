import { dictionary } from '#kernel'

export const postFloorWords = dictionary('2-plans/post-floor-words.postFloorWords', {
  title: { zh: '岗位价格和成本底线', en: 'Prices of posts and the cost floor' },
  lead: {
    zh: '按当地工资和缴费标准，这些岗位最少要花多少。补贴的岗位按全部费用比。低于它，只能压工资；这不是最低限价。',
    en: 'The least these posts cost by the wage table of the place; a subsidised post is held against its whole cost. Below it only wages can be cut. It is no minimum price.',
  },
  line: { zh: '岗位', en: 'Post' },
  price: { zh: '价格', en: 'Price' },
  whole: { zh: '全部费用', en: 'the whole' },
  least: { zh: '底线', en: 'Floor' },
  below: { zh: (money: string) => `低于底线 ${money}`, en: (money: string) => `${money} below the floor` },
  holds: { zh: '不低于底线', en: 'not below the floor' },
  atLeast: {
    zh: (money: string) => `按当地工资标准，最少 ${money}。`,
    en: (money: string) => `By the wage table of the place at least ${money}.`,
  },
})
