import { both, type Words } from '#kernel'

export const groupStates = {
  planned: both('筹备', 'Planned'),
  running: both('进行中', 'Running'),
  closed: both('已结束', 'Closed'),
} satisfies Record<string, Words>
export const groupActs = {
  join: both('加组员', 'Add members'),
  leave: both('退组', 'Leave'),
  meet: both('记一节', 'Record a session'),
  handOn: both('换人带', 'Hand to another worker'),
  close: both('结束小组', 'Close the group'),
} satisfies Record<string, Words>
export const attainedWords = {
  all: both('目标达到', 'Attained'),
  partly: both('达到一部分', 'Attained in part'),
  none: both('没有达到', 'Not attained'),
} satisfies Record<string, Words>
