import { both, type Words } from '#kernel'

export const phoneStates = {
  'in-use': both('使用中', 'In use'),
  lost: both('已挂失', 'Reported lost'),
  removed: both('已移除', 'Removed'),
} satisfies Record<string, Words>
export const phoneActs = {
  lose: both('挂失', 'Report lost'),
  remove: both('移除', 'Remove'),
} satisfies Record<string, Words>
