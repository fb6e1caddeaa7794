import { both, type Words } from '#kernel'

export const voiceKinds = {
  thanks: both('感谢', 'Thanks'),
  question: both('想问一件事', 'A question'),
  trouble: both('遇到了麻烦', 'Something went wrong'),
  idea: both('出个主意', 'An idea'),
} satisfies Record<string, Words>

/** What a word can be about. */
export const abouts = {
  line: both('一项服务', 'A service'),
  institution: both('一家机构', 'An institution'),
  purchase: both('一次采购', 'A purchase'),
  office: both('街道自己怎么做事', 'How an office does its work'),
} satisfies Record<string, Words>

export const voiceStates = {
  said: both('等答复', 'Waits for an answer'),
  answered: both('已答复', 'Answered'),
  forgotten: both('原文已到期删除', 'Words deleted after their time'),
} satisfies Record<string, Words>

/** Of thanks nobody waits for an answer. */
const received = both('已收到', 'Received')

/** Where a word stands, as whoever reads of it is told. */
export const standsAs = (v: { readonly state: keyof typeof voiceStates; readonly dueOn: unknown }): Words =>
  v.state === 'said' && v.dueOn === null ? received : voiceStates[v.state]

export const voiceActs = {
  answer: both('答复', 'Answer'),
  forget: both('到期删除原文', 'Delete the words after their time'),
} satisfies Record<string, Words>

export const helpedWords = {
  yes: both('有用', 'Yes'),
  part: both('有一点用', 'In part'),
  no: both('没有用', 'No'),
} satisfies Record<string, Words>
