import { both, type Words } from '#kernel'

/** What a purchaser meddles with. */
export const interferenceKinds = {
  hire: both('插手招人、换人', 'Who is hired or let go'),
  instruct: both('越过机构直接指挥社工', 'Instructs workers past the institution'),
  errand: both('派与合同无关的活', 'Work that has nothing to do with the contract'),
  money: both('要求报销、挪用或回扣', 'Asks for money, or to spend it on other things'),
  favour: both('指定购买、安排亲友', 'Where to buy, or whom to favour'),
  pressure: both('因为意见或评价施压', 'Pressure for what was said or how it was rated'),
  other: both('其他', 'Something else'),
} satisfies Record<string, Words>
export const interferenceOutcomes = {
  stopped: both('属实，已制止', 'True, and stopped'),
  part: both('部分属实，已要求改', 'True in part, to be changed'),
  'not-found': both('没有查实', 'Could not be shown'),
  'passed-on': both('转有权机关处理', 'Passed on to whoever decides on it'),
} satisfies Record<string, Words>
export const interferenceStates = {
  said: both('等主管部门答复', 'Waits for the bureau'),
  answered: both('已答复', 'Answered'),
} satisfies Record<string, Words>
export const reporterWords = {
  institution: both('机构', 'the institution'),
  worker: both('社工', 'a worker'),
} satisfies Record<string, Words>
export const interferenceAct = both('答复', 'Answer')

/** Who does something at a post. */
export const controlWords = {
  provider: both('机构', 'the institution'),
  purchaser: both('购买方', 'the purchaser'),
  both: both('双方', 'both'),
  other: both('别人', 'somebody else'),
} satisfies Record<string, Words>
export const controlQuestions = {
  hires: both('谁招人', 'Who hires'),
  instructs: both('谁派活', 'Who instructs'),
  approves: both('谁批假、考核', 'Who approves leave and rates'),
  pays: both('谁发工资', 'Who pays the wage'),
} satisfies Record<string, Words>
