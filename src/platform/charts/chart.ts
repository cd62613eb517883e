/**
 * What a chart says. Amounts are exact decimal text («1250.50»), as Money prints them, and never negative; `printed` is
 * how the amount is to be read («$1.250,50»). A chart is drawn to scale, and says so where a part is too small for it.
 */
export type Chart = BarChart | FlowChart;

/** A whole, split in its parts: where the money is, by place. */
export interface BarChart {
  readonly kind: 'bar';
  readonly title: string;
  readonly parts: readonly Amount[];
}

/** Nodes in columns, and between them bands as thick as their amounts: from the act through its stages to the places. */
export interface FlowChart {
  readonly kind: 'flow';
  readonly title: string;
  readonly columns: readonly FlowColumn[];
  readonly bands: readonly FlowBand[];
}

export interface Amount {
  readonly label: string;
  readonly amount: string;
  readonly printed: string;
}

export interface FlowColumn {
  readonly title: string;
  readonly nodes: readonly FlowNode[];
}

export interface FlowNode extends Amount {
  /** Unique in the chart. */
  readonly id: string;
}

/** From a node of one column to a node of the next. */
export interface FlowBand {
  readonly from: string;
  readonly to: string;
  /** To be followed by eye through the others: drawn above them, darker and with an edge. */
  readonly apart?: boolean;
  readonly amount: string;
  readonly printed: string;
}
