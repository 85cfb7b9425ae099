/** What stands in a local cloud, by name. */
export interface Inventory {
  readonly stacks: string[];
  readonly functions: string[];
  readonly logGroups: string[];
  readonly roles: string[];
}

/** Asks MiniStack itself. It checks no signatures, so plain requests do, and four SDK clients need not be installed. */
export async function takeInventory(endpoint: string): Promise<Inventory> {
  const [stacks, functions, logGroups, roles] = await Promise.all([
    query(endpoint, 'cloudformation', 'DescribeStacks', '2010-05-15'),
    ask(endpoint, 'lambda', '2015-03-31/functions/'),
    ask(endpoint, 'logs', '', { 'x-amz-target': 'Logs_20140328.DescribeLogGroups', 'content-type': 'application/x-amz-json-1.1' }, '{}'),
    query(endpoint, 'iam', 'ListRoles', '2010-05-08'),
  ]);
  return {
    stacks: valuesOf(stacks, 'StackName'),
    functions: JSON.parse(functions).Functions.map((one: { FunctionName: string }) => one.FunctionName),
    logGroups: JSON.parse(logGroups).logGroups.map((one: { logGroupName: string }) => one.logGroupName),
    roles: valuesOf(roles, 'RoleName'),
  };
}

/** What is there now and was not there before. */
export function addedSince(before: Inventory, now: Inventory): string[] {
  const kinds = Object.keys(before) as (keyof Inventory)[];
  return kinds.flatMap((kind) => now[kind].filter((name) => !before[kind].includes(name)).map((name) => `${kind}: ${name}`));
}

/** The state of a stack as CloudFormation would name it, or nothing if there is no such stack. */
export async function stackStatus(endpoint: string, stackName: string): Promise<string | undefined> {
  const answer = await query(endpoint, 'cloudformation', 'DescribeStacks', '2010-05-15');
  return valuesOf(answer, 'StackStatus')[valuesOf(answer, 'StackName').indexOf(stackName)];
}

function query(endpoint: string, service: string, action: string, version: string): Promise<string> {
  const form = new URLSearchParams({ Action: action, Version: version });
  return ask(endpoint, service, '', { 'content-type': 'application/x-www-form-urlencoded' }, form.toString());
}

async function ask(endpoint: string, service: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<string> {
  // The credential's scope tells MiniStack which service is meant.
  const authorization = `AWS4-HMAC-SHA256 Credential=test/20200101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=none`;
  const response = await fetch(`${endpoint}/${path}`, { method: body === undefined ? 'GET' : 'POST', headers: { ...headers, authorization }, body });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${service} answered ${response.status}: ${answer}`);
  return answer;
}

function valuesOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, value]) => value);
}
