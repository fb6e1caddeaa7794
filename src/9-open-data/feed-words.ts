import { both, dictionary, type Words } from '#kernel'
import type { Tag } from './rules/ocds.ts'

/** What a release tells, by its tag. */
export const tagWords: Record<Tag, Words> = {
  planning: both('公开采购意向', 'Intention published'),
  tender: both('发布招标', 'Call published'),
  tenderUpdate: both('招标有变动', 'Call changed'),
  tenderCancellation: both('招标取消', 'Call cancelled'),
  award: both('定标', 'Awarded'),
  awardCancellation: both('中标撤销', 'Award ended'),
  contract: both('签订合同', 'Contract signed'),
  contractUpdate: both('合同有更新', 'Contract updated'),
  contractAmendment: both('合同变更', 'Contract changed'),
  contractTermination: both('合同结束', 'Contract over'),
  implementation: both('开始服务', 'Service begun'),
  implementationUpdate: both('服务与付款有进展', 'Service and payments go on'),
}

export const feedWords = dictionary('9-open-data/feed-words.feedWords', {
  all: { zh: '公开的采购', en: 'Public purchases' },
  entry: { zh: (what: string, title: string) => `${what}：${title}`, en: (what: string, title: string) => `${what}: ${title}` },
  summary: {
    zh: (number: string, office: string) => `${number}，${office}`,
    en: (number: string, office: string) => `${number}, ${office}`,
  },
  feed: { zh: '订阅（Atom）', en: 'Follow (Atom feed)' },
  feedHelp: {
    zh: '把这个地址放进阅读器，有新公开的内容就会收到。列表筛选以后，订阅的也是筛选的结果。',
    en: 'Put this address into a reader and it tells you what is newly published. Of a list that is filtered it follows what was asked for.',
  },
  takeTitle: { zh: '下载全部数据', en: 'Take everything' },
  takeLead: {
    zh: '按公开的年份分好的全部数据，格式是 OCDS 1.1。不用登录，注明出处即可使用。',
    en: 'Everything that was published, by year, as OCDS 1.1. No account; use it freely and say where it comes from.',
  },
  goTake: { zh: '下载全部数据：按年份，JSON 或表格', en: 'Take everything: by year, as JSON or tables' },
  year: { zh: '公开的年份', en: 'Published in' },
  lines: { zh: '每行一条（JSON Lines）', en: 'One a line (JSON Lines)' },
  package: { zh: '一个文件（JSON）', en: 'One package (JSON)' },
  tables: { zh: '表格（CSV，压缩包）', en: 'Tables (CSV, zipped)' },
  kinds: {
    zh: '一条“发布”说一件事：公开意向、发布招标、定标、签合同、验收、付款。发布以后不再改动，有变动就另发一条。',
    en: 'A release tells one event: an intention, a call, an award, a contract, an acceptance, a payment. It never changes; what changes is told by another.',
  },
  whole: { zh: '每次采购现在是什么样', en: 'Each purchase as it stands now' },
  wholeHelp: {
    zh: '“记录”把一次采购的所有发布合在一起：现在的样子，以及每一项是什么时候说的。',
    en: 'A record puts all releases of a purchase together: how it stands, and when each field was said.',
  },
  records: { zh: '全部采购的记录（JSON，分页）', en: 'Records of all purchases (JSON, in pages)' },
  releases: { zh: '全部采购的发布（JSON，分页）', en: 'Releases of all purchases (JSON, in pages)' },
  same: {
    zh: '这些文件用 tandem ocds 可以核对、合并、拆成表格，别人的文件也可以。',
    en: 'With tandem ocds these files, and those of anybody, can be checked, merged and laid out as tables.',
  },
  record: { zh: '这次采购的记录', en: 'Record of this purchase' },
  nothing: { zh: '还没有公开的内容。', en: 'Nothing is published yet.' },
})
