import type { Citation, Words } from '#kernel'
import { cite } from './instruments.ts'

/** A wording in a tender document that breaks a rule, and what to write instead. */
export interface ForbiddenWords {
  readonly pattern: RegExp
  readonly words: Words
  readonly cites: readonly [Citation]
}

/** Wordings that tender documents may not hold. Each is tried on one sentence at a time. */
export const forbiddenWords: readonly ForbiddenWords[] = [
  {
    pattern: /(设|规定|设定|不得低于).{0,6}最低(限价|报价限额|投标价)/,
    words: { zh: '不得规定最低限价。请删去，只保留最高限价。', en: 'A minimum price may not be set. Delete it and keep only the ceiling.' },
    cites: [cite('R-27', 'order-87')],
  },
  {
    pattern: /(去掉|去除|剔除|扣除).{0,8}最(高|低).{0,4}(报价|价|投标)/,
    words: { zh: '不得去掉最高、最低报价。请删去。', en: 'The highest and lowest prices may not be dropped. Delete this.' },
    cites: [cite('R-29')],
  },
  {
    pattern: /(去掉|去除|剔除|扣除).{0,6}最(高|低).{0,6}分(?!支)/,
    words: {
      zh: '汇总得分时不得去掉最高分、最低分。请删去，各成员的评分都应计入。',
      en: 'The highest and lowest scores may not be dropped from the total. Delete this; every member’s score counts.',
    },
    cites: [cite('R-30')],
  },
  {
    pattern: /平均(价|报价|值).{0,10}基准价|基准价.{0,12}平均(价|报价|值)/,
    words: {
      zh: '评标基准价不得用平均价，应为满足要求的最低报价。',
      en: 'An average may not be the benchmark; it is the lowest conforming price.',
    },
    cites: [cite('R-29')],
  },
  {
    pattern: /注册资(本|金)|资产总额|营业收入|从业人员(数|人数|规模)|净?利润|纳税(额|总额)/,
    words: {
      zh: '不得以注册资本、资产总额、营业收入、从业人员、利润、纳税额设限或评分。请改为与服务能力直接有关的要求。',
      en: 'Registered capital, assets, turnover, headcount, profit and tax may be neither a condition nor a score. Ask for what the service itself needs.',
    },
    cites: [cite('R-19', 'order-87')],
  },
  {
    pattern: /成立(年限|时间|满|已满|不少于|至少)|(注册|登记)(满|不少于|至少).{0,4}年/,
    words: {
      zh: '不得设置成立年限门槛。请改为对服务团队经验的要求，新机构也能参加。',
      en: 'The age of a supplier may not be a condition. Ask for the experience of the team, so that young institutions can take part.',
    },
    cites: [cite('R-19', 'notice-38')],
  },
  {
    pattern: /(本地|本市|本省|本区|本县|当地|本街道).{0,14}(业绩|合同|奖项|获奖|案例|荣誉)/,
    words: {
      zh: '不得以特定行政区域的业绩、奖项作为加分或中标条件。请改为同类服务的经验，不限地区。',
      en: 'Contracts and awards of one region may be neither a score nor a condition. Ask for experience of like services anywhere.',
    },
    cites: [cite('R-19')],
  },
  {
    pattern:
      /(本地|本市|本省|本区|本县|当地).{0,14}(分支机构|分公司|办事处|办公场所|注册地?|设立)|(注册地|所在地)(应|须|必须|要求).{0,6}(本|当地)/,
    words: {
      zh: '不得限定供应商所在地或要求在当地设立机构。可以写明中标后应具备的服务响应时间。',
      en: 'The seat of a supplier or a local branch may not be asked. State instead how fast the winner must respond.',
    },
    cites: [cite('R-19')],
  },
  {
    pattern:
      /(仅限|限于|只接受|只面向|须为|应为|应当为|必须(是|为)|优先选择).{0,8}(国有|国企|央企|民营|私营|集体所有|内资|外资|合资|事业单位|混合所有)|(国有|国企|央企|民营|私营|集体|内资|外资|合资|事业单位).{0,10}(优先|加\s*\d|加分|得\s*\d|得分|方可(参加|投标))|所有制.{0,10}(须|应为|应当|应是|必须|要求|加分|得分|优先)/,
    words: {
      zh: '不得以所有制形式设限或评分。请删去。',
      en: 'Ownership, whether state, private or foreign, may be neither a condition nor a score. Delete it.',
    },
    cites: [cite('R-19', 'notice-38')],
  },
  {
    pattern:
      /(仅限|限于|只接受|须为|应为|应当为|必须(是|为)).{0,8}(企业法人|有限责任公司|股份有限公司|公司制|民办非企业|社会服务机构|社会团体|基金会|独立法人企业)|组织形式.{0,10}(须|应为|应当|应是|必须|要求|加分|得分|优先)/,
    words: {
      zh: '不得以组织形式设限或评分。公司、社会服务机构等能够承担服务的，都可以参加。请改为对服务能力的要求。',
      en: 'Legal form may be neither a condition nor a score: companies and social service institutions that can do the work may all take part. Ask for ability instead.',
    },
    cites: [cite('R-19', 'notice-38')],
  },
  {
    pattern:
      /股权(结构|比例|构成|集中度).{0,12}(须|应为|应当|应是|必须|要求|达到|不低于|加分|得分|优先)|(控股|持股)(比例)?.{0,4}(须|应为|应当|应是|必须|达到|不低于|不少于).{0,6}(%|％|百分)/,
    words: {
      zh: '不得以股权结构设限或评分。请删去。',
      en: 'The structure of shares may be neither a condition nor a score. Delete it.',
    },
    cites: [cite('R-19', 'notice-38')],
  },
  {
    pattern:
      /投资(者|人|方)的?(国别|国籍|来源).{0,10}(须|应为|应当|应是|必须|要求|加分|得分|优先|限)|(中资|内资|本国资本|境内资本).{0,8}(优先|加分|得分|控股)|(仅限|限于|只接受).{0,6}(中资|境内投资|本国投资)/,
    words: {
      zh: '不得以投资者国别设限或评分。在中国境内依法设立的供应商一律平等。请删去。',
      en: 'The nationality of investors may be neither a condition nor a score: suppliers lawfully set up in China are equal. Delete it.',
    },
    cites: [cite('R-19', 'notice-38')],
  },
  {
    pattern: /(指定|仅限|必须使用|限定).{0,10}(品牌|商标|专利|供应商)/,
    words: {
      zh: '不得限定或指定品牌、商标、专利或供应商。请写明功能和质量要求。',
      en: 'No brand, trademark, patent or supplier may be named. State function and quality.',
    },
    cites: [cite('R-19')],
  },
  {
    pattern: /(中标|成交)(后|供应商).{0,14}(再|另行|进一步)?(降价|下浮|让利|优惠)/,
    words: {
      zh: '中标后不得要求降价或让利，合同应按采购文件和中标价签订。请删去。',
      en: 'No price cut may be asked after the award; the contract follows the documents and the winning price. Delete this.',
    },
    cites: [cite('R-39')],
  },
  {
    pattern: /(三十|30)\s*个?工作日.{0,12}(签订|签署|签约)|(签订|签署|签约).{0,12}(三十|30)\s*个?工作日/,
    words: {
      zh: '合同应在通知书发出后 30 日（不是 30 个工作日）内签订。请改正。',
      en: 'The contract is signed within 30 days of the notice, not 30 working days. Correct it.',
    },
    cites: [cite('R-39')],
  },
]

/** A sentence that forbids something is not a sentence that asks for it. */
export const forbidsItself = /不得|禁止|不允许|不可以|不以|不作为|无需|不要求|不设|不接受/
