import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import { Secret, type SecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export interface SecretsProps {
  /** The ledger's key outlives the stack. */
  readonly keepData: boolean;
}

/**
 * Keys and tokens are made with a random value. CloudFormation makes a new value when a property under `generateSecretString`
 * changes: do not change those, the ledger could not be verified any more.
 */
export class Secrets extends Construct {
  /** Key of the MAC that every fact of the ledger carries. */
  readonly ledgerKey: Secret;
  /** What the key that signs the seals of the archive is made of. */
  readonly sealKey: Secret;
  /** What the buttons of open asks are signed with. Devops may put a list in, the newest first; an update of the stack leaves it alone. */
  readonly tapKeys: Secret;
  /** Token of the WhatsApp Cloud API. Devops put the real one in after the first deployment. */
  readonly whatsAppToken: Secret;
  /** What the sources sign with, `{ "<source id>": ["<secret>"] }`. Devops fill it; an update of the stack leaves it alone. */
  readonly sources: Secret;
  /** What the apps of Meta's sign webhooks with, `["<secret>"]`. Devops fill it, as the one before. */
  readonly apps: Secret;
  /** What Meta shows when the address of the webhook is set in its dashboard, by somebody who read it here. */
  readonly verifyToken: Secret;

  constructor(scope: Construct, id: string, { keepData }: SecretsProps) {
    super(scope, id);
    const keptOrNot = keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.ledgerKey = secretOf(this, 'LedgerKey', {
      description: 'Chasqui: key of the MAC that every fact of the ledger carries',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: keptOrNot,
      whyNotRotated: 'A new key would make every fact written before unverifiable.',
    });
    this.sealKey = secretOf(this, 'SealKey', {
      description: 'Chasqui: what the key that signs the seals of the archive is made of',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: keptOrNot,
      whyNotRotated:
        'Auditors hold the seals to the key that they wrote down: it changes when they are told, not by a clock.',
    });
    this.tapKeys = secretOf(this, 'TapKeys', {
      description: 'Chasqui: what the buttons of open asks are signed with (docs/deploy.md)',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: keptOrNot,
      whyNotRotated:
        'The buttons on phones are signed with it: a new key is put in beside the old one, which goes when no ask of its time is open.',
    });
    this.whatsAppToken = secretOf(this, 'WhatsAppToken', {
      description: 'Chasqui: access token of the WhatsApp Cloud API, put in by hand (docs/deploy.md)',
      generateSecretString: { passwordLength: 32, excludePunctuation: true },
      whyNotRotated: 'Meta issues the token of a system user by hand; nothing in AWS can rotate it.',
    });
    this.sources = secretOf(this, 'Sources', {
      description: 'Chasqui: what the sources sign with, put in by hand (docs/connect-a-system.md)',
      secretStringValue: SecretValue.unsafePlainText('{}'),
      whyNotRotated:
        'Each of them is held by the system that signs with it: a new one is put in on both sides.',
    });
    this.apps = secretOf(this, 'Apps', {
      description: "Chasqui: secrets of Meta's apps, which sign webhooks, put in by hand (docs/deploy.md)",
      secretStringValue: SecretValue.unsafePlainText('[]'),
      whyNotRotated: 'Meta makes them; whoever resets one in its dashboard puts the new one in here.',
    });
    this.verifyToken = secretOf(this, 'VerifyToken', {
      description:
        "Chasqui: the token to set beside the webhook's address in Meta's dashboard (docs/deploy.md)",
      generateSecretString: { passwordLength: 32, excludePunctuation: true },
      whyNotRotated: 'It is shown once, by whoever sets the address of the webhook, and opens nothing else.',
    });
  }
}

interface SecretShape extends SecretProps {
  readonly whyNotRotated: string;
}

function secretOf(scope: Construct, id: string, { whyNotRotated, ...shape }: SecretShape): Secret {
  const secret = new Secret(scope, id, { removalPolicy: RemovalPolicy.DESTROY, ...shape });
  Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: whyNotRotated });
  return secret;
}
