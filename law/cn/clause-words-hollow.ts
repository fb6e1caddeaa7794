import { type LeaningWords, ourRule, party, re } from './clause-patterns.ts'

const { thePurchaser } = party
const part = '(?:一半|半数|过半|[0-9]+\\s*%|百分之.{1,4}|[一二三四五六七八九]成|[0-9一二三四五六七八九十两]+[名人个])'
const full = '(?:视为|视同|算作?|为).{0,2}(?:足额|全部|全员|满额|满员)'

/** Wordings that leave the contract standing and take out what was bought. */
export const hollowWords: readonly LeaningWords[] = [
  {
    name: 'posts-counted-full',
    rule: 'R-45',
    patterns: [
      re(`到岗.{0,8}${part}.{0,6}${full}`),
      re(`${part}.{0,6}到岗.{0,6}${full}`),
      re('(?:岗位|社工|空缺|缺岗|其余).{0,12}(?<!不得|不)(?:由|用|以).{0,6}(?:志愿者|实习生|义工).{0,6}(?:顶替|代替|顶岗|替代|充抵)'),
      re('\\bhalf (?:of )?the (?:posts|workers)\\b.{0,40}\\bcounts? as (?:full|all)'),
      re('\\b(?:posts?|workers?|vacancies)\\b.{0,40}\\b(?:replaced|filled|covered) (?:by|with) (?:volunteers|interns)'),
    ],
    words: {
      zh: '没有到岗的岗位算作到岗，或者由志愿者顶替：花钱买的岗位没有人。请按实际到岗计算。',
      en: 'Posts that are empty count as filled, or volunteers stand in for them: what is paid for is not there. Count who is really there.',
    },
    fairer: {
      zh: '岗位按实际到岗的日数计算；空缺的三十日内补齐，空缺期间不付款。',
      en: 'Posts are counted by the days on which they are filled; a vacancy is filled within thirty days and not paid for meanwhile.',
    },
    cites: [ourRule('R-45')],
  },
  {
    name: 'promises-made-void',
    rule: 'R-45',
    patterns: [
      re('(?:承诺|投标文件|响应文件).{0,16}(?:为|属于?|只是|仅作|仅供)(?:努力目标|努力方向|参考|意向|愿景|宣传)'),
      re('(?:承诺|投标文件|响应文件).{0,16}(?:不作为|不构成|不属于).{0,6}(?:验收|合同|考核|履约)'),
      re('\\bpromises?\\b.{0,40}\\b(?:best efforts|aspirations?|not binding|for reference|no part of|not part of|no basis)'),
    ],
    words: {
      zh: '投标时的承诺不算数，而中标正是凭它评出来的。承诺应当是合同的一部分，并且验收。',
      en: 'What was promised in the bid does not count, though it won the award. Promises are part of the contract and are accepted by it.',
    },
    fairer: {
      zh: '投标文件中的承诺是合同的组成部分，并作为验收的标准。',
      en: 'The promises of the bid are part of the contract, and acceptance is by them.',
    },
    cites: [ourRule('R-45')],
  },
  {
    name: 'content-left-to-later',
    rule: 'R-45',
    patterns: [
      re('(?:服务|购买|工作)(?:内容|数量|范围|标准|事项|量).{0,8}(?:另行|届时|以后|日后)(?:再)?(?:商定|协商|商议|约定|确定|通知|定)'),
      re(
        `\\b(?:content|scope|quantit(?:y|ies)|services) (?:of the services? )?(?:is|are|will be|shall be)\\b.{0,10}\\b(?:agreed|settled|determined|decided|set)\\b.{0,20}\\b(?:later|separately|in due course|by ${thePurchaser})`,
      ),
    ],
    words: {
      zh: '买什么留到以后再定，就没有什么可以履行、验收和付款的。内容和数量应当写在合同里。',
      en: 'What is bought is left to later, so there is nothing to do, to accept or to pay for. Content and quantities belong in the contract.',
    },
    fairer: {
      zh: '内容和数量以「购买内容」表为准；需要改变的，双方签订变更。',
      en: 'Content and quantities are those of the table of lines; a change of them is signed by both.',
    },
    cites: [ourRule('R-45')],
  },
]
