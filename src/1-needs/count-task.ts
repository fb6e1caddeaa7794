/** Counts a large survey beside the server. */
export { countSurvey as countTask } from './rules/count-survey.ts'
