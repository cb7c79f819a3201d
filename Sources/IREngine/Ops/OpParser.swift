import GuestMachine

/// What is wrong with the text of a block.
package struct OpSyntaxError: Error, Equatable, CustomStringConvertible {
    /// Line, from 1.
    package let line: Int
    /// What was found and expected.
    package let message: String

    /// `line 3: error: t7 is not defined`.
    package var description: String { "line \(line): error: \(message)" }
}

extension OpBlock {
    /// Reads a block from the form that `description` writes.
    ///
    /// Statements end at a line's end or `;`, comments begin with `#`. Temps may have any numbers, which become the
    /// indices of their ops. Without a `block` line the block starts at address 0.
    /// - Throws: `OpSyntaxError`. Whether a block that reads well is also well-formed is the verifier's to say.
    package convenience init(parsing text: String) throws(OpSyntaxError) {
        self.init()
        var parser = OpParser(block: self)
        var lineNumber = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lineNumber += 1
            let code = line.prefix { $0 != "#" }
            for statement in code.split(separator: ";") {
                do { try parser.parse(statement) } catch {
                    throw OpSyntaxError(line: lineNumber, message: error.message)
                }
            }
        }
        instructionCount = Int(parser.instruction) + 1
    }
}

/// Reads statements, one after the other, into a block.
private struct OpParser {
    struct Failure: Error { let message: String }

    let block: OpBlock
    /// The guest instruction that ops belong to.
    var instruction: UInt16 = 0
    /// Where each temp of the text is defined.
    private var names: [UInt64: Temp] = [:]
    private var tokens: [Substring] = []
    private var position = 0

    init(block: OpBlock) { self.block = block }

    mutating func parse(_ statement: Substring) throws(Failure) {
        tokens = OpParser.tokens(of: statement)
        position = 0
        if accept("@") {
            let number = try number()
            guard number < UInt64(OpBlock.instructionLimit) else { throw Failure(message: "no instruction @\(number)") }
            instruction = UInt16(number)
            if let word = peek, word.first?.isNumber == true {
                block.setAddresses(from: Int(instruction), to: try self.number())
            }
        }
        guard let word = next() else { return }
        if word == "block" {
            block.setAddresses(from: 0, to: try number())
        } else if accept("=") {
            try definition(of: word)
        } else {
            block.append(try effect(word))
        }
        if let extra = next() { throw Failure(message: "unexpected \(extra)") }
        guard block.count < OpBlock.capacity - 2 else { throw Failure(message: "more than \(OpBlock.capacity) ops") }
    }

    // MARK: Statements

    private mutating func definition(of name: Substring) throws(Failure) {
        if let register = OpParser.index("x", name) {
            if let operand = peek, OpParser.index("t", operand) != nil {
                block.append(op(.set, detail: UInt8(register & 31), a: try temp()))
            } else {
                let value = block.append(try expression())
                block.append(op(.set, detail: UInt8(register & 31), a: value))
            }
            guard register < 32 else { throw Failure(message: "no register \(name)") }
        } else if let number = OpParser.index("t", name) {
            guard names[number] == nil else { throw Failure(message: "\(name) is defined twice") }
            names[number] = block.append(try expression())
        } else {
            throw Failure(message: "expected a temp or register before =, not \(name)")
        }
    }

    /// What stands to the right of `=`.
    private mutating func expression() throws(Failure) -> Op {
        if let word = peek, OpParser.index("t", word) != nil { return op(.copy, a: try temp()) }
        let word = next() ?? "nothing"
        if let register = OpParser.index("x", word) {
            guard register < 32 else { throw Failure(message: "no register \(word)") }
            return op(.get, detail: UInt8(register))
        }
        guard let kind = OpKind.allCases.first(where: { $0.mnemonic == word && $0.hasValue }) else {
            throw Failure(message: "\(word) defines no value")
        }
        if kind == .const { return op(kind, imm: try number()) }
        if kind.isLoad { return try address(kind) }
        if kind == .select { return try selection() }
        let a = try temp()
        if kind.isUnary { return op(kind, a: a) }
        try expect(",")
        if let operand = peek, OpParser.index("t", operand) != nil { return op(kind, a: a, b: try temp()) }
        return op(kind, a: a, imm: try number())
    }

    private mutating func effect(_ word: Substring) throws(Failure) -> Op {
        if let kind = OpKind.allCases.first(where: { $0.isStore && $0.mnemonic == word }) {
            var store = try address(kind)
            try expect(",")
            store.b = try temp()
            return store
        }
        switch word {
        case "check": return op(.check, a: try temp())
        case "goto":
            if let operand = peek, OpParser.index("t", operand) != nil { return op(.gotoValue, a: try temp()) }
            return op(.goto, imm: try number())
        case "branch":
            let condition = try condition()
            let a = try temp()
            try expect(",")
            let b = try temp()
            try expect(",")
            let target = try number()
            return op(.branch, detail: condition.rawValue, a: a, b: b, imm: target)
        case "trap":
            let name = next() ?? "nothing"
            guard let cause = TrapCause.allCases.first(where: { String(describing: $0) == name }) else {
                throw Failure(message: "no trap cause \(name)")
            }
            try expect(",")
            return op(.trap, detail: cause.rawValue, imm: try number())
        default: throw Failure(message: "no op \(word)")
        }
    }

    /// `ltu t0, t1, t2, t3`.
    private mutating func selection() throws(Failure) -> Op {
        var result = op(.select, detail: try condition().rawValue, a: try temp())
        try expect(",")
        result.b = try temp()
        try expect(",")
        result.c = try temp()
        try expect(",")
        result.d = try temp()
        return result
    }

    private mutating func condition() throws(Failure) -> BranchCondition {
        let name = next() ?? "nothing"
        guard let condition = BranchCondition.allCases.first(where: { String(describing: $0) == name }) else {
            throw Failure(message: "no condition \(name)")
        }
        return condition
    }

    private func op(
        _ kind: OpKind, detail: UInt8 = 0, a: Temp = Op.none, b: Temp = Op.none, imm: UInt64 = 0
    ) -> Op {
        Op(kind, detail: detail, instruction: instruction, a: a, b: b, imm: imm)
    }

    // MARK: Operands

    /// `[t0]`, `[t0 + 8]`, `[t0 - 8]` or `[0x80010000]`.
    private mutating func address(_ kind: OpKind) throws(Failure) -> Op {
        try expect("[")
        var result = op(kind)
        if let base = peek, OpParser.index("t", base) != nil {
            result.a = try temp()
            if accept("+") {
                result.imm = try number()
            } else if accept("-") {
                result.imm = 0 &- (try number())
            }
        } else {
            result.imm = try number()
        }
        try expect("]")
        return result
    }

    private mutating func temp() throws(Failure) -> Temp {
        let word = next() ?? "nothing"
        guard let number = OpParser.index("t", word) else { throw Failure(message: "expected a temp, not \(word)") }
        guard let temp = names[number] else { throw Failure(message: "\(word) is not defined") }
        return temp
    }

    private mutating func number() throws(Failure) -> UInt64 {
        let isNegative = accept("-")
        let word = next() ?? "nothing"
        let digits = word.hasPrefix("0x") ? word.dropFirst(2) : word
        guard let value = UInt64(digits, radix: word.hasPrefix("0x") ? 16 : 10) else {
            throw Failure(message: "expected a number, not \(word)")
        }
        return isNegative ? 0 &- value : value
    }

    /// The number in names such as `t12`, or nil.
    private static func index(_ letter: Character, _ word: Substring) -> UInt64? {
        word.first == letter ? UInt64(word.dropFirst()) : nil
    }

    // MARK: Tokens

    private var peek: Substring? { position < tokens.count ? tokens[position] : nil }

    private mutating func next() -> Substring? {
        defer { position += 1 }
        return peek
    }

    private mutating func accept(_ symbol: Substring) -> Bool {
        guard peek == symbol else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ symbol: Substring) throws(Failure) {
        guard accept(symbol) else { throw Failure(message: "expected \(symbol), not \(peek ?? "nothing")") }
    }

    /// Words, and every other character that is not a space by itself.
    private static func tokens(of text: Substring) -> [Substring] {
        var result: [Substring] = []
        var rest = text
        while let first = rest.first {
            let length = first.isLetter || first.isNumber ? rest.prefix { $0.isLetter || $0.isNumber }.count : 1
            if !first.isWhitespace { result.append(rest.prefix(length)) }
            rest = rest.dropFirst(length)
        }
        return result
    }
}
