/** What people call a unit that the records count. */
export const attendances = ['人次', 'attendances', 'person-times']
export const hours = ['小时', 'hours', 'h']
