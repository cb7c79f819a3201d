extension AssemblyPass {
    func parseRegister(_ cursor: inout LineCursor) throws(AssemblyError) -> UInt8 {
        var number: UInt8 = 0
        guard parseRegister(ifPresent: &cursor, into: &number) else {
            throw cursor.error("expected a register, x0 to x31 or an ABI name, found \(cursor.found)")
        }
        return number
    }

    /// Parses a register if one stands here; leaves everything as it is otherwise.
    func parseRegister(ifPresent cursor: inout LineCursor, into register: inout UInt8) -> Bool {
        var lookahead = cursor
        guard let name = lookahead.takeName(), let number = RegisterNames.number(of: name) else { return false }
        register = number
        cursor = lookahead
        return true
    }

    /// Parses a signed 12-bit immediate or a shift amount.
    func parseImmediate(of opcode: Opcode, _ cursor: inout LineCursor) throws(AssemblyError) -> Int32 {
        let format = opcode.spec.format
        let range = Int128(format.immediateRange.lowerBound)...Int128(format.immediateRange.upperBound)
        switch format {
        case .shift: return Int32(try parseNumber(in: range, "shift amount", fits: "6 bits", &cursor))
        case .shiftWord: return Int32(try parseNumber(in: range, "shift amount", fits: "5 bits", &cursor))
        case .i, .iOffset, .s: return Int32(try parseNumber(in: range, "immediate", fits: "12 signed bits", &cursor))
        case .r, .b, .u, .j, .fence, .none: preconditionFailure("\(opcode) has no such immediate")
        }
    }

    /// Parses the upper 20 bits of LUI and AUIPC.
    func parseUpperImmediate(_ cursor: inout LineCursor) throws(AssemblyError) -> Int32 {
        let upper = try parseNumber(in: 0...0xfffff, "immediate", fits: "20 bits", &cursor)
        return Int32(truncatingIfNeeded: upper << 12)
    }

    /// Parses `offset(register)`, where the offset may be missing.
    func parseOffset(into instruction: inout Instruction, _ cursor: inout LineCursor) throws(AssemblyError) {
        if cursor.next != UInt8(ascii: "(") { instruction.imm = try parseImmediate(of: instruction.opcode, &cursor) }
        try cursor.expect("(")
        instruction.rs1 = try parseRegister(&cursor)
        try cursor.expect(")")
    }

    /// Parses the target of a branch or jump: an address, or a number that is the distance to it.
    func parseTarget(of opcode: Opcode, _ cursor: inout LineCursor) throws(AssemblyError) -> Int32 {
        let operand = try parseValue(&cursor)
        guard operand.isKnown else { return 0 }
        let format = opcode.spec.format
        let distance =
            operand.isAddress
            ? Int128(Int64(truncatingIfNeeded: operand.value) &- Int64(bitPattern: address)) : operand.value
        guard let offset = Int32(exactly: distance), format.immediateRange.contains(offset),
            offset % format.immediateStep == 0
        else {
            let range = format.immediateRange
            throw cursor.error(
                "target is \(distance) bytes away, expected an even distance in "
                    + "\(range.lowerBound)...\(range.upperBound)", at: operand.place)
        }
        return offset
    }

    /// Parses the predecessor and successor sets of FENCE; none means `iorw, iorw`.
    func parseOrderingSets(_ cursor: inout LineCursor) throws(AssemblyError) -> Int32 {
        guard !cursor.isAtEnd else { return 0xff }
        let predecessors = try parseOrderingSet(&cursor)
        try cursor.expect(",")
        return predecessors << 4 | (try parseOrderingSet(&cursor))
    }

    private func parseOrderingSet(_ cursor: inout LineCursor) throws(AssemblyError) -> Int32 {
        let place = cursor.position
        if let number = try cursor.takeNumber(), number == 0 { return 0 }
        guard let name = cursor.takeName() else {
            throw cursor.error("expected letters of iorw, or 0 for none", at: place)
        }
        if name == "unknown" { return 0 }
        var rest = Substring(name)
        var set: Int32 = 0
        for (letter, bit) in [("i", 8), ("o", 4), ("r", 2), ("w", 1)] as [(String, Int32)] where rest.hasPrefix(letter)
        {
            rest = rest.dropFirst()
            set |= bit
        }
        guard rest.isEmpty else {
            throw cursor.error(
                "'\(shortened(name))' is not a set of accesses: expected letters of iorw in that order", at: place)
        }
        return set
    }
}
