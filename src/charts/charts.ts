export { type Bar, type BarChart, barChart } from './bar-chart';
export { type Line, type LineChart, lineChart } from './line-chart';
export { toPng } from './png';
