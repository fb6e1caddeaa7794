import { dictionary } from '#kernel'

export const teamKeptWords = dictionary('5-delivery/team-kept-words.teamKeptWords', {
  team: { zh: '合同写明的团队', en: 'The team of the contract' },
  here: { zh: (from: string) => `${from}起在岗`, en: (from: string) => `at the post since ${from}` },
  'was-here': { zh: (to: string) => `在岗到${to}`, en: (to: string) => `was at the post until ${to}` },
  'to-come': { zh: (from: string) => `${from}到岗`, en: (from: string) => `comes on ${from}` },
  never: { zh: '没有到岗', en: 'has not been at the post' },
  others: {
    zh: (names: string) => `在岗而不在团队名单里的：${names}。团队有变的，由双方变更合同。`,
    en: (names: string) => `At the post and not of the team: ${names}. Where the team itself changes, both change the contract.`,
  },
  propose: { zh: '提出换人', en: 'Propose another team' },
})
