extension AssemblyPass {
    /// Parses the operands of the instruction or pseudo-instruction called `name`.
    func parseInstruction(
        _ name: String, at place: Int, _ cursor: inout LineCursor
    ) throws(AssemblyError) -> [Instruction] {
        switch name {
        case "li": return try parseLoadImmediate(&cursor)
        case "la", "lla": return try parseLoadAddress(&cursor)
        case "jr": return [try parseJumpAndLink(rd: 0, &cursor)]
        case "jalr": return [try parseJalr(&cursor)]
        default: break
        }
        if let opcode = Opcode(mnemonic: name) { return [try parseOperands(of: opcode, &cursor)] }
        if let pseudo = PseudoInstruction.table.first(where: { $0.mnemonic == name }) {
            return [try parseOperands(pseudo.operands, into: pseudo.expansion, &cursor)]
        }
        throw cursor.error(
            "'\(shortened(name))' is neither an instruction of RV64I and Zifencei nor a known pseudo-instruction",
            at: place)
    }

    private func parseOperands(of opcode: Opcode, _ cursor: inout LineCursor) throws(AssemblyError) -> Instruction {
        var instruction = Instruction(opcode)
        let letters: String
        switch opcode.spec.format {
        case .r: letters = "dst"
        case .i, .shift, .shiftWord: letters = "dsi"
        case .iOffset: letters = "do"
        case .s: letters = "to"
        case .b: letters = "stp"
        case .u: letters = "du"
        case .j:
            // `jal target` links in x1, as calls do.
            guard parseRegister(ifPresent: &cursor, into: &instruction.rd) else {
                instruction.rd = 1
                return try parseOperands("p", into: instruction, &cursor)
            }
            try cursor.expect(",")
            letters = "p"
        case .fence:
            instruction.imm = opcode == .fence ? try parseOrderingSets(&cursor) : 0
            letters = ""
        case .none: letters = ""
        }
        return try parseOperands(letters, into: instruction, &cursor)
    }

    /// Parses operands separated by commas into the fields their letters name: those of `PseudoInstruction`, and `i` an
    /// immediate, `u` an upper immediate, `o` an offset and its base register.
    private func parseOperands(
        _ letters: String, into template: Instruction, _ cursor: inout LineCursor
    ) throws(AssemblyError) -> Instruction {
        var instruction = template
        for (index, letter) in letters.enumerated() {
            if index > 0 { try cursor.expect(",") }
            switch letter {
            case "d": instruction.rd = try parseRegister(&cursor)
            case "s": instruction.rs1 = try parseRegister(&cursor)
            case "t": instruction.rs2 = try parseRegister(&cursor)
            case "i": instruction.imm = try parseImmediate(of: instruction.opcode, &cursor)
            case "u": instruction.imm = try parseUpperImmediate(&cursor)
            case "p": instruction.imm = try parseTarget(of: instruction.opcode, &cursor)
            case "o": try parseOffset(into: &instruction, &cursor)
            default: preconditionFailure("unknown operand letter \(letter)")
            }
        }
        return instruction
    }

    private func parseLoadImmediate(_ cursor: inout LineCursor) throws(AssemblyError) -> [Instruction] {
        let rd = try parseRegister(&cursor)
        try cursor.expect(",")
        let operand = try parseLayoutValue(&cursor)
        guard !operand.isAddress else {
            throw cursor.error("li takes a number; use la for addresses", at: operand.place)
        }
        let range = Int128(Int64.min)...Int128(UInt64.max)
        guard range.contains(operand.value) else {
            throw cursor.error(
                "immediate \(operand.value) does not fit 64 bits (\(range.lowerBound)...\(range.upperBound))",
                at: operand.place)
        }
        return Instruction.loading(Int64(truncatingIfNeeded: operand.value), into: rd)
    }

    private func parseLoadAddress(_ cursor: inout LineCursor) throws(AssemblyError) -> [Instruction] {
        let rd = try parseRegister(&cursor)
        try cursor.expect(",")
        let operand = try parseValue(&cursor)
        let distance = Int64(truncatingIfNeeded: operand.value) &- Int64(bitPattern: address)
        let low = Instruction.signExtended12(distance)
        guard let high = Int32(exactly: distance &- low) else {
            guard operand.isKnown else { return Array(repeating: .nop, count: 2) }
            throw cursor.error("address is \(distance) bytes away, expected less than 2 GiB: use li", at: operand.place)
        }
        return [Instruction(.auipc, rd: rd, imm: high), Instruction(.addi, rd: rd, rs1: rd, imm: Int32(low))]
    }

    private func parseJalr(_ cursor: inout LineCursor) throws(AssemblyError) -> Instruction {
        // `jalr rs1` links in x1; with a comma after it, the first register is rd.
        var lookahead = cursor
        var rd: UInt8 = 1
        if parseRegister(ifPresent: &lookahead, into: &rd), lookahead.take(",") {
            cursor = lookahead
        } else {
            rd = 1
        }
        return try parseJumpAndLink(rd: rd, &cursor)
    }

    /// Parses the target of JALR: `imm(rs1)`, `rs1, imm` or `rs1`.
    private func parseJumpAndLink(rd: UInt8, _ cursor: inout LineCursor) throws(AssemblyError) -> Instruction {
        var instruction = Instruction(.jalr, rd: rd)
        guard parseRegister(ifPresent: &cursor, into: &instruction.rs1) else {
            try parseOffset(into: &instruction, &cursor)
            return instruction
        }
        if cursor.take(",") { instruction.imm = try parseImmediate(of: .jalr, &cursor) }
        return instruction
    }
}
