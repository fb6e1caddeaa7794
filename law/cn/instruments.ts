import type { Citation, Confidence, Words } from '#kernel'

/**
 * Every law, order and notice that a rule stands on, with how well its text is known here:
 * A full text in a public copy, D restated by an exam bank or notes, unverified known second-hand only.
 */
export interface Instrument extends Words {
  readonly grade: Confidence
  /** First day in force, as far as known. Sure only for grade A. */
  readonly since?: string
  /** Where a copy of the text can be read. */
  readonly address?: string
  /** `draft`: nobody is bound by it and no rule stands on it. `ended`: it governs records born before `endedOn` only. */
  readonly status?: 'draft' | 'ended'
  /** First day on which it does not hold any more. */
  readonly endedOn?: string
}

const lawCopies = 'https://github.com/LawRefBook/Laws/blob/2f4c5c2'
const examBank = 'https://github.com/wrs817/kaoshi/tree/529095d/public/data/2026'

export const instruments = {
  'procurement-law': {
    zh: '《中华人民共和国政府采购法》',
    en: 'Government Procurement Law',
    grade: 'A',
    since: '2003-01-01',
    address: `${lawCopies}/经济法/政府采购法(2014-08-31).md`,
  },
  // First reading in June 2026, comments until 2026-07-25, 104 articles; not adopted. Listed so that nobody takes it for law.
  'procurement-law-revision': {
    zh: '《政府采购法（修订草案）》（2026 年 6 月一审，未通过）',
    en: 'Draft revision of the Procurement Law (first reading June 2026, not adopted)',
    grade: 'C',
    status: 'draft',
    address: 'https://npcobserver.com',
  },
  'procurement-regulation': {
    zh: '《中华人民共和国政府采购法实施条例》',
    en: 'Regulation Implementing the Government Procurement Law',
    grade: 'A',
    since: '2015-03-01',
    address: `${lawCopies}/行政法规/政府采购法实施条例(2015-01-30).md`,
  },
  'order-87': {
    zh: '《政府采购货物和服务招标投标管理办法》（财政部令第 87 号）',
    en: 'Measures for Tendering of Goods and Services (Ministry of Finance Order 87)',
    grade: 'A',
    since: '2017-10-01',
    address: 'https://github.com/heavierthanlife/LocalAI/blob/8add0b8/data/laws/clean/014_procurement_goods_bidding.md',
  },
  'consultation-214': {
    zh: '《政府采购竞争性磋商采购方式管理暂行办法》（财库〔2014〕214 号）',
    en: 'Interim Measures for Competitive Consultation (Caiku [2014] No. 214)',
    grade: 'D',
    since: '2014-12-31',
    address: examBank,
  },
  'consultation-124': {
    zh: '财库〔2015〕124 号（竞争性磋商有关问题的补充通知）',
    en: 'Caiku [2015] No. 124 (supplement on competitive consultation)',
    grade: 'A',
    since: '2015-06-30',
    address: 'http://tianjin.chinatax.gov.cn/11200000000/0100/010005/01000502/20200909170628257.shtml?fjdm=11200000000',
  },
  'order-74': {
    zh: '《政府采购非招标采购方式管理办法》（财政部令第 74 号）',
    en: 'Measures for Non-Tendering Procurement (Ministry of Finance Order 74)',
    grade: 'D',
    since: '2014-02-01',
    address: examBank,
  },
  'needs-22': {
    zh: '《政府采购需求管理办法》（财库〔2021〕22 号）',
    en: 'Measures for Procurement Needs (Caiku [2021] No. 22)',
    grade: 'D',
    since: '2021-07-01',
    address: examBank,
  },
  'order-94': {
    zh: '《政府采购质疑和投诉办法》（财政部令第 94 号）',
    en: 'Measures for Challenges and Complaints (Ministry of Finance Order 94)',
    grade: 'C',
    since: '2018-03-01',
    address: examBank,
  },
  'order-101': {
    zh: '《政府采购信息发布管理办法》（财政部令第 101 号）',
    en: 'Measures for Publishing Procurement Information (Ministry of Finance Order 101)',
    grade: 'D',
    since: '2020-03-01',
    address: examBank,
  },
  'order-102': {
    zh: '《政府购买服务管理办法》（财政部令第 102 号）',
    en: 'Measures for Government Purchase of Services (Ministry of Finance Order 102)',
    grade: 'D',
    since: '2020-03-01',
    address: examBank,
  },
  'low-bid-2026': {
    zh: '《关于推动解决政府采购异常低价问题的通知》（财库〔2026〕2 号）',
    en: 'Notice on Resolving Abnormally Low Prices in Procurement (Caiku [2026] No. 2)',
    grade: 'C',
    since: '2026-02-01',
    address: 'https://reportify.cn/news/1211658438837407744',
  },
  'low-bid-pilot': {
    zh: '财办库〔2024〕265 号（自由贸易试验区异常低价审查试点）',
    en: 'Caibanku [2024] No. 265 (pilot review of abnormally low bids in free-trade zones)',
    grade: 'unverified',
  },
  'emergency-12': {
    zh: '财库〔2026〕12 号（紧急采购）',
    en: 'Caiku [2026] No. 12 (emergency procurement)',
    grade: 'D',
    since: '2026-10-01',
    address: 'https://gks.mof.gov.cn/guizhangzhidu/202609/t20260911_3997286.htm',
  },
  'intention-10': {
    zh: '财库〔2020〕10 号（政府采购意向公开）',
    en: 'Caiku [2020] No. 10 (disclosure of procurement intentions)',
    grade: 'D',
    since: '2020-07-01',
    address: examBank,
  },
  'notice-38': {
    zh: '财库〔2019〕38 号（促进公平竞争优化营商环境）',
    en: 'Caiku [2019] No. 38 (fair competition and business environment)',
    grade: 'unverified',
    since: '2019-09-01',
  },
  'sme-46': {
    zh: '《政府采购促进中小企业发展管理办法》（财库〔2020〕46 号）',
    en: 'Measures for Promoting SMEs in Procurement (Caiku [2020] No. 46)',
    grade: 'C',
    since: '2021-01-01',
    address: examBank,
  },
  'sme-19': {
    zh: '财库〔2022〕19 号（进一步加大政府采购支持中小企业力度）',
    en: 'Caiku [2022] No. 19 (more support for small and medium enterprises in procurement)',
    grade: 'C',
    since: '2022-07-01',
    address: 'https://wallstreetcn.com/livenews/2193451',
  },
  'sme-payment': {
    zh: '《保障中小企业款项支付条例》',
    en: 'Regulation Ensuring Payments to Small and Medium Enterprises',
    grade: 'A',
    since: '2020-09-01',
    address: `${lawCopies}/行政法规/保障中小企业款项支付条例(2025-03-17).md`,
  },
  'budget-law': {
    zh: '《中华人民共和国预算法》',
    en: 'Budget Law',
    grade: 'A',
    since: '2018-12-29',
    address: `${lawCopies}/经济法/预算法(2018-12-29).md`,
  },
  'civil-code-general': {
    zh: '《中华人民共和国民法典》总则编',
    en: 'Civil Code, Book One (General Part)',
    grade: 'A',
    since: '2021-01-01',
    address: `${lawCopies}/民法典/总则编.md`,
  },
  'civil-code': {
    zh: '《中华人民共和国民法典》合同编',
    en: 'Civil Code, Book Three (Contracts)',
    grade: 'A',
    since: '2021-01-01',
    address: `${lawCopies}/民法典/合同编.md`,
  },
  'performance-10': {
    zh: '财预〔2020〕10 号（项目支出绩效评价）',
    en: 'Caiyu [2020] No. 10 (performance evaluation of project spending)',
    grade: 'unverified',
    since: '2020-02-25',
  },
  'third-party-42': {
    zh: '财综〔2018〕42 号（政府购买服务第三方绩效评价）',
    en: 'Caizong [2018] No. 42 (third-party evaluation of purchased services)',
    grade: 'unverified',
    since: '2018-07-30',
  },
  'social-work-196': {
    zh: '民发〔2012〕196 号（政府购买社会工作服务）',
    en: 'Minfa [2012] No. 196 (government purchase of social work services)',
    grade: 'C',
    since: '2012-11-14',
  },
  'open-information': {
    zh: '《中华人民共和国政府信息公开条例》',
    en: 'Regulation on Open Government Information',
    grade: 'A',
    since: '2019-05-15',
    address: `${lawCopies}/行政法规/政府信息公开条例(2019-04-03).md`,
  },
  'personal-information': {
    zh: '《中华人民共和国个人信息保护法》',
    en: 'Personal Information Protection Law',
    grade: 'A',
    since: '2021-11-01',
    address: `${lawCopies}/行政法/个人信息保护法(2021-08-20).md`,
  },
  // A recommended standard, known here from what others write of it.
  'personal-information-standard': {
    zh: '《信息安全技术 个人信息安全规范》（GB/T 35273—2020）',
    en: 'Information security technology: personal information security specification (GB/T 35273—2020)',
    grade: 'C',
    since: '2020-10-01',
  },
  'domestic-violence': {
    zh: '《中华人民共和国反家庭暴力法》',
    en: 'Anti-Domestic Violence Law',
    grade: 'A',
    since: '2016-03-01',
    address: `${lawCopies}/社会法/反家庭暴力法(2015-12-27).md`,
  },
  minors: {
    zh: '《中华人民共和国未成年人保护法》',
    en: 'Law on the Protection of Minors',
    grade: 'A',
    since: '2021-06-01',
    address: `${lawCopies}/社会法/未成年人保护法(2024-04-26).md`,
  },
  'private-units': {
    zh: '《民办非企业单位登记管理暂行条例》',
    en: 'Interim Regulation on Registration of Private Non-Enterprise Units',
    grade: 'A',
    since: '1998-10-25',
    address: `${lawCopies}/行政法规/民办非企业单位登记管理暂行条例(1998-10-25).md`,
  },
  'labour-contract': {
    zh: '《中华人民共和国劳动合同法》',
    en: 'Labour Contract Law',
    grade: 'A',
    since: '2013-07-01',
    address: `${lawCopies}/社会法/劳动合同法(2012-12-28).md`,
  },
  'working-hours-174': {
    zh: '《国务院关于职工工作时间的规定》（国务院令第 174 号）',
    en: 'State Council Rules on Working Hours (Decree 174)',
    grade: 'C',
    since: '1995-05-01',
  },
  'hours-notice': {
    zh: '《关于职工全年月平均工作时间和工资折算问题的通知》',
    en: 'Notice on Average Monthly Working Hours and Wage Conversion',
    grade: 'A',
    address: `${lawCopies}/部门规章/人力资源社会保障部/关于职工全年月平均工作时间和工资折算问题的通知(2009-03-29).md`,
  },
  'order-110': {
    zh: '《政府采购框架协议采购方式管理暂行办法》（财政部令第 110 号）',
    en: 'Interim Measures for Framework Agreements (Ministry of Finance Order 110)',
    grade: 'D',
    since: '2022-03-01',
    address: examBank,
  },
  'acceptance-205': {
    zh: '财库〔2016〕205 号（采购需求和履约验收管理）',
    en: 'Caiku [2016] No. 205 (needs and acceptance)',
    grade: 'C',
    since: '2016-11-25',
    address: 'http://www.mof.gov.cn/gkml/caizhengwengao/2017wg/wg201702/201706/t20170602_2614096.htm',
  },
  'domestic-34': {
    zh: '国办发〔2025〕34 号（政府采购本国产品标准）',
    en: 'Guobanfa [2025] No. 34 (standard of domestic products in procurement)',
    grade: 'D',
    since: '2026-01-01',
  },
  'reconsideration-law': {
    zh: '《中华人民共和国行政复议法》',
    en: 'Administrative Reconsideration Law',
    grade: 'A',
    since: '1999-10-01',
    address: 'https://github.com/LawRefBook/Laws/blob/318d624/诉讼与非诉讼程序法/行政复议法(2023-09-01).md',
  },
  'administrative-procedure': {
    zh: '《中华人民共和国行政诉讼法》',
    en: 'Administrative Procedure Law',
    grade: 'A',
    since: '1990-10-01',
    address: 'https://github.com/Theonefkguy/Chinese-Laws/blob/2c4bb61/诉讼与非诉讼程序法/行政诉讼法(2017-06-27).md',
  },
  'civil-procedure': {
    zh: '《中华人民共和国民事诉讼法》',
    en: 'Civil Procedure Law',
    grade: 'A',
    since: '1991-04-09',
    address: 'https://github.com/LawRefBook/Laws/blob/318d624/诉讼与非诉讼程序法/民事诉讼法(2023-09-01).md',
  },
  'fair-competition-review': {
    zh: '《公平竞争审查条例》',
    en: 'Regulation on Fair Competition Review',
    grade: 'A',
    since: '2024-08-01',
    address: `${lawCopies}/行政法规/公平竞争审查条例(2024-06-06).md`,
  },
  'electronic-signature': {
    zh: '《中华人民共和国电子签名法》',
    en: 'Electronic Signature Law',
    grade: 'A',
    since: '2005-04-01',
    address: `${lawCopies}/经济法/电子签名法(2019-04-23).md`,
  },
  'arrears-complaints-224': {
    zh: '工信部企业〔2021〕224 号（保障中小企业款项支付投诉处理）',
    en: 'Gongxinbu Qiye [2021] No. 224 (handling of complaints about payment)',
    grade: 'C',
    since: '2021-12-30',
  },
  'corps-opinions-2026': {
    zh: '《关于加强社会工作专业人才队伍建设的意见》（中共中央办公厅、国务院办公厅，2026 年）',
    en: 'Opinions on building the corps of social work professionals (general offices of Party and State Council, 2026)',
    grade: 'C',
    since: '2026-03-01',
  },
  holidays: {
    zh: '国务院办公厅关于部分节假日安排的通知',
    en: 'State Council notices on the arrangement of holidays',
    grade: 'C',
  },
  tandem: { zh: '同行的设计约定（不是法律）', en: 'A design rule of Tandem (not law)', grade: 'unverified' },
} as const satisfies Record<string, Instrument>

export type InstrumentName = keyof typeof instruments

interface Basis {
  readonly of: InstrumentName
  readonly article: Words
  readonly confidence: Confidence
  /** Where this article was read, when the rest of the instrument was not. */
  readonly readAt?: string
}
/** A rule in one sentence, and every text it stands on, the surest first. */
export interface Rule {
  readonly says: Words
  readonly basis: readonly [Basis, ...Basis[]]
}

const digits = '零一二三四五六七八九'
/** 7 → 七, 20 → 二十, 55 → 五十五, 496 → 四百九十六. */
function chineseNumber(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const head = hundreds ? `${digits[hundreds]}百` : ''
  const middle = tens ? `${tens === 1 && !hundreds ? '' : digits[tens]}十` : hundreds && ones ? '零' : ''
  return head + middle + (ones ? digits[ones] : '')
}
const articles = (numbers: readonly number[]): Words =>
  numbers.length === 0
    ? { zh: '全文', en: 'the whole text' }
    : {
        zh: numbers.map((n) => `第${chineseNumber(n)}条`).join('、'),
        en: `${numbers.length > 1 ? 'arts' : 'art.'} ${numbers.join(', ')}`,
      }
/** A text by its article numbers, as sure as the instrument is unless said otherwise. */
const by = (of: InstrumentName, ...numbers: number[]): Basis => ({ of, article: articles(numbers), confidence: instruments[of].grade })
const less = (basis: Basis, confidence: Confidence): Basis => ({ ...basis, confidence })
/** Articles that were read by themselves, on a page that quotes them: surer than the rest of their instrument. */
const read = (basis: Basis, confidence: Confidence, readAt: string): Basis => ({ ...basis, confidence, readAt })

// Pages that quote single articles word for word. Official ones are B, the press and trade pages C.
const pages = {
  needs: 'https://gzc.ccucm.edu.cn/info/1020/2088.htm',
  notToBuy: 'http://117.156.67.38/zwgk-view/21708.html',
  term: 'https://czt.gd.gov.cn/hdjlpt/detail?pid=3098500&via=pc',
  consultation: 'https://m.law.iask.sina.com.cn/jx/sh/dhJ7Zo6soKJC.html',
  consultationConsent: 'https://m.tianqiyubao2.com/news/view-3429202',
  consultationWeights: 'https://gzchn.com/jijiao/20241029/255.html',
  panels: 'http://caigou2003.com/s/2019wlcgrdb',
  negotiation: 'http://www.dingletaxis.com/jxjy/jpkc/100003838.shtml',
  challenges: 'https://github.com/PerryLink/dsh-protest-deadline/blob/f33ccfd/rules/evidence/clause-verification.md',
  badRecord: 'https://chinabidding.com.cn/pageInfoSsr/3000000016166/1087000001246901',
  intention: 'https://www.chinabidding.com.cn/pageInfoSsr/3000000016066/1087000000833561',
} as const
const rule = (zh: string, en: string, ...basis: [Basis, ...Basis[]]): Rule => ({ says: { zh, en }, basis })

export const rules = {
  'R-01': rule(
    '采购需求应当合法、完整、明确；面向公众的公共服务须就需求征求公众意见。',
    'Needs must be lawful, complete and clear; for services to the public, the public must be asked.',
    by('procurement-regulation', 15),
  ),
  'R-02': rule(
    '一千万元以上的货物服务、三千万元以上的工程、社会关注度高的公共服务以及复杂项目，应当开展需求调查。',
    'A needs survey is due for goods or services of 10 million yuan or more, works of 30 million or more, public-interest services and complex projects.',
    read(by('needs-22', 11), 'B', pages.needs),
  ),
  'R-03': rule(
    '一年内就同一标的做过需求调查的，可以不再重复。',
    'A survey on the same object within the past year need not be repeated.',
    read(by('needs-22', 11), 'B', pages.needs),
  ),
  'R-04': rule(
    '面向市场主体调查，一般不少于三个，且有代表性。',
    'A market survey asks at least three representative market subjects.',
    read(by('needs-22', 10), 'B', pages.needs),
  ),
  'R-05': rule(
    '调查内容包括产业发展、市场供给、同类项目历史成交信息和后续采购情况。',
    'The survey covers the industry, supply, past deals of similar projects and follow-on purchases.',
    read(by('needs-22', 10), 'B', pages.needs),
  ),
  'R-06': rule(
    '以业绩合同作为资格条件的，一般不超过两个。',
    'Past contracts asked as a qualification: two at most, in general.',
    by('needs-22', 18),
  ),
  'R-07': rule(
    '客观但不可量化的指标应作为实质性要求，不得作为评分项；评分项须量化并与分值对应。',
    'What is objective but cannot be quantified is a requirement, not a scored item; scored items are quantified and their points graded.',
    by('procurement-regulation', 34),
    by('needs-22', 21),
  ),
  'R-08': rule(
    '采购前作一般性审查和重点审查；参与编制的专家和第三方不得参与审查。',
    'General and key review come before the start; whoever helped to draft may not review.',
    by('needs-22', 29, 30, 31, 32, 33),
  ),
  'R-09': rule(
    '合同定价方式包括固定总价、固定单价、成本补偿和绩效激励。',
    'Pricing is by fixed total, fixed unit, cost reimbursement or performance incentive.',
    by('needs-22', 22),
  ),
  'R-10': rule(
    '采购前确定验收方案并写入合同；公共服务验收应邀请服务对象参与，结果向社会公告。',
    'The acceptance plan is set before the purchase and stands in the contract; users are invited for public services and the result is published.',
    by('procurement-regulation', 45),
    by('needs-22', 24),
  ),
  'R-11': rule(
    '采购意向在采购活动开始前至少三十日公开；不可预见的紧急项目除外。',
    'The intention is published at least 30 days before the start; unforeseeable urgent projects are exempt.',
    read(by('intention-10'), 'C', pages.intention),
  ),
  'R-12': rule(
    '没有预算安排的项目不得实施，并应与中期财政规划衔接。',
    'Projects without a budget must not be carried out and must fit the medium-term fiscal plan.',
    by('order-102', 16),
  ),
  'R-13': rule('购买服务前开展事前绩效评估。', 'An ex-ante appraisal comes before the purchase of a service.', by('order-102', 20)),
  'R-14': rule(
    '不得购买：非政府职责事项、应由政府直接履职事项、货物工程、融资、人员招聘和劳务派遣以及公益性岗位等。',
    'Not to be bought: what is no duty of government, what government must do itself, goods and works, financing, recruitment, labour dispatch and public-welfare posts.',
    read(by('order-102', 10), 'B', pages.notToBuy),
  ),
  'R-15': rule(
    '个人只在适合的事项中承接，不得以购买服务名义变相用工。',
    'Individuals supply only where it suits; no employment in disguise.',
    by('order-102', 18),
  ),
  'R-16': rule(
    '公益一类事业单位和使用事业编制由财政拨款保障的群团组织不作为购买主体和承接主体。',
    'Type-1 public institutions and mass organisations on the fiscal payroll neither buy nor supply.',
    by('order-102', 6, 8),
  ),
  'R-17': rule(
    '负责人为同一人或有直接控股、管理关系的供应商不得参加同一合同项下的采购；参与设计、编规、监理的不得再参加。',
    'Suppliers under one head or in direct control of each other may not compete for one contract; whoever designed or supervises may not bid.',
    by('procurement-regulation', 18),
  ),
  'R-18': rule(
    '三年内有劳动关系、任董事监事、为控股股东或实际控制人，或与负责人有夫妻、直系血亲、三代以内旁系血亲、近姻亲关系的，应当回避。',
    'Employment, directorship or control within three years, or close kinship with the supplier’s head, demands recusal.',
    by('procurement-regulation', 9),
  ),
  'R-19': rule(
    '不得以不合理条件实行差别待遇：不得以特定区域、行业的业绩奖项加分，不得以注册资本、资产、营业收入、从业人员、利润、纳税额等设限或评分。',
    'No differential treatment: no score for local or sector awards and contracts; no registered capital, assets, turnover, headcount, profit or tax as a condition or score.',
    by('procurement-regulation', 20),
    by('order-87', 17),
    by('notice-38'),
  ),
  'R-20': rule(
    '供应商应具备法定基本条件，前三年内没有重大违法记录。',
    'Suppliers meet the basic conditions and have no grave violation in the past three years.',
    by('procurement-law', 22),
  ),
  'R-21': rule(
    '自招标文件开始发出之日起至投标截止之日止不得少于二十日。',
    'From issuing the tender documents to the bid deadline: at least 20 days.',
    by('procurement-law', 35),
  ),
  'R-22': rule(
    '招标文件的提供期限自开始发出之日起不得少于五个工作日。',
    'Tender documents are available for at least 5 working days from the day they are first issued.',
    by('procurement-regulation', 31),
  ),
  'R-23': rule(
    '招标公告、资格预审公告的公告期限为五个工作日。',
    'The tender or pre-qualification notice stands for 5 working days.',
    by('order-87', 16),
  ),
  'R-24': rule(
    '影响投标文件编制的澄清或者修改，应在投标截止至少十五日前书面通知；不足的顺延。',
    'A clarification that affects bids comes at least 15 days before the deadline, or the deadline moves.',
    by('procurement-regulation', 31),
    by('order-87', 27),
  ),
  'R-25': rule(
    '提交资格预审申请文件的时间自公告发布之日起不得少于五个工作日。',
    'Pre-qualification applications: at least 5 working days from the notice.',
    by('procurement-regulation', 21),
  ),
  'R-26': rule(
    '投标保证金不超过预算金额的百分之二，非现金形式；五个工作日内退还。',
    'The bid bond is at most 2 % of the budget, not in cash, and refunded within 5 working days.',
    by('procurement-regulation', 33),
    by('order-87', 38),
  ),
  'R-27': rule(
    '采购文件应公开预算金额；可以设最高限价，不得设最低限价。',
    'The budget is public in the tender documents; a ceiling price is allowed, a minimum price is not.',
    by('procurement-regulation', 30),
    by('order-87', 12),
  ),
  'R-28': rule(
    '评标委员会为五人以上单数，专家不少于三分之二；预算一千万元以上、技术复杂或社会影响较大的为七人以上单数。',
    'The committee is odd and at least 5, experts at least two thirds; at least 7 from 10 million yuan or when complex or of high social impact.',
    by('order-87', 47, 48),
  ),
  'R-29': rule(
    '综合评分法价格分值比重：货物不低于百分之三十，服务不低于百分之十；国家统一定价或固定价格的，价格不列为评审因素。',
    'Price weight in comprehensive scoring: goods at least 30 %, services at least 10 %; with a state-set or fixed price, price is not scored.',
    by('order-87', 55),
  ),
  'R-30': rule(
    '价格分采用低价优先法：评标基准价÷投标报价×100，不得去掉最高报价或最低报价。',
    'Price score by the low-price-first method: benchmark ÷ bid × 100; no bid is dropped.',
    by('order-87', 55),
  ),
  'R-31': rule(
    '按得分由高到低排序；得分相同的按报价由低到高；仍相同的按采购文件规定，没有规定的随机抽取。',
    'Ranked by score; a tie goes to the lower price; then as the documents say, else by lot.',
    by('order-87', 57),
    by('order-87', 68),
  ),
  'R-32': rule(
    '评标委员会认为报价明显低于其他通过符合性审查的报价，有可能影响质量或诚信履约的，应要求说明。',
    'A bid clearly below the others that may harm quality or honest performance must be explained.',
    by('order-87', 60),
  ),
  'R-33': rule(
    '技术、服务等标准统一的项目应当采用最低评标价法。',
    'Items with uniform technical and service standards use the lowest evaluated price method.',
    by('procurement-regulation', 34),
  ),
  'R-34': rule(
    '有效供应商不足三家、出现影响公正的违法违规行为、报价均超过预算不能支付、因重大变故取消采购任务的，应予废标，并将理由通知所有投标人；改变采购方式须经设区的市级以上财政部门批准。',
    'Void are: fewer than three valid suppliers, a breach that harms fairness, every price above a budget that cannot be raised, a task ended by a major change; all bidders are told why. Another method needs approval at city level.',
    by('procurement-law', 36, 37),
  ),
  'R-34b': rule(
    '谈判、磋商、询价和单一来源中，因情况变化不再符合该方式适用情形的、出现影响公正的违法违规行为的、符合要求或者报价未超过预算的供应商不足规定家数的，应当终止采购活动，公告终止并说明原因；因重大变故取消采购任务的，终止并通知所有参加的供应商，书面报告本级财政部门。',
    'Negotiation, consultation, quotation and single source end, with a notice that says why: when a change of circumstances leaves the method without its ground, on a breach that harms fairness, or when fewer suppliers conform or stay within the budget than are needed; when a major change ends the task, all who take part are told and finance gets a report in writing.',
    read(by('order-74', 23, 37), 'C', 'http://jxjg.hljcourt.gov.cn/public/detail.php?id=42247'),
    by('consultation-214', 34, 35),
  ),
  'R-35': rule(
    '报价前后不一致时：开标一览表优先；大写优先；小数点明显错位以一览表总价为准；单价汇总与总价不一致以单价计算结果为准。',
    'Conflicting prices: the opening sheet first; words before figures; an obvious decimal slip follows the sheet total; sum of units before total.',
    by('order-87', 59),
  ),
  'R-36': rule(
    '评审结果只在四种情形下可以修改：汇总错误、分项超出范围、客观分不一致、畸高畸低。',
    'A result may be corrected in four cases only: sum error, score out of range, unequal objective scores, abnormally high or low score.',
    by('order-87', 64),
  ),
  'R-36b': rule(
    '评审各成员独立打分，再把每个供应商的得分汇总；需要专业判断的主观因素不得协商评分。',
    'Each member scores alone, and the scores of each supplier are summed; factors of professional judgement are not scored by agreement.',
    by('order-87', 55, 62),
    read(by('consultation-214', 24), 'C', pages.consultationWeights),
  ),
  'R-37': rule(
    '评审结束二个工作日内送报告，采购人五个工作日内定标，确定后二个工作日内发通知并公告；招标项目逾期不按顺序确定又说不出合法理由的，视同第一名中标。',
    'Report within 2 working days, decision within 5, notice and publication within 2 of the decision; in a tender, letting the time pass without a lawful reason makes the first-ranked the winner.',
    by('procurement-regulation', 43),
    by('order-87', 68, 69),
  ),
  'R-38': rule(
    '中标公告期限为一个工作日；告知未中标人本人得分与排序及被否决的原因。',
    'The result notice stands for 1 working day; each loser learns its own score, rank and any reason of rejection.',
    by('order-87', 69),
  ),
  'R-39': rule(
    '自中标、成交通知书发出之日起三十日内签订合同。',
    'The contract is signed within 30 days of the award notice.',
    by('procurement-law', 46),
  ),
  'R-39b': rule(
    '中标、成交供应商拒绝签订合同的，可以按候选人排序确定下一候选人，也可以重新采购；无正当理由拒签的承担法律责任。',
    'Where the winner refuses to sign, the next candidate in rank may be named or the purchase begins anew; who refuses without good reason is liable.',
    less(by('procurement-regulation', 49, 72), 'C'),
  ),
  'R-40': rule(
    '合同自签订之日起二个工作日内公告，七个工作日内备案。',
    'The contract is published within 2 working days and filed within 7.',
    by('procurement-regulation', 50),
    by('procurement-law', 47),
  ),
  'R-41': rule(
    '履约保证金不超过合同金额的百分之十，可用非现金形式。',
    'The performance bond is at most 10 % of the contract, non-cash forms accepted.',
    by('procurement-regulation', 48),
  ),
  'R-42': rule(
    '追加采购的补充合同金额合计不超过原合同的百分之十。',
    'All supplements together add at most 10 % of the original amount.',
    by('procurement-law', 49),
  ),
  'R-43': rule(
    '购买服务合同履行期限一般不超过一年；内容固定、连续性强、经费来源稳定、价格变化幅度小的，在预算保障前提下不超过三年。',
    'The term is at most one year; up to three when content, funding and price are stable and the budget is assured.',
    read(by('order-102', 24), 'B', pages.term),
  ),
  'R-44': rule(
    '不得转包；经同意可以分包，供应商对全部合同负责。',
    'No assignment of the whole; a part may be subcontracted with consent, the supplier stays liable.',
    by('procurement-law', 48),
    by('procurement-regulation', 72),
    by('order-102', 26),
  ),
  'R-45': rule(
    '合同按照平等、自愿原则约定；双方不得擅自变更、中止或者终止。',
    'Contracts are equal and voluntary; neither side may change, suspend or end them at will.',
    by('procurement-law', 43, 50),
  ),
  'R-46': rule(
    '格式条款不合理地免除或减轻己方责任、加重对方责任、限制对方主要权利的无效；应作提示说明。',
    'Standard terms that unreasonably exempt the drafter or burden the other side are void and must be pointed out.',
    by('civil-code', 496, 497),
  ),
  'R-47': rule(
    '采购文件从采购结束之日起至少保存十五年，可用电子档案。',
    'Procurement files are kept at least 15 years from the end, electronically if wished.',
    by('procurement-law', 42),
    by('procurement-regulation', 46),
  ),
  'R-48': rule(
    '一个财政年度内同一预算项目下同一品目多次以非公开招标方式采购，累计超过公开招标数额标准的，属于化整为零。',
    'Repeated non-open purchases of one category under one budget item that together pass the open-tender threshold are order splitting.',
    by('procurement-regulation', 28),
  ),
  'R-49': rule(
    '公开招标数额标准和采购限额标准由各地规定。',
    'The open-tender threshold and the procurement limit are set locally.',
    by('procurement-law', 8, 27),
  ),
  'R-50': rule(
    '期间开始之日不计算在内；最后一日是节假日的，顺延到其后第一个工作日；期满前交邮的不算过期。',
    'The start day does not count; a last day on a holiday moves to the next working day; what was posted in time is not late.',
    by('order-87', 85),
    read(by('order-94', 42), 'C', pages.challenges),
  ),
  'R-50b': rule(
    '民事期间：开始的当日不计入；按月、年的，到期月的对应日为最后一日，没有对应日的为月末日；最后一日是法定休假日的，以休假日结束的次日为最后一日。',
    'Periods of civil law: the first day does not count; of months and years the last day is the corresponding day, or the end of the month where there is none; a last day off is replaced by the day after the holiday ends.',
    by('civil-code-general', 201, 202, 203),
  ),
  'R-51': rule(
    '政府购买服务等情形可以采用竞争性磋商。',
    'Competitive consultation may be used for the government purchase of services.',
    by('consultation-214', 3),
  ),
  'R-52': rule(
    '达到公开招标数额标准的，磋商前须主管预算单位同意并经设区的市级以上财政部门批准。',
    'Above the open-tender threshold, the superior budget unit consents and the city-level finance department approves beforehand.',
    read(by('consultation-214', 4), 'C', pages.consultationConsent),
  ),
  'R-53': rule(
    '磋商文件发出至首次响应截止不少于十日；发售期不少于五个工作日；澄清在截止五日前。',
    'First responses at least 10 days after the file; sale at least 5 working days; clarification at least 5 days before the deadline.',
    read(by('consultation-214', 10), 'C', pages.consultation),
  ),
  'R-54': rule(
    '磋商保证金不超过预算的百分之二，五个工作日内退还。',
    'The bond is at most 2 % and refunded within 5 working days.',
    by('consultation-214'),
  ),
  'R-55': rule(
    '磋商小组为三人以上单数，专家不少于三分之二；采购人推荐的供应商不超过半数。',
    'The panel is odd and at least 3, experts at least two thirds; the purchaser recommends at most half of the suppliers.',
    read(by('consultation-214', 14), 'C', pages.panels),
  ),
  'R-56': rule(
    '磋商价格分权重：货物百分之三十至六十，服务百分之十至三十，特殊情况要在范围外设定的须经本级财政部门审核同意；固定价格的价格不评审。',
    'Price weight in consultation: goods 30–60 %, services 10–30 %, outside it only with the consent of the finance department of the same level; with one fixed price, price is not scored.',
    read(by('consultation-214', 24), 'C', pages.consultationWeights),
  ),
  'R-57': rule(
    '磋商中只可变动技术、服务要求和合同草案条款，并同时书面通知全体。',
    'Only technical and service requirements and draft contract terms may change in talks, told to all in writing at once.',
    by('consultation-214', 20),
  ),
  'R-58': rule(
    '提交最后报价的一般不少于三家；政府购买服务符合要求的只有两家的可以继续，一家的终止。',
    'At least three final offers; two suffice for government-purchased services; one ends the procedure.',
    by('consultation-124'),
    by('consultation-214'),
  ),
  'R-59': rule(
    '采购人五个工作日内确定；逾期未确定又不提异议的视同第一名成交。',
    'The purchaser decides within 5 working days; silence without objection means the first-ranked wins.',
    read(by('consultation-214', 28, 29, 30), 'C', pages.consultation),
  ),
  'R-59b': rule(
    '竞争性谈判与单一来源的适用和期限：谈判小组三人以上单数；响应不少于三个工作日；单一来源公示不少于五个工作日。',
    'Negotiation and single source: panel of three or more, responses after 3 working days or more, single-source notice of 5 working days or more.',
    by('procurement-law', 30, 31, 32, 38, 40),
    by('procurement-regulation', 38),
    read(by('order-74', 7, 41), 'C', pages.negotiation),
    by('order-74'),
  ),
  'R-60': rule(
    '通过符合性审查的报价低于平均值一半、次低价一半、最高限价百分之四十五，或评委认为可能影响履约的，启动异常低价审查。',
    'Review starts when a conforming bid is below half the mean, half the second-lowest, or 45 % of the ceiling, or the committee doubts performance.',
    by('low-bid-2026'),
  ),
  'R-61': rule('采购文件可以提高比例，各不超过百分之六十五。', 'The documents may raise each share, to 65 % at most.', by('low-bid-2026')),
  'R-62': rule('「低于」不含本数，等于界线不触发。', 'Strictly below: equal to the line does not trigger.', by('low-bid-2026')),
  'R-63': rule(
    '给供应商合理时间（一般不少于三十分钟）书面说明并提供成本材料；不能证明合理的按无效处理，由评委决定。',
    'The supplier gets reasonable time, in general 30 minutes or more, to explain with cost evidence; unproven means invalid; the committee decides.',
    by('low-bid-2026'),
  ),
  'R-64': rule(
    '评委可参考同类成交、市场价格和行业平均，不看注册资本和成立年限；全程记录归档。',
    'The committee may look at past awards, market and industry prices, not at capital or age; all is recorded.',
    by('low-bid-2026'),
  ),
  'R-65': rule(
    '触发过审查的中标人，履约时重点关注。',
    'A winner that triggered review gets special follow-up in performance.',
    less(by('low-bid-2026'), 'D'),
  ),
  'R-70': rule('询问在三个工作日内答复。', 'Inquiries are answered within 3 working days.', by('procurement-regulation', 52)),
  'R-71': rule(
    '自知道或应知权益受损之日起七个工作日内书面质疑。',
    'A challenge is filed in writing within 7 working days of known or should-know.',
    by('procurement-law', 52),
    by('procurement-regulation', 53),
  ),
  'R-71b': rule(
    '质疑函、投诉书应当写明当事人、项目、事项和请求、事实、法律依据、日期和署名。',
    'A letter of challenge or complaint names its parties, project, matters and requests, facts, law, date and signature.',
    read(by('order-94', 12), 'C', pages.challenges),
    by('order-94', 18),
  ),
  'R-72': rule(
    '采购文件可以要求对同一环节的质疑一次性提出。',
    'The documents may require all challenges on one step at once.',
    by('order-94'),
  ),
  'R-73': rule(
    '收到质疑后七个工作日内答复，不得拒收，不得泄露商业秘密。',
    'Answered within 7 working days; an in-time challenge may not be refused; no trade secrets in the reply.',
    by('procurement-law', 53),
    read(by('order-94', 13), 'C', pages.challenges),
  ),
  'R-73b': rule(
    '质疑答复写明事项的答复、事实和法律依据，告知可以投诉，通知质疑供应商和其他有关供应商；可以请原评审小组协助。',
    'The answer to a challenge gives reasons in fact and law, says that a complaint may follow, and goes to the challenger and others concerned; the panel may help.',
    read(by('order-94', 13), 'C', pages.challenges),
    by('order-94', 14, 15),
  ),
  'R-74': rule(
    '答复期满后十五个工作日内可以向同级财政部门投诉。',
    'A complaint goes to finance within 15 working days after the reply period.',
    by('procurement-law', 55),
  ),
  'R-75': rule(
    '财政部门收到投诉后五个工作日内审查；不予受理、无管辖权三个工作日内告知；符合条件的收到之日即为受理，收到后八个工作日内发送副本；收到副本后五个工作日内说明。',
    'Finance reviews intake within 5 working days of receipt and notifies in 3; a conforming complaint is accepted on the day of receipt and served within 8 of it; respondents answer in 5.',
    read(by('order-94', 21), 'C', pages.challenges),
  ),
  'R-76': rule(
    '收到投诉后三十个工作日内作出处理决定，检测、专家评审、补正时间不计。',
    'Decision within 30 working days of receiving the complaint; tests, expert review and correction do not count.',
    by('procurement-law', 56),
    by('procurement-regulation', 58),
    read(by('order-94', 26, 27), 'C', pages.challenges),
  ),
  'R-76b': rule(
    '投诉由投诉人举证；不符合受理条件、缺乏事实依据、捏造或者虚假、以非法手段取证的，驳回。',
    'Whoever complains proves it; not meeting the conditions, no factual ground, fabrication and unlawful proof are grounds of dismissal.',
    by('order-94', 25, 29),
  ),
  'R-76c': rule(
    '投诉处理决定写明当事人、事实、决定和依据、救济权利，送达并公告。',
    'The decision names the parties, facts, decision and ground, and the ways on; it is served and published.',
    by('procurement-regulation', 58),
    by('order-94', 33, 34),
  ),
  'R-77': rule('暂停采购活动最长不超过三十日。', 'Suspension of the procurement lasts at most 30 days.', by('procurement-law', 57)),
  'R-78': rule(
    '询问或者质疑可能影响结果的，暂停签约或中止履行。',
    'A matter that may affect the result pauses signing or performance.',
    by('procurement-regulation', 54),
  ),
  'R-78b': rule(
    '质疑、投诉成立的后果按对象和阶段确定：文件的，修改后继续或重新采购；过程、结果的，另行确定或重新采购；已履行的，合同有效，赔偿损失。',
    'What a founded challenge or complaint leads to goes by its subject and stage: documents are cured or the procurement begins anew; process and result lead to the next candidate or anew; a performed contract stands, with damages.',
    read(by('order-94', 16), 'C', pages.challenges),
    less(by('order-94', 31, 32), 'C'),
  ),
  'R-79': rule(
    '投诉不得超出已质疑事项的范围，基于质疑答复内容提出的除外；十二个月内三次以上查无实据的列入不良记录；捏造的禁止一至三年。',
    'A complaint stays within the challenge, but for what the reply itself gives rise to; three unfounded in 12 months are recorded; fabrication bans for 1–3 years.',
    by('procurement-regulation', 55, 73),
    read(by('order-94', 37), 'C', pages.badRecord),
  ),
  'R-80': rule(
    '联合体的投诉由全体成员共同提出；依法获取采购文件的潜在供应商可以只就采购文件质疑；参加者的上级公司没有资格。',
    'A consortium complains all together; a potential supplier that lawfully obtained the documents may challenge the documents only; a bidder’s parent company has no standing.',
    by('order-94', 9, 11),
  ),
  'R-81': rule(
    '对投诉处理决定不服，或者财政部门逾期未作处理的，可以在六十日内申请行政复议，也可以在六个月内直接起诉；最后一日是法定休假日的顺延。',
    'Whoever disputes the decision on a complaint, or gets none in time, may ask for its reconsideration within 60 days or sue within six months; a last day off moves.',
    by('procurement-law', 58),
    by('reconsideration-law', 20, 88),
    by('administrative-procedure', 46, 101),
    by('civil-procedure', 85),
  ),
  'R-90': rule('采购人按照合同规定及时支付。', 'The purchaser pays in time as the contract says.', by('procurement-regulation', 51)),
  'R-91': rule(
    '满足约定支付条件的，收到发票后三十日内支付；应约定逾期责任。',
    'When conditions are met, payment is due within 30 days of the invoice; liability for delay must be agreed.',
    by('notice-38'),
  ),
  'R-92': rule(
    '机关、事业单位从中小企业采购，自交付之日起三十日内支付；合同另有约定的最长不超过六十日。',
    'Public bodies pay SMEs within 30 days of delivery; by agreement within 60 at most.',
    by('sme-payment', 9),
  ),
  'R-93': rule(
    '按进度或定期结算的，自双方确认结算金额之日起算。',
    'Progress or periodic settlement: the clock starts when both confirm the amount.',
    by('sme-payment', 9),
  ),
  'R-94': rule(
    '以验收为条件的，自验收合格之日起算；拖延验收的，自约定验收期满之日起算。',
    'With acceptance as a condition the clock starts at acceptance; if it stalls, at the end of the agreed period.',
    by('sme-payment', 10),
  ),
  'R-95': rule(
    '逾期利息有约定的不低于一年期贷款市场报价利率，没有约定的按日万分之五。',
    'Late interest: as agreed, not below the one-year loan prime rate; else 0.05 % a day.',
    by('sme-payment', 17),
  ),
  'R-96': rule('对无争议部分应及时支付。', 'The undisputed part is paid in time.', by('sme-payment', 15)),
  'R-97': rule(
    '不得以负责人变更、内部流程或等待决算审计等为由拖延；不得强制使用票据或以审计结果作为结算依据。',
    'No delay for a change of head, internal process or final audit; no forced bills, no audit as settlement basis.',
    by('sme-payment', 11, 12, 14),
  ),
  'R-98': rule(
    '每年三月三十一日前公开上一年度逾期未支付合同数量和金额。',
    'By 31 March the number and amount of overdue contracts of last year are published.',
    by('sme-payment', 18),
  ),
  'R-99': rule('收到应收账款确权请求后三十日内确认。', 'Receivables are confirmed within 30 days of the request.', by('sme-payment', 16)),
  'R-100': rule(
    '供应商签约时主动告知其中小企业身份；适用范围为企业。',
    'The supplier declares its SME status on signing; the scope is enterprises.',
    by('sme-payment', 3, 36),
  ),
  'R-101': rule(
    '投诉由与付款方有合同关系的供应商提出；正式受理之日起十个工作日内转交，自收到材料之日起三十日内处理，最长九十日。',
    'A complaint comes from whoever has a contract with the payer; it is passed on within 10 working days of formal acceptance and handled within 30 days of receiving the material, 90 at most.',
    by('sme-payment', 25),
    by('arrears-complaints-224'),
  ),
  'R-102': rule('财政部门应及时、足额拨付预算支出资金。', 'Finance disburses in time and in full.', by('budget-law', 57)),
  'R-103': rule(
    '二百万元以下适宜的货物服务整体预留给中小企业，超过的预留百分之三十以上，其中六成给小微企业；未预留的对小微企业报价扣除百分之十至二十；社会组织不在其内。',
    'Suitable goods and services of 2 million yuan or less are reserved for small and medium enterprises, of larger ones at least 30 %, of it 60 % for small ones; otherwise 10–20 % is taken off small ones’ prices in scoring; social organisations get none of it.',
    by('sme-46', 7, 8, 9),
    by('sme-19'),
  ),
  'R-110': rule(
    '购买主体设定绩效目标和指标，监控执行并定期评价；结果作为选择承接主体、安排预算和完善政策的重要依据。',
    'The purchaser sets goals and indicators, monitors and evaluates regularly; results bear on later choice, budget and policy.',
    by('order-102', 20, 21, 22, 25),
  ),
  'R-111': rule(
    '承接主体建立项目台账、提供资料、配合检查；可凭合同融资，购买主体不得担保。',
    'The provider keeps a ledger, informs and cooperates; it may finance on the contract, the purchaser never guarantees.',
    by('order-102', 27, 28, 29),
  ),
  'R-112': rule(
    '绩效等级：90 分以上优，80 以上不足 90 良，60 以上不足 80 中，不足 60 差。',
    'Grades: 90 and over excellent, 80 good, 60 medium, below 60 poor.',
    by('performance-10'),
  ),
  'R-113': rule(
    '购买服务开展第三方绩效评价，以受益对象满意度为重要指标，评价机构独立。',
    'Purchased services are evaluated by an independent third party, beneficiaries’ satisfaction as a main indicator.',
    by('third-party-42'),
  ),
  'R-114': rule(
    '政府购买社会工作服务的定义、方式、承接主体、评审与程序。',
    'What social work service is, how it is bought, from whom, and how it is reviewed.',
    by('social-work-196'),
  ),
  'R-115': rule(
    '采购信息在省级以上指定媒体发布，媒体一个工作日内发布，发布人对真实性负责。',
    'Notices go to the designated media, which publish within 1 working day; the publisher answers for their truth.',
    by('order-101'),
  ),
  'R-116': rule(
    '主动公开在信息形成之日起二十个工作日内；依申请公开二十个工作日内答复，可延长二十个。',
    'Proactive disclosure within 20 working days; requests answered within 20, extendable by 20.',
    by('open-information', 26, 33),
  ),
  'R-117': rule(
    '敏感个人信息须有特定目的、严格保护和单独同意；不满十四周岁须监护人同意；事前评估，记录保存三年。',
    'Sensitive personal data needs a specific purpose, strict protection and separate consent; guardians consent under 14; impact assessment first, kept 3 years.',
    by('personal-information', 19, 28, 29, 30, 31, 47, 55, 56),
  ),
  'R-118': rule(
    '社会工作服务机构发现无民事行为能力人、限制民事行为能力人遭受或疑似遭受家庭暴力的，应当及时报案。',
    'Social work institutions that find (suspected) violence against persons without full capacity report to the police.',
    by('domestic-violence', 14, 35),
  ),
  'R-119': rule(
    '密切接触未成年人的单位发现侵害情形，应当立即报告。',
    'Units in close contact with minors report harm at once.',
    by('minors', 11),
  ),
  'R-120': rule(
    '民办非企业单位不得从事营利性活动；三月三十一日前向业务主管单位、五月三十一日前向登记机关报告。',
    'Private non-enterprise units seek no profit; they report by 31 March and 31 May.',
    by('private-units', 4, 21, 23),
  ),
  'R-121': rule(
    '劳务派遣只用于临时性（不超过六个月）、辅助性或者替代性岗位。',
    'Labour dispatch only for temporary (6 months at most), auxiliary or substitute posts.',
    by('labour-contract', 58, 66),
  ),
  'R-122': rule(
    '采购档案与个人信息分库保存，进入采购档案的只有去标识的数量。',
    'Procurement files and personal data are two stores; only counts enter the procurement file.',
    by('tandem'),
  ),
  'R-123': rule(
    '不得恐吓、打击报复索要款项的供应商。',
    'Whoever claims payment may not be intimidated or retaliated against.',
    by('sme-payment', 20, 35),
  ),
  'R-124': rule(
    '验收期限应明确、合理；没有预算不得采购；不得约定不合理的付款期限、方式和条件；保证金不限于现金，应接受保函，按时结清退还；每年向上级报告拖欠情况。',
    'The period for acceptance is clear and reasonable; nothing is bought without a budget; no unreasonable terms of payment; bonds need not be cash, guarantees are taken, and both are settled and returned in time; arrears are reported every year.',
    by('sme-payment', 7, 8, 9, 10, 13, 22, 31),
  ),
  'R-125': rule(
    '本国产品参加竞争的给予百分之二十的价格评审优惠；只适用于货物。',
    'Domestic products get a price deduction of 20 % in mixed competition; goods only.',
    by('domestic-34'),
  ),
  'R-126': rule(
    '政策措施不得排斥、限制外地经营者参加本地政府采购。',
    'Policy measures may not keep operators from elsewhere out of local procurement.',
    by('fair-competition-review', 9),
  ),
  'R-127': rule(
    '可以采用框架协议的有：集中采购目录以内的小额零星采购；目录以外、限额标准以上，本部门、本系统行政管理所需、不便归集成单一项目的小额零星鉴证咨询服务；目录以外、限额标准以上，为本部门、本系统以外的服务对象提供、需要两家以上供应商由服务对象自主选择的服务；财政部规定的其他情形。服务期限一般不超过二年，应设最高单价。',
    'Framework agreements serve small and scattered items of the central catalogue; outside it and above the threshold, small and scattered advice for the own administration that cannot be gathered into one purchase; likewise outside and above, services for users outside the department and its system who choose among two or more suppliers; and what the Ministry of Finance names besides. Services as a rule at most two years, with a ceiling on unit prices.',
    by('order-110', 3),
  ),
  'R-128': rule(
    '任何供应商、单位或者个人对单一来源公示有异议的，可以在公示期内提出；公示期满后五个工作日内组织补充论证，成立的改用其他方式，不成立的连同异议、论证意见、公示情况报财政部门，并告知异议人。',
    'Anybody may object within the notice period of a single source; within 5 working days after it the argument is supplemented: founded, another way is used; unfounded, it goes to finance with the objection and the objector is told.',
    read(by('order-74', 38, 39, 40), 'C', 'https://m.appbook.qq.com/read/1041309892/106'),
  ),
  'R-129': rule(
    '服务项目可以分期考核、结合成效验收；公共服务可以邀请服务对象或者第三方参与，其意见按约定的权重计入，结果公告。',
    'Services may be assessed in stages together with outcome; for public services users or a third party may be invited and their opinions count by a set share; the result is published.',
    by('acceptance-205'),
  ),
  'R-130': rule(
    '可靠的电子签名与手写签名或者盖章效力相同：专属于签名人、签署时由其控制、签署后对签名和内容的改动能够被发现。',
    'A reliable electronic signature equals handwriting or seal: exclusive to the signer, under the signer’s control when signing, and any later change of signature or content shows.',
    by('electronic-signature', 3, 13, 14),
  ),
  'R-131': rule(
    '社会工作专业岗位的设置、以服务对象满意度为重要内容的评价、长期在基层服务人员的待遇，由队伍建设的意见提出目标。',
    'Posts, evaluation by satisfaction of the people served, and pay for long grass-roots service are goals of the opinions on building the corps.',
    by('corps-opinions-2026'),
  ),
  'R-132': rule(
    '采购人可以要求对运行、维护、升级、专用耗材、处置等全生命周期成本报价并评审。',
    'The purchaser may ask that life-cycle cost (running, upkeep, upgrade, special consumables, disposal) is priced and scored.',
    less(by('low-bid-2026'), 'D'),
  ),
  'R-133': rule(
    '因严重自然灾害和其他不可抗力实施的紧急采购、涉及国家安全和秘密的采购，不适用政府采购法。',
    'Emergency purchases for grave natural disasters and other force majeure, and purchases that touch state security and secrets, lie outside the Procurement Law.',
    by('procurement-law', 85),
  ),
  'R-134': rule(
    '个人有权请求更正、补充、删除其个人信息，处理者应当及时核实、处理，拒绝的应当说明理由；推荐性国家标准建议三十天内答复。',
    'Persons may ask for their data to be corrected, completed or deleted; it is checked and dealt with promptly, and a refusal says why. A recommended standard says within 30 days.',
    by('personal-information', 46, 47, 50),
    { of: 'personal-information-standard', article: { zh: '8.7', en: '8.7' }, confidence: 'C' },
  ),
  'R-135': rule(
    '职工每日工作八小时、每周工作四十小时；工作小时数按工作日乘以每日八小时计算。',
    'A working day has eight hours and a week forty; hours of work are the working days times eight.',
    by('hours-notice', 1),
    by('working-hours-174', 3),
  ),
} as const satisfies Record<string, Rule>

export type RuleNumber = keyof typeof rules
export const ruleNumbers = Object.keys(rules) as RuleNumber[]

const href = (address: string | undefined) => (address === undefined ? {} : { href: address })
const asCitation = (number: RuleNumber, b: Basis): Citation => {
  const of: Instrument = instruments[b.of]
  return {
    rule: number,
    instrument: { zh: of.zh, en: of.en },
    article: b.article,
    ...href(b.readAt ?? of.address),
    confidence: b.confidence,
  }
}

/** A text that is not in the table of rules: a local schedule, a yearly notice. */
export const citeText = (number: string, of: Words, article: Words, confidence: Confidence, href?: string): Citation => ({
  rule: number,
  instrument: { zh: of.zh, en: of.en },
  article,
  ...(href === undefined ? {} : { href }),
  confidence,
})

/**
 * The text a rule stands on. Where a rule stands on several of different certainty, name the one that says what you use:
 * `cite('R-27', 'order-87')` for the ban on minimum prices, `cite('R-27')` for the duty to publish the budget.
 * @throws RangeError when the rule does not stand on that instrument
 */
export function cite(number: RuleNumber, instrument?: InstrumentName): Citation {
  const basis: readonly Basis[] = rules[number].basis
  const found = instrument === undefined ? basis[0] : basis.find((b) => b.of === instrument)
  if (!found) throw new RangeError(`${number} does not stand on ${instrument}`)
  return asCitation(number, found)
}

/** Every text a rule stands on, the surest first. */
export const citeAll = (number: RuleNumber): readonly [Citation, ...Citation[]] =>
  (rules[number].basis as readonly Basis[]).map((b) => asCitation(number, b)) as [Citation, ...Citation[]]
