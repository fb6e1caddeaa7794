/** Counts a large survey beside the server. */
export { countSurvey as answer } from './rules/count-survey.ts'
