const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number) => (text: string) => colours ? `\u001b[${code}m${text}\u001b[0m` : text;
const [bold, dim, green, cyan] = [1, 2, 32, 36].map(paint);

/** Tells what a program does while it does it, and stops it where a claim does not hold. */
export class Narrator {
  private chapter = 0;

  constructor(private readonly chapters: number) {}

  title(text: string): void {
    console.log(`\n${bold(text)}`);
  }

  begin(heading: string, explanation: string): void {
    this.chapter++;
    console.log(`\n${bold(cyan(`${this.chapter}/${this.chapters}  ${heading}`))}\n     ${dim(explanation)}\n`);
  }

  command(line: string): void {
    console.log(`     ${bold(`$ ${line}`)}\n`);
  }

  /** Facts under each other. One that was something else before shows both. */
  facts(now: Record<string, string>, before: Record<string, string> = now): void {
    const width = Math.max(...Object.keys(now).map((name) => name.length));
    console.log();
    for (const [name, value] of Object.entries(now)) {
      const shown = before[name] === value ? value : `${before[name] ?? '(none)'} ${bold('→')} ${bold(value)}`;
      console.log(`     ${dim(name.padEnd(width))}  ${shown}`);
    }
    console.log();
  }

  claim(text: string, holds: boolean): void {
    if (!holds) throw new Error(`This does not hold: ${text}`);
    console.log(`     ${green('✔')} ${text}`);
  }
}
