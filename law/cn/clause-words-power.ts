import { citeText, cite, instruments } from './instruments.ts'
import { type LeaningWords, ourRule, party, re } from './clause-patterns.ts'

const { provider, purchaser, theProvider, thePurchaser, people } = party
const smePayment = (rule: string, zh: string, en: string) =>
  citeText(rule, instruments['sme-payment'], { zh, en }, 'A', instruments['sme-payment'].address)

/** Wordings by which one side commands, hires, punishes or has the last word over the other, or keeps it from claiming what it is owed. */
export const powerWords: readonly LeaningWords[] = [
  {
    name: 'purchaser-commands-staff',
    rule: 'R-15',
    patterns: [
      re(
        `(?:${provider}|${people}).{0,16}(?:服从|听从|遵从|接受).{0,12}${purchaser}.{0,12}(?:管理|指挥|调度|调配|调动|领导|支配|指派|考勤|日常安排)`,
      ),
      re(`${people}.{0,14}由${purchaser}.{0,8}(?:管理|指挥|调度|调配|考勤|支配|领导)`),
      re(`${people}.{0,10}工作.{0,6}由${purchaser}.{0,6}(?:安排|分配|布置)`),
      re(
        `${people}.{0,10}(?:应当?|须|必须|要).{0,4}(?:完成|办理).{0,2}${purchaser}.{0,4}(?:交代|交办|交待|安排|布置|指派)(?!.{0,2}(?:其他|其它|临时|一切|各项|所有))`,
      ),
      re(`${people}.{0,8}(?:请假|休假|调休|加班|外出).{0,8}(?:经|报|由|向)${purchaser}`),
      re(`${people}.{0,10}(?:到|在|向)${purchaser}(?!.{0,3}(?:设立|设置|提供|安装|开设)).{0,8}(?:打卡|签到|坐班|上班|报到)`),
      re(`${people}.{0,8}(?:接受|服从|听从).{0,6}(?:书记|居委会主任|街道领导)`),
      re(`${purchaser}.{0,10}${people}.{0,4}的?(?:日常管理|考勤)`),
      re(`${purchaser}.{0,12}${people}.{0,16}(?:决定|确定).{0,4}(?:去留|任免)`),
      re(
        `(?:staff|workers?|personnel|employees)\\b.{0,30}\\b(?:takes? (?:instructions|orders)|reports? to|receives? (?:instructions|orders))\\b.{0,30}${thePurchaser}`,
      ),
      re(
        `${thePurchaser} (?:may |shall |will )?(?:supervises? and )?(?:directs?|manages?|commands?)\\b.{0,20}\\b(?:daily work|workers?|staff|personnel)`,
      ),
      re(`${people}.{0,8}(?:服从|听从|遵从)${purchaser}.{0,6}安排`),
      re(
        `(?:${provider}|${people}).{0,8}(?:接受|服从|听从|遵从|执行|配合).{0,4}${purchaser}.{0,6}(?:一切|所有|任何|全部|各项|统一).{0,4}(?:安排|要求|指令|决定|指示|命令)`,
      ),
      re(`(?:${provider}|${people}).{0,8}无条件.{0,4}(?:接受|服从|听从|遵从|执行|配合).{0,6}${purchaser}`),
      re(`${purchaser}.{0,12}(?:抽调|借调|借用|调用|征用|抽用).{0,8}${people}`),
      re(`${people}.{0,8}(?:被|由|供|归|受)${purchaser}.{0,8}(?:抽调|借调|借用|调用|征用|差遣|使唤)`),
      re(
        `${thePurchaser} (?:may|can|is entitled to|has the right to) .{0,16}\\b(?:seconds?|borrows?|reassigns?|redeploys?|transfers?|draws? on|calls? (?:on|in|away)|takes?)\\b.{0,20}\\b(?:workers?|staff|personnel|employees)\\b`,
      ),
      re(
        `${theProvider}\\b.{0,24}\\b(?:obeys?|follows?|accepts?|compl(?:y|ies) with|carr(?:y|ies) out)\\b.{0,8}\\b(?:all|any|every|whatever)\\b.{0,30}(?:\\b(?:instructions?|orders?|arrangements?|requests?|decisions?)\\b.{0,24}${thePurchaser}|${thePurchaser}\\b)`,
      ),
      re(`由${purchaser}.{0,8}(?:管理|指挥|调度|调配|考勤|支配|领导).{0,10}${people}`),
      re(`${purchaser}.{0,8}(?:有权|可以?|负责).{0,8}(?:直接)?(?:管理|指挥|调度|调配|调动|指派).{0,8}${people}`),
      re(
        `(?:staff|workers?|personnel|employees|${theProvider})\\b.{0,30}\\b(?:obeys?|follows?|(?:is|are) subject to|(?:is|are) under)\\b.{0,30}${thePurchaser}`,
      ),
      re(
        `${thePurchaser} (?:may |shall |will )?(?:directs?|commands?|manages?|supervises? and manages?|deploys?) (?:the )?(?:social )?(?:workers?|staff|personnel)`,
      ),
    ],
    words: {
      zh: '承接方的人员要服从购买方的管理或指挥，机构就不再独立，也有变相用工的风险。',
      en: 'The provider’s people stand under the purchaser’s command: the institution is no longer independent, and it may be employment in disguise.',
    },
    fairer: {
      zh: '乙方独立管理其社工。甲方对服务有要求的，向乙方项目负责人书面提出；乙方在五个工作日内答复。',
      en: 'The provider leads its own workers. What the purchaser wants of the service it tells the provider’s project lead in writing; the provider answers within five working days.',
    },
    cites: [cite('R-15')],
  },
  {
    name: 'hiring-needs-consent',
    rule: 'R-14',
    patterns: [
      re(`${people}.{0,6}上岗.{0,4}(?:须|需|应|要|前).{0,6}(?:取得|持|凭|征得|获得|经)${purchaser}.{0,8}(?:同意|批准|许可|认可)`),
      re(
        `\\bworkers? (?:may )?(?:starts?|begins?|takes? up)\\b.{0,30}\\b(?:consent|approval|permission)\\b.{0,10}\\b(?:of|from|by) ${thePurchaser}`,
      ),
      re(
        `(?:${people}|工人).{0,4}(?:名单|人选|名额)?.{0,4}(?:以|由|经|须经|报)${purchaser}.{0,6}(?:认可|同意|审定|批准).{0,4}(?:为准|后|方可|才)`,
      ),
      re(
        `${purchaser}.{0,4}(?:不认可|不满意|不同意|不接受|认为不合适|看不上)的.{0,4}${people}.{0,14}(?:撤换|更换|调换|替换|辞退|换人|撤回)`,
      ),
      re(
        `(?<!(?:验收|监督|检查|评审|评估|联络|对接|评标|督导)(?:小组|组|的)?)(?:${people}|工人)由${purchaser}.{0,6}(?:挑选|选定|选派|选拔|面试|录用|聘用|物色|挑)`,
      ),
      re(
        `\\b(?:social workers?|workers?|staff|personnel|employees)\\b.{0,20}\\b(?:chosen|selected|picked|vetted|hired) by ${thePurchaser}`,
      ),
      re(
        `(?:录用|聘用|招聘|用工|用人|聘任|选聘|解聘|辞退|(?:更换|调换|任用).{0,4}${people}).{0,16}(?:须|需|应|要|由|经|报|征得|取得).{0,8}${purchaser}.{0,12}(?:同意|批准|审批|审核|核准|认可|决定)`,
      ),
      re(
        `(?:未经|不经)${purchaser}.{0,8}(?:同意|批准|认可).{0,12}(?:不得|不能|不可).{0,8}(?:录用|聘用|招聘|用工|解聘|辞退|更换.{0,4}${people})`,
      ),
      re(`${purchaser}.{0,8}(?:同意|批准|审核|面试|考察|政审).{0,8}(?:后|方可|才能|才可以).{0,12}(?:录用|聘用|上岗|招聘)`),
      re(`${purchaser}.{0,10}要求.{0,8}(?:更换|辞退|解聘|撤换|调换).{0,6}${people}`),
      re(`(?:聘用|录用|招聘|用人).{0,10}(?:报|由)${purchaser}.{0,8}(?:审定|审核|批准|决定)`),
      re(`${people}.{0,4}由${purchaser}.{0,4}(?:推荐|安排|指定)`),
      re(`${purchaser}.{0,6}(?:参与|主持|决定).{0,6}(?:招聘|录用|人选)`),
      re(`${purchaser}.{0,16}否决权`),
      re(`${people}.{0,4}(?:人选|去留|任免|名单).{0,6}由${purchaser}.{0,6}(?:确定|决定|选定|认定|批准|拟定)`),
      re(`${purchaser}.{0,8}(?:有权|可以?).{0,8}(?:更换|撤换|调换|退回|任免|挑选|选定).{0,8}${people}`),
      re(`${purchaser}.{0,2}对.{0,10}${people}.{0,8}(?:可以?|有权).{0,6}(?:退回|更换|撤换|任免)`),
      re(`${purchaser}.{0,6}${people}.{0,6}(?:任免权|人事权|用人权)`),
      re(`${thePurchaser} (?:may |shall |will )?(?:picks?|chooses?|selects?) (?:the )?(?:social )?(?:workers?|staff|personnel)`),
      re(`${thePurchaser}\\b.{0,30}\\b(?:interviews?|approves?|veto(?:es)?)\\b.{0,30}(?:workers?|staff|personnel|hiring|candidates?)`),
      re(`${thePurchaser} may (?:require|ask|order|demand)\\b.{0,40}\\b(?:replace|remove|dismiss)`),
      re(`(?:hired|employed|engaged|appointed) without\\b.{0,20}(?:approval|consent|permission)(?: of)? ${thePurchaser}`),
      re(
        `(?:hir(?:e|es|ing)|recruit(?:s|ing|ment)?|employ(?:s|ing|ment)?|dismiss(?:es|al|ing)?)\\b.{0,40}\\b(?:consent|approval|permission|agreement) of ${thePurchaser}`,
      ),
      re(
        `(?:hir(?:e|es|ing)|recruit(?:s|ing|ment)?|employ(?:s|ing|ment)?|dismiss(?:es|al|ing)?)\\b.{0,40}${thePurchaser}(?:’s|'s)? (?:prior )?(?:written )?(?:consent|approval|permission)`,
      ),
    ],
    words: {
      zh: '用人要经购买方同意，机构没有独立的用人权，也有变相招聘的风险。',
      en: 'Hiring needs the purchaser’s consent: the institution does not choose its own people, and it may be recruitment in disguise.',
    },
    fairer: {
      zh: '乙方按附件资质条件公开聘用社工，到岗前告知甲方姓名和证书；甲方有异议的，书面说明理由，由双方协商。',
      en: 'The provider hires openly by the qualifications in the annex and tells the purchaser names and certificates before the start; if the purchaser objects, it gives reasons in writing and both settle it.',
    },
    cites: [cite('R-14')],
  },
  {
    name: 'last-word',
    rule: 'R-45',
    patterns: [
      re(`解释权.{0,6}(?:归|属于?|由|在)${purchaser}`),
      re(`${purchaser}.{0,10}(?:保留|享有|拥有|具有|有).{0,8}(?:最终|唯一|一切)?.{0,4}解释权`),
      re(`由${purchaser}.{0,4}负责解释`),
      re(`解释.{0,8}以${purchaser}.{0,8}为准`),
      re(`(?:争议|歧义|分歧|异议).{0,8}以${purchaser}.{0,8}为准`),
      re(`${purchaser}.{0,2}说了算`),
      re(`${purchaser}.{0,14}(?:享有|拥有|具有|保留|有).{0,4}(?:最终|最后|唯一|单方|一切|全部).{0,4}(?:决定|裁量|裁定|认定|处置)权`),
      re(`(?:最终|最后|唯一)(?:决定|裁量|裁定|认定|处置)权.{0,6}(?:归|属于?|由|在)${purchaser}`),
      re(
        `(?:未尽事[宜项]|未(?:作)?约定(?:的)?(?:事[宜项])?|未明确(?:的)?(?:事[宜项])?|(?:其他|其它|一切)事[宜项]).{0,8}(?:由${purchaser}(?!.{0,4}(?:和|与|、|同|跟)).{0,6}(?:决定|确定|裁定|规定|处理|说明|定)|以${purchaser}.{0,8}为准)`,
      ),
      re(`以${purchaser}(?:的)?.{0,4}(?:决定|意见|规定|认定|要求|说法|理解|解释|看法|口径).{0,2}为准`),
      re(
        `matters? (?:that (?:are|is) )?not (?:covered|provided for|settled|mentioned|agreed)\\b.{0,60}(?:decided|determined|settled) by ${thePurchaser}`,
      ),
      re(`${thePurchaser}\\b.{0,30}\\b(?:final|sole|last|absolute) (?:right of )?(?:decision|discretion|authority)`),
      re(
        `(?:final|sole|last) (?:right of )?(?:decision|discretion)\\b.{0,30}(?:rests? with|belongs? to|lies? with|is for|is (?:that )?of) ${thePurchaser}`,
      ),
      re(`${thePurchaser}(?:’s|'s) (?:decisions?|view|word) (?:is|are|shall be) (?:final|binding)`),
      re(`${thePurchaser} decides (?:on )?(?:whatever|everything|anything|all matters|matters)\\b.{0,20}(?:not|else)`),
      re(`${thePurchaser} decides (?:in case of doubt|(?:any|all) (?:doubts?|disputes?|questions?))`),
      re(`(?:争议|分歧|异议).{0,8}由${purchaser}.{0,6}(?:裁定|裁决|决定|认定)`),
      re(`interpretation\\b.{0,40}(?:rests with|belongs to|lies with|is for) ${thePurchaser}`),
      re(
        `${thePurchaser}(?:’s|'s) (?:interpretation|reading|understanding|view|opinion|decision) (?:prevails|governs|decides|counts|is final|is binding|shall prevail|controls)`,
      ),
      re(`${thePurchaser}\\b.{0,30}\\b(?:final|sole) (?:right of )?interpretation`),
      re(`(?:final|sole) (?:right of )?interpretation\\b.{0,40}${thePurchaser}`),
      re(`${thePurchaser}\\b.{0,30}\\b(?:has|keeps|reserves) the (?:final|last) (?:word|say)`),
    ],
    words: {
      zh: '最终解释权只归购买方。对条款有不同理解的，应当由双方协商，不能由一方说了算。',
      en: 'Only the purchaser has the last word on what the contract means. Differences of reading are for both to settle.',
    },
    fairer: {
      zh: '对条款理解有分歧的，按通常的理解和合同目的解释；仍有分歧的，先协商，再由主管部门调解。',
      en: 'Differences of reading are settled by the usual meaning and the purpose of the contract; failing that by talks, then by mediation of the bureau.',
    },
    cites: [ourRule('R-45')],
  },
  {
    name: 'retaliation-for-claiming',
    rule: 'R-123',
    patterns: [
      re(`${provider}.{0,8}(?:不得|放弃|不再|无权).{0,12}(?:投诉|举报|催收|催讨|催款|追讨|起诉|索要|主张.{0,8}(?:款项|利息|付款))`),
      re(
        `(?:投诉|举报|催收|催讨|催款|追讨|起诉).{0,20}(?:取消|终止合作|解除|黑名单|不予?续签|不得(?:再)?参加|扣减|扣除(?!节假日|休息日|法定|公休|周末))`,
      ),
      re(`${theProvider} (?:may not|shall not|must not|waives?)\\b.{0,40}\\b(?:complain|complaint|claim|sue|demand payment)`),
    ],
    words: {
      zh: '不许承接方催款、投诉，或者催款、投诉会受到不利对待。任何单位不得打击报复要求付款的人。',
      en: 'The provider may not claim or complain, or is punished for it. Nobody may retaliate against whoever asks to be paid.',
    },
    fairer: {
      zh: '任何一方都可以依法催收、投诉和起诉，对方不得因此区别对待。',
      en: 'Either side may claim, complain and sue as the law allows, and the other treats it no worse for that.',
    },
    cites: [cite('R-123')],
  },
  {
    name: 'acceptance-without-a-period',
    rule: 'R-94',
    patterns: [
      re(`(?:适时|择机|视情况|另行安排|条件成熟(?:时|后)?|根据${purchaser}?.{0,6}安排).{0,6}(?:组织|进行)?.{0,4}验收`),
      re(`验收.{0,4}(?:时间|期限|日期).{0,6}(?:由${purchaser}|另行|视).{0,8}(?:确定|决定|通知|安排|而定)`),
      re(`acceptance\\b.{0,50}(?:in due course|when(?:ever)? ${thePurchaser} sees fit|at (?:a time|the convenience of|${thePurchaser}))`),
    ],
    words: {
      zh: '没有明确的验收期限，付款从哪天起算就不确定。验收期限应当明确、合理。',
      en: 'Acceptance has no definite period, so nobody knows when payment begins to run. The period is to be clear and reasonable.',
    },
    fairer: {
      zh: '甲方自收到验收申请之日起十日内验收，或者书面说明理由退回；期满未答复的，付款期限自期满之日起算。',
      en: 'The purchaser accepts within ten days of the request or returns it with written reasons; without an answer the time to pay runs from the end of that period.',
    },
    cites: [smePayment('R-94', '第十条', 'art. 10')],
  },
  {
    name: 'silence-refuses',
    rule: 'R-94',
    patterns: [
      re(`${purchaser}.{0,4}未(?:按期|按时|在期限内).{0,4}验收.{0,8}(?:视为|视同|推定为?).{0,6}(?:不合格|不通过|未通过|拒绝|退回)`),
      re(
        '(?:逾期|到期|期满|超期|届满|期内).{0,8}(?:未|不)(?:组织|进行|完成)?验收.{0,8}(?:视为|视同|推定为?).{0,6}(?:不合格|不通过|未通过|拒绝|退回)',
      ),
      re(
        `\\b(?:silence|no answer|no acceptance)\\b.{0,40}\\b(?:counts? as|means|is deemed|shall be deemed)\\b.{0,16}\\b(?:refus|reject|not accepted|fail)`,
      ),
    ],
    words: {
      zh: '购买方不验收反而算不合格：一方什么都不做，就能让另一方拿不到钱。',
      en: 'Where the purchaser does nothing, the work counts as refused: by silence one side keeps the other from its pay.',
    },
    fairer: {
      zh: '甲方自收到验收申请之日起十日内验收，或者书面说明理由退回；期满未答复的，视为验收合格。',
      en: 'The purchaser accepts within ten days of the request or returns it with written reasons; silence to the end of that time counts as acceptance.',
    },
    cites: [smePayment('R-94', '第十条', 'art. 10')],
  },
  {
    name: 'bond-in-cash-only',
    rule: 'R-41',
    patterns: [
      re(`保证金.{0,16}(?:必须|只能|只可|仅限?|一律|应当?|须).{0,6}(?:以|用|为|通过)?.{0,4}(?:现金|转账|汇款|电汇)`),
      re(`(?:不接受|拒收|不收).{0,8}(?:保函|担保函|保证保险)`),
      re(`(?:bond|deposit)\\b.{0,40}\\b(?:only in cash|in cash only|by bank transfer only|must be (?:paid )?in cash)`),
    ],
    words: {
      zh: '保证金只收现金或转账。可以用保函等方式提交的，不得拒收，到期应当结清退还。',
      en: 'The bond is taken in cash only. A bank guarantee has to be taken as well, settled in time and returned.',
    },
    fairer: {
      zh: '履约保证金可以用保函、保证保险或者转账提交，由乙方选择；服务期满后五个工作日内退还。',
      en: 'The performance bond may be a guarantee, an insurance or a transfer, as the provider chooses; it is returned within five working days of the end.',
    },
    cites: [smePayment('R-41', '第十三条', 'art. 13'), cite('R-41')],
  },
]
