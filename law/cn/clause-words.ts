import { type LeaningWords, ourRule, party, re } from './clause-patterns.ts'
import { hollowWords } from './clause-words-hollow.ts'
import { powerWords } from './clause-words-power.ts'
import { cite, citeText, instruments } from './instruments.ts'

export { type LeaningWords, ourRule } from './clause-patterns.ts'

const { provider, purchaser, theProvider, thePurchaser } = party
// The notice itself is not among the numbered rules; its text was read.
const rebates = citeText(
  'R-45',
  instruments['procurement-regulation'],
  { zh: '第十一条', en: 'art. 11' },
  'A',
  instruments['procurement-regulation'].address,
)
// The place is not the purchaser, and gets the gift in its stead: who won pays for winning all the same. To residents themselves a gift is a service.
const place =
  '(?:(?:本|该|当地|所在|辖区)?社区(?!.{0,2}(?:老|居民(?!委)|困难|儿童|家庭|青少年|妇女|残))|居民委员会|居委会|村委会|村委|辖区|街道|乡镇|慈善会|(?:公益|社区|发展)?基金会?)'
const thePlace =
  "(?:the )?(?:local )?(?:community|communities|neighbourhood|neighborhood|sub-?district|street|village|residents(?:’|')? committee)"
const byItself = `${provider}(?!.{0,10}(?:组织|动员|发动|链接|联系|引导|协助|争取|接受|登记|管理|公示|把居民|将居民))`
const giftsToThePlace = [
  re(`${byItself}[^。；]{0,16}(?:向|给|为|对)${place}.{0,8}(?:捐赠|捐款|捐资|捐献|让利|赞助|馈赠)`),
  re(`${byItself}[^。；]{0,20}(?:捐给|捐赠给?|捐献给?|赞助|赠送给?|赠予|赠与|馈赠给?)${place}`),
  re(
    `${byItself}[^。；]{0,6}(?:拿出|提取|划出|安排|以|将|把|按).{0,4}(?:合同(?:款|总?价|金额|额)|服务费|中标价|项目经费|经费|利润).{0,12}(?:回馈|反哺|返还|捐|赠|赞助).{0,4}${place}`,
  ),
  re(
    `${byItself}[^。；]{0,10}(?:缴纳|上缴|交纳|支付|出资|注资|认捐).{0,12}(?:社区|街道|发展|公益).{0,4}(?:基金|公益金|赞助费|共建费|共建资金|协调费)`,
  ),
  re(`作为.{0,2}(?:对|给|向)${place}的?(?:回馈|捐赠|赞助|赠礼|礼物|奉献)`),
  re(`\\bas an? (?:gift|donation|contribution) to ${thePlace}\\b`),
  re(
    `${theProvider} (?:shall |will |must )?(?:makes?|gives?|offers?|pays?|presents?|contributes?|donates?)\\b.{0,30}\\b(?:gifts?|donations?|sponsorships?)\\b.{0,30}\\b(?:to|for) ${thePlace}\\b`,
  ),
  re(
    `${theProvider} (?:shall |will |must )?(?:gives?|pays?|contributes?|donates?)\\b.{0,30}(?:%|per cent|\\byuan\\b|¥|\\bof the (?:price|fee|contract)\\b).{0,30}\\bto ${thePlace}\\b`,
  ),
  re(`${theProvider} (?:shall |will |must )?sponsors?\\b.{0,40}\\b${thePlace}\\b`),
]
/** Wordings of clauses that lean, tried on one sentence at a time. */
export const leaningWords: readonly LeaningWords[] = [
  {
    name: 'omissions-borne-by-one-side',
    rule: 'R-46',
    patterns: [
      re(
        `(?:其他|其它|其余|一切|所有|全部|任何|未列|漏项|遗漏|缺漏|额外).{0,14}(?:费用|支出|成本|开支|风险|损失).{0,14}(?:由|归)${provider}.{0,6}(?:承担|负担|负责|自理)`,
      ),
      re(`(?:漏项|遗漏|缺漏|未列).{0,16}${provider}.{0,8}(?:承担|负担|负责|自理)`),
      re(`(?:any|all) (?:other |further |additional )?(?:costs?|expenses?|risks?|omissions?)\\b.{0,60}borne by ${theProvider}`),
      re(`${theProvider} (?:shall |will |must )?bears? (?:any|all) (?:other |further |additional )?(?:costs?|expenses?|risks?|omissions?)`),
    ],
    words: {
      zh: '没有列明的费用全部由承接方承担，价格的风险只压在一方。双方应当分担：谁造成、谁能控制，谁承担。',
      en: 'Whatever was not listed is borne by the provider alone, so all risk of price lies on one side. Let whoever causes or controls a cost bear it.',
    },
    fairer: {
      zh: '合同价包含附件所列各项费用。未列明且非因乙方过错发生的必要费用，由双方书面确认后另行计入，合计不超过原合同金额的百分之十；因一方过错增加的费用由该方承担。',
      en: 'The price covers what the annex lists. Necessary costs that were not listed and are not the provider’s fault are added once both confirm them in writing, at most ten per cent of the original in all; costs caused by one side’s fault are borne by that side.',
    },
    cites: [cite('R-46')],
  },
  {
    name: 'one-sided-ending',
    rule: 'R-45',
    patterns: [
      re(`(?:服务期|合同期|期限).{0,8}以${purchaser}.{0,6}通知.{0,4}为准`),
      re('(?:服务期|合同期)限?.{0,12}(?:可以?)(?:随时|提前)(?:结束|终止|缩短)'),
      re(
        `\\b(?:term|contract|service)\\b.{0,30}\\b(?:ends?|runs?|lasts?)\\b.{0,20}\\b(?:when|until|as) ${thePurchaser}\\b.{0,12}\\b(?:notifies|says|gives notice|decides|tells)`,
      ),
      re(
        `${purchaser}.{0,10}(?:有权|可以?|可|得)?.{0,10}(?:随时|任何时[候间]|单方面?|无条件|任意|视情况|根据.{0,4}需要|认为必要时?|不经协商).{0,8}(?:解除|终止|停止|中止|叫停|取消|解约|结束|终结|退出)`,
      ),
      re(`${purchaser}.{0,8}(?:无须|无需|不必|不需|不用|可不|不)(?:说明|给出|提供).{0,4}(?:理由|原因).{0,8}(?:解除|终止|解约)`),
      re(`${purchaser}.{0,30}(?:解除|终止).{0,8}[，,]?(?:且|并)?(?:无须|无需|不必|不需|不用|不说明).{0,6}(?:理由|原因|协商|同意)`),
      re(`由${purchaser}.{0,6}(?:随时|任意|单方面?|无条件).{0,6}(?:解除|终止|停止)`),
      re(`(?:随时|任意|单方面?)(?:解除|终止).{0,8}(?:权利|权).{0,6}(?:归|属于?)${purchaser}`),
      re(`(?:随时|单方面?).{0,6}(?:解除|终止).{0,20}${purchaser}.{0,10}(?:不承担|无需|不予)`),
      re(
        `${thePurchaser} (?:may|can|is entitled to|has the right to|reserves the right to) (?:end|terminate|cancel|stop|discontinue|leave|quit|walk away|pull out|withdraw from|get out)\\b.{0,40}(?:at any time|for any reason|at will|at its (?:sole )?(?:convenience|discretion)|when(?:ever)? it (?:sees fit|wishes|likes)|without (?:cause|reason|notice|giving))`,
      ),
      re(`(?:ended|terminated|cancelled) by ${thePurchaser}\\b.{0,40}(?:at any time|at will|at its|without)`),
      re(
        `${purchaser}.{0,4}提前.{0,12}(?:通知|告知).{0,8}(?:即可|可以?|便可|就可以?|有权|得以).{0,6}(?:解除|终止|停止|中止|解约|取消|结束|终结|退出)`,
      ),
      re(`${purchaser}.{0,4}(?:可以?|有权|得)提前.{0,12}(?:通知|告知).{0,8}(?:解除|终止|停止|中止|解约|取消|结束|终结|退出)`),
      re(
        `${purchaser}.{0,4}(?:因|根据|出于|基于|由于|视).{0,12}(?:需要|调整|变化|变动|安排).{0,6}(?:可以?|即可|有权|得).{0,6}(?:解除|终止|停止|中止|解约|取消|结束|终结|退出)`,
      ),
      re(
        `${purchaser}.{0,4}(?:可以?|有权|得)(?:因|根据|出于|基于|由于|视).{0,12}(?:需要|调整|变化|变动|安排).{0,6}(?:解除|终止|停止|中止|解约|取消|结束|终结|退出)`,
      ),
      re(
        `${thePurchaser} (?:may|can|is entitled to|has the right to|reserves the right to) (?:end|terminate|cancel)\\b.{0,40}(?:(?:on|upon|with|by|giving|subject to) .{0,30}\\bnotice\\b|(?:for|owing to|because of|due to) .{0,24}(?:reasons|needs|requirements|changes)\\b|(?:if|when|where|as) (?:its )?(?:work|needs|policy|circumstances)\\b)(?!.*\\b(?:breach|default)\\b)`,
      ),
      re(
        `${purchaser}.{0,4}(?:认为|觉得|判断|视为).{0,10}(?:不需要|不再需要|无需|没有必要|不必要|不合适|不满意|不适合|不理想).{0,12}(?:终止|解除|结束|停止|取消|解约)`,
      ),
    ],
    words: {
      zh: '只有购买方可以随时终止，另一方不能。双方都不得擅自中止或者终止合同。',
      en: 'Only the purchaser may end the contract at will. Neither side may suspend or end it at will.',
    },
    fairer: {
      zh: '一方严重违约且在收到书面通知后三十日内未改正的，另一方可以解除合同；解除前已验收的服务照常结算，并用六十日完成服务对象的交接。',
      en: 'If one side is in grave breach and does not put it right within thirty days of written notice, the other may end the contract; accepted services are settled and sixty days are given to hand clients over.',
    },
    cites: [cite('R-45')],
  },
  {
    name: 'ending-without-pay',
    rule: 'R-46',
    patterns: [
      re(
        `${purchaser}.{0,16}(?:解除|终止|停止|取消|解约).{0,14}(?:不予?支付|不再支付|不付|无[须需]支付|不用支付|拒付|不予结算|不结算).{0,6}(?:任何|一切|所有|全部|剩余)?.{0,4}(?:费用|款项|服务费|价款|报酬|尾款|合同款)`,
      ),
      re(
        `(?:解除|终止).{0,10}(?:的|后)?.{0,4}[，,]?${purchaser}.{0,6}(?:不予?支付|不再支付|不付|无[须需]支付|拒付).{0,4}(?:任何|一切|所有|全部).{0,4}(?:费用|款项|服务费|价款|报酬)`,
      ),
      re(
        `${thePurchaser}\\b.{0,30}\\b(?:ends?|terminates?|cancels?)\\b.{0,50}(?:without (?:any )?(?:further )?(?:payment|paying|compensation)|(?:pays?|owes?) nothing)`,
      ),
    ],
    words: {
      zh: '购买方终止合同就什么都不付，已经做完、已经验收的服务也白做了。已完成的部分应当照常结算。',
      en: 'When the purchaser ends the contract it pays nothing, not even for what was done and accepted. What was done is to be settled.',
    },
    fairer: {
      zh: '合同提前终止的，终止前完成的服务经验收后照常结算；因一方过错造成损失的，由该方赔偿。',
      en: 'Where the contract ends early, services done before that are accepted and settled as usual; a loss caused by one side’s fault is made good by that side.',
    },
    cites: [cite('R-46')],
  },
  {
    name: 'one-sided-change',
    rule: 'R-45',
    patterns: [
      re(`${purchaser}.{0,10}(?:有权|可以?).{0,14}(?:随时|单方|自行|任意).{0,10}(?:变更|调整|修改|增加|减少)`),
      re(
        `${purchaser}.{0,6}(?:有权|可以?|得).{0,2}(?:根据|因|视|按照?|依据).{0,10}(?:需要|安排|情况|变化)(?!.{0,6}(?:提出|建议|协商|商)).{0,4}(?:变更|调整|修改|增加|减少|增减)`,
      ),
      re(
        `${purchaser}.{0,6}(?:有权|可以?|得)(?!.{0,6}(?:提出|建议|协商|商)).{0,12}(?:变更|调整|修改|增减|增加).{0,24}(?:价格|价款|费用|总价|合同价|经费).{0,4}(?:不变|不增|不作?调整|不另)`,
      ),
      re(
        `${thePurchaser} may (?:change|adjust|amend|vary|increase|extend)\\b.{0,40}(?:at any time|at will|unilaterally|at its discretion|as (?:its|the) (?:work|needs?)\\b)`,
      ),
      re(
        `${thePurchaser} may (?:change|adjust|amend|vary|increase|extend)\\b.{0,60}\\b(?:prices?|fees?|payments?) (?:stays?|remains?|is|are) (?:the same|unchanged|fixed)`,
      ),
    ],
    words: {
      zh: '购买方可以单方面变更合同。变更应由双方书面同意。',
      en: 'The purchaser alone may change the contract. Changes need both signatures.',
    },
    fairer: {
      zh: '任何一方可以提出变更，写明理由、对服务和费用的影响；双方签字后生效。对条款理解有分歧的，先协商，再调解。',
      en: 'Either side may propose a change with its reason and its effect on service and price; it holds once both have signed. Differences of reading go to talks, then to mediation.',
    },
    cites: [cite('R-45')],
  },
  {
    name: 'purchaser-free-of-liability',
    rule: 'R-46',
    patterns: [
      re(`(?:逾期|延迟|迟延|未按时).{0,4}(?:付款|支付|拨付).{0,16}${purchaser}.{0,4}(?:免责|不负责|不担责)`),
      re('\\blate payments? (?:is|are|shall be|constitutes?) (?:not|no) (?:a |in )?breach'),
      re(`${purchaser}.{0,16}(?:不承担|免于承担|免除|无需承担|概不负责).{0,12}(?:违约|逾期|延迟|迟延|利息|责任|赔偿)`),
      re(`(?:逾期|延迟|迟延)(?:付款|支付).{0,16}(?:不视为|不构成).{0,6}违约`),
      re(`(?:逾期|延迟|迟延)(?:付款|支付).{0,6}不(?:计|付|支付|产生|加收?|另计).{0,4}利息`),
      re(`(?:逾期|延迟|迟延|拖延|未按时|未按期)(?:付款|支付|拨付).{0,8}(?:免除?|免收|免计|免付|无|没有).{0,4}(?:利息|责任|违约金|滞纳金)`),
      re('\\b(?:late|delayed|overdue) (?:payments?|sums?|amounts?)\\b.{0,30}\\b(?:bears?|carr(?:y|ies)|attracts?) no interest'),
      re(`${provider}.{0,6}(?:放弃|不主张|不得主张|不要求|不追究).{0,12}(?:利息|违约金|违约责任|(?:逾期|延迟|迟延)(?:付款|支付))`),
      re(
        `(?:逾期|延迟|迟延|拖延|未按时|未按期)(?:付款|支付|拨付).{0,10}${provider}.{0,6}(?:不得|无权|不可以?|不能|放弃|不再?).{0,10}(?:主张|追究|要求|索要|索赔|赔偿|责任|补偿)`,
      ),
      re(
        `${provider}.{0,6}(?:不得|无权|不可以?|不能|不应).{0,14}(?:主张|追究|索要|索赔|要求).{0,12}(?:违约|利息|(?:甲方|购买方).{0,4}责任|赔偿|滞纳金)`,
      ),
      re(
        `${theProvider} (?:may not|shall not|must not|cannot|can not|has no right to|is not entitled to|will not)\\b.{0,40}\\b(?:interest|damages|compensation|liab(?:le|ility)|remed(?:y|ies)|breach)\\b`,
      ),
      re(`${theProvider} waives?\\b.{0,30}\\b(?:interest|late payment)`),
      re(`${thePurchaser} (?:is|shall) not (?:be )?(?:liable|responsible)\\b.{0,40}(?:late|delay|interest)`),
    ],
    words: {
      zh: '购买方迟延付款不承担责任，免除了一方的主要责任。',
      en: 'The purchaser is freed from liability for late payment: one side’s main duty has no remedy.',
    },
    fairer: {
      zh: '甲方逾期付款的，自应付日次日起按逾期金额每日万分之五支付逾期利息。',
      en: 'If the purchaser pays late, it pays interest of 0.05 % of the late amount for each day after the due day.',
    },
    cites: [cite('R-46')],
  },
  {
    name: 'paid-when-money-comes',
    rule: 'R-97',
    patterns: [
      re('(?:付款|支付|结算|拨付).{0,4}(?:须|需|应|要)经财政.{0,6}(?:评审|审核|审定|审查|批复)'),
      re('财政.{0,4}(?:评审|审核|审定|审查|批复).{0,6}(?:完成|通过|结束|出具|定案|后).{0,6}(?:支付|付款|结算|拨付)'),
      re('(?:下一?|次|来)个?(?:预算|财政|会计)年度?.{0,8}(?:支付|付款|结算|拨付)'),
      re('\\b(?:pays?|paid|payments?)\\b.{0,30}\\b(?:next|following|coming) (?:budget|financial|fiscal) year'),
      re(`(?:财政|上级|专项|拨款).{0,10}(?:到位|下达|到账|拨付)(?:后|之后|时|之日).{0,20}(?:支付|付款|拨付|结算)`),
      re(`(?:收到|待|等).{0,4}(?:财政|上级|专项)?.{0,4}(?:拨款|资金|经费).{0,4}后.{0,6}(?:支付|付款)`),
      re(`(?:视|待|等|根据).{0,6}财政.{0,10}(?:情况|到位|拨付).{0,16}(?:支付|付款|拨付|结算)`),
      re('(?:paid|payments?)\\b.{0,20}\\b(?:when|once|after) (?:the )?(?:funds|budget|appropriation)'),
      re(
        '(?:付款|支付|结算|拨付).{0,8}(?<!不|不得|不能)以.{0,12}(?:财政|上级|专项|资金|拨款|经费|预算).{0,8}(?:到位|下达|到账|拨付|批复|落实).{0,4}(?:为|作为).{0,4}(?:前提|条件|准|依据)',
      ),
      re('(?:资金|拨款|经费|预算).{0,6}(?:到位|下达|到账|拨付|批复).{0,4}(?<!不)(?:是|为|作为).{0,8}(?:付款|支付|结算).{0,4}(?:前提|条件)'),
      re(
        '(?:资金|拨款|经费|预算).{0,4}(?:未|没有|没|尚未|不)(?:能)?(?:到位|下达|到账|拨付|批复).{0,14}(?<!不得|不能|不应|不)(?:不予?支付|不付款?|顺延|推迟|暂缓|延期|延后|暂停(?:支付|付款))',
      ),
      re(
        '\\b(?:payments?|paid|pays?)\\b.{0,40}(?<!not )(?<!never )\\b(?:subject to|conditional (?:on|upon)|depend(?:s|ent|ing)? (?:on|upon)|contingent (?:on|upon)|provided that)\\b.{0,40}\\b(?:funds?|funding|budget|appropriations?)\\b',
      ),
    ],
    words: {
      zh: '付款要等财政资金到位，没有确定的日期。请写明付款日；预算应在采购前落实。',
      en: 'Payment waits until money arrives, so there is no day. State the day; the budget is to be settled before the purchase.',
    },
    fairer: {
      zh: '甲方自验收合格之日起三十日内付款，不以内部流程或者资金拨付进度为由迟延。',
      en: 'The purchaser pays within thirty days of acceptance, and does not delay for internal process or the flow of funds.',
    },
    cites: [ourRule('R-97')],
  },
  {
    name: 'payment-without-a-day',
    rule: 'R-97',
    patterns: [
      re(
        '(?:按照?|依照?|根据|走)(?:(?!日内).){0,6}(?:财务|内部|审批|报销|拨付|财政)(?:制度|流程|程序|规定|手续)(?:(?!日内).){0,8}(?:支付|付款|结算|拨付)(?!.{0,14}日内)',
      ),
      re(`(?:付款|支付).{0,4}(?:时间|日期|期限|进度).{0,6}(?:由${purchaser}|另行|视).{0,8}(?:确定|决定|通知|安排|而定)`),
      re('(?:付款|支付).{0,4}(?:不设|没有|不定|不约定).{0,4}(?:期限|时间|日期)'),
      re(`(?:${purchaser}|由${purchaser}).{0,6}(?:择机|适时|酌情|视情况?).{0,4}(?:付款|支付|拨付)`),
      re(`paid\\b.{0,40}(?:in due course|when(?:ever)? ${thePurchaser} sees fit|at ${thePurchaser}(?:’s|'s) (?:convenience|discretion))`),
    ],
    words: {
      zh: '付款没有确定的日期，由购买方说了算。请写明付款日。',
      en: 'There is no day on which to pay, and the purchaser alone decides. State the day.',
    },
    fairer: {
      zh: '甲方自验收合格之日起三十日内付款，不以内部流程或者资金拨付进度为由迟延。',
      en: 'The purchaser pays within thirty days of acceptance, and does not delay for internal process or the flow of funds.',
    },
    cites: [ourRule('R-97')],
  },
  {
    name: 'audit-before-payment',
    rule: 'R-97',
    patterns: [
      re('\\b(?:payments?|paid)\\b.{0,20}\\b(?:when|until) (?:the )?audit\\b'),
      re('审计(?:报告|结论|意见|结果).{0,6}(?:出具|出来|下达|作出|提交|完成).{0,2}(?:后|之日).{0,10}(?:支付|付款|结算|拨付)'),
      re('\\bpayments?\\b.{0,20}\\b(?:follows?|awaits?|waits? for)\\b.{0,30}\\baudit'),
      re(
        '(?:以|按|待|经|等).{0,10}(?:审计|决算).{0,14}(?:为准|为依据|作为.{0,6}依据|后.{0,10}(?:支付|付款|结算|拨付)|完成.{0,12}(?:支付|付款|结算|拨付))',
      ),
      re('审计.{0,6}(?:通过|完成|结束|定案|合格).{0,4}后.{0,8}(?:支付|付款|结算|拨付)'),
      re('(?:after|once|upon|subject to|according to) (?:the )?(?:final )?audit'),
    ],
    words: {
      zh: '把审计结果作为结算依据或付款前提，付款日由第三方决定。请以验收为准。',
      en: 'An audit decides what or when is paid, so a third party sets the day. Let acceptance decide.',
    },
    fairer: {
      zh: '以双方确认的验收结果为结算依据；审计另行进行，审计发现多付的，多付部分退还。',
      en: 'Settlement follows the acceptance both confirmed; audits run beside it, and what an audit finds overpaid is returned.',
    },
    cites: [cite('R-97')],
  },
  {
    name: 'unlimited-supplements',
    rule: 'R-42',
    patterns: [
      re('(?:增加|追加|增补|补充).{0,20}(?:不限|不受.{0,8}限制|数量不限|金额不限)'),
      re(`${provider}.{0,10}(?:无条件|必须|应当?无偿).{0,12}(?:接受|完成|承担|增加).{0,12}(?:任务|工作|服务)`),
      re(`(?:增加|新增|追加).{0,20}(?:费用|价款|合同价).{0,6}(?:不作?调整|不变|不另行?(?:支付|计))`),
      re(
        '(?:additional|further) (?:services|tasks|work)\\b.{0,40}(?:without limit|free of charge|at no (?:extra|additional) (?:cost|charge))',
      ),
    ],
    words: {
      zh: '追加的服务没有上限，或者追加而不加价。全部补充合计不得超过原合同金额的百分之十，并应另行计价。',
      en: 'Supplements have no limit or no price. Together they may add at most a tenth of the original amount, and are paid for.',
    },
    fairer: {
      zh: '追加与原合同相同的服务，须双方签订补充合同并按原单价计价，全部补充合计不超过原合同金额的百分之十。',
      en: 'More of the same service needs a signed supplement at the original unit prices; all supplements together add at most ten per cent of the original amount.',
    },
    cites: [cite('R-42')],
  },
  {
    name: 'purchaser-appoints-workers',
    rule: 'R-14',
    patterns: [
      re(`${purchaser}.{0,10}(?:指定|任命|选定|委派|决定|招聘|推荐并由).{0,12}(?:社工|人员|员工|负责人|主任|录用)`),
      re(`(?:社工|人员|员工|主任).{0,12}由${purchaser}.{0,6}(?:指定|任命|选定|委派|招聘|决定)`),
      re(`${thePurchaser} (?:appoints?|selects?|chooses?|hires?|assigns?) (?:the )?(?:social )?(?:workers?|staff|personnel)`),
    ],
    words: {
      zh: '由购买方挑选或任命人员，机构失去用人的独立，也有变相招聘的风险。',
      en: 'The purchaser appoints the people: the institution loses its independence, and it may be recruitment in disguise.',
    },
    fairer: {
      zh: '乙方按附件资质条件公开聘用社工；甲方对人选有异议的，书面说明理由，由双方协商。',
      en: 'The provider hires openly by the qualifications in the annex; if the purchaser objects to a person, it gives reasons in writing and both settle it.',
    },
    cites: [cite('R-14')],
  },
  {
    name: 'errands-without-cap',
    rule: 'R-15',
    patterns: [
      re(
        `${purchaser}.{0,4}(?:交办|安排|布置|交代|指派|下达)(?!.{0,12}(?:合同|约定|范围|购买内容)).{0,10}(?:事项|工作|任务|事务|活动).{0,6}${provider}.{0,4}(?:均应?|都应?|应当?|须|必须|一律|都要|均须|照)`,
      ),
      re(
        `(?:完成|承担|服从|配合|办理).{0,6}${purchaser}?.{0,8}(?:交办|交待|安排|布置|指派|下达).{0,4}的?(?:其他|其它|临时|一切|各项|所有).{0,8}(?:工作|任务|事项)`,
      ),
      re(`(?:any|all) other (?:tasks|duties|work)\\b.{0,30}(?:assigned|requested|ordered) by ${thePurchaser}`),
    ],
    words: {
      zh: '承接方要完成购买方交办的一切其他工作，没有上限，专业服务会被行政事务挤占。',
      en: 'The provider must do whatever else the purchaser asks, without a cap: errands crowd out the service.',
    },
    fairer: {
      zh: '甲方提出的计划外任务，须记录提出人和工时，每月合计不超过岗位工时的百分之十；超出的另签补充合同。',
      en: 'Tasks outside the plan are recorded with who asked and the hours, at most ten per cent of the post’s hours a month; what goes beyond needs a priced supplement.',
    },
    cites: [cite('R-15')],
  },
  {
    name: 'files-of-clients',
    rule: 'R-117',
    patterns: [
      re('^(?!.*(?:同意|匿名|统计)).*(?:提供|提交|报送|上报|上交).{0,8}(?:服务对象|居民|案主|受助人).{0,6}(?:花名册|名册|名单|身份证)'),
      re(
        `^(?!.*(?:同意|匿名|统计)).*${purchaser}.{0,6}(?:可以?|有权)(?:随时)?(?:调取|查阅|调阅|查看|复制|获取).{0,8}(?:个案|服务对象|案主).{0,4}(?:记录|档案|资料|信息)`,
      ),
      re(`^(?!.*\\bconsent).*${thePurchaser} may (?:inspect|consult|access|see|read|copy)\\b.{0,20}\\bcase (?:files|records)`),
      re(
        `(?:服务对象|居民|案主|受助人|求助人)(?!.{0,40}(?:同意|统计|数量|汇总)).{0,12}(?:姓名|电话|个案|资料|档案|身份证|住址|信息).{0,20}(?:交给|提供给|报给|报送|上交|移送|交由|抄送|报)${purchaser}`,
      ),
      re(
        `(?<!不得|不|未经同意)向${purchaser}.{0,6}(?:提供|报送|上交|移交|报告)(?!.{0,30}(?:同意|统计|数量|汇总)).{0,12}(?:服务对象|居民|案主).{0,8}(?:姓名|电话|个案|档案|身份证|住址)`,
      ),
      re(
        `${theProvider} (?:shall |will |must )?(?:hands? over|gives?|passes|sends?|provides?|discloses?)\\b(?!.{0,80}\\b(?:consent|counts?|anonym))(?:.{0,40}\\b(?:names?|case files?|telephone numbers?|addresses)\\b.{0,40}\\bto ${thePurchaser}|.{0,10}${thePurchaser}.{0,30}\\b(?:names?|case files?))`,
      ),
    ],
    words: {
      zh: '把服务对象的姓名和个案资料交给购买方，没有征得他们同意。购买方只需要数量。',
      en: 'Names and case files go to the purchaser without the consent of those they are about. Counts are all it needs.',
    },
    fairer: {
      zh: '服务对象的姓名和个案资料由乙方依法保管，提供给甲方的只有数量；确需查阅的，须经本人单独同意。',
      en: 'Names and case files stay with the provider as the law requires; the purchaser gets counts only, and anything more needs the separate consent of the person served.',
    },
    cites: [cite('R-117'), cite('R-122')],
  },
  {
    name: 'persons-answer-for-the-institution',
    rule: 'R-45',
    patterns: [
      re('(?:法定代表人|负责人|理事长|理事|股东|院长|主任|个人).{0,12}(?:承担|负|担负).{0,4}(?:连带|无限|个人).{0,6}(?:责任|保证|清偿)'),
      re(
        '\\b(?:legal representative|directors?|managers?|founders?|board)\\b.{0,30}\\b(?:jointly|personally|severally)\\b.{0,20}\\b(?:liable|responsible|answers?)',
      ),
    ],
    words: {
      zh: '机构的负责人要用个人财产承担责任，机构本身是法人，责任由机构承担。',
      en: 'A person of the institution answers with what they own, though the institution is a legal person and answers itself.',
    },
    fairer: {
      zh: '双方以各自的名义承担合同责任；任何一方的负责人和员工不以个人财产承担。',
      en: 'Each side answers for the contract in its own name; nobody of either side answers with what they own.',
    },
    cites: [ourRule('R-45')],
  },
  {
    name: 'rebate',
    rule: 'R-45',
    patterns: [
      re(
        `${provider}.{0,16}(?:将|把|按|以).{0,12}(?:合同|服务费|中标|总价|经费).{0,12}(?:让利|捐赠|捐给|捐款|赞助|馈赠).{0,4}(?:给|予|至|于)?${purchaser}`,
      ),
      re(`${provider}.{0,6}(?:向|给)${purchaser}.{0,6}(?:让利|捐赠|捐款|捐资)`),
      re(`\\bdonat(?:es?|ion)\\b.{0,60}\\bto ${thePurchaser}`),
      ...giftsToThePlace,
      re(`\\bgives? (?:back )?(?:a |an )?(?:tenth|share|part|\\d+ ?(?:%|per cent))\\b.{0,60}\\bto ${thePurchaser}`),
      re(
        `(?:返还|返点|返利|回扣|上缴|提留|计提|缴纳).{0,16}(?:合同(?:金额|价款?|总价|额)|服务费|中标(?:金额|价)|[0-9０-９.]+\\s*[%％]).{0,14}(?:给|予|至|作为)?.{0,4}${purchaser}?`,
      ),
      re(
        `${provider}.{0,12}(?:向|给)${purchaser}.{0,10}(?:(?:返还|返点|返利|上缴|缴纳|支付).{0,12}(?:管理费|协调费|赞助|回扣)|(?:返还|返点|返利|上缴|缴纳).{0,12}[0-9０-９.]+\\s*[%％])`,
      ),
      re('(?:rebate|kickback|pay back|return)\\b.{0,30}(?:per cent|percent|%|of the (?:contract|price))'),
    ],
    words: {
      zh: '要求承接方返还部分合同款。采购人不得索要回扣、赠品或者无关的商品和服务。请删去；已收取的退还。',
      en: 'The provider is asked to hand back part of the price. A purchaser may not ask for rebates, gifts or unrelated goods and services. Delete it; return what was taken.',
    },
    fairer: {
      zh: '甲方不以任何名义向乙方收取费用，也不要求乙方购买与服务无关的商品或者服务。',
      en: 'The purchaser takes no fee from the provider under any name and asks it to buy nothing unrelated to the service.',
    },
    cites: [rebates],
  },
  {
    name: 'forced-bills',
    rule: 'R-97',
    patterns: [
      re(`${provider}.{0,8}(?:必须|应当?|须).{0,8}接受.{0,10}(?:承兑汇票|商业汇票|电子凭证|债权凭证)`),
      re(`${theProvider} (?:must|shall) accept (?:commercial )?(?:bills|drafts)`),
    ],
    words: { zh: '强制接受汇票等非现金方式，等于延长付款期限。', en: 'Bills are forced on the provider, which lengthens the time to pay.' },
    fairer: {
      zh: '甲方以银行转账方式付款；双方同意的，可以使用其他方式。',
      en: 'The purchaser pays by bank transfer; another way needs both to agree.',
    },
    cites: [cite('R-97')],
  },
  ...hollowWords,
  ...powerWords,
]

/** The citation that forbids rebates, for records that say one was asked for. */
export const rebateBan = rebates

/** Words that speak of both sides alike lean to neither. In English only where they are the subject: “both parties agree that …” is no balance. */
export const isMutual =
  /双方(?:均|都|可|有权|应|各)|任何?一方|甲乙双方(?:均|都|可|有权|应|各)|各自承担|\b(?:either|neither) (?:party|side)\b|\bboth (?:parties|sides) (?:may|shall|must|have|can|will)\b/i
/** Words that forbid a thing do not ask for it; what a provider may not do is asked for. */
export const forbids =
  /(?<!乙方|服务方|承接主体|承接方|承接机构|供应商|中标人|成交人|机构方)(?:不得|禁止|不允许|不应|严禁)|(?:无须|无需|不须|不需要?|不必|不用)(?:经|征得|取得|报)?(?:甲方|购买方|采购人|街道(?:办事处|办)?).{0,6}(?:同意|批准|审批|核准|认可)|\b(?:does|do|is|are) not (?:wait|depend)\b|\bno complaint\b|(?<!\b(?:provider|supplier|contractor|institution|party b) )(?:may not|must not|shall not (?!be liable|be responsible))/i
