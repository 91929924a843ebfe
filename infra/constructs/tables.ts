import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { layout } from '#adapters/tables/store/layout';
import { appendOnly } from './append-only.ts';

export interface TablesProps {
  /** Deletion is refused, and the tables outlive the stack. */
  readonly keepData: boolean;
  /** ARN of the one role that may change or delete facts. */
  readonly breakGlassRole?: string;
}

/** State (what is true now, with all content) and ledger (facts, append-only), as `layout` has them. */
export class Tables extends Construct {
  readonly state: Table;
  readonly ledger: Table;

  constructor(scope: Construct, id: string, props: TablesProps) {
    super(scope, id);
    const { state, ledger } = layout;
    this.state = new Table(this, 'State', {
      ...common(props),
      ...keys(state),
      timeToLiveAttribute: state.ttl,
    });
    this.ledger = new Table(this, 'Ledger', {
      ...common(props),
      ...keys(ledger),
      stream: StreamViewType[ledger.stream],
      resourcePolicy: appendOnly(props.breakGlassRole),
    });
    addIndexes(this.state, state.indexes);
    addIndexes(this.ledger, ledger.indexes);
  }
}

function common({ keepData }: TablesProps) {
  return {
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    // The longest there is; docs/privacy.md says so.
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: keepData,
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}

function keys(table: { readonly partition: string; readonly sort: string }) {
  return {
    partitionKey: { name: table.partition, type: AttributeType.STRING },
    sortKey: { name: table.sort, type: AttributeType.STRING },
  };
}

interface Index {
  readonly partition: string;
  readonly sort: { readonly name: string; readonly type: 'S' | 'N' };
  readonly projection: 'ALL' | 'KEYS_ONLY';
}

const attributeTypes = { S: AttributeType.STRING, N: AttributeType.NUMBER } as const;

function addIndexes(table: Table, indexes: Readonly<Record<string, Index>>): void {
  for (const [indexName, index] of Object.entries(indexes)) {
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: { name: index.partition, type: AttributeType.STRING },
      sortKey: { name: index.sort.name, type: attributeTypes[index.sort.type] },
      projectionType: ProjectionType[index.projection],
    });
  }
}
