/** The type of a resource that has nothing to do with the handler: it only takes its time, and may fail. */
export const OTHER = 'Test::Other';

/** A resource as a template declares it. */
export interface ResourceDeclaration {
  /** Default: the custom resource of the handler. */
  readonly Type?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: 'Delete' | 'Retain' | 'RetainExceptOnCreate';
  readonly UpdateReplacePolicy?: 'Delete' | 'Retain';
  readonly DependsOn?: readonly string[];
  /** Of an OTHER: how long its creation or update takes; default 1000. */
  readonly Milliseconds?: number;
  /** Of an OTHER: whether its creation or update fails. */
  readonly Fails?: boolean;
}

/** The resources of a template by logical ID. */
export type Template = Readonly<Record<string, ResourceDeclaration>>;

export type Properties = Readonly<Record<string, unknown>>;

const SERVICE_TOKEN = 'arn:aws:lambda:us-east-1:123456789012:function:provider';

/** Properties as CloudFormation sends them: with its own two among them, and every scalar as a string. */
export function asSent({ Type, Properties = {}, Milliseconds, Fails }: ResourceDeclaration): Properties {
  const declared = Type === OTHER ? { Milliseconds, Fails } : { ServiceToken: SERVICE_TOKEN, ServiceTimeout: 900, ...Properties };
  return JSON.parse(JSON.stringify(declared), (_, member) => ['boolean', 'number'].includes(typeof member) ? String(member) : member);
}
