import { both, type Words } from '#kernel'

/** What a line of the record log of this step means. */
export function sayAction(action: string, facts: Record<string, unknown>): Words | undefined {
  const fact = (key: string) => String(facts[key] ?? '')
  const sentences: Record<string, Words> = {
    'tenders.draft': both('由计划生成招标', 'Made the tender from the plan'),
    'tenders.edit': both('修改招标文件', 'Changed the documents'),
    'tenders.publish': both('发布招标', 'Published the tender'),
    'tenders.ask': both('有机构提问', 'An institution asked a question'),
    'tenders.answer': both(
      facts.deadline ? '答复提问并顺延截止时间' : '答复提问',
      facts.deadline ? 'Answered a question and moved the deadline' : 'Answered a question',
    ),
    'tenders.open': both(
      `开标：收到 ${fact('bids')} 份投标${facts.setAside ? `，其中 ${fact('setAside')} 份与指纹不符，先搁置` : ''}`,
      `Opened the bids: ${fact('bids')} received${facts.setAside ? `, ${fact('setAside')} of them set aside: they do not match their fingerprints` : ''}`,
    ),
    'tenders.open-failed': both(
      '开标未成：系统解不开密封的内容。没有改变任何内容，会自动再试',
      'The opening failed: what was sealed cannot be decrypted here. Nothing was changed; it is tried again',
    ),
    'tenders.open-differs-failed': both(
      '开标未成：密封保存的投标与记录日志不符。没有打开、没有改变任何内容，会自动再试，并须有人查明',
      'The opening failed: the bids that lie sealed do not fit the record log. Nothing was opened or changed; it is tried again, and somebody has to look into it',
    ),
    'tenders.open-differs-mended': both('密封保存的投标与记录日志又相符了', 'The sealed bids fit the record log again'),
    'tenders.open-mended': both('开标的故障已解除', 'What kept the bids from being opened is over'),
    'tenders.finish-scoring': facts.setAside
      ? both(
          `${fact('setAside')} 份投标的价格部分与指纹不符，先搁置；没有打开任何价格`,
          `Set aside ${fact('setAside')} whose price part does not match its fingerprint; no price was opened`,
        )
      : both(
          facts.corrections ? `打开价格部分并排序；评分更正 ${fact('corrections')}` : '打开价格部分并排序',
          facts.corrections
            ? `Opened the prices and ranked the bids; corrections of scores: ${fact('corrections')}`
            : 'Opened the prices and ranked the bids',
        ),
    'tenders.finish-scoring-failed': both(
      '价格未能打开：系统解不开密封的内容。没有改变任何内容，会自动再试',
      'The prices could not be opened: what was sealed cannot be decrypted here. Nothing was changed; it is tried again',
    ),
    'tenders.finish-scoring-differs-failed': both(
      '价格未能打开：保存的投标与收到时的指纹或开标时的内容不符。没有改变任何内容，会自动再试，并须有人查明',
      'The prices could not be opened: the bids that are kept are not those that came in and were opened. Nothing was changed; it is tried again, and somebody has to look into it',
    ),
    'tenders.finish-scoring-differs-mended': both('保存的投标又与收到时相符了', 'The bids are again those that came in'),
    'tenders.finish-scoring-mended': both('打开价格的故障已解除', 'What kept the prices from being opened is over'),
    'bids.confirm-finding': both(
      `核实确认一份投标与指纹不符：${fact('reason')}`,
      `Confirmed that a bid does not match its fingerprint: ${fact('reason')}`,
    ),
    'panel.begin-talks': both('开始磋商', 'Began the talks'),
    'panel.talk': both(`第 ${fact('round')} 轮磋商`, `Talked with a supplier, round ${fact('round')}`),
    'panel.change-requirements': both(
      `确认磋商中的变动，告知全体（第 ${fact('number')} 项）`,
      `Confirmed a change in the talks and told all (number ${fact('number')})`,
    ),
    'panel.ask-last-offers': both('请提交最后报价', 'Asked for the last offers'),
    'tenders.close-last-offers': both(
      `开启最后报价：${fact('asked')} 家中 ${fact('offers')} 家提交`,
      `Opened the last offers: ${fact('offers')} of ${fact('asked')}`,
    ),
    'bids.qualify': both(
      `资格审查：${fact('bids')} 家，其中 ${fact('out')} 家没有通过`,
      `Looked at who may take part: ${fact('bids')}, ${fact('out')} of them out`,
    ),
    'bids.conform':
      facts.out === undefined
        ? both(
            `一位评审成员交了符合性意见：${fact('members')} 位中 ${fact('said')} 位`,
            `A member of the panel said what answers the documents: ${fact('said')} of ${fact('members')}`,
          )
        : both(
            `符合性审查：${fact('bids')} 份，其中 ${fact('out')} 份没有通过`,
            `Looked at what answers the documents: ${fact('bids')}, ${fact('out')} of them out`,
          ),
    'bids.compare': both(
      `比较 ${fact('offers')} 份报价，其中 ${fact('unfit')} 份不符合要求`,
      `Compared ${fact('offers')} offers; ${fact('unfit')} of them do not fit`,
    ),
    'tenders.announce': both(
      `发布单一来源公示，公示到 ${fact('until')}`,
      `Published the notice of one supplier; it stands until ${fact('until')}`,
    ),
    'tenders.call': both(
      `发布资格预审公告，申请到 ${fact('until')}`,
      `Published the call for applications; they are taken until ${fact('until')}`,
    ),
    'applications.file': both('收到一份参加申请', 'An application to take part came in'),
    'applications.review': both('审查参加申请', 'Looked at the applications to take part'),
    'tenders.invite-applicants': both('发出投标邀请', 'Sent the invitations to bid'),
    'objections.file': both(`收到第 ${fact('number')} 号异议`, `Objection ${fact('number')} came in`),
    'objections.answer': both(
      `答复第 ${fact('number')} 号异议：${facts.finding === 'founded' ? '成立，改用其他采购方式' : '不成立'}`,
      `Answered objection ${fact('number')}: ${facts.finding === 'founded' ? 'founded, another way of buying is used' : 'unfounded'}`,
    ),
    'tenders.invite': both('请供应商报价', 'Asked the supplier for its offer'),
    'bids.negotiate': both(
      `记录协商：报价 ${fact('offered')} 分，商定 ${fact('agreed')} 分`,
      `Recorded the negotiation: offered ${fact('offered')}, agreed ${fact('agreed')} (smallest units)`,
    ),
    'tenders.cancel': both(`取消：${fact('reason')}`, `Cancelled: ${fact('reason')}`),
    'tenders.void': both(`废标：${fact('reason')}`, `Declared void: ${fact('reason')}`),
    'bids.submit':
      facts.minutesLate === undefined
        ? both('密封接收一份投标', 'Took in a sealed bid')
        : both(`投标迟到 ${fact('minutesLate')} 分钟，未接收`, `A bid came ${fact('minutesLate')} minutes late and was not taken`),
    'bids.withdraw': both('撤回一份投标', 'A bid was withdrawn'),
    'bids.explain': both('投标人说明低价理由', 'A bidder explained a low price'),
    'panel.appoint': both(
      `组建评审小组：${fact('members')} 人，其中专家 ${fact('experts')} 人（随机抽取）`,
      `Appointed the panel: ${fact('members')} members, ${fact('experts')} of them experts drawn by lot`,
    ),
    'panel.refill': both('补足评审小组', 'Filled an empty seat of the panel'),
    'panel.decline': both('不能参加评审，交回席位', 'Could not come, and gave the seat back'),
    'panel.declare':
      facts.recused === true
        ? both('声明利益关系，回避', 'Declared a tie and stepped back')
        : both('声明没有应回避的利益关系', 'Declared no tie that demands stepping back'),
    'panel.score': both('保存个人评分', 'Saved own scores'),
    'panel.hand-in': both('提交个人评分', 'Handed in own scores'),
    // Of records made under an earlier version.
    'panel.propose': both('商定分数', 'Proposed common scores'),
    'panel.find-score': both('认为一处评分异常', 'Found a score abnormal'),
    'panel.correct-score':
      facts.kept === true
        ? both('书面说明，维持原分', 'Kept a score, with the reason in writing')
        : both('更正一处评分', 'Corrected a score'),
    'panel.object':
      facts.objects === true
        ? both('认定一份投标不符合实质性要求', 'Found that a bid does not meet a requirement')
        : both('收回不符合要求的认定', 'Took an objection to a bid back'),
    'panel.agree':
      facts.locked === true
        ? both('全体成员确认评分汇总，锁定', 'All members confirmed the table of scores; it is locked')
        : both('确认评分汇总', 'Confirmed the table of scores'),
    'panel.vote-low-bid': both('就低价审查表决', 'Voted on a low bid'),
    'awards.decide': facts.passedOver ? both('定标，越过已停用的机构', 'Awarded, passing over who is out of use') : both('定标', 'Awarded'),
    'complaints.file': both('向财政部门投诉', 'Complained to finance'),
    'complaints.ask-correction': both('通知补正投诉', 'Asked for a correction of the complaint'),
    'complaints.correct': both('补正投诉', 'Corrected the complaint'),
    'complaints.refuse': both('不予受理投诉', 'Did not accept the complaint'),
    'complaints.accept': both('受理投诉并送达副本', 'Accepted the complaint and served it'),
    'complaints.answer': both('被投诉人作出说明', 'The respondent explained itself'),
    'complaints.put': both('向投诉案卷提交材料', 'Put something to the file of the complaint'),
    'complaints.suspend': both(
      facts.until ? `通知暂停采购活动，到 ${fact('until')}` : '通知暂停采购活动',
      facts.until ? `Had the procurement stand still until ${fact('until')}` : 'Had the procurement stand still',
    ),
    'complaints.resume': both('通知恢复采购活动', 'Let the procurement go on'),
    'complaints.decide': both('作出投诉处理决定', 'Decided the complaint'),
    'complaints.withdraw': both('撤回投诉', 'Took the complaint back'),
    'challenges.inquire': both('提出询问', 'Put an inquiry'),
    'challenges.file':
      facts.returned === true
        ? both('提出质疑，因不在期限内或者没有资格，已退回', 'Challenged; returned as late or without standing')
        : both('提出质疑', 'Challenged'),
    'challenges.ask-panel': both('请原评审小组协助答复质疑', 'Asked the panel for help with an answer'),
    'challenges.help': both('评审小组成员就质疑作说明', 'A member of the panel explained its scores'),
    'challenges.answer': both('答复询问或质疑', 'Answered an inquiry or challenge'),
    'challenges.carry-out': both('质疑成立，按结论处理', 'Carried out what an upheld challenge leads to'),
    'challenges.withdraw': both('撤回询问或质疑', 'Took an inquiry or challenge back'),
    'awards.lapse': both(
      `记录中标人未签约${facts.reason ? `：${fact('reason')}` : ''}`,
      `Recorded that the winner does not sign${facts.reason ? `: ${fact('reason')}` : ''}`,
    ),
    'awards.name-next': facts.passedOver
      ? both('确定下一候选人，越过已停用的机构', 'Named the next candidate, passing over who is out of use')
      : both('确定下一候选人', 'Named the next candidate'),
    'tenders.restart': both(
      `中标失效后终止，重新采购${facts.reason ? `：${fact('reason')}` : ''}`,
      `Ended after the award lapsed, to begin anew${facts.reason ? `: ${fact('reason')}` : ''}`,
    ),
    'awards.by-silence': both('逾期未定标，视为确定第一名', 'The time to decide passed; the first in rank is deemed chosen'),
  }
  return sentences[action]
}
