export type Value = string | number | boolean | null | readonly (string | number | boolean)[]
export type Fields = Readonly<Record<string, Value>>
type Test = (fields: Fields) => boolean

/** A filter a server would refuse. */
export class BadFilter extends Error {}

/** `a = 1 AND (b IN ["x", "y"] OR c >= 2)`, or a list of which all must hold. */
export function readFilter(filter: unknown, filterable: readonly string[]): Test {
  if (filter === undefined || filter === null) return () => true
  if (Array.isArray(filter)) {
    const tests = filter.map((part: unknown) =>
      Array.isArray(part)
        ? anyOf(part.map((each) => readFilter(each, filterable)))
        : readFilter(part, filterable),
    )
    return allOf(tests)
  }
  if (typeof filter !== 'string') throw new BadFilter('A filter is a string or a list')
  return new Parser(filter, filterable).read()
}

const allOf =
  (tests: readonly Test[]): Test =>
  (fields) =>
    tests.every((test) => test(fields))
const anyOf =
  (tests: readonly Test[]): Test =>
  (fields) =>
    tests.some((test) => test(fields))

const tokens =
  /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()[\],]|!=|>=|<=|[=<>]|[^\s()[\],=<>!"']+)/y

class Parser {
  readonly #tokens: string[]
  readonly #filterable: readonly string[]
  #at = 0

  constructor(text: string, filterable: readonly string[]) {
    this.#filterable = filterable
    this.#tokens = []
    tokens.lastIndex = 0
    while (tokens.lastIndex < text.trimEnd().length) {
      const token = tokens.exec(text)?.[1]
      if (token === undefined) throw new BadFilter(`Was expecting an operation in \`${text}\``)
      this.#tokens.push(token)
    }
  }

  read(): Test {
    const test = this.#either()
    if (this.#at < this.#tokens.length)
      throw new BadFilter('Found unexpected characters at the end')
    return test
  }

  #next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw new BadFilter('The filter ends too early')
    return token
  }

  #takes(word: string): boolean {
    if (this.#tokens[this.#at] !== word) return false
    this.#at++
    return true
  }

  #either(): Test {
    const tests = [this.#both()]
    while (this.#takes('OR')) tests.push(this.#both())
    return anyOf(tests)
  }

  #both(): Test {
    const tests = [this.#one()]
    while (this.#takes('AND')) tests.push(this.#one())
    return allOf(tests)
  }

  #one(): Test {
    if (this.#takes('NOT')) {
      const test = this.#one()
      return (fields) => !test(fields)
    }
    if (this.#takes('(')) {
      const test = this.#either()
      if (!this.#takes(')')) throw new BadFilter('Expression has no closing parenthesis')
      return test
    }
    return this.#comparison()
  }

  #comparison(): Test {
    const name = unquoted(this.#next())
    if (!this.#filterable.includes(name)) {
      throw new BadFilter(`Attribute \`${name}\` is not filterable`)
    }
    const operator = this.#next()
    if (operator === 'IN') {
      const values = this.#list()
      return (fields) => valuesOf(fields[name]).some((value) => values.has(folded(value)))
    }
    const wanted = unquoted(this.#next())
    const compare = comparisons[operator]
    if (!compare) throw new BadFilter(`Was expecting an operation, found \`${operator}\``)
    return (fields) => compare(valuesOf(fields[name]), wanted)
  }

  #list(): Set<string> {
    if (!this.#takes('[')) throw new BadFilter('Expected a list after IN')
    const values = new Set<string>()
    while (!this.#takes(']')) {
      values.add(folded(unquoted(this.#next())))
      if (this.#takes(']')) break
      if (!this.#takes(',')) throw new BadFilter('Expected a comma between the values of a list')
    }
    return values
  }
}

type Plain = string | number | boolean

const comparisons: Record<string, (values: readonly Plain[], wanted: string) => boolean> = {
  '=': (values, wanted) => values.some((value) => folded(value) === folded(wanted)),
  '!=': (values, wanted) => values.every((value) => folded(value) !== folded(wanted)),
  '>=': (values, wanted) => values.some((value) => Number(value) >= Number(wanted)),
  '<=': (values, wanted) => values.some((value) => Number(value) <= Number(wanted)),
  '>': (values, wanted) => values.some((value) => Number(value) > Number(wanted)),
  '<': (values, wanted) => values.some((value) => Number(value) < Number(wanted)),
}

export function valuesOf(value: Value | undefined): readonly Plain[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as Plain[]) : [value as Plain]
}

/** Values are compared whatever their case. */
function folded(value: Plain): string {
  return String(value).toLowerCase()
}

function unquoted(token: string): string {
  const quote = token[0]
  if (quote !== '"' && quote !== "'") return token
  return token.slice(1, -1).replaceAll(/\\(.)/g, '$1')
}
