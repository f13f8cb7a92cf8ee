/** Two limits in the unit of what they enclose. */
export interface Interval {
  low: number;
  high: number;
}
