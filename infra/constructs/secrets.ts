import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export interface SecretsProps {
  /** The ledger's key outlives the stack. */
  readonly keepData: boolean;
}

/**
 * The first two are made with a random value. CloudFormation makes a new value when a property under `generateSecretString`
 * changes: do not change those, the ledger could not be verified any more.
 */
export class Secrets extends Construct {
  /** Key of the MAC that every fact of the ledger carries. */
  readonly ledgerKey: Secret;
  /** Token of the WhatsApp Cloud API. Devops put the real one in after the first deployment. */
  readonly whatsAppToken: Secret;
  /** What the sources sign with, `{ "<source id>": ["<secret>"] }`. Devops fill it; an update of the stack leaves it alone. */
  readonly sources: Secret;

  constructor(scope: Construct, id: string, { keepData }: SecretsProps) {
    super(scope, id);
    this.ledgerKey = new Secret(this, 'LedgerKey', {
      description: 'Chasqui: key of the MAC that every fact of the ledger carries',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.ledgerKey).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'A new key would make every fact written before unverifiable.',
    });
    this.whatsAppToken = new Secret(this, 'WhatsAppToken', {
      description: 'Chasqui: access token of the WhatsApp Cloud API, put in by hand (docs/deploy.md)',
      generateSecretString: { passwordLength: 32, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.whatsAppToken).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Meta issues the token of a system user by hand; nothing in AWS can rotate it.',
    });
    this.sources = new Secret(this, 'Sources', {
      description: 'Chasqui: what the sources sign with, put in by hand (docs/connect-a-system.md)',
      secretStringValue: SecretValue.unsafePlainText('{}'),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.sources).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Each of them is held by the system that signs with it: a new one is put in on both sides.',
    });
  }
}
