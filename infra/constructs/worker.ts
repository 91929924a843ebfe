import { join } from 'node:path';
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  type IFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundling, root } from './bundling.ts';
import { grant } from './grant.ts';

export interface WorkerProps {
  /** Folder under functions/ whose handler.ts this is. */
  readonly step: string;
  /** The step's own `EnvInput`, whole. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  readonly logRetention: RetentionDays;
}

/** A step as a function: its bundle, its log, and a role that may do nothing but write that log. */
export class Worker extends Construct {
  readonly function: IFunction;
  readonly role: Role;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const functionName = `${Stack.of(this).stackName}-${props.step}`;
    this.timeout = props.timeout;
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The group's ARN ends in `:*`, which stands for its streams.
    grant(this.role, ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.function = new NodejsFunction(this, 'Function', {
      functionName,
      entry: join(root, 'functions', props.step, 'handler.ts'),
      environment: props.environment,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      loggingFormat: LoggingFormat.JSON,
      // WARN drops START, END and REPORT: three lines per invocation that say nothing new.
      systemLogLevelV2: SystemLogLevel.WARN,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // The SDK's current major reuses connections by itself; the variable would be outside the step's environment.
      awsSdkConnectionReuse: false,
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling,
    });
  }
}
